// The chat page: a small Direct Line 3.0 client. What was said lives in the service's log, so this page keeps only the way back to it:
// the token and the resume key in localStorage, and messages not yet accepted in sessionStorage. Text reaches the page through
// textContent alone.
'use strict';

(() => {
  const texts = {
    vi: {
      title: 'Trợ lý học tập suốt đời',
      owner: 'Trợ lý tự động của {0}',
      otherLanguage: 'English',
      otherShort: 'EN',
      connecting: 'Đang kết nối…',
      reconnecting: 'Mất kết nối. Đang kết nối lại…',
      offline: 'Máy của bạn đang không có mạng. Tin nhắn sẽ được gửi khi có mạng.',
      phone: 'Gọi văn phòng: {0}',
      call: 'Cần gấp, bạn gọi {0}',
      busy: 'Bạn gửi hơi nhanh. Tin nhắn sẽ được gửi sau ít giây.',
      full: 'Trợ lý tạm thời chưa nhận được tin nhắn mới. Tin của bạn sẽ được gửi khi có thể.',
      conversation: 'Cuộc trò chuyện',
      typing: 'Trợ lý đang soạn câu trả lời',
      choices: 'Chọn câu trả lời',
      newest: 'Xuống tin mới',
      menu: 'Thêm',
      copy: 'Sao chép',
      copied: 'Đã sao chép',
      message: 'Tin nhắn của bạn',
      placeholder: 'Nhập câu hỏi…',
      send: 'Gửi',
      sending: 'Đang gửi…',
      failed: 'Chưa gửi được.',
      tooLong: 'Tin nhắn quá dài, chưa gửi được.',
      again: 'Gửi lại',
      you: 'Bạn: ',
      bot: 'Trợ lý: ',
      newTab: ' (mở trang mới)',
      today: 'Hôm nay',
      safety: 'Xin đừng gửi mật khẩu, mã xác nhận hay ảnh căn cước. Dùng máy chung, xin mở ⋮ và chọn “Máy dùng chung”.',
      shared: 'Máy dùng chung: đóng trang là quên',
      forget: 'Xóa cuộc trò chuyện trên máy này',
      forgetTitle: 'Xóa cuộc trò chuyện trên máy này?',
      forgetText: 'Máy này sẽ không còn hiện những gì đã trao đổi. Đăng ký của bạn vẫn được giữ. '
        + 'Muốn xóa cả dữ liệu đã đăng ký, hãy nhắn “xóa dữ liệu” trước.',
      forgetNo: 'Không xóa',
      forgetYes: 'Xóa',
      forgotten: 'Đã xóa cuộc trò chuyện trên máy này. Đây là cuộc trò chuyện mới.',
      expired: 'Cuộc trò chuyện trước đã hết hạn lưu. Đây là cuộc trò chuyện mới.',
    },
    en: {
      title: 'Lifelong learning assistant',
      owner: 'Automatic assistant of the {0}',
      otherLanguage: 'Tiếng Việt',
      otherShort: 'VI',
      connecting: 'Connecting…',
      reconnecting: 'Connection lost. Connecting again…',
      offline: 'Your device is offline. Your message will be sent when it is online again.',
      phone: 'Call the office: {0}',
      call: 'If it is urgent, call {0}',
      busy: 'That was a little fast. Your message will be sent in a few seconds.',
      full: 'The assistant cannot take new messages for now. Yours will be sent when it can.',
      conversation: 'Conversation',
      typing: 'The assistant is writing an answer',
      choices: 'Choose an answer',
      newest: 'Newest message',
      menu: 'More',
      copy: 'Copy',
      copied: 'Copied',
      message: 'Your message',
      placeholder: 'Type a question…',
      send: 'Send',
      sending: 'Sending…',
      failed: 'Not sent.',
      tooLong: 'The message is too long and was not sent.',
      again: 'Send again',
      you: 'You: ',
      bot: 'Assistant: ',
      newTab: ' (opens a new page)',
      today: 'Today',
      safety: 'Please do not send passwords, one-time codes or pictures of ID cards. '
        + 'On a shared computer, open ⋮ and choose “Shared computer”.',
      shared: 'Shared computer: forget when closed',
      forget: 'Delete the conversation on this device',
      forgetTitle: 'Delete the conversation on this device?',
      forgetText: 'This device will no longer show what was said. Your sign-ups are kept. '
        + 'To erase the data you gave as well, first send the message “delete my data”.',
      forgetNo: 'Keep it',
      forgetYes: 'Delete',
      forgotten: 'The conversation was deleted on this device. This is a new one.',
      expired: 'The earlier conversation is no longer kept. This is a new one.',
    },
  };

  const byId = (id) => document.getElementById(id);
  const scroll = byId('scroll');
  const log = byId('log');
  const choices = byId('choices');
  const typing = byId('typing');
  const input = byId('message');
  const base = '/v3/directline/';

  // ---- What is kept -------------------------------------------------------------------------------------------------------------

  // Private windows and embedded pages may forbid storage: the page then works until it is closed.
  const kept = (area, key, empty) => {
    let value = empty();
    try {
      value = { ...value, ...JSON.parse(area()?.getItem(key) ?? '{}') };
    } catch {
      // Blocked, or written by something else: begin with nothing.
    }
    return {
      value,
      save() {
        try {
          area().setItem(key, JSON.stringify(this.value));
        } catch {
          // Blocked or full: kept in memory only.
        }
      },
    };
  };
  // On a shared computer nothing is written down but that it is one: the next reader finds no way back, not even by opening a closed tab again.
  let isShared = false;
  try {
    isShared = localStorage.getItem('chatbot.shared') === '1';
  } catch {
    // Storage is forbidden: nothing is written anyway.
  }
  const written = (area) => (isShared ? { getItem: () => null, setItem: () => {} } : area());

  const firstLanguage = new URLSearchParams(location.search).get('lang') === 'en' ? 'en' : 'vi';
  const session = kept(() => written(() => localStorage), 'chatbot', () => ({ conversation: null, token: null, resume: null, started: false, language: firstLanguage }));
  const unsent = kept(() => written(() => sessionStorage), 'chatbot.unsent', () => ({ conversation: null, messages: [] }));

  // ---- Words --------------------------------------------------------------------------------------------------------------------

  const say = (key) => texts[session.value.language][key];
  let statusKey = 'connecting';
  let unread = 0;

  // While the service is out of reach, the office is not.
  const unreachable = ['reconnecting', 'offline', 'full'];

  const showStatus = (key) => {
    statusKey = key;
    const text = key ? say(key) : '';
    const line = byId('status-text');
    if (line.textContent !== text) line.textContent = text;
    byId('status-phone').hidden = !unreachable.includes(key) || !byId('phone').dataset.vi;
    byId('status').classList.toggle('shown', Boolean(key));
  };

  const fillIn = (key, node) => say(key).replace('{0}', node.dataset[session.value.language]);

  const showTitle = () => {
    document.title = (unread ? `(${unread}) ` : '') + say('title');
  };

  const time = (at) => new Intl.DateTimeFormat(session.value.language === 'vi' ? 'vi-VN' : 'en-GB', { hour: '2-digit', minute: '2-digit' }).format(at);

  const day = (at) => at.toDateString() === new Date().toDateString()
    ? say('today')
    : new Intl.DateTimeFormat(session.value.language === 'vi' ? 'vi-VN' : 'en-GB', { weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' }).format(at);

  const showLanguage = () => {
    document.documentElement.lang = session.value.language;
    for (const node of document.querySelectorAll('[data-text]')) {
      if (node.id !== 'status-text') node.textContent = say(node.dataset.text);
    }
    for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', say(node.dataset.label));
    for (const node of document.querySelectorAll('[data-placeholder]')) node.placeholder = say(node.dataset.placeholder);
    for (const node of document.querySelectorAll('[data-time]')) node.textContent = time(new Date(node.dataset.time));
    for (const node of document.querySelectorAll('[data-day]')) node.textContent = day(new Date(node.dataset.day));
    const owner = byId('owner');
    owner.textContent = fillIn('owner', owner);
    const phone = byId('phone');
    phone.textContent = fillIn('phone', phone);
    phone.hidden = !phone.dataset.vi;
    byId('status-phone').textContent = fillIn('call', phone);
    const other = byId('language');
    other.firstElementChild.textContent = say('otherLanguage');
    other.lastElementChild.textContent = say('otherShort');
    other.setAttribute('aria-label', `${say('otherLanguage')} (${say('otherShort')})`);
    other.lang = session.value.language === 'vi' ? 'en' : 'vi';
    showStatus(statusKey);
    showTitle();
  };

  // ---- The transcript -----------------------------------------------------------------------------------------------------------

  const seen = new Set();
  const echoed = new Set();
  let lastDay = '';
  let lastOwn = null;
  let waiting = []; // own messages shown but not yet in the log, in order: {cid, text, value, node, failed}
  let offered = []; // actions of the bot's messages since the citizen last spoke

  const make = (tag, className, text) => {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  };

  const words = (key, className) => {
    const node = make('span', className, say(key));
    node.dataset.text = key;
    return node;
  };

  const isWeb = (url) => /^https?:\/\//i.test(url);
  const isSafe = (url) => /^(https?:\/\/|tel:|mailto:)/i.test(url);

  const link = (url, label) => {
    const node = make('a', '', label);
    node.href = url;
    if (isWeb(url)) {
      node.target = '_blank';
      node.rel = 'noopener noreferrer';
      node.append(words('newTab', 'unseen'));
    }
    return node;
  };

  // Web addresses and telephone numbers of the bot's text become links; everything else stays text.
  const linkable = /https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]]|(?<![\d.])0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?![\d])/g;
  const fillPlain = (node, text) => {
    let end = 0;
    for (const match of text.matchAll(linkable)) {
      node.append(text.slice(end, match.index), link(isWeb(match[0]) ? match[0] : `tel:${match[0].replace(/[ .]/g, '')}`, match[0]));
      end = match.index + match[0].length;
    }
    node.append(text.slice(end));
  };

  // What the service marked (bold, a code, a link with its words) lies inside each other or apart, by its start, the outer first.
  const fill = (node, text, marks = [], from = 0, to = text.length) => {
    let at = from;
    for (let i = 0; i < marks.length; i++) {
      const mark = marks[i];
      const end = mark.start + mark.length;
      if (mark.start < at || end > to) continue;
      fillPlain(node, text.slice(at, mark.start));
      const inner = marks.slice(i + 1).filter((other) => other.start + other.length <= end);
      if (mark.kind === 'code') node.append(code(text.slice(mark.start, end)));
      else if (mark.kind === 'link' && isSafe(mark.url)) node.append(linkOfLine(text, mark));
      else fill(mark.kind === 'bold' ? node.appendChild(make('strong')) : node, text, inner, mark.start, end);
      at = end;
    }
    fillPlain(node, text.slice(at, to));
  };

  // A link that fills its line is pressed like a button.
  const linkOfLine = (text, mark) => {
    const end = mark.start + mark.length;
    const node = link(mark.url, text.slice(mark.start, mark.start + mark.shown));
    const isAlone = (mark.start === 0 || text[mark.start - 1] === '\n') && (end === text.length || text[end] === '\n');
    if (isAlone && mark.shown < mark.length) node.className = 'go';
    return node;
  };

  // A code is what a citizen copies or writes down: large, and with a button that copies it.
  const code = (text) => {
    const box = make('span', 'code');
    const letters = make('b', '', text);
    const button = make('button', 'copy');
    button.type = 'button';
    const label = words('copy', '');
    label.setAttribute('aria-live', 'polite');
    button.append(label);
    button.addEventListener('click', async () => {
      const key = await copy(text, letters) ? 'copied' : 'copy';
      label.dataset.text = key;
      label.textContent = say(key);
      setTimeout(() => {
        label.dataset.text = 'copy';
        label.textContent = say('copy');
      }, 4000);
    });
    box.append(letters, ' ', button);
    return box;
  };

  // Without the right to the clipboard (an old browser, a page without https) the code is at least selected, ready to be copied.
  const copy = async (text, node) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      getSelection().selectAllChildren(node);
      return document.execCommand('copy');
    }
  };

  const addDay = (at, before) => {
    if (at.toDateString() === lastDay) return;
    lastDay = at.toDateString();
    const node = make('p', 'day', day(at));
    node.dataset.day = at.toISOString();
    log.insertBefore(node, before);
  };

  const firstWaiting = () => waiting.find((message) => message.node)?.node ?? null;

  const addNotice = (key) => {
    const node = words(key, 'notice');
    log.insertBefore(node, firstWaiting());
    return node;
  };

  const addTurn = (own, at, before) => {
    if (at) addDay(at, before);
    const turn = make('div', own ? 'turn own' : 'turn bot');
    const bubble = make('div', 'bubble');
    bubble.append(words(own ? 'you' : 'bot', 'unseen'));
    const meta = make('p', 'meta');
    if (at) {
      meta.dataset.time = at.toISOString();
      meta.textContent = time(at);
    }
    turn.append(bubble, meta);
    log.insertBefore(turn, before);
    if (own) lastOwn = turn;
    return { turn, bubble, meta };
  };

  const addCard = (bubble, content) => {
    const card = make('div', 'card');
    if (content.tone) bubble.classList.add('with-card', content.tone);
    if (/^pictures\/[\w.-]+$/.test(content.picture ?? '')) {
      // Beside the title, which says what there is to see.
      const picture = make('img', 'picture');
      picture.alt = '';
      picture.addEventListener('error', () => picture.remove());
      picture.src = content.picture;
      card.append(picture);
    }
    if (content.title) card.append(make('strong', 'title', content.title));
    if (content.text) {
      const body = make('div');
      fill(body, content.text, content.marks);
      card.append(body);
    }
    for (const button of content.buttons ?? []) {
      if (button.type !== 'openUrl' || !isSafe(button.value)) continue;
      const node = link(button.value, button.title);
      node.className = 'go';
      card.append(node);
    }
    bubble.append(card);
  };

  const addBot = (activity) => {
    hideTyping();

    // Answered without an echo: the citizen had the conversation's text erased.
    const answered = waiting.find((message) => message.id && message.id === activity.replyToId);
    if (answered) settle(answered, new Date(activity.timestamp));
    const { bubble } = addTurn(false, new Date(activity.timestamp), firstWaiting());
    if (activity.locale) bubble.lang = activity.locale.slice(0, 2);
    const said = bubble.appendChild(make('div', 'said'));
    fill(said, activity.text ?? '', activity.channelData?.marks);
    for (const attachment of activity.attachments ?? []) {
      if (attachment.contentType === 'application/vnd.microsoft.card.hero') addCard(bubble, attachment.content);
    }
    const actions = activity.suggestedActions?.actions ?? [];
    if (activity.channelData?.numberedChoices === false) actions.numbered = false;
    if (actions.length) offered.push(actions);
    showChoices();
    if (document.hidden) {
      unread += 1;
      showTitle();
    }
  };

  const ownText = (activity) => activity.channelData?.messageBack?.displayText || activity.text
    || (activity.attachments ?? []).map((attachment) => attachment.name).join(', ');

  // Accepted, and in its place: what the citizen said before it is settled too, and the bot's answer comes after it.
  const settle = (message, at) => {
    const inPlace = message.node && firstWaiting() === message.node;
    waiting = waiting.filter((other) => other !== message);
    saveWaiting();
    if (!inPlace) {
      message.node?.remove();
      return false;
    }
    addDay(at, message.node);
    message.node.classList.remove('waiting', 'failed');
    const meta = message.node.querySelector('.meta');
    meta.dataset.time = at.toISOString();
    meta.textContent = time(at);
    return true;
  };

  const addOwn = (activity) => {
    offered = [];
    showChoices();
    const text = ownText(activity);
    if (!text) return;
    const { bubble } = addTurn(true, new Date(activity.timestamp), firstWaiting());
    bubble.append(text);
  };

  const showWaiting = (message) => {
    const { turn, bubble, meta } = addTurn(true, null, null);
    message.node = turn;
    turn.classList.add('waiting');
    bubble.append(message.text);
    showWaitingState(message, meta);
  };

  const showWaitingState = (message, meta = message.node.querySelector('.meta')) => {
    message.node.classList.toggle('failed', Boolean(message.failed));
    meta.replaceChildren(words(message.failed ?? 'sending', ''));
    if (message.failed === 'failed') {
      const again = words('again', '');
      const button = make('button', 'link');
      button.type = 'button';
      button.append(again);
      button.addEventListener('click', () => {
        message.failed = null;
        showWaitingState(message);
        deliver();
      });
      meta.append(' ', button);
    }
  };

  const showChoices = () => {
    choices.replaceChildren();
    choices.hidden = offered.length === 0;
    offered.forEach((actions, group) => {
      actions.forEach((action, index) => choices.append(makeChoice(action, group === offered.length - 1 && actions.numbered !== false ? index + 1 : 0)));
    });
  };

  const makeChoice = (action, number) => {
    const isLink = action.type === 'openUrl';
    const node = isLink && isSafe(action.value) ? link(action.value, '') : make('button');
    const label = [];
    if (number) label.push(make('span', 'number', String(number)), ' ');
    node.prepend(...label, make('span', '', action.title));
    if (!isLink) {
      node.type = 'button';
      node.addEventListener('click', (event) => {
        send(action.displayText ?? action.title, action.value);

        // The button is gone now: a keyboard goes on in the message field; a finger must not bring up the screen keyboard.
        if (event.detail === 0 || matchMedia('(pointer: fine)').matches) input.focus({ preventScroll: true });
        else scroll.focus({ preventScroll: true });
      });
    }
    return node;
  };

  let typingTimer = 0;
  const hideTyping = () => {
    clearTimeout(typingTimer);
    typing.hidden = true;
  };
  const showTyping = () => {
    clearTimeout(typingTimer);
    const follow = atEnd();
    typing.hidden = false;
    typingTimer = setTimeout(hideTyping, 5000);
    if (follow) scrollToNew();
  };

  // ---- Scrolling ----------------------------------------------------------------------------------------------------------------

  const atEnd = () => scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 60;

  // To the end, but never past what the citizen said last, or the greeting: a long answer is read from its beginning.
  const scrollToNew = () => {
    const end = scroll.scrollHeight - scroll.clientHeight;
    const from = lastOwn?.isConnected ? lastOwn : log.querySelector('.turn');
    scroll.scrollTop = Math.min(end, from ? Math.max(from.offsetTop - scroll.offsetTop - 8, 0) : end);
    noteRead();
  };

  const showNewest = () => {
    byId('newest').hidden = atEnd();
  };

  // The keyboard, a bar, the choices take room away: who had read to the end still sees it.
  let readHeight = 0;
  let wasAtEnd = true;
  const noteRead = () => {
    readHeight = scroll.clientHeight;
    wasAtEnd = atEnd();
    showNewest();
  };
  new ResizeObserver(() => {
    const lost = readHeight - scroll.clientHeight;
    if (lost > 0 && wasAtEnd) scroll.scrollTop += lost;
    noteRead();
  }).observe(scroll);

  // ---- Direct Line --------------------------------------------------------------------------------------------------------------

  class Refused extends Error {
    constructor(status, retryAfter, code) {
      super(`HTTP ${status}`);
      this.status = status;
      this.code = code;
      this.retryAfter = retryAfter;
    }
  }

  const call = async (method, path, body, token) => {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), 20000);
    try {
      const headers = {};
      if (token) headers.Authorization = `Bearer ${token}`;
      if (body) headers['Content-Type'] = 'application/json';
      const response = await fetch(base + path, { method, headers, body: body && JSON.stringify(body), signal: abort.signal, credentials: 'omit' });
      if (!response.ok) {
        const refusal = await response.json().catch(() => null);
        throw new Refused(response.status, Number(response.headers.get('Retry-After')) || 0, refusal?.error?.code);
      }
      const answer = await response.json();
      answer.isNew = response.status === 201;
      return answer;
    } finally {
      clearTimeout(timer);
    }
  };

  const adopt = (answer) => {
    session.value.conversation = answer.conversationId;
    session.value.token = answer.token;
    if (answer.resume) session.value.resume = answer.resume;
    session.save();
    return answer;
  };

  // With our token; when it has expired, with the one that the resume key gives.
  const callAsUs = async (method, path, body) => {
    try {
      return await call(method, path, body, session.value.token);
    } catch (error) {
      if (!(error instanceof Refused) || (error.status !== 403 && error.status !== 401) || !session.value.resume) throw error;
      adopt(await call('POST', 'tokens/resume', { resume: session.value.resume }));
      return call(method, path, body, session.value.token);
    }
  };

  const isGone = (error) => error instanceof Refused && [401, 403, 404].includes(error.status);

  const locale = () => (session.value.language === 'vi' ? 'vi-VN' : 'en-US');

  let watermark = '';
  let socket = null;
  let heardAt = 0;
  let failures = 0;
  let refusedSockets = 0;
  let isFull = false;
  let round = 0; // rises when everything begins anew, so that what is still under way for the old conversation comes to nothing
  let wake = () => {};

  const pause = (milliseconds) => new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    wake = () => {
      clearTimeout(timer);
      resolve();
    };
  });

  const backOff = () => Math.min(15000, 500 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2);

  const start = async () => {
    const returning = session.value.started;
    if (!session.value.token) adopt(await call('POST', 'tokens/generate'));
    const answer = await callAsUs('POST', 'conversations', { locale: locale() });
    adopt(answer);
    return { answer, returning };
  };

  // On the service's side: the key opens nothing any more, wherever a copy of it may be. Sent also while the page closes.
  const forgetThere = () => {
    if (!session.value.resume) return;
    fetch(`${base}tokens/forget`, {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ resume: session.value.resume }), credentials: 'omit', keepalive: true,
    }).catch(() => {
      // Without a network: this device forgets all the same, and the key is no longer anywhere on it.
    });
  };

  const beginAnew = (notice) => {
    round += 1;
    Object.assign(session.value, { conversation: null, token: null, resume: null, started: false });
    session.save();
    socket?.close();
    watermark = '';
    seen.clear();
    echoed.clear();
    lastDay = '';
    offered = [];
    hideTyping();
    showChoices();
    log.setAttribute('aria-live', 'polite');
    if (notice) addNotice(notice);
  };

  const receive = (set) => {
    heardAt = Date.now();
    const follow = atEnd();
    let news = false;
    for (const activity of set.activities ?? []) {
      if (activity.type === 'typing') {
        showTyping();
        continue;
      }
      if (activity.type !== 'message' || seen.has(activity.id)) continue;
      seen.add(activity.id);
      news = true;
      if (activity.from?.role === 'user') {
        const cid = activity.channelData?.clientActivityID;
        if (cid) echoed.add(cid);
        const mine = waiting.find((message) => message.cid === cid);
        if (!mine || !settle(mine, new Date(activity.timestamp))) addOwn(activity);
      } else {
        addBot(activity);
      }
    }
    if (set.watermark) watermark = set.watermark;
    if (news && follow) scrollToNew();
    else if (news) showNewest();
  };

  const poll = () => callAsUs('GET', `conversations/${session.value.conversation}/activities?watermark=${watermark}`);

  // Our own host whatever the service believes it is called; a proxy that does not say so must not break the chat.
  const streamAddress = (url) => {
    const address = new URL(url);
    address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:';
    address.host = location.host;
    address.searchParams.set('watermark', watermark || '-');
    return address;
  };

  const listen = (url, current) => new Promise((resolve) => {
    let opened = false;
    const stream = new WebSocket(streamAddress(url));
    socket = stream;
    heardAt = Date.now();

    // The service says something every 15 seconds. A connection that died without a word is noticed by its silence.
    const watch = setInterval(() => {
      if (Date.now() - heardAt > 45000) finish();
    }, 5000);
    const finish = () => {
      clearInterval(watch);
      stream.onclose = null;
      stream.onmessage = null;
      stream.close();
      resolve(opened);
    };
    stream.onopen = () => {
      opened = true;
      connected();
    };
    stream.onmessage = (event) => {
      heardAt = Date.now();
      if (event.data && current === round) receive(JSON.parse(event.data));
    };
    stream.onclose = finish;
  });

  const connected = () => {
    failures = 0;
    showStatus(null);
    deliver();
  };

  const run = async () => {
    let stream = null;
    for (;;) {
      const current = round;
      try {
        if (!stream) {
          const { answer, returning } = await start();
          if (current !== round) continue;
          stream = answer.streamUrl;

          if (answer.isNew) log.setAttribute('aria-live', 'polite');
          if (answer.isNew && returning) addNotice('expired');

          // First everything already said, quietly; only what comes from now on is read out.
          let page;
          do {
            page = await poll();
            if (current !== round) break;
            receive(page);
          } while (page.activities.length > 0 && returning);
          if (current !== round) continue;
          session.value.started = true;
          session.save();
          restoreWaiting();
          scrollToNew();
          log.setAttribute('aria-live', 'polite');
          connected();
        } else {
          const answer = await callAsUs('GET', `conversations/${session.value.conversation}?watermark=${watermark}`);
          if (current !== round) {
            stream = null;
            continue;
          }
          adopt(answer);
          stream = answer.streamUrl;
        }

        if (refusedSockets < 2) {
          refusedSockets = await listen(stream, current) ? 0 : refusedSockets + 1;
        } else {
          await pollForAWhile(current);
          refusedSockets = 0;
        }
        if (current !== round) stream = null;
      } catch (error) {
        if (current !== round) {
          stream = null;
          continue;
        }
        if (isGone(error)) {
          const had = session.value.started;
          for (const message of waiting) markFailed(message, 'failed');
          beginAnew(had ? 'expired' : null);
          stream = null;
        }
        failures += 1;
        isFull = error.code === 'NoRoom';
      }
      if (current === round) {
        failures = Math.max(failures, 1);
        laterStatus(current);
        await pause(backOff());
      }
    }
  };

  // A network that lets no WebSocket through: ask every two seconds, and try again after a minute.
  const pollForAWhile = async (current) => {
    const until = Date.now() + 60000;
    connected();
    while (current === round && Date.now() < until) {
      receive(await poll());
      await pause(2000);
    }
  };

  // A blink of the network is not worth a word.
  const laterStatus = (current) => {
    setTimeout(() => {
      if (current === round && failures > 0) showStatus(isFull ? 'full' : navigator.onLine ? 'reconnecting' : 'offline');
    }, 1500);
  };

  // ---- Sending ------------------------------------------------------------------------------------------------------------------

  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

  const saveWaiting = () => {
    unsent.value = {
      conversation: session.value.conversation,
      messages: waiting.filter((message) => !message.failed && !message.accepted).map(({ cid, text, value }) => ({ cid, text, value })),
    };
    unsent.save();
  };

  // After a reload: what had not been accepted goes out again under the same id, so that it has its effect once.
  const restoreWaiting = () => {
    if (unsent.value.conversation !== session.value.conversation) return;
    for (const message of unsent.value.messages) {
      if (waiting.some((other) => other.cid === message.cid) || echoed.has(message.cid)) continue;
      waiting.push(message);
      showWaiting(message);
    }
  };
  const markFailed = (message, why) => {
    message.failed = why;
    saveWaiting();
    if (message.node) showWaitingState(message);
  };

  const send = (text, value) => {
    const message = { cid: newId(), text, value };
    offered = [];
    showChoices();
    waiting.push(message);
    saveWaiting();
    showWaiting(message);
    scrollToNew();
    deliver();
  };

  let delivering = false;
  const deliver = async () => {
    if (delivering || !session.value.started) return;
    delivering = true;
    let tries = 0;
    try {
      for (;;) {
        const message = waiting.find((other) => !other.failed && !other.accepted);
        if (!message) return;
        const current = round;
        try {
          const answer = await callAsUs('POST', `conversations/${session.value.conversation}/activities`, {
            type: 'message',
            text: message.text,
            textFormat: 'plain',
            locale: locale(),
            from: { id: 'user', role: 'user' },
            ...(message.value === undefined ? {} : { value: message.value }),
            channelData: {
              clientActivityID: message.cid,
              ...(message.value === undefined ? {} : { messageBack: { displayText: message.text } }),
            },
          });
          if (current !== round) continue;
          message.accepted = true;
          message.id = answer.id;
          saveWaiting();
          tries = 0;

          // The service took it, so whatever the bar said is over.
          showStatus(null);
          if (waiting.includes(message)) showTyping();
        } catch (error) {
          if (current !== round) continue;
          if (error instanceof Refused && [400, 413].includes(error.status)) {
            markFailed(message, error.status === 413 ? 'tooLong' : 'failed');
            continue;
          }
          if (isGone(error)) {
            markFailed(message, 'failed');
            continue;
          }
          tries += 1;
          const asked = error instanceof Refused ? error.retryAfter * 1000 : 0;
          if (error instanceof Refused && error.status === 429) showStatus('busy');
          else if (error.code === 'NoRoom') showStatus('full');
          else if (tries > 1) showStatus(navigator.onLine ? 'reconnecting' : 'offline');
          await new Promise((resolve) => {
            setTimeout(resolve, Math.max(asked, Math.min(15000, 500 * 2 ** tries)));
          });
        }
      }
    } finally {
      delivering = false;
    }
  };

  // ---- The page -----------------------------------------------------------------------------------------------------------------

  const grow = () => {
    input.style.height = 'auto';
    input.style.height = `${input.scrollHeight + 4}px`;
  };

  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    input.focus();
    if (!text) return;
    input.value = '';
    grow();
    send(text);
  });

  input.addEventListener('input', grow);
  input.addEventListener('keydown', (event) => {
    // While an input method composes a word (Telex, VNI), Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId('composer').requestSubmit();
    }
  });

  byId('language').addEventListener('click', () => {
    const chosen = session.value.language === 'vi' ? 'en' : 'vi';
    const label = say('otherLanguage');
    session.value.language = chosen;
    session.save();
    showLanguage();

    // The bot is told as well, so that it answers, and asks again, in that language at once.
    if (session.value.started) send(label, `go:${chosen}`);
  });

  byId('newest').addEventListener('click', () => {
    scroll.scrollTop = scroll.scrollHeight;
    scroll.focus({ preventScroll: true });
  });
  scroll.addEventListener('scroll', noteRead, { passive: true });

  const menu = byId('menu');
  const more = byId('more');
  const showMenu = (shown) => {
    more.hidden = !shown;
    menu.setAttribute('aria-expanded', String(shown));
  };
  menu.addEventListener('click', () => showMenu(more.hidden));
  for (const elsewhere of ['pointerdown', 'focusin']) {
    document.addEventListener(elsewhere, (event) => {
      if (!more.contains(event.target) && !menu.contains(event.target)) showMenu(false);
    });
  }
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || more.hidden || event.isComposing) return;
    event.stopImmediatePropagation();
    showMenu(false);
    menu.focus();
  });

  const dialog = byId('confirm');
  byId('forget').addEventListener('click', () => {
    showMenu(false);
    menu.focus();
    dialog.showModal();
  });
  byId('confirm-no').addEventListener('click', () => dialog.close());
  byId('confirm-yes').addEventListener('click', () => {
    dialog.close();
    waiting = [];
    log.replaceChildren();
    forgetThere();
    beginAnew('forgotten');
    saveWaiting();
    wake();
    input.focus();
  });

  byId('shared').checked = isShared;
  byId('shared').addEventListener('change', (event) => {
    try {
      // What was written down so far goes; from here on, or again, it is or is not written.
      isShared = false;
      if (event.target.checked) {
        localStorage.removeItem('chatbot');
        sessionStorage.removeItem('chatbot.unsent');
        localStorage.setItem('chatbot.shared', '1');
      } else {
        localStorage.removeItem('chatbot.shared');
      }
    } catch {
      // Storage is forbidden: nothing is written anyway.
    }
    isShared = event.target.checked;
    session.save();
    saveWaiting();
  });

  // Also when the page is only loaded again: nobody can tell the one from the other, and the next reader may be another.
  addEventListener('pagehide', () => {
    if (isShared) forgetThere();
  });
  addEventListener('pageshow', (event) => {
    if (event.persisted && isShared) location.reload();
  });

  addEventListener('online', () => wake());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) return;
    unread = 0;
    showTitle();
    wake();
  });

  // Another tab forgot the conversation or began a new one: this one must not go on showing the old.
  addEventListener('storage', (event) => {
    if (event.key !== 'chatbot') return;
    const other = JSON.parse(event.newValue ?? '{}');
    if (!isShared && session.value.started && other.conversation !== session.value.conversation) location.reload();
  });

  // Tokens live for 30 minutes.
  setInterval(async () => {
    if (!session.value.token) return;
    const current = round;
    try {
      const answer = await callAsUs('POST', 'tokens/refresh');
      if (current === round) adopt(answer);
    } catch {
      // The next call that is refused gets a new token through the resume key.
    }
  }, 15 * 60 * 1000);

  // In a frame of another site (embed.js): it cannot see whether we run, nor the keys pressed in here. What is said holds nothing.
  if (parent !== window) {
    document.documentElement.classList.add('framed');
    parent.postMessage('chatbot:ready', '*');
    addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !event.isComposing && !dialog.open) parent.postMessage('chatbot:close', '*');
    });
  }

  showLanguage();
  run();
})();
