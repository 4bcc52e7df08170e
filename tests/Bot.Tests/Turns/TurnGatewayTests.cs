using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatBot.Bot.Telemetry;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Turns;

public sealed class TurnGatewayTests
{
    private readonly FakeTimeProvider _clock = new(Given.Start);
    private readonly ScriptedTurn _turn = new();

    [Fact]
    public async Task Promise2_RepeatedUpdate_HasItsEffectOnce()
    {
        var store = new MemoryStore(_clock);
        var gateway = Gateway(store);
        var alongside = 0;

        var first = await gateway.ReceiveAsync(Given.Message("an", "hello"), Beside);
        var second = await gateway.ReceiveAsync(Given.Message("an", "hello"), Beside);

        Assert.Equal(TurnReceipt.Done, first);
        Assert.Equal(TurnReceipt.Repeated, second);
        Assert.Single(_turn.Ran);
        Assert.Equal(1, alongside);

        ValueTask Beside(IStoreSession session)
        {
            alongside++;
            return ValueTask.CompletedTask;
        }
    }

    [Fact]
    public async Task Promise3_ThrowingTurn_ChangesNothingIsRecordedAndBlocksNothing()
    {
        var store = new MemoryStore(_clock);
        var gateway = Gateway(store);
        _turn.Run = (session, activity, _) =>
        {
            session.Enqueue(Given.Outgoing("an", "from the turn"));
            return activity is MessageActivity { Text: "poison" }
                ? throw new InvalidOperationException("what the citizen wrote: 0912345678")
                : ValueTask.CompletedTask;
        };
        _turn.RecordFailure = (session, _, _) =>
        {
            session.Enqueue(Given.Outgoing("an", "sorry"));
            return ValueTask.CompletedTask;
        };

        var poison = gateway.ReceiveAsync(Given.Message("an", "poison"));
        var behind = gateway.ReceiveAsync(Given.Message("an", "behind"));

        Assert.Equal(TurnReceipt.Failed, await poison);
        Assert.Equal(TurnReceipt.Done, await behind);
        Assert.Equal(["sorry", "from the turn"], store.OutboxEntries.Pending.Select(e => e.Activity.Text));
        var failure = Assert.Single(_turn.Failures);
        Assert.Contains(nameof(InvalidOperationException), failure.Error, StringComparison.Ordinal);
        Assert.Contains(nameof(TurnGatewayTests), failure.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", failure.Error, StringComparison.Ordinal);
        Assert.Equal(TurnReceipt.Repeated, await gateway.ReceiveAsync(Given.Message("an", "poison")));
    }

    [Fact]
    public async Task Promise3_FailureThatCannotBeRecorded_StillBlocksNothing()
    {
        var gateway = Gateway(new MemoryStore(_clock));
        _turn.Run = (_, activity, _) => activity is MessageActivity { Text: "poison" } ? throw new InvalidOperationException() : default;
        _turn.RecordFailure = (_, _, _) => throw new InvalidOperationException();

        Assert.Equal(TurnReceipt.Failed, await gateway.ReceiveAsync(Given.Message("an", "poison")));
        Assert.Equal(TurnReceipt.Repeated, await gateway.ReceiveAsync(Given.Message("an", "poison")));
        Assert.Equal(TurnReceipt.Done, await gateway.ReceiveAsync(Given.Message("an", "behind")));
    }

    [Fact]
    public async Task Promise3_ThrowingChannelRecord_IsAFailedTurnToo()
    {
        var gateway = Gateway(new MemoryStore(_clock));

        var receipt = await gateway.ReceiveAsync(Given.Message("an", "hello"), _ => throw new InvalidOperationException());

        Assert.Equal(TurnReceipt.Failed, receipt);
        Assert.Empty(_turn.Ran);
    }

    [Fact]
    public async Task Promise3_CancelledInsideTheTurn_IsAFailedTurn()
    {
        var gateway = Gateway(new MemoryStore(_clock));
        _turn.Run = (_, _, _) => throw new TaskCanceledException();

        Assert.Equal(TurnReceipt.Failed, await gateway.ReceiveAsync(Given.Message("an", "hello")));
    }

    [Fact]
    public async Task Promise3_FailingStore_IsNotAFailedTurn()
    {
        var store = new MemoryStore(_clock) { Failure = new StoreUnavailableException("disk full") };
        var gateway = Gateway(store);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => gateway.ReceiveAsync(Given.Message("an", "hello")));
        store.Failure = null;

        Assert.Empty(_turn.Failures);
        Assert.Equal(TurnReceipt.Done, await gateway.ReceiveAsync(Given.Message("an", "hello")));
    }

