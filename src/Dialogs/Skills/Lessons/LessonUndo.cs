using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>
/// Takes back a stop or a pause of the lessons: with the hour they had, and with the consent given again that the stop withdrew.
/// </summary>
internal static class LessonUndo
{
    /// <summary>Argument of the button that takes a stop back; behind it stands when it was.</summary>
    public const string OfStop = "back";

    /// <summary>Argument of the button that takes a pause back; behind it stand when the next lesson was due, and when it was.</summary>
    public const string OfPause = "unpause";

    /// <summary>The button under the answer to a stop.</summary>
    public static Button StopButton(TurnContext turn) => Undo.Button(turn, "lessons.button-back", LessonsSkill.LessonVerb, OfStop);

    /// <summary>The button under the answer to a pause.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="due">When the next lesson was due before it.</param>
    public static Button PauseButton(TurnContext turn, DateTimeOffset? due) =>
        Undo.Button(turn, "lessons.button-unpause", LessonsSkill.LessonVerb, OfPause, Undo.Stamp(due ?? turn.Now));

    /// <summary>The stop is taken back.</summary>
    public static async ValueTask StopAsync(TurnContext turn, string? stamp)
    {
        if (await LessonsSkill.FindAsync(turn) is { IsActive: true, Hour: { } hour })
        {
            turn.Say("lessons.on-already", MenuButtons.Home(turn), ("hour", LessonsSkill.ShowHour(hour, turn.Language)));
        }
        else if (!Undo.IsInTime(turn, stamp) || !await TakeUpAsync(turn))
        {
            turn.Say("lessons.back-late", [new Button(turn.Text("lessons.button-subscribe"), "go:lessons"), .. MenuButtons.Home(turn)]);
        }
    }

    /// <summary>Sends lessons again at the hour they had, and says so. It returns false when none ended within a day.</summary>
    public static async ValueTask<bool> TakeUpAsync(TurnContext turn)
    {
        if (
            await LessonsSkill.FindAsync(turn) is not { IsActive: false, Hour: { } hour, EndedAt: { } ended } held
            || !Undo.IsInTime(turn, ended)
        )
        {
            return false;
        }

        await Consent.GiveAgainAsync(turn, "lessons");
        var due = LessonPlan.DueAfter(hour, turn.Now, turn.Calendar, days: held.Days);
        turn.Session.Put(
            Subscription.Kind,
            held with
            {
                Conversation = turn.Conversation.Reference,
                IsActive = true,
                Due = due,
                EndedAt = null,
            }
        );
        turn.Conversation = turn.Conversation with { Stopped = false };
        SayGoesOn(turn, held.Days is null ? "lessons.back" : "lessons.back-days", hour, due);
        return true;
    }

    /// <summary>The pause is taken back.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="due">When the next lesson was due before the pause.</param>
    /// <param name="stamp">When it was asked for.</param>
    public static async ValueTask PauseAsync(TurnContext turn, string? due, string? stamp)
    {
        if (await LessonsSkill.FindAsync(turn) is not { IsActive: true } held)
        {
            LessonsSkill.SayNotSubscribed(turn);
        }
        else if (!Undo.IsInTime(turn, stamp))
        {
            turn.Say("lessons.unpause-late", [PauseButton(turn, null), .. MenuButtons.Home(turn)]);
        }
        else
        {
            await GoOnAsync(turn, held, Undo.Read(due));
        }
    }

    /// <summary>Lessons that rest go on: on the day that was planned, or the next.</summary>
    public static ValueTask GoOnAsync(TurnContext turn, Subscription held, DateTimeOffset? planned = null)
    {
        var hour = held.Hour!;
        var due = planned > turn.Now ? planned.Value : LessonPlan.DueAfter(hour, turn.Now, turn.Calendar, days: held.Days);
        if (held.Due <= due)
        {
            turn.Say("lessons.on-already", MenuButtons.Home(turn), ("hour", LessonsSkill.ShowHour(hour, turn.Language)));
            return ValueTask.CompletedTask;
        }

        turn.Session.Put(Subscription.Kind, held with { Due = due });
        SayGoesOn(turn, "lessons.unpaused", hour, due);
        return ValueTask.CompletedTask;
    }

    private static void SayGoesOn(TurnContext turn, string key, string hour, DateTimeOffset due) =>
        turn.Say(
            key,
            MenuButtons.Home(turn),
            ("hour", LessonsSkill.ShowHour(hour, turn.Language)),
            ("date", LocalDates.Show(turn.Calendar.ToLocal(due).Date, turn.Language))
        );
}
