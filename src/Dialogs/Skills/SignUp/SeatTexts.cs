using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What is said of a provisional seat: until when it is kept, why it is not firm, and how it becomes so.</summary>
internal static class SeatTexts
{
    /// <summary>Until when a seat is kept: "10h30, Thứ Ba, 6/10/2026".</summary>
    public static string Until(IReader turn, Enrolment seat)
    {
        var until = turn.ToLocal(seat.ProvisionalUntil!.Value);
        return $"{LocalDates.Show(until.TimeOfDay, turn.Language)}, {LocalDates.Show(until.Date, turn.Language)}";
    }

    /// <summary>Why it is not firm; Markdown.</summary>
    public static string Why(TurnContext turn, SeatReason reason) =>
        turn.Text(
            reason switch
            {
                SeatReason.Held => "signup.provisional-held",
                SeatReason.Day => "signup.provisional-day",
                SeatReason.ClassFast => "signup.provisional-fast",
                _ => "signup.provisional-address",
            }
        );

    /// <summary>
    /// How it becomes firm; Markdown. An account of a messenger that holds as many as it may vouch for cannot vouch for more.
    /// </summary>
    public static string How(TurnContext turn, Enrolment seat)
    {
        var until = ("until", Until(turn, seat));
        if (SeatLedger.NeedsConfirmation(seat.GuardianName, seat.Phone))
        {
            return $"{turn.Text("signup.provisional-guardian", ("code", seat.Code))}\n{turn.Text("signup.provisional-or-lapses", until)}";
        }

        var lines = new List<string>
        {
            seat.Phone is { } phone
                ? turn.Text("signup.provisional-office-rings", ("phone", LearnerQuestions.ShowPhone(phone)))
                : turn.Text("signup.provisional-ring-office", ("code", seat.Code)),
        };
        if (!turn.Capabilities.VouchesForSender)
        {
            lines.Add(turn.Text("signup.provisional-messenger", ("code", seat.Code)));
        }

        lines.Add(turn.Text("signup.provisional-or-lapses", until));
        return string.Join('\n', lines);
    }
}
