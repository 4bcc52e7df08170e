using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills.Programme.Reminders;

/// <summary>Reminds of events, and tells those who wait for one what changed.</summary>
public sealed class RemindersSkill : Skill
{
    private const string Verb = "remind";
    private const string Evening = "evening";
    private const string Hours = "hours";
    private const string Both = "both";
    private const string Off = "off";
    private const string Follow = "follow";
    private const string ReminderSubject = "reminder";
    private const string ChangeSubject = "change";
    private const string ConsentPurpose = "reminders";

    // A list longer than this is not read on a telephone.
    private const int MostShown = 5;

    private readonly ServiceCalendar _calendar;
    private readonly Func<ContentSnapshot>? _content;

    /// <summary>Registers the skill.</summary>
    /// <param name="calendar">Time zone and quiet hours.</param>
    /// <param name="content">The content in use, to notice changes; null: nobody is told of any.</param>
    public RemindersSkill(ServiceCalendar calendar, Func<ContentSnapshot>? content)
    {
        _calendar = calendar;
        _content = content;
        Schedules = content is null ? [new ReminderDueSchedule()] : [new EventChangeSchedule(calendar, content), new ReminderDueSchedule()];
        Actions = new Dictionary<string, SkillAction> { ["reminders.start"] = ListAsync, ["reminders.shown"] = OfferAsync };
        Buttons = new Dictionary<string, ButtonHandler> { [Verb] = PressAsync };
        Events = new Dictionary<string, EventAction> { [ReminderDueSchedule.Due] = DueAsync, [EventChangeSchedule.Changed] = ChangedAsync };
        Policies = new Dictionary<Purpose, ProactivePolicy> { [Purpose.Reminder] = StillWantedAsync };
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
    public override async ValueTask StopAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        foreach (var reminder in await OfPersonAsync(turn))
        {
            turn.Session.Delete(EventReminder.Kind, EventReminder.KeyOf(reminder.PersonId, reminder.EventId));
        }

        await Consent.EndsAsync(turn, ConsentPurpose, null);
    }

    /// <summary>The button on an event's card; null: too late, not here, or nothing to be reminded of.</summary>
    internal static async ValueTask<Button?> ButtonAsync(TurnContext turn, ProgrammeEvent happening)
    {
        if (turn.Conversation.Reference.IsGroup || !turn.Capabilities.CanReachLater)
        {
            return null;
        }

        var told = ToldEvent.Of(happening, turn.Calendar);
        var label = await FindAsync(turn, happening.Id) is { } held && (told.Start > turn.Now || (IsOpen(told) && held.Until > turn.Now)) ? "reminders.button-on"
            : told.TakesPlace() && Offered(turn, told).Count > 0 ? "reminders.button-remind"
            : CanFollow(turn, happening, told) ? "reminders.button-follow"
            : null;
        return label is null ? null : new Button(turn.Text(label), Payload.Of(Verb, happening.Id));
    }

    /// <summary>What is kept of a person's reminders, a line each, for their view of their own data.</summary>
    internal static async ValueTask<IReadOnlyList<string>> LinesAsync(TurnContext turn) =>
        [.. (await OfPersonAsync(turn)).Select(r => turn.Text(
            "data.line-reminder",
            ("title", r.Told.Title.In(turn.Language)),
            ("when", EventChangeText.When(turn, r.Told))))];

    // Asks when to remind of the event shown last, as its button does.
    private static ValueTask OfferAsync(DialogContext dialog, Utterance? said) =>
        EventQuestion.Last(dialog.Turn) is { } happening ? PressAsync(dialog, new Payload(Verb, [happening.Id])) : ListAsync(dialog, said);

    private static ValueTask<EventReminder?> FindAsync(TurnContext turn, string eventId) =>
        turn.Session.GetAsync(EventReminder.Kind, EventReminder.KeyOf(turn.PersonId, eventId));

    private static async ValueTask<IReadOnlyList<EventReminder>> OfPersonAsync(TurnContext turn) =>
        [.. (await turn.Session.OfPersonAsync(EventReminder.Kind, turn.PersonId)).Cast<EventReminder>().OrderBy(r => r.Told.Start).ThenBy(r => r.EventId, StringComparer.Ordinal)];

    private static IReadOnlyList<(ReminderKind Kind, DateTimeOffset At)> Offered(TurnContext turn, ToldEvent told) =>
        ReminderSchedule.Offered(told.Start, told.AllDay, turn.Now, turn.Calendar);

    private static bool IsOpen(ToldEvent told) => told is { Status: EventStatus.Postponed, IsGone: false };