    [Fact]
    public async Task Promise4_UpdatesOfOnePerson_TakeEffectInTheOrderOfTheCalls()
    {
        var gateway = Gateway(new MemoryStore(_clock));
        var people = Enumerable.Range(0, 8).Select(p => $"person{p}").ToList();

        var calls = Enumerable.Range(0, 50).SelectMany(n => people.Select(p => gateway.ReceiveAsync(Given.Message(p, $"{n:D3}")))).ToList();
        await Task.WhenAll(calls).WaitAsync(Eventually.Deadline);

        foreach (var of in _turn.Ran.Select(r => (MessageActivity)r.Activity).GroupBy(m => m.Conversation.UserId))
        {
            Assert.Equal(Enumerable.Range(0, 50).Select(n => $"{n:D3}"), of.Select(m => m.Text));
        }

        Assert.Equal(0, gateway.LaneCount);
    }

    [Fact]
    public async Task Promise4_SlowUpdate_HoldsOnlyItsOwnPerson()
    {
        var store = new HeldStore(new MemoryStore(_clock));
        var gateway = Gateway(store);
        store.Hold();

        var slow = gateway.ReceiveAsync(Given.Message("an", "slow"));
        store.LetNewOnesPass();
        var behind = gateway.ReceiveAsync(Given.Message("an", "behind"));
        var other = gateway.ReceiveAsync(Given.Message("binh", "other"));

        Assert.Equal(TurnReceipt.Done, await other.WaitAsync(Eventually.Deadline));
        Assert.False(slow.IsCompleted);
        Assert.False(behind.IsCompleted);
        store.Release();
        await Task.WhenAll(slow, behind).WaitAsync(Eventually.Deadline);
        Assert.Equal(["other", "slow", "behind"], _turn.Ran.Select(r => ((MessageActivity)r.Activity).Text));
    }

    [Fact]
    public async Task Promise4_CallerThatGivesUp_DoesNotLetTheNextOvertake()
    {
        var store = new HeldStore(new MemoryStore(_clock));
        var gateway = Gateway(store);
        using var gaveUp = new CancellationTokenSource();
        store.Hold();

        var slow = gateway.ReceiveAsync(Given.Message("an", "slow"), cancellationToken: gaveUp.Token);
        store.LetNewOnesPass();
        var behind = gateway.ReceiveAsync(Given.Message("an", "behind"));
        await gaveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
        Assert.False(behind.IsCompleted);
        store.Release();
        await behind.WaitAsync(Eventually.Deadline);
        Assert.Equal(["slow", "behind"], _turn.Ran.Select(r => ((MessageActivity)r.Activity).Text));
    }

    [Fact]
    public async Task Event_OfAWaitingPerson_RunsBehindCitizensAndHoldsNone()
    {
        var memory = new MemoryStore(_clock);
        var store = new HeldStore(memory);
        var gateway = Gateway(store);
        store.Hold();

        var lesson = gateway.ReceiveAsync(Given.Event("an", "lesson"));
        store.LetNewOnesPass();
        await gateway.ReceiveAsync(Given.Message("an", "hello")).WaitAsync(Eventually.Deadline);
        store.Release();
        await lesson.WaitAsync(Eventually.Deadline);

        var lane = Given.Message("an", "").Conversation.Key;
        Assert.Equal([new WorkOptions(WorkPriority.Citizen, lane), new WorkOptions(WorkPriority.Job, "event " + lane)], memory.Works);
    }

    [Theory]
    [InlineData(ConversationEvents.TakenOver)]
    [InlineData(ConversationEvents.Withdrawn)]
    public async Task Promise4_EventOfTheChannel_KeepsItsPlaceAmongTheCitizensMessages(string name)
    {
        var memory = new MemoryStore(_clock);
        var store = new HeldStore(memory);
        var gateway = Gateway(store);
        store.Hold();

        var happened = gateway.ReceiveAsync(Given.Event("an", name));
        store.LetNewOnesPass();
        var behind = gateway.ReceiveAsync(Given.Message("an", "behind"));
        Assert.False(behind.IsCompleted);
        store.Release();
        await Task.WhenAll(happened, behind).WaitAsync(Eventually.Deadline);

        Assert.Equal([typeof(EventActivity), typeof(MessageActivity)], _turn.Ran.Select(r => r.Activity.GetType()));
        Assert.All(memory.Works, work => Assert.Equal(WorkPriority.Citizen, work.Priority));
    }

