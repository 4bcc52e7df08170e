using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>
/// A backup brings back who was erased after it was made. The store still knows who that was, and they are erased again: by <c>restore</c>
/// at once, and at each start before any channel runs, for data that was put back by hand.
/// </summary>
internal sealed class EraseAgain(
    IServiceStore store,
    IReadOnlyList<DocumentKind> kinds,
    IEnumerable<IErasable> alsoErases,
    TimeProvider time,
    ILogger<EraseAgain> logger
) : IHostedService
{
    private const int Page = 200;

    private static readonly OfficeCaller Restore = new("restore");

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (await RunAsync(store, kinds, [.. alsoErases], time, cancellationToken) is > 0 and var count)
        {
            logger.LogWarning(
                "{Count} people were in the data again who had been erased; they have been erased again. The audit names them.",
                count
            );
        }
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Erases them, each with an entry in the audit.</summary>
    /// <returns>How many there were.</returns>
    public static async Task<int> RunAsync(
        IServiceStore store,
        IReadOnlyList<DocumentKind> kinds,
        IReadOnlyList<IErasable> alsoErases,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        if (store.ErasesToRepeat == 0)
        {
            return 0;
        }

        var people = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var kind in kinds.Where(kind => kind.HasOwner))
        {
            people.UnionWith(await OwnersAsync(store, kind, cancellationToken));
        }

        foreach (var person in people)
        {
            var now = time.GetUtcNow();
            var entry = AuditEntry.Of(Restore, "person.erase-again", person, now);
            await store.ExecuteAsync(
                async session =>
                {
                    await Erasure.EraseAsync(session, person, kinds, alsoErases, now);
                    session.Put(AuditEntry.Kind, entry);
                    return true;
                },
                WorkPriority.Citizen,
                cancellationToken
            );
        }

        await store.ErasedAgainAsync();
        return people.Count;
    }

    private static async Task<HashSet<string>> OwnersAsync(IServiceStore store, DocumentKind kind, CancellationToken cancellationToken)
    {
        var owners = new HashSet<string>(StringComparer.Ordinal);
        string? cursor = null;
        while (true)
        {
            var after = cursor;
            var page = await store.ExecuteAsync(session => session.ScanAsync(kind, after, Page), WorkPriority.Job, cancellationToken);
            owners.UnionWith(page.Select(scanned => kind.PersonOf(scanned.Document)).OfType<string>());
            if (page.Count < Page)
            {
                owners.RemoveWhere(owner => !store.MustBeErasedAgain(owner));
                return owners;
            }

            cursor = page[^1].Cursor;
        }
    }
}