    // Where no hour is left to be reminded at, there may be time to hear of a change: a day not known yet, or an event that goes on for long.
    private static bool CanFollow(TurnContext turn, ProgrammeEvent happening, ToldEvent told) => IsOpen(told)
        ? EventReminder.UntilOf(told, EventTimes.OverAt(happening, turn.Calendar)) > turn.Now
        : told.TakesPlace() && told.ConcernsUntil(turn.Calendar) > turn.Now + ReminderSchedule.Ahead;

    private static async ValueTask ListAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = (await OfPersonAsync(turn)).Where(r => r.Until > turn.Now).ToList();
        if (held.Count == 0)
        {
            turn.Say("reminders.none", [new Button(turn.Text("menu.button-programme"), "go:programme"), .. MenuButtons.Home(turn)]);
            return;
        }

        var lines = held.Take(MostShown).Select((r, i) => $"{(i + 1).ToString(CultureInfo.InvariantCulture)}\\. {Line(turn, r)}");
        var rest = held.Count > MostShown ? $"\n{turn.Text("reminders.more", ("count", (held.Count - MostShown).ToString(CultureInfo.InvariantCulture)))}" : string.Empty;
        turn.SayMarkdown(
            $"{turn.Text("reminders.list")}\n{string.Join('\n', lines)}{rest}",
            "reminders.list",
            [
                .. held.Take(MostShown).Select(r => new Button(
                    EventText.Short($"{turn.Text("reminders.button-off")}: {r.Told.Title.In(turn.Language)}"),
                    Payload.Of(Verb, r.EventId, Off))),
                .. MenuButtons.Home(turn),
            ]);
    }

    private static string Line(TurnContext turn, EventReminder reminder)
    {
        var line = turn.Text("reminders.line", ("title", reminder.Told.Title.In(turn.Language)), ("when", EventChangeText.When(turn, reminder.Told)));
        return reminder.Due is { } due ? $"{line} {turn.Text("reminders.next", ("when", EventText.When(turn, due)))}" : line;
    }

    private static async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var id = payload.Arguments.ElementAtOrDefault(0) ?? string.Empty;
        var choice = payload.Arguments.ElementAtOrDefault(1);
        if (choice == Off)
        {
            await TurnOffAsync(turn, id);
            return;
        }

        if (EventText.Find(turn.Content, id) is not { } happening)
        {
            turn.Say("programme.event-gone", MenuButtons.Home(turn));
            return;
        }

        if (!turn.Capabilities.CanReachLater)
        {
            turn.Say("reminders.web", [new Button(turn.Text("programme.button-calendar"), Payload.Of(CalendarCard.Verb, id)), .. MenuButtons.Home(turn)]);
            return;
        }

        EventQuestion.NoteShown(turn, happening);
        var told = ToldEvent.Of(happening, turn.Calendar);
        var offered = told.TakesPlace() ? Offered(turn, told) : [];
        IReadOnlyList<ReminderKind> kinds = choice switch
        {
            Evening => [ReminderKind.Evening],
            Hours => [ReminderKind.Hours],
            Both => [ReminderKind.Evening, ReminderKind.Hours],
            _ => [],
        };
        if (choice == Follow && CanFollow(turn, happening, told))
        {
            await RememberAsync(turn, happening, told, (await FindAsync(turn, id))?.Kinds ?? [], "reminders.ask-follow");
            return;
        }

        if (!kinds.Intersect(offered.Select(o => o.Kind)).Any())
        {
            await AskAsync(turn, happening, told, offered);
            return;
        }

        await RememberAsync(turn, happening, told, kinds, "reminders.ask");
    }

    private static async ValueTask AskAsync(TurnContext turn, ProgrammeEvent happening, ToldEvent told, IReadOnlyList<(ReminderKind Kind, DateTimeOffset At)> offered)
    {
        var held = await FindAsync(turn, happening.Id);
        IReadOnlyList<Button> off = held is null ? [] : [new Button(turn.Text("reminders.button-off"), Payload.Of(Verb, happening.Id, Off))];
        if (offered.Count == 0 && CanFollow(turn, happening, told))
        {
            turn.Say(
                "reminders.ask-follow",
                [
                    .. held is null ? [new Button(turn.Text("reminders.button-follow"), Payload.Of(Verb, happening.Id, Follow))] : off,
                    .. MenuButtons.Home(turn),
                ],
                Arguments(turn, told));
            return;
        }

        if (offered.Count == 0)
        {
            turn.Say(
                "reminders.too-late",
                [.. off, new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, happening.Id)), .. MenuButtons.Home(turn)]);
            return;
        }

        turn.Say(
            "reminders.ask",
            [
                .. offered.Select(o => o.Kind == ReminderKind.Evening
                    ? new Button(turn.Compose("reminders.button-evening", ("time", Hour(turn, o.At))), Payload.Of(Verb, happening.Id, Evening))
                    : new Button(turn.Compose("reminders.button-hours", ("time", Hour(turn, o.At))), Payload.Of(Verb, happening.Id, Hours))),
                .. offered.Count > 1 ? [new Button(turn.Text("reminders.button-both"), Payload.Of(Verb, happening.Id, Both))] : Array.Empty<Button>(),
                .. off,
                .. MenuButtons.Home(turn),
            ],
            Arguments(turn, told));
    }

    private static (string Name, string Value)[] Arguments(TurnContext turn, ToldEvent told) =>
        [("title", told.Title.In(turn.Language)), ("when", EventChangeText.When(turn, told))];

    private static string Hour(TurnContext turn, DateTimeOffset at) => LocalDates.Show(turn.Calendar.ToLocal(at).TimeOfDay, turn.Language);

    private static async ValueTask RememberAsync(TurnContext turn, ProgrammeEvent happening, ToldEvent told, IReadOnlyList<ReminderKind> kinds, string shown)
    {
        var held = await FindAsync(turn, happening.Id);
        var overAt = EventTimes.OverAt(happening, turn.Calendar);
        var reminder = new EventReminder
        {
            PersonId = turn.PersonId,
            Conversation = turn.Conversation.Reference,
            EventId = happening.Id,
            Kinds = kinds,
            Told = told,
            Changes = held?.Changes ?? 0,
            Until = overAt,
        }.Planned(told, overAt, turn.Now, turn.Calendar);
        turn.Session.Put(EventReminder.Kind, reminder);

        // Which event it is for, the reminder says; the proof outlives it and must not.
        await Consent.RenewAsync(turn, ConsentPurpose, turn.Content.Texts[shown].In(turn.Language), reminder.Until);
        turn.Conversation = turn.Conversation with { Stopped = false };
        var times = kinds.Except(reminder.Done)
            .Select(kind => ReminderSchedule.TimeOf(kind, told.Start, told.AllDay, turn.Calendar))
            .Distinct()
            .Select(at => EventText.When(turn, at!.Value));
        turn.Say(
            reminder.Due is null ? "reminders.set-follow" : "reminders.set",
            [
                new Button(turn.Text("reminders.button-off"), Payload.Of(Verb, happening.Id, Off)),
                new Button(turn.Text("reminders.button-list"), "go:reminders"),
                .. MenuButtons.Home(turn),
            ],
            ("title", told.Title.In(turn.Language)),
            ("times", string.Join("; ", times)));
    }

    private static async ValueTask TurnOffAsync(TurnContext turn, string eventId)
    {
        var all = await OfPersonAsync(turn);
        if (all.FirstOrDefault(r => r.EventId == eventId) is not { } held)
        {
            turn.Say("reminders.none-of-event", MenuButtons.Home(turn));
            return;
        }

        turn.Session.Delete(EventReminder.Kind, EventReminder.KeyOf(held.PersonId, held.EventId));
        await Consent.EndsAsync(turn, ConsentPurpose, all.Where(r => r != held && r.Until > turn.Now).Max(r => (DateTimeOffset?)r.Until));
        turn.Say(
            "reminders.off",
            [new Button(turn.Text("reminders.button-list"), "go:reminders"), .. MenuButtons.Home(turn)],
            ("title", held.Told.Title.In(turn.Language)));
    }

    /// <summary>The reminder an event is about, if it is still the one of this conversation's person.</summary>
    private static async ValueTask<EventReminder?> OfEventAsync(TurnContext turn, EventActivity happened)
    {
        if (happened.Subject is not { } key || await turn.Session.GetAsync(EventReminder.Kind, key) is not { } held)
        {
            return null;
        }

        if (held.PersonId == turn.PersonId)
        {
            return held;
        }

        // Nobody else in the conversation may read it, and it would stay due for ever.
        turn.Session.Delete(EventReminder.Kind, key);
        return null;
    }

    private static async ValueTask DueAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await OfEventAsync(turn, happened) is not { Due: { } due } held || due > turn.Now)
        {
            return;
        }

        var happening = EventText.Find(turn.Content, held.EventId);
        var now = State(turn, held, happening);
        var hasChanged = now.DiffersFrom(held.Told, turn.Language);
        if (hasChanged && turn.Calendar.QuietUntil(turn.Now) is null)
        {
            // What changed is said in place of a reminder of something that is not true any more.
            await TellAsync(turn, held, happening, now);
            return;
        }

        turn.Session.Put(EventReminder.Kind, held.Planned(hasChanged ? held.Told : now, held.Until, turn.Now, turn.Calendar));
        if (hasChanged || turn.Conversation.Stopped || turn.Conversation.Unreachable || turn.Now >= held.Told.Start || happening is null)
        {
            return;
        }

        Send(
            turn,
            "reminders.remind",
            [
                turn.Text("reminders.remind", Arguments(turn, now)),
                .. EventText.WhereLines(turn, happening),
                .. happening.Registration is { } register ? [turn.Text("programme.card-register", ("value", register.In(turn.Language)))] : Array.Empty<string>(),
            ],
            [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, held.EventId)), new Button(turn.Text("reminders.button-off"), Payload.Of(Verb, held.EventId, Off))],
            held.Told.Start,
            $"{ReminderSubject}:{now.Fingerprint(turn.Language)}:{happened.Subject}");
    }

    private static async ValueTask ChangedAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (await OfEventAsync(turn, happened) is not { } held)
        {
            return;
        }

        var happening = EventText.Find(turn.Content, held.EventId);
        var now = State(turn, held, happening);
        if (now.Fingerprint() != held.Told.Fingerprint())
        {
            await TellAsync(turn, held, happening, now);
        }
    }

    private static ToldEvent State(TurnContext turn, EventReminder held, ProgrammeEvent? happening) =>
        happening is null ? held.Told with { IsGone = true } : ToldEvent.Of(happening, turn.Calendar);

    private static async ValueTask TellAsync(TurnContext turn, EventReminder held, ProgrammeEvent? happening, ToldEvent now)
    {
        if (held.Until <= turn.Now)
        {
            turn.Session.Put(EventReminder.Kind, held with { Told = now, Due = null, Changes = held.Changes + 1 });
            return;
        }

        var overAt = happening is null ? held.Until : EventTimes.OverAt(happening, turn.Calendar);
        var planned = held.Planned(now, overAt, turn.Now, turn.Calendar) with { Changes = held.Changes + 1 };
        turn.Session.Put(EventReminder.Kind, planned);
        if (planned.Until > held.Until)
        {
            await Consent.EndsAsync(turn, ConsentPurpose, planned.Until);
        }

        var known = held.Told.ConcernsUntil(turn.Calendar);
        var useful = now.ConcernsUntil(turn.Calendar) is var latest && latest > known ? latest : known;
        // Once the day it should have been on is past, a postponed event can still be cancelled.
        if (!now.DiffersFrom(held.Told, turn.Language) || turn.Conversation.Stopped || turn.Conversation.Unreachable || (turn.Now >= useful && !IsOpen(held.Told)))
        {
            return;
        }

        var lines = EventChangeText.Lines(turn, held.Told, now, happening?.Url is not null);
        Send(
            turn,
            "reminders.changed",
            planned.Due is { } due ? [.. lines, turn.Text("reminders.next", ("when", EventText.When(turn, due)))] : lines,
            [
                .. happening is null ? Array.Empty<Button>() : [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, held.EventId))],
                .. now.TakesPlace() ? [new Button(turn.Text("programme.button-calendar"), Payload.Of(CalendarCard.Verb, held.EventId))] : Array.Empty<Button>(),
                new Button(turn.Text("reminders.button-off"), Payload.Of(Verb, held.EventId, Off)),
            ],
            turn.Now >= useful ? turn.Now.AddDays(1) : useful,
            $"{ChangeSubject}:{now.Fingerprint()}:{EventReminder.KeyOf(held.PersonId, held.EventId)}");
    }

    private static void Send(TurnContext turn, string key, IReadOnlyList<string> lines, IReadOnlyList<Button> buttons, DateTimeOffset expires, string subject) =>
        turn.Send(new OutgoingActivity
        {
            To = turn.Conversation.Reference,
            Text = string.Join('\n', lines),
            Key = key,
            Buttons = [.. buttons, .. MenuButtons.Home(turn)],
            Purpose = Purpose.Reminder,
            ExpiresAt = expires,
            Subject = subject,
        });

    /// <summary>Looks again before the send: turned off since, or the event is not any more as the message says.</summary>
    private async ValueTask<string?> StillWantedAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now)
    {
        if (activity.Subject?.Split(':', 3) is not [ReminderSubject or ChangeSubject, var said, var key] parts)
        {
            return null;
        }

        if (await session.GetAsync(EventReminder.Kind, key) is not { } held)
        {
            return "unwanted";
        }

        // Notices follow each other, each with what was true before it; a reminder stands alone and must be true.
        if (parts[0] == ChangeSubject)
        {
            return null;
        }

        var happening = _content is null ? null : EventText.Find(_content(), held.EventId);
        var isTrue = held.Told.Fingerprint(activity.Language) == said
            && (_content is null || (happening is not null && ToldEvent.Of(happening, _calendar).Fingerprint(activity.Language) == said));
        return isTrue ? null : "changed";
    }
}
