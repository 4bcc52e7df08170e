using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Consents;

/// <summary>
/// Proof of one consent for one purpose: who, what was shown word for word, what was answered, when (Law 91/2025/QH15 art. 9; Decree
/// 356/2025 art. 6: the controller must be able to prove it). Added only; a withdrawal sets <see cref="WithdrawnAt"/>.
/// </summary>
public sealed record Consent
{
    // Consents that are over of which each has a line of its own.
    private const int MostOverShown = 10;

    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Who.</summary>
    public required string PersonId { get; init; }

    /// <summary>
    /// For what: <c>signup</c>, <c>lessons</c>, <c>child</c> (the child's own agreement), <c>guardian</c>, <c>reminders</c> (of events).
    /// </summary>
    public required string Purpose { get; init; }

    /// <summary>The exact wording shown.</summary>
    public required string Wording { get; init; }

    /// <summary>SHA-256 of the wording, hexadecimal: the version of the notice.</summary>
    public required string NoticeVersion { get; init; }

    /// <summary>The exact answer: what was typed, or the label of the button.</summary>
    public required string Reply { get; init; }

    /// <summary>Inbox key of the update that carried it.</summary>
    public required string UpdateId { get; init; }

    /// <summary>Channel.</summary>
    public required string Channel { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When it was withdrawn, or null.</summary>
    public DateTimeOffset? WithdrawnAt { get; init; }

    /// <summary>When what it was given for is over by itself, or null when only a withdrawal ends it.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Its form was left before anything rested on it: it ended with the form, and nobody withdrew it.</summary>
    public bool IsUnused { get; init; }

    /// <summary>Id of the consent whose withdrawal was taken back by this one, or null.</summary>
    public string? Renews { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<Consent> Kind { get; } =
        new(
            "consent",
            ConsentJson.Default.Consent,
            c => c.Id,
            new Retention(730, "Proof for two years after withdrawal, the time in which the office may have to show it.")
        )
        {
            Person = c => c.PersonId,
            PersonalFields = ["reply", "updateId"],
            // One that nobody withdraws is taken for lapsed after three years.
            From = c => c.WithdrawnAt ?? c.Until ?? c.At.AddYears(3),
            KeptOnEraseBecause = "The proof that consent was given and withdrawn; it holds no name.",
            Erased = (c, now) => c.WithdrawnAt is null ? c with { WithdrawnAt = now } : null,
            Order = c => c.At,
            Tell = Lines,
            OfficeLabel = "consent",
            OfficeLine = (c, office) =>
                $"{c.Purpose}, given {office.Show(c.At)}" + (c.WithdrawnAt is { } at ? $", withdrawn {office.Show(at)}" : ""),
        };

    /// <summary>
    /// What a purpose is called: <c>data.purpose-PURPOSE</c>, or <c>PURPOSE.purpose</c> in the texts of the skill that has this name.
    /// </summary>
    public static string PurposeName(IReader reader, string purpose) =>
        reader.Text(reader.Content.Texts.Contains($"data.purpose-{purpose}") ? $"data.purpose-{purpose}" : $"{purpose}.purpose");

    // Whoever signed up and gave back again and again has a long list of what is over; all of it is in the file.
    private static IEnumerable<string> Lines(IReadOnlyList<Consent> held, IDocumentReader reader)
    {
        var used = held.Where(c => !c.IsUnused).ToList();
        var earlier = used.Where(c => !c.IsOpen(reader.Now)).SkipLast(MostOverShown).ToList();
        foreach (var consent in used.Except(earlier))
        {
            var purpose = PurposeName(reader, consent.Purpose);
            yield return reader.Text(
                consent.WithdrawnAt is not null ? "data.line-consent-withdrawn"
                    : consent.IsOpen(reader.Now) ? "data.line-consent"
                    : "data.line-consent-over",
                ("purpose", reader.Reliant(consent.Id) is { } of ? $"{purpose} ({of})" : purpose),
                ("date", LocalDates.Show(reader.ToLocal(consent.At).Date, reader.Language))
            );
        }

        if (earlier.Count > 0)
        {
            yield return reader.Text("data.line-consents-folded", ("count", earlier.Count.ToString(CultureInfo.InvariantCulture)));
        }
    }

    /// <summary>Stores the proof of a consent given in this turn, and returns its id.</summary>
    public static string Record(TurnContext turn, string purpose, string wording)
    {
        var given = New(turn, purpose, wording, "c" + turn.Random.Id(20));
        turn.Session.Put(Kind, given);
        return given.Id;
    }

    /// <summary>
    /// Keeps the one proof that a person has for a purpose which ends by itself: what stands open for the same wording is good for longer,
    /// and only what was withdrawn, over or worded otherwise is given anew.
    /// </summary>
    /// <param name="turn">The turn in which it is given.</param>
    /// <param name="purpose">For what.</param>
    /// <param name="wording">The text shown, without what it names of the citizen's own wish.</param>
    /// <param name="until">When what it is given for is over.</param>
    public static async ValueTask RenewAsync(TurnContext turn, string purpose, string wording, DateTimeOffset until)
    {
        var given = New(turn, purpose, wording, IdOf(turn, purpose)) with { Until = until };
        var stands =
            await turn.Session.GetAsync(Kind, given.Id) is { } held && held.IsOpen(turn.Now) && held.NoticeVersion == given.NoticeVersion
                ? held
                : null;
        turn.Session.Put(Kind, stands is null ? given : stands with { Until = stands.Until > until ? stands.Until : until });
    }

    /// <summary>Sets the end of the person's consent for this purpose; null withdraws it now.</summary>
    public static async ValueTask EndsAsync(TurnContext turn, string purpose, DateTimeOffset? until)
    {
        // What is over by itself cannot be withdrawn any more.
        if (
            await turn.Session.GetAsync(Kind, IdOf(turn, purpose)) is { WithdrawnAt: null } consent
            && (until is not null || consent.IsOpen(turn.Now))
        )
        {
            turn.Session.Put(Kind, until is null ? consent with { WithdrawnAt = turn.Now } : consent with { Until = until });
        }
    }

    /// <summary>Whether it is still good.</summary>
    public bool IsOpen(DateTimeOffset now) => WithdrawnAt is null && !(Until <= now);

    private static string IdOf(TurnContext turn, string purpose) => $"{purpose}-{turn.PersonId}";

    private static Consent New(TurnContext turn, string purpose, string wording, string id) =>
        new()
        {
            Id = id,
            PersonId = turn.PersonId,
            Purpose = purpose,
            Wording = wording,
            NoticeVersion = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(wording))),
            Reply = turn.Activity switch
            {
                MessageActivity message => message.Text,
                ButtonActivity button => turn.Conversation.Choices.FirstOrDefault(c => c.Payload == button.Payload)?.Label
                    ?? button.Payload,
                _ => turn.Activity.GetType().Name,
            },
            UpdateId = turn.Activity.Id,
            Channel = turn.Activity.Conversation.Channel,
            At = turn.Now,
        };

