using ChatBot.Dialogs.Engine;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>A citizen writes the code of a provisional seat from Zalo or Telegram: that account vouches for it.</summary>
internal sealed class SeatConfirmation(SeatDesk desk)
{
    /// <summary>Whether a message asks for it.</summary>
    public static async ValueTask<bool> IsAskedAsync(TurnContext turn, Utterance said)
    {
        var candidates = SeatCode.CandidatesIn(said.Text);
        if (candidates.Count == 0)
        {
            return false;
        }

        // A code alone asks nothing else; beside other words ("học ở đâu, mã …") only one that waits for it.
        return SeatCode.SaysConfirm(said.Recognized.Analyzed)
            || (
                await FindAsync(turn, candidates) is { Status: EnrolmentStatus.Confirmed } seat
                && (seat.IsProvisional || (await IsKnownAsync(turn, seat) && SeatCode.IsAlone(said.Text)))
            );
    }

    /// <summary>
    /// Vouches for the seat, or says why not. Nothing is told of a seat but its class: the writer may have another person's code.
    /// </summary>
    public async ValueTask TakeAsync(TurnContext turn, Utterance said)
    {
        var candidates = SeatCode.CandidatesIn(said.Text);
        if (
            await FindAsync(turn, candidates) is not { Status: EnrolmentStatus.Confirmed } seat
            || (!seat.IsProvisional && !await IsKnownAsync(turn, seat))
        )
        {
            // A firm seat of somebody else is answered like a code that nobody has: a guessed code tells nothing.
            turn.Say("signup.code-unknown", MenuButtons.Home(turn), ("code", candidates[0]));
            return;
        }

        var about = new (string, string)[] { ("code", seat.Code), ("class", Enrolments.ClassName(turn, seat.ClassId)) };
        if (!seat.IsProvisional)
        {
            turn.Say("signup.confirm-firm", MenuButtons.Home(turn), about);
        }
        else if (SeatLedger.NeedsConfirmation(seat.GuardianName, seat.Phone))
        {
            // The account may be the child's own: only a voice tells the office who agrees.
            turn.Say("signup.confirm-guardian", MenuButtons.Home(turn), about);
        }
        else if (!turn.Capabilities.VouchesForSender)
        {
            turn.Say("signup.confirm-elsewhere", MenuButtons.Home(turn), about);
        }
        else if (!await desk.VouchFromMessengerAsync(turn, seat))
        {
            turn.Say("signup.confirm-enough", MenuButtons.Home(turn), about);
        }
        else
        {
            turn.Say("signup.confirmed", MenuButtons.Home(turn), about);
            if (seat.PersonId != turn.PersonId)
            {
                await SeatNotices.TellHolderAsync(turn, seat);
            }
        }
    }

    // Their own, or one they vouched for.
    private static async ValueTask<bool> IsKnownAsync(TurnContext turn, Enrolment seat) =>
        seat.PersonId == turn.PersonId
        || (await turn.Session.GetAsync(SeatHistory.Kind, turn.PersonId))?.Vouched.Contains(seat.Code) == true;

    private static async ValueTask<Enrolment?> FindAsync(TurnContext turn, IReadOnlyList<string> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (await turn.Session.GetAsync(Enrolment.Kind, candidate) is { } seat)
            {
                return seat;
            }
        }

        return null;
    }
}
