using System.Globalization;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>
/// The weekdays on which lessons come, in the words of the learner: "chỉ gửi thứ 2 4 6", "chủ nhật đừng gửi", "trừ cuối tuần". They are
/// kept as ISO numbers in order, <c>135</c> for Monday, Wednesday and Friday; <see cref="Every"/> means all of them.
/// </summary>
public static class LessonDays
{
    /// <summary>Every day.</summary>
    public const string Every = "1234567";

    private const int MostWords = 16;

    private static readonly WordListKey Weekday = new("lessons.weekday");
    private static readonly WordListKey WeekdayBefore = new("lessons.weekday-before");
    private static readonly WordListKey Only = new("lessons.days-only");
    private static readonly WordListKey Except = new("lessons.days-except");
    private static readonly WordListKey All = new("lessons.days-all");
    private static readonly WordListKey Sent = new("lessons.days-sent");
    private static readonly WordListKey OneTime = new("lessons.days-one-time");
    private static readonly WordListKey Joins = new("lessons.days-join");

    /// <summary>The days that a message wishes for, or null when it says nothing of the kind, or no day would be left.</summary>
    /// <param name="said">The message.</param>
    /// <param name="now">The days so far, or null for every day: "chủ nhật đừng gửi" takes one from them.</param>
    public static string? Of(RecognizerResult said, string? now = null)
    {
        if (
            said.Analyzed.Tokens.Count is 0 or > MostWords
            || said.Text.Contains('?', StringComparison.Ordinal)
            || !said.Says(Sent)
            || said.Says(OneTime)
        )
        {
            return null;
        }

        var named = Named(said.Analyzed);
        if (named.Count == 0)
        {
            return said.Says(All) ? Every : null;
        }

        return said.Says(Except) ? Text((now ?? Every).Select(day => day - '0').Except(named))
            : said.Says(Only) ? Text(named)
            : null;
    }

    /// <summary>Whether lessons come on a day.</summary>
    /// <param name="days">The days, or null for every day.</param>
    /// <param name="day">The day.</param>
    public static bool Has(string? days, LocalDate day) => days is null || days.Contains((char)('0' + (int)day.DayOfWeek));

    /// <summary>The days as they are read back: "thứ Hai, thứ Tư, thứ Sáu".</summary>
    public static string Show(string days, IReader reader) => string.Join(", ", days.Select(day => reader.Text($"lessons.day-{day}")));

    private static string? Text(IEnumerable<int> days)
    {
        var text = string.Concat(days.Order().Select(day => day.ToString(CultureInfo.InvariantCulture)));
        return text.Length > 0 ? text : null;
    }

    private static SortedSet<int> Named(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        var days = new SortedSet<int>();
        var isList = false;
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(Weekday, i) is { } match)
            {
                days.UnionWith(match.Value.Select(day => day - '0'));
                isList = true;
                i = match.End - 1;
            }
            else if (
                (isList || words.Is(WeekdayBefore, i - 1))
                && text.Tokens[i].Kind == TokenKind.Number
                && text.FoldedToken(i) is [>= '2' and <= '7' and var number]
            )
            {
                // "Thứ 2 4 6": Monday is the second day.
                days.Add(number - '0' - 1);
                isList = true;
            }
            else
            {
                isList &= words.Is(Joins, i);
            }
        }

        return days;
    }
}
