using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>What wants a look of the office at the seats. It names classes and pseudonyms of addresses, and nobody.</summary>
/// <param name="Provisional">Seats that wait for somebody to vouch for them.</param>
/// <param name="FastClasses">Classes that filled faster than classes do within the last day.</param>
/// <param name="CappedAddresses">Addresses of the web from which more was taken within the last day than one may take.</param>
internal sealed record SeatAlarms(int Provisional, IReadOnlyList<string> FastClasses, IReadOnlyList<string> CappedAddresses)
{
    /// <summary>Seats lately taken from each of <see cref="CappedAddresses"/>, by its name.</summary>
    public IReadOnlyDictionary<string, int> SeatsOfAddress { get; init; } = new Dictionary<string, int>();

    private const int Page = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>Reads it from the store.</summary>
    public static async Task<SeatAlarms> ReadAsync(IStore store, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var provisional = await store.ExecuteAsync(
            session => session.CountAsync(Enrolment.Kind, new IndexRange("lapses", null, null)), WorkPriority.Job, cancellationToken);
        var (fast, capped) = (new List<string>(), new List<string>());
        await EachAsync(store, ClassPlaces.Kind, places => Add(fast, places.ClassId, places.FastAt), cancellationToken);
        var seats = new Dictionary<string, int>(StringComparer.Ordinal);
        await EachAsync(
            store,
            AddressSeats.Kind,
            address =>
            {
                Add(capped, address.Address, address.CappedAt);
                seats[address.Address] = address.Taken.Count;
            },
            cancellationToken);
        return new SeatAlarms(provisional, fast, [.. capped.OrderByDescending(name => seats[name])])
        {
            SeatsOfAddress = capped.ToDictionary(name => name, name => seats[name], StringComparer.Ordinal),
        };

        void Add(List<string> names, string name, DateTimeOffset? at)
        {
            if (at > now - Lately)
            {
                names.Add(name);
            }
        }
    }

    private static async Task EachAsync<T>(IStore store, DocumentKind<T> kind, Action<T> look, CancellationToken cancellationToken)
        where T : class
    {
        string? cursor = null;
        do
        {
            var after = cursor;
            var page = await store.ExecuteAsync(session => session.ScanAsync(kind, after, Page), WorkPriority.Job, cancellationToken);
            foreach (var scanned in page)
            {
                look((T)scanned.Document);
            }

            cursor = page.Count < Page ? null : page[^1].Cursor;
        }
        while (cursor is not null);
    }
}
