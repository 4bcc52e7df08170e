using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Delivery;

/// <summary>What every channel's sender works with.</summary>
/// <param name="Store">The store and its outbox.</param>
/// <param name="Turns">Takes what delivery finds out.</param>
/// <param name="Gate">Looks at proactive messages again.</param>
/// <param name="Switch">The operator's switch.</param>
/// <param name="Alarms">What the operator must mend.</param>
/// <param name="Clock">The clock.</param>
/// <param name="Random">From 0 to 1, for back-off.</param>
/// <param name="Limits">Limits.</param>
/// <param name="Logger">Log.</param>
internal sealed record DeliveryServices(
    IStore Store,
    ITurnGateway Turns,
    IProactiveGate Gate,
    SendingSwitch Switch,
    DeliveryAlarms Alarms,
    TimeProvider Clock,
    Func<double> Random,
    DeliveryLimits Limits,
    ILogger Logger
)
{
    /// <summary>Makes the files that messages name.</summary>
    public IReadOnlyList<IFileMaker> Files { get; init; } = [];
}
