using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa.Events;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>
/// One thread writes for everybody, so what a stranger's text makes it do is what everybody waits for. Each hostile text goes through the
/// real reader of its channel, the real gateway and the real dialogs, and what is done inside the transaction is counted.
/// </summary>
// It counts processor time, which a neighbour on the same core lengthens a little all the same.
[Collection(nameof(AloneCollection))]
public sealed class WriterBudgetTests(ITestOutputHelper output)
{
    /// <summary>
    /// Bytes a turn may allocate on the writer, whatever was written. A short question takes about 20 KB; the longest texts of ordinary
    /// words take up to 900 KB, because the dialogs compare them with the titles, days and places they know.
    /// </summary>
    private const long Bytes = 1_300_000;

    /// <summary>
    /// Processor time a turn may take on the writer; the best of a few runs, of which the first compile. Ordinary texts take one or two in
    /// a debug build. One message of 4,096 marks took 60 when they were sorted here.
    /// </summary>
    private static readonly TimeSpan Time = TimeSpan.FromMilliseconds(25);

    private const int Runs = 4;

    public static IEnumerable<object[]> ChannelsAndKinds =>
        from channel in new[] { "telegram", "zalo-oa", "zalo-bot", "web", "terminal" }
        from kind in HostileTexts.All.Keys
        select new object[] { channel, kind };

    public static IEnumerable<object[]> Kinds => HostileTexts.Kinds;