    [Fact]
    public async Task Promise3_EventOfTheChannelThatThrows_IsRecordedOnceLikeAMessage()
    {
        var gateway = Gateway(new MemoryStore(_clock));
        _turn.Run = (_, _, _) => throw new InvalidOperationException();

        Assert.Equal(TurnReceipt.Failed, await gateway.ReceiveAsync(Given.Event("an", ConversationEvents.Withdrawn)));
        Assert.Equal(TurnReceipt.Repeated, await gateway.ReceiveAsync(Given.Event("an", ConversationEvents.Withdrawn)));
        Assert.Single(_turn.Failures);
    }

    [Fact]
    public async Task Turn_RunTwice_SeesTheSameInputs()
    {
        var gateway = Gateway(new MemoryStore(_clock) { RunTwice = true });
        _turn.Run = (_, _, _) =>
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            return ValueTask.CompletedTask;
        };

        await gateway.ReceiveAsync(Given.Message("an", "hello"));

        var inputs = _turn.Ran.Select(r => r.Inputs).ToList();
        Assert.Equal(2, inputs.Count);
        Assert.Equal(inputs[0], inputs[1]);
        Assert.Equal(Given.Start, inputs[0].Now);
        Assert.NotEqual(UInt128.Zero, inputs[0].Seed);
    }

    [Fact]
    public async Task Failure_IsRecordedWithTheInputsOfItsTurn()
    {
        var gateway = Gateway(new MemoryStore(_clock));
        _turn.Run = (_, _, _) => throw new InvalidOperationException();

        await gateway.ReceiveAsync(Given.Message("an", "hello"));

        Assert.Equal(Assert.Single(_turn.Ran).Inputs, Assert.Single(_turn.Failures).Inputs);
    }

    [Fact]
    public async Task StopAccepting_WithTurnsUnderWay_LetsThemEndAndRefusesNewOnes()
    {
        var store = new HeldStore(new MemoryStore(_clock));
        var gateway = Gateway(store);
        store.Hold();
        var underWay = gateway.ReceiveAsync(Given.Message("an", "under way"));
        var queued = gateway.ReceiveAsync(Given.Message("an", "queued"));

        var stopped = gateway.StopAcceptingAsync();

        Assert.False(stopped.IsCompleted);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => gateway.ReceiveAsync(Given.Message("binh", "late")));
        store.LetNewOnesPass();
        store.Release();
        await stopped.WaitAsync(Eventually.Deadline);
        Assert.Equal(TurnReceipt.Done, await underWay);
        Assert.Equal(TurnReceipt.Done, await queued);
    }

    [Fact]
    public async Task Promise9_MetricsOfATurn_NameNoPerson()
    {
        var tags = new ConcurrentQueue<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, l) =>
        {
            if (instrument.Meter.Name == ServiceInstruments.Name)
            {
                l.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, measured, _) =>
            {
                if (instrument.Name == "chatbot.turns")
                {
                    tags.Enqueue(string.Join(",", measured.ToArray().Select(t => $"{t.Key}={t.Value}")));
                }
            }
        );
        listener.Start();
        var message = Given.Message("secret-person", "secret text");
        message = message with { Conversation = message.Conversation with { Channel = "metered" } };

        await Gateway(new MemoryStore(_clock)).ReceiveAsync(message);

        Assert.Contains("outcome=done,channel=metered,kind=message", tags);
        Assert.DoesNotContain(tags, t => t.Contains("secret", StringComparison.Ordinal));
    }

    private TurnGateway Gateway(IStore store) =>
        new(store, _turn, () => Given.Content, _ => new ChannelCapabilities(), _clock, NullLogger<TurnGateway>.Instance);

    /// <summary>Holds what is handed in while it is told to.</summary>
    private sealed class HeldStore(IStore inner) : IStore
    {
        private TaskCompletionSource _release = new();
        private Task _held = Task.CompletedTask;

        public IOutbox Outbox => inner.Outbox;

        public IStoreSignals Signals => inner.Signals;

        public string Node => inner.Node;

        public bool IsShared => inner.IsShared;

        public void Hold()
        {
            _release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _held = _release.Task;
        }

        public void LetNewOnesPass() => _held = Task.CompletedTask;

        public void Release() => _release.SetResult();

        public async Task<TResult> ExecuteAsync<TResult>(
            Func<IStoreSession, ValueTask<TResult>> work,
            WorkOptions options = default,
            CancellationToken cancellationToken = default
        )
        {
            await _held;
            return await inner.ExecuteAsync(work, options, cancellationToken);
        }
    }
}
