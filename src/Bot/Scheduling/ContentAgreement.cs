using ChatBot.Bot.Clock;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Scheduling;

/// <summary>
/// Whether this process has the content that the processes of its store agreed on. While a new version is rolled out, one process has the
/// new content and another the old; only when a difference has lasted does the process that posts take its own for the right one.
/// </summary>
internal sealed class ContentAgreement(IStore store, TimeProvider clock)
{
    /// <summary>How long a difference must last. A roll-out, or an edit that reaches all processes, is done by then.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private string? _agreed;
    private (string Own, string Theirs, long Since)? _difference;

    /// <summary>True when this content is the agreed one, or just became it.</summary>
    /// <param name="own">Hash of the content of this process.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be asked.</exception>
    public async Task<bool> ReachedAsync(string own, CancellationToken cancellationToken)
    {
        if (own == _agreed && !store.IsShared)
        {
            return true;
        }

        var now = clock.GetUtcNow();
        var lasted = _difference is { } difference && difference.Own == own && clock.GetElapsedTime(difference.Since) >= Patience;
        var theirs = lasted ? _difference!.Value.Theirs : null;
        var agreed = await store.ExecuteAsync(
            async session =>
            {
                var record = await session.GetAsync(ServiceRecord.Kind, ServiceRecord.Key);
                if (record?.ContentFingerprint is { } stored && (stored == own || (store.IsShared && stored != theirs)))
                {
                    return stored;
                }

                session.Put(ServiceRecord.Kind, (record ?? new ServiceRecord { MadeAt = now }) with { ContentFingerprint = own });
                return own;
            },
            WorkPriority.Job,
            cancellationToken
        );
        if (agreed == own)
        {
            (_agreed, _difference) = (own, null);
            return true;
        }

        if (_difference is not { } known || known.Own != own || known.Theirs != agreed)
        {
            _difference = (own, agreed, clock.GetTimestamp());
        }

        return false;
    }
}
