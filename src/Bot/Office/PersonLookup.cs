using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Bot.Office;

/// <summary>Finds a person by what the office has at hand: our own id, a confirmation code, or a phone number.</summary>
internal sealed class PersonLookup(IStore store, IReadOnlyList<DocumentKind> kinds)
{
    private const int Page = 500;

    /// <returns>The person's id.</returns>
    /// <exception cref="OfficeFailure">Nobody, or more than one.</exception>
    public async Task<string> FindAsync(string who, OfficeCall call)
    {
        var wanted = who.Trim();
        if (await FindByIdOrCodeAsync(wanted, call.CancellationToken) is { } found)
        {
            return found;
        }

        // Phone numbers are sealed, so they have no index: every document that carries one is looked at.
        if (PhoneAnswer.Parse(wanted) is AnswerOutcome.Accepted phone)
        {
            var people = await FindByPhoneAsync(phone.Value, call);
            return people.Count switch
            {
                1 => people.Single(),
                0 => throw new OfficeFailure("Nobody has given this phone number."),
                _ => throw new OfficeFailure($"Several people gave this phone number. Name one: {string.Join(", ", people)}."),
            };
        }

        throw new OfficeFailure("This is no person id, confirmation code or phone number that is known here.");
    }

    private Task<string?> FindByIdOrCodeAsync(string wanted, CancellationToken cancellationToken) =>
        store.ExecuteAsync(
            async session =>
            {
                foreach (var kind in kinds.Where(kind => kind.HasOwner))
                {
                    if (
                        kind.KeyIsCode
                        && await kind.GetFromAsync(session, wanted.ToUpperInvariant()) is { } coded
                        && kind.PersonOf(coded) is { } owner
                    )
                    {
                        return owner;
                    }

                    if ((await session.OfPersonAsync(kind, wanted)).Count > 0)
                    {
                        return wanted;
                    }
                }

                return null;
            },
            WorkPriority.Job,
            cancellationToken
        );

    private async Task<IReadOnlySet<string>> FindByPhoneAsync(string phone, OfficeCall call)
    {
        var people = new SortedSet<string>(StringComparer.Ordinal);
        var looked = 0;
        foreach (var kind in kinds.Where(kind => kind.HasPhone))
        {
            string? cursor = null;
            do
            {
                var after = cursor;
                var page = await store.ExecuteAsync(
                    session => session.ScanAsync(kind, after, Page),
                    WorkPriority.Job,
                    call.CancellationToken
                );
                people.UnionWith(
                    page.Where(scanned => kind.PhoneOf(scanned.Document) == phone)
                        .Select(scanned => kind.PersonOf(scanned.Document))
                        .OfType<string>()
                );
                looked += page.Count;
                cursor = page.Count < Page ? null : page[^1].Cursor;
                if (cursor is not null)
                {
                    await call.ReportAsync($"looked at {looked} places");
                }
            } while (cursor is not null);
        }

        return people;
    }
}
