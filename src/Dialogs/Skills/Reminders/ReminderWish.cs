using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>A typed wish about reminders: "nhắc tôi ngày hội đọc sách", "thôi nhắc", "bỏ nhắc sự kiện học thử tiếng Anh".</summary>
/// <param name="IsEnd">To have none any more.</param>
/// <param name="Named">Events the message names; empty when it names none.</param>
/// <param name="Query">Days, places and themes it names.</param>
internal sealed record ReminderWish(bool IsEnd, IReadOnlyList<ProgrammeEvent> Named, ProgrammeQuery Query)
{
    // More buttons than this are a wall.
    private const int MostAsked = 5;

    /// <summary>It is for all events.</summary>
    public bool SaysAll { get; init; }

    /// <summary>It is for the event shown last.</summary>
    public bool SaysThis { get; init; }

    /// <summary>The wish of a message, or null when it has none, or one that names what is no event.</summary>
    public static ReminderWish? Of(TurnContext turn, RecognizerResult said)
    {
        var isEnd = ReminderWords.WantEnd(said);
        if (!isEnd && !ReminderWords.Want(said))
        {
            return null;
        }

        var words = EventWords.Of(turn.Content);
        var beside = isEnd ? ReminderWords.OfEnd : ReminderWords.OfWish;
        var query = AskedSearch.Of(said).Query;
        IReadOnlyList<ProgrammeEvent> named =
            CeremonyAnswer.In(said) is { } ceremony
            && EditionAnswer.Current(turn) is { } edition
            && CeremonyAnswer.Of(edition, ceremony) is { } happening
                ? [happening]
                : words.Find(said, beside);
        if (named.Count > 0 || (isEnd && ReminderWords.IsEndOnly(said)))
        {
            return new ReminderWish(isEnd, named, query)
            {
                SaysAll = isEnd && ReminderWords.SaysAll(said),
                SaysThis = ReminderWords.SaysThis(said),
            };
        }

        // Days, places and themes say which events only where nothing else is said: "nhắc tôi uống thuốc ngày mai" is for somebody else.
        return !query.IsOpen && EventWords.IsOnly(said, beside) ? new ReminderWish(isEnd, [], query) : null;
    }

    /// <summary>Does it.</summary>
    public ValueTask TakeAsync(DialogContext dialog) => IsEnd ? EndAsync(dialog.Turn) : RemindAsync(dialog);

    private async ValueTask RemindAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        var found = Named.Count > 0 ? Named : ProgrammeSearch.Find(turn.Content, Query, turn.LocalNow);
        var ahead = found.Where(e => !EventState.IsOver(e, turn.LocalNow) && e.Status != EventStatus.Cancelled).ToList();
        if (found.Count == 0)
        {
            ProgrammeList.Show(turn, Query);
            return;
        }

        if (ahead.Count <= 1)
        {
            // Too late is said of the event that was meant.
            await ReminderOffer.PressAsync(dialog, new Payload(RemindersSkill.Verb, [(ahead.Count > 0 ? ahead[0] : found[0]).Id]));
            return;
        }

        turn.Say(
            "reminders.which",
            [
                .. ahead
                    .Take(MostAsked)
                    .Select(e => new Button(EventText.Short(e.Title.In(turn.Language)), Payload.Of(RemindersSkill.Verb, e.Id))),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    private async ValueTask EndAsync(TurnContext turn)
    {
        var held = await EventReminder.AheadAsync(turn);
        if (held.Count == 0)
        {
            ReminderList.SayNone(turn);
            return;
        }

        if (SaysAll)
        {
            await ReminderEnd.AllAsync(turn);
            return;
        }

        var meant = Meant(turn, held);
        if (meant.Count == 1)
        {
            await ReminderEnd.OneAsync(turn, meant[0].EventId);
            return;
        }

        IReadOnlyList<EventReminder> offered = meant.Count > 0 ? meant : held;
        turn.Say(
            meant.Count > 0 ? "reminders.which-off" : "reminders.which-off-instead",
            [
                .. offered.Take(MostAsked).Select(r => ReminderList.OffButton(turn, r)),
                .. offered.Count > MostAsked ? [new Button(turn.Text("reminders.button-list"), "go:reminders")] : Array.Empty<Button>(),
                .. held.Count > 1
                    ? [new Button(turn.Text("reminders.button-off-all"), Payload.Of(RemindersSkill.Verb, string.Empty, RemindersSkill.Off))]
                    : Array.Empty<Button>(),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    // The reminders that the message may mean; empty when it names an event that has none.
    private IReadOnlyList<EventReminder> Meant(TurnContext turn, IReadOnlyList<EventReminder> held)
    {
        if (Named.Count > 0)
        {
            return [.. held.Where(r => Named.Any(e => e.Id == r.EventId))];
        }

        if (!Query.IsOpen)
        {
            var found = ProgrammeSearch.Find(turn.Content, Query, turn.LocalNow);
            return [.. held.Where(r => found.Any(e => e.Id == r.EventId))];
        }

        return SaysThis && held.FirstOrDefault(r => r.EventId == EventQuestion.Last(turn)?.Id) is { } shown ? [shown] : held;
    }
}
