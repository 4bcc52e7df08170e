using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>
/// The hour of the lessons, <c>HH:mm</c>, in the words of the learner: a time, a part of the day ("trưa", "sau bữa cơm tối"), or the number
/// of one of the hours that are offered.
/// </summary>
public static class LessonHour
{
    private const int NoonFrom = 11;
    private const int MostWordsOfPart = 10;
    private const int MostWordsBesideTime = 16;

    private static readonly WordListKey PartOfDay = new("lessons.part-of-day");
    private static readonly WordListKey BesidePart = new("lessons.beside-part");
    private static readonly WordListKey NotThisHour = new("lessons.not-this-hour");

    /// <summary>The hours that are offered, in this order.</summary>
    public static IReadOnlyList<string> Offered { get; } = ["07:00", "11:30", "19:00", "20:00"];

    /// <summary>Reads the answer to the question for the hour.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);

        // "2" is the second of the hours on offer, as digits are everywhere; nobody wants a lesson at two in the night.
        if (
            text.Tokens.Count is > 0 and <= 3
            && ChoiceNumber.Read(text, Offered.Count) is { IsSaid: true, Value: >= 1 and var number }
            && number <= Offered.Count
        )
        {
            return new AnswerOutcome.Accepted(Offered[number - 1]);
        }

        var outcome = HourAnswer.Parse(message);
        return outcome is not AnswerOutcome.Accepted && PartOf(text) is { } hour ? new AnswerOutcome.Accepted(hour) : outcome;
    }

    /// <summary>
    /// The one hour that a wish about the lessons names, or null when it names none, several, or one that is not wished for.
    /// </summary>
    public static string? NamedIn(RecognizerResult said)
    {
        if (said.Analyzed.Tokens.Count > MostWordsBesideTime)
        {
            return null;
        }

        var times = ClockTimes.Find(said.Analyzed);
        times = times.Count == 0 && LessonWish.IsChange(said) ? ClockTimes.Find(said.Analyzed, bareNumbers: true) : times;
        return said.Says(NotThisHour) ? null
            : times is [var time] ? time.ToString("HH:mm", CultureInfo.InvariantCulture)
            : times.Count == 0 ? LastPartIn(said)
            : null;
    }

    /// <summary>Whether the service is usually silent at an hour.</summary>
    public static bool IsQuiet(string hour, ServiceCalendar calendar) => calendar.QuietHours.Contains(TimeOf(hour));

    /// <summary>An hour as it is read back: "8h sáng", so that morning and evening are not mistaken for each other.</summary>
    public static string ReadBack(string hour, IReader reader) =>
        LessonsSkill.ShowHour(hour, reader.Language) + (TimeOf(hour).Hour < NoonFrom ? $" {reader.Text("lessons.of-the-morning")}" : "");

    // "Đổi giờ sang trưa": without its mark, "sang" may be a morning; what is changed to stands last.
    private static string? LastPartIn(RecognizerResult said)
    {
        var words = WordReader.AsTyped(said.Analyzed);
        string? last = null;
        for (var at = words.Find(PartOfDay); at is { } part; at = words.Find(PartOfDay, part.End))
        {
            last = part.Value;
        }

        return last;
    }

    private static LocalTime TimeOf(string hour) => LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(hour).GetValueOrThrow();

    private static string? PartOf(AnalyzedText text)
    {
        if (text.Tokens.Count > MostWordsOfPart)
        {
            return null;
        }

        var words = WordReader.AsTyped(text);
        string? hour = null;
        var i = 0;
        while (i < words.Count)
        {
            if (words.At(PartOfDay, i) is { } part)
            {
                hour = part.Value;
                i = part.End;
            }
            else if (words.Length(BesidePart, i) is > 0 and var length)
            {
                i += length;
            }
            else
            {
                return null;
            }
        }

        return hour;
    }
}
