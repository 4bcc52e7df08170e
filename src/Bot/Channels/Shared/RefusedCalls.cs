namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// Tells a wrong secret from strangers who call the webhook. A wrong secret refuses every genuine call and lets none through; a stranger's
/// calls are refused beside genuine ones. Not safe for several threads at once.
/// </summary>
internal sealed class RefusedCalls(TimeProvider time)
{
    // One forged call is no reason to look.
    private const int Many = 5;

    // Nobody writes at night, so the silence must last longer than one.
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(12);

    private DateTimeOffset? _lastGenuine;
    private int _refused;

    /// <summary>Whether calls are refused while no genuine one comes in, so that the setting must be looked at.</summary>
    public bool LookLikeAWrongSecret => _refused >= Many && (_lastGenuine is not { } last || time.GetUtcNow() - last >= Quiet);

    public void Genuine()
    {
        _lastGenuine = time.GetUtcNow();
        _refused = 0;
    }

    public void Refused() => _refused++;
}
