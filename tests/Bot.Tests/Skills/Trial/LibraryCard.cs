using System.Text.Json.Serialization;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Skills.Trial;

/// <summary>One library card.</summary>
public sealed record LibraryCard
{
    /// <summary>Code on the card.</summary>
    public required string Code { get; init; }

    /// <summary>Whose.</summary>
    public required string PersonId { get; init; }

    /// <summary>Name on the card.</summary>
    public required string Name { get; init; }

    /// <summary>Id of the consent it rests on.</summary>
    public required string Consent { get; init; }

    /// <summary>When it was given.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<LibraryCard> Kind { get; } =
        new("librarycard", LibraryCardJson.Default.LibraryCard, card => card.Code, new Retention(365, "A card is good for a year."))
        {
            Person = card => card.PersonId,
            PersonalFields = ["name"],
            From = card => card.At,
            KeyIsCode = true,
            Tell = (held, reader) => held.Select(card => reader.Text("card.data", ("code", card.Code), ("name", card.Name))),
            TellLoss = (card, reader) => reader.Text("card.loss", ("name", card.Name)),
            RestsOn = (card, _) => [(card.Consent, card.Code)],
            Removing = CardCount.FreeAsync,
        };
}

/// <summary>How many cards are out.</summary>
public sealed record CardCount
{
    private const string Key = "all";

    /// <summary>Cards out.</summary>
    public int Out { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<CardCount> Kind { get; } =
        new("cardcount", LibraryCardJson.Default.CardCount, _ => Key, new Retention(null, "One document: a number."))
        {
            OwnerlessBecause = "It counts cards and names nobody.",
        };

    /// <summary>The number now.</summary>
    public static async ValueTask<int> OfAsync(IStoreSession session) => (await session.GetAsync(Kind, Key))?.Out ?? 0;

    /// <summary>One more card is out.</summary>
    public static async ValueTask AddAsync(IStoreSession session) => session.Put(Kind, new CardCount { Out = await OfAsync(session) + 1 });

    /// <summary>Cards that are removed are out no more.</summary>
    public static async ValueTask FreeAsync(IStoreSession session, IReadOnlyList<LibraryCard> removed) =>
        session.Put(Kind, new CardCount { Out = await OfAsync(session) - removed.Count });
}

/// <summary>JSON of the cards' documents.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(LibraryCard))]
[JsonSerializable(typeof(CardCount))]
public sealed partial class LibraryCardJson : JsonSerializerContext;
