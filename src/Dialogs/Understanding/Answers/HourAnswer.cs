using System.Globalization;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Dates;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Answers;

/// <summary>
/// A time of day, as <c>HH:mm</c>: "7h tối", "19:00", "8 giờ kém 15 sáng", "7 rưỡi", "9pm". Without a part of the day it is read on the
/// 24-hour clock.
/// </summary>
public static class HourAnswer
{
    /// <summary>Reads a message as a time of day.</summary>
    public static AnswerOutcome Parse(string message)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Empty);
        }

        if (CommandFinder.Find(text) is not null)
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        var times = ClockTimes.Find(text, bareNumbers: text.Tokens.Count <= 4);
        if (times.Count == 1)
        {
            return new AnswerOutcome.Accepted(times[0].ToString("HH:mm", CultureInfo.InvariantCulture));
        }

        if (times.Count > 1)
        {
            return new AnswerOutcome.Rejected(RejectReasons.Several);
        }

        if (SideQuestion.Is(text))
        {
            return AnswerOutcome.Interrupted.Instance;
        }

        return new AnswerOutcome.Rejected(
            text.Text.AsSpan().IndexOfAnyInRange('0', '9') >= 0 ? RejectReasons.Range : RejectReasons.Unclear
        );
    }
}
