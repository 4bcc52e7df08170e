using NodaTime;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>The answer parsers by the names under which <c>understand --field</c> and forms know them.</summary>
public static class FieldParser
{
    /// <summary>Fields in the order they are documented.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["name", "birth_year", "phone", "level", "yesno", "hour"];

    /// <summary>Reads a message as the answer to a field's prompt.</summary>
    /// <exception cref="ArgumentException">There is no such field.</exception>
    public static AnswerOutcome Parse(string field, string text, LocalDate today) =>
        field switch
        {
            "name" => NameAnswer.Parse(text),
            "birth_year" => BirthYearAnswer.Parse(text, today),
            "phone" => PhoneAnswer.Parse(text),
            "level" => LevelAnswer.Parse(text),
            "yesno" => YesNoAnswer.Parse(text),
            "hour" => HourAnswer.Parse(text),
            _ => throw new ArgumentException($"There is no field '{field}'; use one of {string.Join(", ", Fields)}.", nameof(field)),
        };
}
