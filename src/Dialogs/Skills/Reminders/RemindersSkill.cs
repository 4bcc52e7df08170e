using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>Reminds of events, and tells those who wait for one what changed.</summary>
public sealed class RemindersSkill : Skill, IEventCompanion
{
    /// <summary>
    /// Verb of its buttons: <c>remind:EVENT</c> asks, <c>remind:EVENT:both</c> chooses, <c>remind:EVENT:off</c> ends; without an event,
    /// all.
    /// </summary>
    internal const string Verb = "remind";

    /// <summary>Ends a reminder, or all.</summary>
    internal const string Off = "off";

    /// <summary>Shows the list from a reminder on.</summary>
    internal const string Page = "list";

    /// <summary>What the consent is for.</summary>
    internal const string ConsentPurpose = "reminders";

    /// <summary>Registers the skill.</summary>
    /// <param name="calendar">Time zone and quiet hours.</param>
    /// <param name="content">The content in use, to notice changes, or null when nobody is told of any.</param>
    public RemindersSkill(ServiceCalendar calendar, Func<ContentSnapshot>? content)
    {
        Schedules = content is null ? [new ReminderDueSchedule()] : [new EventChangeSchedule(calendar, content), new ReminderDueSchedule()];
        Actions = new Dictionary<string, SkillAction> { ["reminders.start"] = (dialog, _) => ReminderList.ShowAsync(dialog.Turn) };
        Buttons = new Dictionary<string, ButtonHandler> { [Verb] = PressAsync };
        Events = new Dictionary<string, EventAction>
        {
            [ReminderDueSchedule.Due] = ReminderNotices.DueAsync,
            [EventChangeSchedule.Changed] = ReminderNotices.ChangedAsync,
        };
        Policies = new Dictionary<Purpose, ProactivePolicy>
        {
            [Purpose.Reminder] = new ReminderNotices(calendar, content).StillWantedAsync,
        };
    }

    /// <inheritdoc/>
    public override string Name => "reminders";

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [EventReminder.Kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, EventAction> Events { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<ISchedule> Schedules { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<Purpose, ProactivePolicy> Policies { get; }

    /// <inheritdoc/>
    public override async ValueTask<bool> StopAsync(DialogContext dialog)
    {
        await ReminderEnd.SilentlyAsync(dialog.Turn);
        return false;
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Button>> WithdrawalsAsync(TurnContext turn) =>
        (await EventReminder.OfPersonAsync(turn)).Count > 0 ? [new Button(turn.Text("data.withdraw-reminders"), "go:reminders")] : [];

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(ReminderWish.Of(turn, said.Recognized) is null ? Claim.None : Claim.First);

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said) =>
        ReminderWish.Of(dialog.Turn, said.Recognized)!.TakeAsync(dialog);

    /// <inheritdoc/>
    public ValueTask<Button?> ButtonAsync(TurnContext turn, ProgrammeEvent happening) => ReminderOffer.ButtonAsync(turn, happening);

    /// <inheritdoc/>
    public bool Wants(TurnContext turn, RecognizerResult recognized) => ReminderWish.Of(turn, recognized) is not null;

    /// <inheritdoc/>
    public bool WantsShown(RecognizerResult recognized, Predicate<Term> isOfName) => ReminderWords.WantOfShown(recognized, isOfName);

    /// <inheritdoc/>
    /// <remarks>Asks when to remind of the event, as its button does. In a group nobody is reminded.</remarks>
    public ValueTask TakeShownAsync(DialogContext dialog, ProgrammeEvent happening) =>
        SkillSet.IsRefusedInGroup(dialog, this)
            ? ValueTask.CompletedTask
            : ReminderOffer.PressAsync(dialog, new Payload(Verb, [happening.Id]));

    /// <inheritdoc/>
    public string PayloadFor(ProgrammeEvent happening) => Payload.Of(Verb, happening.Id);

    private static ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        switch (payload.Arguments)
        {
            case ["", Page, var offset]:
                return ReminderList.ShowAsync(turn, int.TryParse(offset, out var from) ? from : 0);
            case ["", Off]:
                return ReminderEnd.AllAsync(turn);
            case [var id, Off, ..]:
                return ReminderEnd.OneAsync(turn, id);
            default:
                return ReminderOffer.PressAsync(dialog, payload);
        }
    }
}
