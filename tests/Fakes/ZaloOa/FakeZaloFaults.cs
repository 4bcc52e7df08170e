namespace ChatBot.Fakes.ZaloOa;

/// <summary>Faults of sends to a person, of the token endpoint and of the other calls: by chance (sends), or the next calls.</summary>
public sealed class FakeZaloFaults(int seed)
    : FaultPlan<string, FakeZaloFault>(
        seed,
        new(
            FakeZaloFault.Error(-32),
            FakeZaloFaultKind.ServerError,
            FakeZaloFaultKind.BadGateway,
            FakeZaloFaultKind.CutBefore,
            FakeZaloFaultKind.CutAfter,
            FakeZaloFaultKind.NoAnswer
        )
    )
{
    private const string TokenEndpoint = "";

    /// <summary>The next calls of the token endpoint fail so.</summary>
    public void NextToken(params FakeZaloFault[] faults) => Next(TokenEndpoint, faults);

    /// <summary>The next calls of this path (quota, uploads, getoa) fail so.</summary>
    public void NextCall(string path, params FakeZaloFault[] faults) => Next(path, faults);

    internal FakeZaloFault? TakeToken() => Planned(TokenEndpoint);

    internal FakeZaloFault TakeCall(string path) => Planned(path) ?? FakeZaloFaultKind.None;

    internal FakeZaloFault? Take(string userId) =>
        Planned(userId) is { } planned
            ? planned.Kind == FakeZaloFaultKind.None
                ? null
                : planned
            : ByChance();
}
