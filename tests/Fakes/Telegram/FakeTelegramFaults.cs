namespace ChatBot.Fakes.Telegram;

/// <summary>Faults of send and edit methods: by chance, or the next calls to one chat.</summary>
public sealed class FakeTelegramFaults(int seed)
    : FaultPlan<long, FakeFault>(
        seed,
        new(
            FakeFault.TooManyRequests,
            FakeFault.ServerError,
            FakeFault.BadGateway,
            FakeFault.CutBefore,
            FakeFault.CutAfter,
            FakeFault.NoAnswer
        )
    )
{
    /// <summary>Seconds in a 429.</summary>
    public int RetryAfter { get; set; } = 1;

    // What is planned is meant for a message; an edit, which only takes buttons away, must not use it up.
    internal FakeFault? Take(long chatId, bool isEdit) => (isEdit ? null : Planned(chatId)) ?? ByChance();
}
