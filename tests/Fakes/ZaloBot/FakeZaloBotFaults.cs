namespace ChatBot.Fakes.ZaloBot;

/// <summary>Faults: by chance for send methods, or the next calls of a method (such as getUpdates) or to a chat.</summary>
public sealed class FakeZaloBotFaults(int seed)
    : FaultPlan<string, FakeZaloBotFault>(
        seed,
        new(
            FakeZaloBotFault.QuotaExceeded,
            FakeZaloBotFault.Internal403,
            FakeZaloBotFault.BadGateway,
            FakeZaloBotFault.CutBefore,
            FakeZaloBotFault.CutAfter,
            FakeZaloBotFault.NoAnswer
        )
    )
{
    internal FakeZaloBotFault Take(string method, string? chat) =>
        Planned(method) ?? (chat is null ? null : Planned(chat) ?? ByChance()) ?? FakeZaloBotFault.None;
}
