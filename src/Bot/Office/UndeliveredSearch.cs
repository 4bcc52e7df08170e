using System.Globalization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>One thing that did not get through. Exactly one of <paramref name="Message"/> and <paramref name="Turn"/> is set.</summary>
/// <param name="Code">What the office calls it: <c>m1042</c> for a message, <c>t19B2A7C3F10</c> for a turn that failed.</param>
/// <param name="Message">A message of the service that was given up.</param>
/// <param name="Turn">A message of a citizen, or an event, whose turn failed.</param>
internal sealed record UndeliveredItem(string Code, UndeliveredMessage? Message, FailedTurn? Turn)
{
    /// <summary>When it was given up, or failed.</summary>
    public DateTimeOffset At => Message?.At ?? Turn!.At;
}

/// <summary>How much did not get through.</summary>
/// <param name="Messages">Messages of the service that were given up.</param>
/// <param name="Turns">Turns that failed.</param>
/// <param name="Since">When the oldest of them happened, or null when there is none.</param>
internal sealed record UndeliveredFigures(int Messages, int Turns, DateTimeOffset? Since);

/// <summary>Finds what did not get through, in small pieces of work: a look at all of it must not hold a citizen.</summary>
internal sealed class UndeliveredSearch(IStore store)
{
    private const int Page = 100;

    /// <summary>Everything that did not get through, oldest first.</summary>
    public async Task<IReadOnlyList<UndeliveredItem>> AllAsync(OfficeCall call)
    {
        var found = new List<UndeliveredItem>();
        await foreach (var message in AllAsync(UndeliveredMessage.Kind, call))
        {
            found.Add(new UndeliveredItem(CodeOf(message), message, null));
        }

        await foreach (var turn in AllAsync(FailedTurn.Kind, call))
        {
            found.Add(new UndeliveredItem(CodeOf(turn), null, turn));
        }

        return [.. found.OrderBy(item => item.At).ThenBy(item => item.Code, StringComparer.Ordinal)];
    }

    /// <summary>Counts by index, without reading the documents.</summary>
    public static Task<UndeliveredFigures> CountAsync(IStore store, CancellationToken cancellationToken) =>
        store.ExecuteAsync(
            async session =>
            {
                var all = new IndexRange("at", null, null);
                var oldestMessage = await session.QueryAsync(UndeliveredMessage.Kind, all with { Limit = 1 });
                var oldestTurn = await session.QueryAsync(FailedTurn.Kind, all with { Limit = 1 });
                DateTimeOffset[] oldest = [.. oldestMessage.Select(m => m.At), .. oldestTurn.Select(t => t.At)];
                return new UndeliveredFigures(
                    await session.CountAsync(UndeliveredMessage.Kind, all),
                    await session.CountAsync(FailedTurn.Kind, all),
                    oldest.Length == 0 ? null : oldest.Min()
                );
            },
            WorkPriority.Job,
            cancellationToken
        );

    // The id is "undelivered:" and the number of the outbox entry.
    private static string CodeOf(UndeliveredMessage message) => "m" + message.Id[(message.Id.LastIndexOf(':') + 1)..];

    // The id of a turn is its inbox key, which may name a citizen's account; the instant names nobody.
    private static string CodeOf(FailedTurn turn) => "t" + turn.At.ToUnixTimeMilliseconds().ToString("X", CultureInfo.InvariantCulture);

    private async IAsyncEnumerable<T> AllAsync<T>(DocumentKind<T> kind, OfficeCall call)
        where T : class
    {
        string? cursor = null;
        do
        {
            var after = cursor;
            var page = await store.ExecuteAsync(session => session.ScanAsync(kind, after, Page), WorkPriority.Job, call.CancellationToken);
            foreach (var scanned in page)
            {
                yield return (T)scanned.Document;
            }

            cursor = page.Count < Page ? null : page[^1].Cursor;
        } while (cursor is not null);
    }
}