    /// <summary>Ends one consent whose form was left before anything rested on it.</summary>
    public static async ValueTask EndUnusedAsync(TurnContext turn, string id)
    {
        if (await turn.Session.GetAsync(Kind, id) is { WithdrawnAt: null } consent)
        {
            turn.Session.Put(Kind, consent with { WithdrawnAt = turn.Now, IsUnused = true });
        }
    }

    /// <summary>What one consent was given for is over: nothing rests on it any more, and nobody withdrew it.</summary>
    public static async ValueTask EndOverAsync(TurnContext turn, string id)
    {
        if (await turn.Session.GetAsync(Kind, id) is { } consent && consent.IsOpen(turn.Now))
        {
            turn.Session.Put(Kind, consent with { Until = turn.Now });
        }
    }

    /// <summary>
    /// Gives again what was withdrawn last for a purpose, when the withdrawal is taken back. The withdrawn proof stays as it is; the new
    /// one names it, and holds the answer of today: the button whose message says what it agrees to.
    /// </summary>
    public static async ValueTask GiveAgainAsync(TurnContext turn, string purpose)
    {
        var last = (await turn.Session.OfPersonAsync(Kind, turn.PersonId))
            .Cast<Consent>()
            .Where(c => c.Purpose == purpose && !c.IsUnused && c.WithdrawnAt is not null)
            .MaxBy(c => c.WithdrawnAt);
        if (last is not null)
        {
            GiveAgain(turn, last);
        }
    }

    /// <summary>Gives one withdrawn consent again, and returns the id of its new proof.</summary>
    public static string GiveAgain(TurnContext turn, Consent withdrawn)
    {
        var given = New(turn, withdrawn.Purpose, withdrawn.Wording, "c" + turn.Random.Id(20)) with { Renews = withdrawn.Id };
        turn.Session.Put(Kind, given);
        return given.Id;
    }

    /// <summary>Marks one consent as withdrawn.</summary>
    public static async ValueTask WithdrawOneAsync(TurnContext turn, string id)
    {
        if (await turn.Session.GetAsync(Kind, id) is { WithdrawnAt: null } consent)
        {
            turn.Session.Put(Kind, consent with { WithdrawnAt = turn.Now });
        }
    }

    /// <summary>Marks a person's consents for these purposes as withdrawn.</summary>
    public static async ValueTask WithdrawAsync(TurnContext turn, params IReadOnlyList<string> purposes)
    {
        foreach (var consent in (await turn.Session.OfPersonAsync(Kind, turn.PersonId)).Cast<Consent>())
        {
            if (consent.WithdrawnAt is null && purposes.Contains(consent.Purpose))
            {
                turn.Session.Put(Kind, consent with { WithdrawnAt = turn.Now });
            }
        }
    }
}

/// <summary>JSON of consents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(Consent))]
public sealed partial class ConsentJson : JsonSerializerContext;
