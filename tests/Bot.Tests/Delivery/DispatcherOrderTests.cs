using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class DispatcherOrderTests
{
    private static readonly DeliveryLimits OneAtATime = new() { SendsAtOnce = 1, ProactiveSendsAtOnce = 1 };

    [Fact]
    public async Task Promise5_MessagesOfOneConversation_LeaveInOrderOneAtATime()
    {
        await using var bench = new DispatcherBench();
        var random = new Random(1);
        bench.Adapter.Answer = async (_, _) =>
        {
            for (var hops = random.Next(5); hops > 0; hops--)
            {
                await Task.Yield();
            }

            return new SendResult.Sent();
        };
        await bench.StartAsync();

        for (var n = 0; n < 40; n++)
        {
            await bench.EnqueueAsync([.. Enumerable.Range(0, 25).Select(p => Given.Outgoing($"person{p}", $"{n:D3}"))]);
        }

        await bench.EmptyAsync();
        Assert.Empty(bench.Adapter.Overlapping);
        Assert.Equal(25 * 40, bench.Adapter.Sent.Count);
        foreach (var of in bench.Adapter.SentActivities.GroupBy(a => a.PersonId))
        {
            Assert.Equal(Enumerable.Range(0, 40).Select(n => $"{n:D3}"), of.Select(a => a.Text));
        }
    }

    [Fact]
    public async Task Promise5_RetriedReply_HoldsOnlyItsOwnConversation()
    {
        await using var bench = new DispatcherBench();
        var isDown = true;
        bench.Adapter.AnswerWith(a => a.PersonId == "an" && isDown ? new SendResult.Retry(null, "busy") : new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync(
            Given.Outgoing("an", "an1"),
            Given.Outgoing("an", "an2"),
            Given.Outgoing("binh", "binh1"),
            Given.Outgoing("binh", "binh2")
        );
        await bench.SentAsync("binh1", "binh2");

        Assert.DoesNotContain("an2", bench.Adapter.Tried);
        isDown = false;
        await bench.PassAsync(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(3), () => bench.Adapter.Sent.Count == 4);
        Assert.Equal(["binh1", "binh2", "an1", "an2"], bench.Adapter.Sent);
    }

    [Fact]
    public async Task Promise5_RetriedReply_HoldsItsConversationUntilItExpires()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(a => a.Text == "an1" ? new SendResult.Retry(null, "busy") : new SendResult.Sent());
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "an1"));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.EnqueueAsync(Given.Outgoing("an", "an2"));

        var passed = await bench.PassAsync(TimeSpan.FromMinutes(4), TimeSpan.FromHours(25), () => bench.Adapter.Sent.Count == 1);

        Assert.InRange(passed, TimeSpan.FromHours(22.9), TimeSpan.FromHours(23.1));
        Assert.Equal(["an2"], bench.Adapter.Sent);
        var undelivered = Assert.Single(bench.Events);
        Assert.Equal(DeliveryEvents.Undelivered, undelivered.Name);
        Assert.Equal("undelivered:1", undelivered.Id);
        Assert.Equal("1 expired", undelivered.Subject);
    }

    [Fact]
    public async Task Promise5_AcrossConversations_RepliesGoBeforeLessonsAndThoseBeforeBroadcasts()
    {
        await using var bench = new DispatcherBench(limits: OneAtATime);
        await bench.EnqueueAsync(
            Given.Outgoing("a", "broadcast", Purpose.Broadcast),
            Given.Outgoing("b", "lesson", Purpose.Lesson),
            Given.Outgoing("c", "reminder", Purpose.Reminder),
            Given.Outgoing("d", "reply")
        );

        await bench.StartAsync();
        await bench.EmptyAsync();

        Assert.Equal(["reply", "lesson", "reminder", "broadcast"], bench.Adapter.Sent);
    }

    [Fact]
    public async Task Promise5_ReplyBehindALessonThatMayGo_LeavesAfterIt()
    {
        await using var bench = new DispatcherBench();
        await bench.EnqueueAsync(
            Given.Outgoing("an", "lesson", Purpose.Lesson),
            Given.Outgoing("an", "reply"),
            Given.Outgoing("an", "lesson 2", Purpose.Lesson)
        );

        await bench.StartAsync();
        await bench.EmptyAsync();

        Assert.Equal(["lesson", "reply", "lesson 2"], bench.Adapter.Sent);
    }

    [Fact]
    public async Task Promise5_ReplyBehindABroadcast_DoesNotWaitForTheOtherBroadcasts()
    {
        await using var bench = new DispatcherBench(limits: OneAtATime);
        await bench.EnqueueAsync(
            Given.Outgoing("a", "a-broadcast", Purpose.Broadcast),
            Given.Outgoing("b", "b-broadcast", Purpose.Broadcast),
            Given.Outgoing("c", "c-broadcast", Purpose.Broadcast),
            Given.Outgoing("c", "c-reply")
        );

        await bench.StartAsync();
        await bench.EmptyAsync();

        Assert.Equal(["c-broadcast", "c-reply", "a-broadcast", "b-broadcast"], bench.Adapter.Sent);
    }

    [Fact]
    public async Task Promise5_DeferredLesson_IsPassedByRepliesButNotByOtherLessons()
    {
        await using var bench = new DispatcherBench();
        var until = Given.Start.AddHours(2);
        bench.Gate.Decide = (a, now) =>
            a.Text == "lesson" && now < until ? new ProactiveDecision.Defer(until) : new ProactiveDecision.Send();
        await bench.StartAsync();

        await bench.EnqueueAsync(
            Given.Outgoing("an", "lesson", Purpose.Lesson),
            Given.Outgoing("an", "lesson 2", Purpose.Lesson),
            Given.Outgoing("an", "reply")
        );
        await bench.SentAsync("reply");
        await bench.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromHours(3), () => bench.Adapter.Sent.Count == 3);

        Assert.Equal(["reply", "lesson", "lesson 2"], bench.Adapter.Sent);
        Assert.True(bench.Clock.GetUtcNow() >= until);
    }

    [Fact]
    public async Task Promise5_RetriedLesson_DoesNotHoldLaterReplies()
    {
        await using var bench = new DispatcherBench();
        var refused = true;
        bench.Adapter.AnswerWith(a =>
            a.Purpose == Purpose.Lesson && refused ? new SendResult.Retry(TimeSpan.FromMinutes(1), "busy") : new SendResult.Sent()
        );
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson));
        await bench.TriedAsync(1);
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));
        await bench.SentAsync("reply");
        await bench.SettleAsync();
        refused = false;
        bench.Clock.Advance(TimeSpan.FromSeconds(61));
        await bench.EmptyAsync();

        Assert.Equal(["reply", "lesson"], bench.Adapter.Sent);
    }

    [Fact]
    public async Task Promise5_HangingChannel_HoldsNoOther()
    {
        await using var bench = new DispatcherBench(limits: new DeliveryLimits { SendsAtOnce = 2 });
        var web = new ScriptedAdapter("web");
        bench.Adapters.Add(web);
        var hang = new TaskCompletionSource<SendResult>();
        bench.Adapter.Answer = (_, _) => hang.Task;
        await bench.StartAsync();

        await bench.EnqueueAsync([.. Enumerable.Range(0, 10).Select(p => Given.Outgoing($"person{p}", "hangs"))]);
        await bench.EnqueueAsync(Given.Outgoing("an", "over the web", channel: "web"));
        await Eventually.TrueAsync(() => web.Sent.Count == 1, "the web's message");

        Assert.Equal(2, bench.Adapter.MostUnderWay);
        hang.SetResult(new SendResult.Sent());
        await bench.EmptyAsync();
    }

    [Fact]
    public async Task Promise5_ManyBroadcasts_LeaveRoomForReplies()
    {
        await using var bench = new DispatcherBench(limits: new DeliveryLimits { SendsAtOnce = 4, ProactiveSendsAtOnce = 2 });
        var hang = new TaskCompletionSource<SendResult>();
        bench.Adapter.Answer = (a, _) => a.Purpose == Purpose.Broadcast ? hang.Task : Task.FromResult<SendResult>(new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync([.. Enumerable.Range(0, 10).Select(p => Given.Outgoing($"person{p}", "broadcast", Purpose.Broadcast))]);
        await Eventually.TrueAsync(() => bench.Adapter.UnderWay == 2, "broadcasts under way");
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));
        await bench.SentAsync("reply");

        Assert.Equal(["reply"], bench.Adapter.Sent);
        hang.SetResult(new SendResult.Sent());
        await bench.EmptyAsync();
    }

    [Fact]
    public async Task Conversation_WithNothingToSend_IsForgotten()
    {
        await using var bench = new DispatcherBench(new ChannelPace(ReplyBurst: 2, ReplyRefillPerSecond: 1));
        await bench.StartAsync();
        await bench.EnqueueAsync([.. Enumerable.Range(0, 50).Select(p => Given.Outgoing($"person{p}", "hello"))]);
        await bench.EmptyAsync();

        bench.Clock.Advance(TimeSpan.FromSeconds(5));
        await bench.EnqueueAsync(Given.Outgoing("an", "hello"));
        await bench.EmptyAsync();

        await Eventually.TrueAsync(() => bench.Dispatcher.ConversationCount <= 1, "conversations are forgotten");
    }
}
