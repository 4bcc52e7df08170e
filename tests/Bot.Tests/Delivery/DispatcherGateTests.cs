using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

public sealed class DispatcherGateTests
{
    [Fact]
    public async Task Promise7_ProactiveMessage_IsLookedAtJustBeforeItIsSent()
    {
        await using var bench = new DispatcherBench();
        bench.Gate.Decide = (a, _) => a.PersonId == "stopped" ? new ProactiveDecision.Drop("stopped") : new ProactiveDecision.Send();
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("stopped", "lesson", Purpose.Lesson), Given.Outgoing("an", "lesson", Purpose.Lesson));
        await bench.EmptyAsync();

        Assert.Equal(["an"], bench.Adapter.SentActivities.Select(a => a.PersonId));
        Assert.Empty(bench.Events);
    }

    [Fact]
    public async Task Promise7_DeferredMessage_IsLookedAtAgainWhenItsTimeComes()
    {
        await using var bench = new DispatcherBench();
        var until = Given.Start.AddHours(8);
        bench.Gate.Decide = (_, now) =>
            now < until ? new ProactiveDecision.Defer(until) : new ProactiveDecision.Drop("stopped in the night");
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson));
        await Eventually.TrueAsync(() => bench.Gate.Asked.Count == 1, "asked");
        await bench.PassAsync(TimeSpan.FromHours(1), TimeSpan.FromHours(9), () => bench.Pending.Count == 0);

        Assert.Empty(bench.Adapter.Tried);
        Assert.Equal(2, bench.Gate.Asked.Count);
    }

    [Fact]
    public async Task Promise7_RetriedMessage_IsLookedAtAgain()
    {
        await using var bench = new DispatcherBench();
        bench.Adapter.AnswerWith(_ => new SendResult.Retry(TimeSpan.FromSeconds(30), "busy"));
        await bench.StartAsync();
        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson));
        await bench.TriedAsync(1);

        // The wait begins some time after the try was seen.
        await bench.SettleAsync();
        bench.Gate.Decide = (_, _) => new ProactiveDecision.Drop("stopped");
        bench.Clock.Advance(TimeSpan.FromSeconds(31));
        await bench.EmptyAsync();

        Assert.Single(bench.Adapter.Tried);
    }

    [Fact]
    public async Task Promise7_StaleMessage_IsNotSent()
    {
        await using var bench = new DispatcherBench();
        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson, Given.Start.AddHours(1)));
        bench.Clock.Advance(TimeSpan.FromHours(1));

        await bench.StartAsync();
        await bench.EmptyAsync();

        Assert.Empty(bench.Adapter.Tried);
        Assert.Equal("1 expired", Assert.Single(bench.Events).Subject);
    }

    [Fact]
    public async Task Promise7_MessageDeferredBeyondItsExpiry_IsGivenUpAtOnce()
    {
        await using var bench = new DispatcherBench();
        bench.Gate.Decide = (_, now) => new ProactiveDecision.Defer(now.AddHours(9));
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson, Given.Start.AddHours(1)));
        await bench.EmptyAsync();

        Assert.Empty(bench.Adapter.Tried);
        Assert.Equal(DeliveryEvents.Undelivered, Assert.Single(bench.Events).Name);
    }

    [Fact]
    public async Task Promise7_GateThatFails_LetsNothingOutAndHoldsNoReply()
    {
        await using var bench = new DispatcherBench();
        bench.Gate.Decide = (_, _) => throw new InvalidOperationException();
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lesson", Purpose.Lesson), Given.Outgoing("an", "reply"));
        await bench.SentAsync("reply");

        Assert.Equal(["reply"], bench.Adapter.Tried);
        Assert.Equal(["lesson"], bench.Pending);
    }

    [Fact]
    public async Task Promise7_StoreThatCannotBeAsked_LetsNothingOutUntilItCan()
    {
        await using var bench = new DispatcherBench();
        await bench.StartAsync();
        await Eventually.TrueAsync(() => bench.Switch.Mode == SendingMode.Running, "running");
        await bench.EnqueueAsync(Given.Outgoing("warm", "up"));
        await bench.EmptyAsync();
        bench.Store.Failure = new StoreUnavailableException("disk full");
        bench.Store.OutboxEntries.Add([Given.Outgoing("an", "lesson", Purpose.Lesson), Given.Outgoing("an", "reply")]);
        await bench.SentAsync("up", "reply");
        Assert.DoesNotContain("lesson", bench.Adapter.Tried);

        bench.Store.Failure = null;
        await bench.PassAsync(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), () => bench.Adapter.Sent.Count == 3);
    }

    [Fact]
    public async Task Reply_IsNotLookedAtAgain()
    {
        await using var bench = new DispatcherBench();
        bench.Gate.Decide = (_, _) => new ProactiveDecision.Drop("everything");
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "reply"));
        await bench.EmptyAsync();

        Assert.Equal(["reply"], bench.Adapter.Sent);
        Assert.Empty(bench.Gate.Asked);
    }
}
