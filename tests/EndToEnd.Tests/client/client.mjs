// Microsoft's own Direct Line client, driven line by line: commands come as JSON lines on standard input, and everything the client
// emits leaves as JSON lines on standard output.
import { createInterface } from 'node:readline';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const sockets = new Set();

globalThis.XMLHttpRequest = require('xhr2').XMLHttpRequest;
globalThis.WebSocket = class extends require('ws') {
  constructor(url) {
    super(url);
    sockets.add(this);
    this.on('close', () => sockets.delete(this));
  }
};

// The client waits a random 3 to 15 seconds before it reconnects; a test takes the shortest.
Math.random = () => 0;

const emit = (event) => process.stdout.write(`${JSON.stringify(event)}\n`);
process.on('uncaughtException', (error) => emit({ event: 'fault', message: String(error) }));

const { DirectLine, ConnectionStatus } = require('botframework-directlinejs');
const base = `${process.argv[2]}/v3/directline`;
const answer = await fetch(`${base}/tokens/generate`, { method: 'POST' });
const { token } = await answer.json();
const client = new DirectLine({ domain: base, token, timeout: 2000, webSocket: process.argv[3] !== 'poll', pollingInterval: 200 });

client.connectionStatus$.subscribe((status) => emit({ event: 'status', status: ConnectionStatus[status] }));
client.activity$.subscribe(
  (activity) => emit({
    event: 'activity', id: activity.id, type: activity.type, text: activity.text, role: activity.from?.role, replyToId: activity.replyToId,
    clientId: activity.channelData?.clientActivityID, actions: activity.suggestedActions?.actions,
  }),
  (error) => emit({ event: 'ended', message: String(error) }));

for await (const line of createInterface({ input: process.stdin })) {
  const command = JSON.parse(line);
  if (command.do === 'post') {
    client.postActivity({ type: 'message', from: { id: 'tester' }, ...command.activity }).subscribe(
      (id) => emit({ event: 'posted', id, clientId: command.activity.channelData?.clientActivityID }),
      (error) => emit({ event: 'refused', status: error.status ?? 0 }));
  } else if (command.do === 'drop') {
    for (const socket of sockets) socket.terminate();
    emit({ event: 'dropped' });
  }
}
client.end();
process.exit(0);
