using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class DispatcherOutcomeTests
{
    [Fact]
    public async Task Promise8_UnmarkedMessage_IsSentAgainAfterARestartAndAMarkedOneIsNot()
    {
        await using var bench = new DispatcherBench(limits: new DeliveryLimits { StopGrace = TimeSpan.Zero });
        bench.Adapter.Answer = (a, cut) =>
            a.Text == "unmarked" && bench.Adapter.Tried.Count < 3
                ? Task.Delay(Timeout.Infinite, cut).ContinueWith<SendResult>(_ => new SendResult.Unknown("cut"), TaskScheduler.Default)
                : Task.FromResult<SendResult>(new SendResult.Sent());
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "marked"));
        await bench.EmptyAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "unmarked"));
        await Eventually.TrueAsync(() => bench.Adapter.UnderWay == 1, "under way");

        await bench.RestartAsync();
        await bench.EmptyAsync();

        Assert.Equal(["marked", "unmarked", "unmarked"], bench.Adapter.Tried);
    }

    [Fact]
    public async Task Promise8_ReplyWhoseAnswerNeverCame_IsSentOnceMore()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(_ => bench.Adapter.Tried.Count == 1 ? new SendResult.Unknown("time-out") : new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "reply"), Given.Outgoing("an", "reply 2"));
        await bench.TriedAsync(1);
        Assert.Equal(1, bench.Store.OutboxEntries.Pending[0].Attempts);
        await bench.PassAsync(TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(3), () => bench.Pending.Count == 0);

        Assert.Equal(["reply", "reply", "reply 2"], bench.Adapter.Tried);
        Assert.Empty(bench.Events);
    }

    [Fact]
    public async Task Promise8_ReplyWhoseAnswerNeverCameTwice_IsGivenUpAndReported()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(a => a.Text == "reply" ? new SendResult.Unknown("time-out") : new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "reply"), Given.Outgoing("an", "reply 2"));
        await bench.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5), () => bench.Pending.Count == 0);

        Assert.Equal(["reply", "reply", "reply 2"], bench.Adapter.Tried);
        Assert.Equal("1 unknown", Assert.Single(bench.Events).Subject);
    }

    [Fact]
    public async Task Promise8_ProactiveWhoseAnswerNeverCame_IsMarkedUnknownAndNotResent()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(_ => new SendResult.Unknown("time-out"));
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson));
        await bench.EventAsync(DeliveryEvents.Undelivered);
        await bench.RestartAsync();
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.SettleAsync();

        Assert.Single(bench.Adapter.Tried);
        Assert.Empty(bench.Pending);
        Assert.Equal("1 unknown", Assert.Single(bench.Events).Subject);
    }

    [Fact]
    public async Task Promise8_RenewedLease_SendsNothingTwice()
    {
        await using var bench = new DispatcherBench();
        var send = new TaskCompletionSource<SendResult>();
        bench.Adapter.Answer = (a, _) => a.Text == "slow" ? send.Task : Task.FromResult<SendResult>(new SendResult.Sent());
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "slow"));
        await Eventually.TrueAsync(() => bench.Adapter.UnderWay == 1, "under way");

        bench.Store.OutboxEntries.ExpireLeases();
        await bench.EnqueueAsync(Given.Outgoing("binh", "other"));
        await bench.SentAsync("other");
        send.SetResult(new SendResult.Sent());
        await bench.EmptyAsync();

        Assert.Equal(["slow", "other"], bench.Adapter.Tried);
    }

    [Fact]
    public async Task Retry_WithAWaitOfTheChannel_HonoursIt()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(_ =>
            bench.Adapter.Tried.Count == 1 ? new SendResult.Retry(TimeSpan.FromSeconds(30), "429") : new SendResult.Sent()
        );
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));

        await bench.TriedAsync(1);
        var passed = await bench.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(40), () => bench.Adapter.Sent.Count == 1);

        Assert.InRange(passed, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(32));
    }

    [Fact]
    public async Task Retry_WithoutAWait_BacksOffAndCountsAttempts()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(_ => new SendResult.Retry(null, "503"));
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));

        // 1 + 2 + 4 + 8 seconds lie between the first try and the fifth.
        var passed = await bench.PassAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(20), () => bench.Adapter.Tried.Count == 5);

        Assert.InRange(passed, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(18));
        await Eventually.TrueAsync(() => bench.Store.OutboxEntries.Pending[0].Attempts == 5, "attempts recorded");
    }

    [Fact]
    public async Task Retry_OfTheWholeChannel_PausesItAndTriesWithOneSend()
    {
        await using var bench = new DispatcherBench();
        var isDown = true;
        bench.Adapter.AnswerWith(_ =>
            isDown ? new SendResult.Retry(TimeSpan.FromSeconds(10), "429", WholeChannel: true) : new SendResult.Sent()
        );
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("first", "reply"));
        await bench.TriedAsync(1);

        await bench.EnqueueAsync([.. Enumerable.Range(0, 20).Select(p => Given.Outgoing($"person{p}", "reply"))]);
        await bench.SettleAsync();
        Assert.Single(bench.Adapter.Tried);
        bench.Clock.Advance(TimeSpan.FromSeconds(11));
        await bench.TriedAsync(2);
        await bench.SettleAsync();
        Assert.Equal(2, bench.Adapter.Tried.Count);

        isDown = false;
        await bench.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30), () => bench.Pending.Count == 0);
        Assert.Equal(21, bench.Adapter.Sent.Count);
    }

    [Fact]
    public async Task Unreachable_DropsWhatIsProactiveAndTellsTheDialogs()
    {
        await using var bench = new DispatcherBench(limits: new DeliveryLimits { SendsAtOnce = 1 });
        bench.Adapter.AnswerWith(a => a.PersonId == "an" ? new SendResult.Unreachable("blocked") : new SendResult.Sent());
        await bench.EnqueueAsync(
            Given.Outgoing("an", "reply"),
            Given.Outgoing("an", "lesson", Purpose.Lesson),
            Given.Outgoing("an", "broadcast", Purpose.Broadcast),
            Given.Outgoing("binh", "lesson", Purpose.Lesson)
        );

        await bench.StartAsync();
        await bench.EmptyAsync();

        Assert.Equal(["reply", "lesson"], bench.Adapter.Tried);
        Assert.Equal(["binh"], bench.Adapter.SentActivities.Select(a => a.PersonId));
        var unreachable = Assert.Single(bench.Events);
        Assert.Equal(DeliveryEvents.Unreachable, unreachable.Name);
        Assert.Equal("unreachable:1", unreachable.Id);
        Assert.Equal("an", unreachable.Conversation.ConversationId);
    }

    [Fact]
    public async Task Rejected_IsGivenUpAndHoldsNothingBehindIt()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(a => a.Text == "bad" ? new SendResult.Rejected("too long") : new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "bad"), Given.Outgoing("an", "good"));
        await bench.EmptyAsync();

        Assert.Equal(["bad", "good"], bench.Adapter.Tried);
        Assert.Equal("1 rejected: too long", Assert.Single(bench.Events).Subject);
    }

    [Fact]
    public async Task Adapter_ThatThrows_EndsAsRejectedWithoutItsMessage()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(a => a.Text == "bad" ? throw new InvalidOperationException("secret token") : new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "bad"), Given.Outgoing("an", "good"));
        await bench.EmptyAsync();

        var undelivered = Assert.Single(bench.Events);
        Assert.StartsWith("1 rejected: defect", undelivered.Subject, StringComparison.Ordinal);
        Assert.Equal("bad", undelivered.Message?.Text);
        Assert.NotNull(undelivered.HappenedAt);
        Assert.DoesNotContain("secret", undelivered.Subject, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GivenUpMessage_WhileTheStoreIsDown_StaysUntilTheOfficeCanBeTold()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("warm", "up"));
        await bench.EmptyAsync();
        bench.Adapter.AnswerWith(_ => new SendResult.Rejected("too long"));
        bench.Store.Failure = new StoreUnavailableException("disk full");
        bench.Store.OutboxEntries.Add([Given.Outgoing("an", "bad")]);
        await bench.TriedAsync(2);
        Assert.Equal(["bad"], bench.Pending);

        bench.Store.Failure = null;
        await bench.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), () => bench.Pending.Count == 0);
        Assert.Single(bench.Events);
    }

    [Fact]
    public async Task Moved_GoesToTheNewConversationWithEverythingBehindItInOrder()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(a => a.To.ConversationId == "old" ? new SendResult.Moved("new") : new SendResult.Sent());
        await bench.EnqueueAsync(Given.Outgoing("old", "1"), Given.Outgoing("old", "2"), Given.Outgoing("old", "3"));

        await bench.StartAsync();
        await bench.EmptyAsync();

        Assert.Equal(["1", "2", "3"], bench.Adapter.Sent);
        Assert.All(bench.Adapter.SentActivities, a => Assert.Equal("new", a.To.ConversationId));
        var moved = Assert.Single(bench.Events);
        Assert.Equal((DeliveryEvents.Moved, "new", "old"), (moved.Name, moved.Subject, moved.Conversation.ConversationId));
    }

    [Fact]
    public async Task Moved_ForEver_IsGivenUp()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(a => new SendResult.Moved(a.To.ConversationId + "x"));
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("old", "1"));
        await bench.EmptyAsync();

        Assert.Contains(bench.Events, e => e.Name == DeliveryEvents.Undelivered);
    }

    [Fact]
    public async Task Misconfigured_RaisesAnAlarmAndIsRetriedSlowlyUntilItIsMended()
    {
        await using var bench = new DispatcherBench();
        var refused = true;
        bench.Adapter.AnswerWith(_ => refused ? new SendResult.Misconfigured("token refused: ask for a new one") : new SendResult.Sent());
        await bench.StartAsync();
        await bench.EnqueueAsync(
            Given.Outgoing("an", "reply"),
            Given.Outgoing("binh", "lesson", Purpose.Lesson),
            Given.Outgoing("chi", "lesson", Purpose.Lesson)
        );
        await Eventually.TrueAsync(() => bench.Alarms.Of("scripted") is not null, "alarm");

        await bench.SettleAsync();
        bench.Clock.Advance(TimeSpan.FromSeconds(59));
        await bench.SettleAsync();
        var triedInTheFirstMinute = bench.Adapter.Tried.Count;
        refused = false;
        await bench.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(20), () => bench.Pending.Count == 0);

        Assert.InRange(triedInTheFirstMinute, 2, 3);
        Assert.Equal(3, bench.Adapter.Sent.Count);
        Assert.Null(bench.Alarms.Of("scripted"));
    }

    [Fact]
    public async Task Message_OfAChannelThatIsNotThere_WaitsAndIsNamed()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "reply", channel: "zalo-oa"));
        await Eventually.TrueAsync(() => bench.Alarms.Of("zalo-oa") is not null, "alarm");

        Assert.Equal(["reply"], bench.Pending);
    }

    [Fact]
    public async Task Stop_WithASendUnderWay_LetsItEndAndMarksIt()
    {
        await using var bench = new DispatcherBench();
        var send = new TaskCompletionSource<SendResult>();
        bench.Adapter.Answer = (_, _) => send.Task;
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "1"), Given.Outgoing("an", "2"));
        await Eventually.TrueAsync(() => bench.Adapter.UnderWay == 1, "under way");

        var stopped = bench.StopAsync();
        Assert.False(stopped.IsCompleted);
        send.SetResult(new SendResult.Sent());
        await stopped.WaitAsync(Eventually.Deadline);

        Assert.Equal(["1"], bench.Adapter.Sent);
        Assert.Equal(["2"], bench.Pending);
        Assert.Equal(1, bench.Store.OutboxEntries.Flushes);
    }

    [Fact]
    public async Task Stop_WithASendThatHangs_CutsItAndKeepsTheReply()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.Answer = async (_, cut) =>
        {
            await Task.Delay(Timeout.Infinite, cut);
            return new SendResult.Sent();
        };
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "reply"), Given.Outgoing("binh", "lesson", Purpose.Lesson));
        await Eventually.TrueAsync(() => bench.Adapter.UnderWay == 2, "under way");

        // The limit begins some time after the stop was asked for.
        var stopped = bench.StopAsync();
        await Eventually.TrueAsync(
            () =>
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(6));
                return stopped.IsCompleted;
            },
            "stopped"
        );
        await stopped;

        Assert.Equal(["reply"], bench.Pending);
    }
}
