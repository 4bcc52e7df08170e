using System.Diagnostics.CodeAnalysis;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

/// <summary>Gateway, store and dispatcher together, on a disk.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposed by DisposeAsync, as xunit asks.")]
public sealed class DeliveryOnLiteDbTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-delivery-").FullName;
    private readonly ScriptedTurn _turn = new();
    private readonly ScriptedAdapter _adapter = new();
    private LiteDbStore _store = null!;
    private TurnGateway _gateway = null!;
    private Dispatcher _dispatcher = null!;
    private SendingSwitch _switch = null!;

    public async Task InitializeAsync()
    {
        _turn.Run = (session, activity, _) =>
        {
            var text = (activity as MessageActivity)?.Text;
            session.Enqueue(Given.Outgoing(activity.Conversation.UserId, $"{text} 1"));
            session.Enqueue(Given.Outgoing(activity.Conversation.UserId, $"{text} 2"));
            return text == "poison" ? throw new InvalidOperationException() : ValueTask.CompletedTask;
        };
        _turn.RecordFailure = (session, activity, _) =>
        {
            session.Enqueue(Given.Outgoing(activity.Conversation.UserId, "sorry"));
            return ValueTask.CompletedTask;
        };
        await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Promise3And5_PoisonAmongManyPeople_HoldsNobodyAndOrderIsKept()
    {
        var receipts = await Task.WhenAll(
                from n in Enumerable.Range(0, 20)
                from p in Enumerable.Range(0, 10)
                select _gateway.ReceiveAsync(Given.Message($"person{p}", n == 7 && p % 3 == 0 ? "poison" : $"{n:D2}"))
            )
            .WaitAsync(Eventually.Deadline);
        await Eventually.TrueAsync(() => _store.Outbox.PendingCount == 0, "everything is sent");

        Assert.Equal(4, receipts.Count(r => r == TurnReceipt.Failed));
        Assert.Equal(196, receipts.Count(r => r == TurnReceipt.Done));
        for (var p = 0; p < 10; p++)
        {
            var expected = Enumerable.Range(0, 20).SelectMany(n => n == 7 && p % 3 == 0 ? ["sorry"] : new[] { $"{n:D2} 1", $"{n:D2} 2" });
            Assert.Equal(expected, _adapter.SentActivities.Where(a => a.PersonId == $"person{p}").Select(a => a.Text));
        }
    }

    [Fact]
    public async Task Promise8_AfterAStop_WhatWasSentIsGoneAndWhatWasNotIsSent()
    {
        _adapter.AnswerWith(a => a.Text == "hello 2" ? new SendResult.Retry(TimeSpan.FromHours(1), "busy") : new SendResult.Sent());
        await _gateway.ReceiveAsync(Given.Message("an", "hello"));
        await Eventually.TrueAsync(() => _adapter.Tried.Count == 2 && _dispatcher.IsQuiet, "both tried");
        await StopAsync();

        _adapter.AnswerWith(_ => new SendResult.Sent());
        await StartAsync();
        await Eventually.TrueAsync(() => _store.Outbox.PendingCount == 0, "everything is sent");

        Assert.Equal(["hello 1", "hello 2", "hello 2"], _adapter.Tried);
        Assert.Equal(TurnReceipt.Repeated, await _gateway.ReceiveAsync(Given.Message("an", "hello")));
    }

    [Fact]
    public async Task Switch_AfterAStop_IsStillPaused()
    {
        await _switch.SetAsync(SendingMode.ProactivePaused, "operator", CancellationToken.None);

        await StopAsync();
        await StartAsync();

        await Eventually.TrueAsync(() => _switch.Mode == SendingMode.ProactivePaused, "paused");
    }

    private LiteDbStore OpenStore() =>
        _store = LiteDbStore.Open(
            new LiteDbStoreOptions { Path = Path.Combine(_folder, "chatbot.db"), RunEachTurnTwice = true },
            [SendingState.Kind],
            TimeProvider.System,
            NullLoggerFactory.Instance
        );

    private async Task StartAsync()
    {
        var store = OpenStore();
        _gateway = new TurnGateway(
            store,
            _turn,
            () => Given.Content,
            _ => new ChannelCapabilities(),
            TimeProvider.System,
            NullLogger<TurnGateway>.Instance
        );
        _switch = new SendingSwitch(store, TimeProvider.System);
        _dispatcher = new Dispatcher(
            new DeliveryServices(
                store,
                _gateway,
                new ScriptedGate(),
                _switch,
                new DeliveryAlarms(TimeProvider.System, NullLogger<DeliveryAlarms>.Instance),
                TimeProvider.System,
                () => 1,
                new DeliveryLimits(),
                NullLogger.Instance
            ),
            [_adapter]
        );
        await _dispatcher.StartAsync(CancellationToken.None);
    }

    private async Task StopAsync()
    {
        await _dispatcher.StopAsync(CancellationToken.None);
        await _gateway.StopAcceptingAsync();
        _dispatcher.Dispose();
        await _store.DisposeAsync();
    }
}
