using System.Text.Json.Serialization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>What was looked for last in a conversation, so that "còn tuần sau?" goes on from there.</summary>
public sealed record LastSearch
{
    /// <summary>After this many hours a question stands for itself.</summary>
    public const int GoodForHours = 6;

    /// <summary>Key of the conversation.</summary>
    public required string Conversation { get; init; }

    /// <summary>Who.</summary>
    public required string PersonId { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Days and part of the day, as in <see cref="QueryCode"/>.</summary>
    public string Days { get; init; } = string.Empty;

    /// <summary>Places, as in <see cref="QueryCode"/>.</summary>
    public string Places { get; init; } = string.Empty;

    /// <summary>Themes, as in <see cref="QueryCode"/>.</summary>
    public string Themes { get; init; } = string.Empty;

    /// <summary>The declared kind.</summary>
    public static DocumentKind<LastSearch> Kind { get; } =
        new(
            "programmesearch",
            ProgrammeJson.Default.LastSearch,
            s => s.Conversation,
            new Retention(1, "A search is gone on with for some hours; the place it names is not kept longer.")
        )
        {
            KeyIsPersonal = true,
            Person = s => s.PersonId,
            PersonalFields = ["places"],
            From = s => s.At,
            Tell = (held, reader) => held.Select(s => reader.Text("programme.data-search", ("when", When(s, reader)))),
        };

    private static string When(LastSearch search, IReader reader)
    {
        var at = reader.ToLocal(search.At);
        return $"{LocalDates.Show(at.TimeOfDay, reader.Language)}, {LocalDates.Show(at.Date, reader.Language)}";
    }

    /// <summary>The search of this conversation, while it is fresh; else null.</summary>
    public static async ValueTask<(ProgrammeQuery Query, DateTimeOffset At)?> OfAsync(TurnContext turn)
    {
        var last = await turn.Session.GetAsync(Kind, turn.Conversation.Reference.Key);
        return
            last is not null
            && turn.Now - last.At < TimeSpan.FromHours(GoodForHours)
            && QueryCode.Read(last.Days, last.Places, last.Themes, turn.Content) is { } query
            ? (query, last.At)
            : null;
    }

    /// <summary>Keeps a search.</summary>
    public static void Keep(TurnContext turn, ProgrammeQuery query)
    {
        var (days, places, themes) = QueryCode.Write(query);
        turn.Session.Put(
            Kind,
            new LastSearch
            {
                Conversation = turn.Conversation.Reference.Key,
                PersonId = turn.PersonId,
                At = turn.Now,
                Days = days,
                Places = places,
                Themes = themes,
            }
        );
    }
}

/// <summary>JSON of the programme's documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(LastSearch))]
internal sealed partial class ProgrammeJson : JsonSerializerContext;
