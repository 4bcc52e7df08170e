using System.Globalization;
using System.Text.Json.Serialization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>A learner's daily lesson: the hour, what comes next, what was learnt.</summary>
public sealed record Subscription
{
    /// <summary>Whose.</summary>
    public required string PersonId { get; init; }

    /// <summary>Where lessons are sent.</summary>
    public required ConversationReference Conversation { get; init; }

    /// <summary>Lessons are sent daily; false after a stop, or on a channel that cannot be written to later.</summary>
    public bool IsActive { get; init; }

    /// <summary>Hour of the day, <c>HH:mm</c> in Asia/Ho_Chi_Minh, or null.</summary>
    public string? Hour { get; init; }

    /// <summary>Weekdays on which lessons come, see <see cref="LessonDays"/>; null for every day.</summary>
    public string? Days { get; init; }

    /// <summary>When the next lesson is due, or null.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>Lessons sent so far, in order.</summary>
    public IReadOnlyList<string> Sent { get; init; } = [];

    /// <summary>Answers given, first answer a lesson.</summary>
    public IReadOnlyList<QuizAnswer> Answers { get; init; } = [];

    /// <summary>When it was ended, or null.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The declared kind.</summary>
    public static DocumentKind<Subscription> Kind { get; } =
        new(
            "subscription",
            LessonsJson.Default.Subscription,
            s => s.PersonId,
            new Retention(30, "Thirty days after the end, so that a learner who comes back goes on where they were.")
        )
        {
            Person = s => s.PersonId,
            PersonalFields = ["conversation"],
            From = s => s.EndedAt,
            Tell = (held, reader) => held.Select(s => Line(s, reader)),
            TellLoss = (s, reader) =>
                s is { IsActive: true, Hour: { } hour }
                    ? reader.Text("data.erase-lessons", ("hour", LessonsSkill.ShowHour(hour, reader.Language)))
                    : null,
            OfficeLabel = "lessons",
            OfficeLine = (s, office) =>
                $"{(s.IsActive ? "on" : "off")}, at {s.Hour ?? "no hour"}, {s.Sent.Count} sent"
                + (s.Due is { } due ? $", next {office.Show(due)}" : ""),
            Indexes = new Dictionary<string, Func<Subscription, IndexValue?>>
            {
                ["due"] = s => s.IsActive && s.Due is { } due ? (IndexValue)due : default(IndexValue?),
            },
        };

    private static string Line(Subscription subscription, IReader reader) =>
        reader.Text(
            subscription.IsActive ? "data.line-lessons" : "data.line-lessons-off",
            ("hour", subscription.Hour is { } hour ? LessonsSkill.ShowHour(hour, reader.Language) : "-"),
            ("sent", subscription.Sent.Count.ToString(CultureInfo.InvariantCulture))
        );
}

/// <summary>An answer to a quiz.</summary>
/// <param name="Lesson">Lesson id.</param>
/// <param name="Right">Whether it was right, or null when the question is not marked.</param>
/// <param name="At">When.</param>
public sealed record QuizAnswer(string Lesson, bool? Right, DateTimeOffset At);

/// <summary>JSON of the lessons' documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault
)]
[JsonSerializable(typeof(Subscription))]
public sealed partial class LessonsJson : JsonSerializerContext;