    [Theory]
    [MemberData(nameof(ChannelsAndKinds))]
    public async Task Text_OnAnyChannel_CostsTheWriterNoMoreThanAnother(string channel, string kind)
    {
        var house = new Station();
        await AssertWithinAsync(house, $"{channel}, {kind}", run => house.HandInAsync(channel, HostileTexts.All[kind], $"{run}"));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Text_AsAnswerToEveryQuestionOfASignUp_CostsTheWriterNoMoreThanAnother(string kind)
    {
        var house = new Station();
        string[] answers = ["tôi đồng ý", "cho tôi", "Nguyễn Văn An", "1990", "Trường Vinh", "A1", "1", "bỏ qua"];
        await house.PressAsync("go:signup");
        for (var asked = 0; asked <= answers.Length; asked++)
        {
            await AssertWithinAsync(
                house,
                $"question {asked}, {kind}",
                run => house.HandInAsync("telegram", HostileTexts.All[kind], $"{asked}/{run}")
            );
            if (asked < answers.Length)
            {
                await house.HandInAsync("telegram", answers[asked], $"{asked}/answer");
            }
        }
    }

    [Fact]
    public async Task Text_LongerThanATurnTakesIn_IsNotReadAtAll()
    {
        var house = new Station();
        var text = new string('\u0344', 64_000) + new string('\u0316', 64_000);
        foreach (var channel in new[] { "telegram", "zalo-oa", "zalo-bot", "web" })
        {
            await AssertWithinAsync(house, channel, run => house.HandInAsync(channel, text, $"{run}"));
        }
    }

    private async Task AssertWithinAsync(Station house, string what, Func<int, Task> handIn)
    {
        var bytes = long.MaxValue;
        var time = TimeSpan.MaxValue;
        for (var run = 0; run < Runs && (bytes > Bytes / 4 || time > Time / 4); run++)
        {
            house.Store.Reset();
            await handIn(run);
            bytes = Math.Min(bytes, house.Store.Allocated);
            time = house.Store.Processor < time ? house.Store.Processor : time;
        }

        output.WriteLine($"{what}: {bytes:N0} bytes, {time.TotalMilliseconds:N2} ms");
        Assert.True(bytes <= Bytes, $"{what}: {bytes:N0} bytes on the writer.");
        Assert.True(time <= Time, $"{what}: {time.TotalMilliseconds:N2} ms on the writer.");
    }

    /// <summary>The way in of every channel, up to a store that counts.</summary>
    private sealed class Station
    {
        private readonly TurnGateway _gateway;
        private int _count;

        public Station()
        {
            Store = new MeteredStore(new MemoryStore(TimeProvider.System));
            var turns = new TurnRunner(AllSkills.Create(ServiceCalendar.Default, [], () => Shipped.Content, null), ServiceCalendar.Default);
            SharedRecognizers.Give(turns, Shipped.Content);
            _gateway = new TurnGateway(
                Store,
                turns,
                () => Shipped.Content,
                _ => new ChannelCapabilities { HasButtons = true },
                TimeProvider.System,
                NullLogger<TurnGateway>.Instance
            );
        }

        public MeteredStore Store { get; }

        public Task PressAsync(string payload) =>
            RunAsync(
                new ButtonActivity
                {
                    Id = $"press/{++_count}",
                    Conversation = Where("telegram"),
                    Payload = payload,
                }
            );

        public async Task HandInAsync(string channel, string text, string id)
        {
            id = $"{id}/{++_count}";
            var json = string.Concat(text.Select(unit => $"\\u{(int)unit:x4}"));
            switch (channel)
            {
                case "telegram":
                    var update = TelegramUpdateReader.Read(
                        Encoding.UTF8.GetBytes(
                            $$$$"""{"update_id":{{{{_count}}}},"message":{"message_id":{{{{_count}}}},"date":1790000000,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"A"},"text":"{{{{json}}}}"}}"""
                        )
                    );
                    await RunAsync(TelegramUpdateMapper.Map(update.Update!, new TelegramIdentity(1)));
                    return;
                case "zalo-oa":
                    var happened = ZaloOaEventReader.Event(
                        Encoding.UTF8.GetBytes(
                            $$$$"""{"app_id":"1","sender":{"id":"7"},"recipient":{"id":"2"},"event_name":"user_send_text","message":{"text":"{{{{json}}}}","msg_id":"{{{{id}}}}"},"timestamp":"1790000000000"}"""
                        )
                    );
                    await RunAsync((ZaloOaEventMapper.Map(happened!, "2", TimeSpan.FromHours(1)) as ZaloOaMapping.Ours)?.Activity);
                    return;
                case "zalo-bot":
                    using (
                        var document = JsonDocument.Parse(
                            $$$$"""{"ok":true,"result":{"event_name":"message.text.received","message":{"from":{"id":"7"},"chat":{"id":"7","chat_type":"PRIVATE"},"text":"{{{{json}}}}","message_id":"{{{{id}}}}"}}}"""
                        )
                    )
                    {
                        await RunAsync(ZaloBotMapper.Map(ZaloBotEvent.Read(document.RootElement)!, "1"));
                    }

                    return;
                case "web":
                    using (
                        var document = JsonDocument.Parse(
                            $$$$"""{"type":"message","text":"{{{{json}}}}","channelData":{"clientActivityID":"{{{{id}}}}"}}"""
                        )
                    )
                    {
                        // Half of a surrogate pair is refused with the body.
                        if (!InboundActivity.IsText(document.RootElement))
                        {
                            return;
                        }

                        var now = TimeProvider.System.GetUtcNow();
                        var inbound = InboundActivity.Read(document.RootElement, "c1", null);
                        await RunAsync(
                            inbound.Turn,
                            async session =>
                            {
                                await ConversationLog.EnsureAsync(session, "c1", now);
                                await ConversationLog.AppendAsync(session, "c1", inbound.LocalId, now, inbound.WriteEcho);
                            }
                        );
                    }

                    return;
                default:
                    await RunAsync(
                        new MessageActivity
                        {
                            Id = id,
                            Conversation = Where("terminal"),
                            Text = text,
                        }
                    );
                    return;
            }
        }

        private static ConversationReference Where(string channel) => new(channel, "1", "7", "7");

        private async Task RunAsync(Activity? activity, Func<IStoreSession, ValueTask>? alongside = null)
        {
            Assert.NotNull(activity);
            Assert.Equal(TurnReceipt.Done, await _gateway.ReceiveAsync(activity, alongside));
        }
    }
}
