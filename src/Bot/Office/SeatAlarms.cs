using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>What wants a look of the office at the seats. It names classes and pseudonyms of addresses, and nobody.</summary>
/// <param name="Provisional">Seats that wait for somebody to vouch for them.</param>
/// <param name="FastClasses">Classes that filled faster than classes do within the last day.</param>
/// <param name="CappedAddresses">Addresses of the web from which more was taken within the last day than one may take.</param>
/// <param name="LostClasses">Classes that the content no longer has although people hold places in them and the course is not over.</param>
internal sealed record SeatAlarms(
    int Provisional,
    IReadOnlyList<string> FastClasses,
    IReadOnlyList<string> CappedAddresses,
    IReadOnlyList<SeatAlarms.LostClass> LostClasses
)
{
    /// <param name="Class">Id of the class.</param>
    /// <param name="Seats">Places held in it.</param>
    public sealed record LostClass(string Class, int Seats);

    /// <summary>Seats lately taken from each of <see cref="CappedAddresses"/>, by its name.</summary>
    public IReadOnlyDictionary<string, int> SeatsOfAddress { get; init; } = new Dictionary<string, int>();

    private const int Page = 100;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(1);

    /// <summary>Reads it from the store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="known">Ids of the classes in the content.</param>
    /// <param name="now">The service's clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<SeatAlarms> ReadAsync(
        IStore store,
        IEnumerable<string> known,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var classes = known.ToHashSet(StringComparer.Ordinal);
        var provisional = await store.ExecuteAsync(
            session => session.CountAsync(Enrolment.Kind, new IndexRange("lapses", null, null)),
            WorkPriority.Job,
            cancellationToken
        );
        var (fast, capped, gone) = (new List<string>(), new List<string>(), new List<string>());
        await EachAsync(
            store,
            ClassSeats.Kind,
            places =>
            {
                Add(fast, places.ClassId, places.FastAt);
                if (places.Taken > 0 && !classes.Contains(places.ClassId))
                {
                    gone.Add(places.ClassId);
                }
            },
            cancellationToken
        );
        var seatsOf = new Dictionary<string, int>(StringComparer.Ordinal);
        await EachAsync(
            store,
            AddressSeats.Kind,
            address =>
            {
                Add(capped, address.Address, address.CappedAt);
                seatsOf[address.Address] = address.Taken.Count;
            },
            cancellationToken
        );
        var lost = new List<LostClass>();
        foreach (var id in gone)
        {
            var held = await store.ExecuteAsync(
                session => session.QueryAsync(Enrolment.Kind, new IndexRange("class", id, id)),
                WorkPriority.Job,
                cancellationToken
            );

            // A class that is over may go.
            if (held.Count(seat => seat.CourseEnd > now) is > 0 and var seats)
            {
                lost.Add(new LostClass(id, seats));
            }
        }

        return new SeatAlarms(provisional, fast, [.. capped.OrderByDescending(name => seatsOf[name])], lost)
        {
            SeatsOfAddress = capped.ToDictionary(name => name, name => seatsOf[name], StringComparer.Ordinal),
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
        } while (cursor is not null);
    }
}
