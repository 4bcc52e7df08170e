using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>Which seats the office means. A field that is null does not matter.</summary>
/// <param name="Class">Class.</param>
/// <param name="Conversation">Name of a conversation in logs, id of a person, or a confirmation code of a seat of theirs.</param>
/// <param name="Address">Pseudonym of an address of the web, as <c>seats list</c> and the log show it.</param>
/// <param name="Provisional">Only provisional ones.</param>
internal sealed record SeatFilter(string? Class, string? Conversation, string? Address, bool Provisional);

/// <summary>A seat that is held, with what it is found by.</summary>
/// <param name="Seat">The seat.</param>
/// <param name="Conversation">What logs call its conversation.</param>
/// <param name="Address">Pseudonym of the address it was taken from, or null when there was none or it is no longer remembered.</param>
internal sealed record FoundSeat(Enrolment Seat, string Conversation, string? Address);

/// <summary>Finds seats that are held, in small pieces of work: a look at all of them must not hold a citizen.</summary>
internal sealed class SeatSearch(IStore store, IPseudonyms pseudonyms, Func<ContentSnapshot> content)
{
    private const int Page = 100;

    /// <exception cref="OfficeFailure">A class or conversation that does not exist.</exception>
    public async Task<IReadOnlyList<FoundSeat>> FindAsync(SeatFilter filter, OfficeCall call)
    {
        if (filter.Class is { } wanted && !content().Classes.ContainsKey(wanted))
        {
            throw new OfficeFailure($"There is no class '{wanted}'. Classes: {string.Join(", ", content().Classes.Keys)}.");
        }

        var addresses = await AddressesAsync(call);
        var network =
            filter.Address is { } place
            && await store.ExecuteAsync(session => session.GetAsync(AddressSeats.Kind, place), WorkPriority.Job, call.CancellationToken)
                is { IsWide: true } wide
                ? wide.Taken.Select(t => t.Code).ToHashSet(StringComparer.Ordinal)
                : [];
        var person = filter.Conversation is { } who ? await PersonOfCodeAsync(who, call) : null;
        var found = new List<FoundSeat>();
        await foreach (var seat in AllAsync(Enrolment.Kind, call))
        {
            var one = new FoundSeat(seat, pseudonyms.Pseudonym(seat.Contact.Key), addresses.GetValueOrDefault(seat.Code));
            if (
                seat.Status == EnrolmentStatus.Confirmed
                && (filter.Class is null || seat.ClassId == filter.Class)
                && (filter.Address is null || one.Address == filter.Address || network.Contains(seat.Code))
                && (!filter.Provisional || seat.IsProvisional)
                && (
                    filter.Conversation is null
                    || one.Conversation == filter.Conversation
                    || seat.PersonId == filter.Conversation
                    || seat.PersonId == person
                )
            )
            {
                found.Add(one);
            }
        }

        return [.. found.OrderBy(f => f.Seat.At).ThenBy(f => f.Seat.Code, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyDictionary<string, string>> AddressesAsync(OfficeCall call)
    {
        var addresses = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var address in AllAsync(AddressSeats.Kind, call))
        {
            if (address.IsWide)
            {
                continue;
            }

            foreach (var taken in address.Taken)
            {
                addresses[taken.Code] = address.Address;
            }
        }

        return addresses;
    }

    private async Task<string?> PersonOfCodeAsync(string code, OfficeCall call) =>
        (
            await store.ExecuteAsync(
                session => session.GetAsync(Enrolment.Kind, code.ToUpperInvariant()),
                WorkPriority.Job,
                call.CancellationToken
            )
        )?.PersonId;

    private async IAsyncEnumerable<T> AllAsync<T>(DocumentKind<T> kind, OfficeCall call)
        where T : class
    {
        string? cursor = null;
        while (true)
        {
            var after = cursor;
            var page = await store.ExecuteAsync(session => session.ScanAsync(kind, after, Page), WorkPriority.Job, call.CancellationToken);
            foreach (var scanned in page)
            {
                yield return (T)scanned.Document;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            cursor = page[^1].Cursor;
        }
    }
}
