using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>The daily digital-safety lesson with its quiz.</summary>
public sealed class LessonsSkill : Skill
{
    internal const string QuizVerb = "quiz";
    private static readonly WordListKey Right = new("lessons.right");
    internal const string Next = "next";
    internal const string Pause = "pause";
    internal const string LessonVerb = "lesson";
    private const string StopVerb = "stop";
    private const string KeepVerb = "keep";
    private const string EveryDay = "every-day";
    private const int PauseDays = 7;

    // What short questions lean on after a quiz: "lesson.L02".
    private const string OfLesson = "lesson.";
    private static readonly TimeSpan LeansFor = TimeSpan.FromHours(3);

    private readonly LessonsForm _form = new();

    /// <summary>Registers the skill.</summary>
    public LessonsSkill(ServiceCalendar calendar)
    {
        Schedules = [new LessonSchedule(calendar)];
        Actions = new Dictionary<string, SkillAction>
        {
            ["lessons.start"] = StartAsync,
            ["lessons.subscribe"] = SubscribeAsync,
            ["lessons.stop"] = StopLessonsAsync,
            ["lessons.time"] = TimeAsync,
            ["lessons.again"] = AgainAsync,
            ["lessons.progress"] = ProgressAsync,
        };
        TakesAway = new Dictionary<string, SkillAction?> { ["lessons.stop"] = AskToStopAsync };
        Buttons = new Dictionary<string, ButtonHandler> { [QuizVerb] = QuizAsync, [LessonVerb] = PressAsync };
        Events = new Dictionary<string, EventAction> { [LessonSchedule.Due] = DueAsync };
        Policies = new Dictionary<Purpose, ProactivePolicy> { [Purpose.Lesson] = StillWantedAsync };
    }

    /// <inheritdoc/>
    public override string Name => "lessons";

    /// <inheritdoc/>
    public override MenuEntry? MenuEntry => new("menu.button-lessons", 30);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<CommandKind, SkillAction> Commands =>
        new Dictionary<CommandKind, SkillAction> { [CommandKind.StopLessons] = StopLessonsAsync };

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_form];

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [Subscription.Kind];

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
    public override IReadOnlyDictionary<string, SkillAction?> TakesAway { get; }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Button>?> HeldAsync(TurnContext turn) =>
        await FindAsync(turn) is { IsActive: true } ? [new Button(turn.Text("lessons.button-stop"), "topic:lesson_stop")] : [];

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<Button>> WithdrawalsAsync(TurnContext turn) =>
        await FindAsync(turn) is { IsActive: true } ? [new Button(turn.Text("data.withdraw-lessons"), "topic:lesson_stop")] : [];

    /// <inheritdoc/>
    public override ValueTask<bool> StartAgainAsync(DialogContext dialog) => LessonUndo.TakeUpAsync(dialog.Turn);

    /// <inheritdoc/>
    public override async ValueTask<bool> StopAsync(DialogContext dialog)
    {
        var turn = dialog.Turn;
        var isSent = false;
        if (await FindAsync(turn) is { IsActive: true } subscription)
        {
            isSent = true;
            turn.Session.Put(Subscription.Kind, subscription with { IsActive = false, Due = null, EndedAt = turn.Now });
        }

        // Also a consent just given in the form whose hour is still open.
        turn.Conversation = turn.Conversation with
        {
            Stack = [.. turn.Conversation.Stack.Where(i => i.Dialog != _form.Name)],
        };
        await Consent.WithdrawAsync(turn, "lessons");
        return isSent;
    }

    internal static string ShowHour(string hour, string language) =>
        LocalDates.Show(LocalTimePattern.CreateWithInvariantCulture("HH:mm").Parse(hour).GetValueOrThrow(), language);

    internal static async ValueTask SubscribeAsync(TurnContext turn, string hour)
    {
        var held = await FindAsync(turn) ?? new Subscription { PersonId = turn.PersonId, Conversation = turn.Conversation.Reference };

        // Who changes the hour keeps a pause and gets no second lesson on a day that had one: the next planned day stays the first.
        var earliest = held is { IsActive: true, Due: { } planned } ? turn.Calendar.ToLocal(planned).Date : (LocalDate?)null;
        var due = LessonPlan.DueAfter(hour, turn.Now, turn.Calendar, earliest, held.Days);
        turn.Session.Put(
            Subscription.Kind,
            held with
            {
                Conversation = turn.Conversation.Reference,
                IsActive = true,
                Hour = hour,
                Due = due,
                EndedAt = null,
            }
        );
        turn.Conversation = turn.Conversation with { Stopped = false };
        if (held is { IsActive: true, Days: { } days })
        {
            SayDays(turn, hour, days, due);
            return;
        }

        turn.Say(
            "lessons.subscribed",
            [new Button(turn.Text("lessons.button-now"), Payload.Of(LessonVerb, Next)), .. MenuButtons.Home(turn)],
            ("hour", LessonHour.ReadBack(hour, turn)),
            ("date", LocalDates.Show(turn.Calendar.ToLocal(due).Date, turn.Language))
        );
    }

    internal static ValueTask<Subscription?> FindAsync(TurnContext turn) => turn.Session.GetAsync(Subscription.Kind, turn.PersonId);

    private async ValueTask StartAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        if (await FindAsync(turn) is not { IsActive: true } subscription)
        {
            await SubscribeAsync(dialog, said);
            return;
        }

        turn.Say(
            subscription.Days is null ? "lessons.menu" : "lessons.menu-days",
            [
                new Button(turn.Text("lessons.button-next"), Payload.Of(LessonVerb, Next)),
                new Button(turn.Text("lessons.button-time"), "topic:lesson_time"),
                new Button(turn.Text("lessons.button-pause"), Payload.Of(LessonVerb, Pause)),
                new Button(turn.Text("lessons.button-stop"), "topic:lesson_stop"),
                .. MenuButtons.Home(turn),
            ],
            ("hour", ShowHour(subscription.Hour!, turn.Language)),
            ("days", LessonDays.Show(subscription.Days ?? LessonDays.Every, turn)),
            ("sent", Number(subscription.Sent.Count)),
            ("all", Number(turn.Content.Lessons.Count))
        );
    }

    /// <summary>Lessons come on other weekdays from now on; the days are read back, and one press makes it every day again.</summary>
    private static void ChooseDays(TurnContext turn, Subscription held, string days)
    {
        var chosen = days == LessonDays.Every ? null : days;
        var due = LessonPlan.DueAfter(held.Hour!, turn.Now, turn.Calendar, days: chosen);
        turn.Session.Put(Subscription.Kind, held with { Days = chosen, Due = due });
        turn.Session.DropProactive(turn.PersonId, Purpose.Lesson);
        SayDays(turn, held.Hour!, chosen, due);
    }

    private static void SayDays(TurnContext turn, string hour, string? days, DateTimeOffset due) =>
        turn.Say(
            days is null ? "lessons.days-every" : "lessons.days",
            days is null
                ? MenuButtons.Home(turn)
                : [new Button(turn.Text("lessons.button-every-day"), Payload.Of(LessonVerb, EveryDay)), .. MenuButtons.Home(turn)],
            ("hour", LessonHour.ReadBack(hour, turn)),
            ("days", LessonDays.Show(days ?? LessonDays.Every, turn)),
            ("date", LocalDates.Show(turn.Calendar.ToLocal(due).Date, turn.Language))
        );

    private ValueTask SubscribeAsync(DialogContext dialog, Utterance? said) => SubscribeAsync(dialog, said, keepsHour: true);

    private async ValueTask SubscribeAsync(DialogContext dialog, Utterance? said, bool keepsHour)
    {
        var turn = dialog.Turn;
        if (!turn.Capabilities.CanReachLater)
        {
            turn.Say("lessons.web", [new Button(turn.Text("lessons.button-now"), Payload.Of(LessonVerb, Next)), .. MenuButtons.Home(turn)]);
            return;
        }

        var named = said is null ? null : LessonHour.NamedIn(said.Recognized);
        if (await FindAsync(turn) is { IsActive: true })
        {
            await (named is null ? StartAsync(dialog, said) : ChangeHourAsync(dialog, named));
            return;
        }

        // Who had lessons before had an hour: only the consent is asked for again.
        var before = keepsHour && named is null ? (await FindAsync(turn))?.Hour : null;
        await dialog.BeginAsync(
            _form.Name,
            before is not null ? new Dictionary<string, string> { ["hour"] = before, [LessonsForm.Before] = before }
                : named is not null ? new Dictionary<string, string> { ["hour"] = named }
                : null
        );
    }

    // The consent given before still holds. An hour at night is asked about, and no hour at all is asked for.
    private ValueTask ChangeHourAsync(DialogContext dialog, string? hour)
    {
        if (hour is not null && !LessonHour.IsQuiet(hour, dialog.Turn.Calendar))
        {
            return SubscribeAsync(dialog.Turn, hour);
        }

        var known = new Dictionary<string, string> { ["consent"] = YesNoPrompt.Yes };
        if (hour is not null)
        {
            known["hour"] = hour;
        }

        return dialog.BeginAsync(_form.Name, known);
    }

    private async ValueTask TimeAsync(DialogContext dialog, Utterance? said)
    {
        if (await FindAsync(dialog.Turn) is not { IsActive: true })
        {
            await SubscribeAsync(dialog, said, keepsHour: false);
            return;
        }

        await ChangeHourAsync(dialog, said is null ? null : LessonHour.NamedIn(said.Recognized));
    }

    private async ValueTask StopLessonsAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = await FindAsync(turn);
        await StopAsync(dialog);
        turn.Session.DropProactive(turn.PersonId, Purpose.Lesson);
        if (held is { IsActive: true, Hour: { } hour })
        {
            turn.Say("lessons.stopped", [LessonUndo.StopButton(turn), .. MenuButtons.Home(turn)], ("hour", ShowHour(hour, turn.Language)));
            return;
        }

        SayNotSubscribed(turn);
    }

    /// <summary>No words said it: what would end is named, and a yes ends it.</summary>
    private static async ValueTask AskToStopAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        if (await FindAsync(turn) is not { IsActive: true, Hour: { } hour })
        {
            SayNotSubscribed(turn);
            return;
        }

        turn.Say(
            "lessons.stop-sure",
            [
                new Button(turn.Text("lessons.button-stop-yes"), Payload.Of(LessonVerb, StopVerb)) { IsYes = true },
                new Button(turn.Text("lessons.button-go-on"), Payload.Of(LessonVerb, KeepVerb)) { IsYes = false },
                new Button(turn.Text("lessons.button-time"), "topic:lesson_time"),
            ],
            ("hour", ShowHour(hour, turn.Language))
        );

        // An open form's question would be taken for the one that a yes answers.
        turn.HasPrompted = true;
    }

    internal static void SayNotSubscribed(TurnContext turn) =>
        turn.Say("lessons.not-subscribed", [new Button(turn.Text("lessons.button-subscribe"), "go:lessons"), .. MenuButtons.Home(turn)]);

    private static async ValueTask AgainAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = await FindAsync(turn);
        var last = said is null ? null : LessonWish.LessonOf(said.Recognized, held, turn);
        last ??= held?.Sent is [.., var sent] ? sent : null;
        if (last is null && held is { IsActive: true, Hour: { } hour, Due: { } due })
        {
            turn.Say(
                "lessons.first-comes",
                [new Button(turn.Text("lessons.button-now"), Payload.Of(LessonVerb, Next)), .. MenuButtons.Home(turn)],
                ("hour", ShowHour(hour, turn.Language)),
                ("date", LocalDates.Show(turn.Calendar.ToLocal(due).Date, turn.Language))
            );
            return;
        }

        if (last is null || !turn.Content.Lessons.TryGetValue(last, out var lesson))
        {
            turn.Say(
                "lessons.none-yet",
                [new Button(turn.Text("lessons.button-now"), Payload.Of(LessonVerb, Next)), .. MenuButtons.Home(turn)]
            );
            return;
        }

        SendLesson(turn, lesson, Purpose.Reply, null);
    }

    private static async ValueTask ProgressAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = await FindAsync(turn);
        var answered = held?.Answers.Count ?? 0;
        turn.Say(
            held is null or { Sent.Count: 0 } ? "lessons.none-yet"
                : answered == 0 ? "lessons.progress-unanswered"
                : "lessons.progress",
            [new Button(turn.Text("lessons.button-next"), Payload.Of(LessonVerb, Next)), .. MenuButtons.Home(turn)],
            ("sent", Number(held?.Sent.Count ?? 0)),
            ("all", Number(turn.Content.Lessons.Count)),
            ("answered", Number(answered)),
            ("right", Number(held?.Answers.Count(a => a.Right == true) ?? 0))
        );
    }

    private async ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        switch (payload.Arguments.ElementAtOrDefault(0))
        {
            case Next:
                await NextAsync(turn);
                return;
            case Pause:
                if (await FindAsync(turn) is not { IsActive: true } subscription)
                {
                    SayNotSubscribed(turn);
                    return;
                }

                Rest(turn, subscription, turn.Today.PlusDays(PauseDays));
                return;
            case EveryDay:
                if (await FindAsync(turn) is { IsActive: true, Hour: not null } held)
                {
                    ChooseDays(turn, held, LessonDays.Every);
                }
                else
                {
                    SayNotSubscribed(turn);
                }

                return;
            case StopVerb:
                await StopLessonsAsync(dialog, null);
                return;
            case KeepVerb:
                turn.Say("lessons.kept", MenuButtons.Home(turn));
                return;
            case LessonUndo.OfStop:
                await LessonUndo.StopAsync(turn, payload.Arguments.ElementAtOrDefault(1));
                return;
            case LessonUndo.OfPause:
                await LessonUndo.PauseAsync(turn, payload.Arguments.ElementAtOrDefault(1), payload.Arguments.ElementAtOrDefault(2));
                return;
            default:
                turn.Say("engine.button-unknown", MenuButtons.Home(turn));
                return;
        }
    }

    /// <summary>No lesson comes before a day; who rests for longer already goes on resting.</summary>
    private static void Rest(TurnContext turn, Subscription subscription, LocalDate until)
    {
        var due = LessonPlan.DueAfter(subscription.Hour!, turn.Now, turn.Calendar, until, subscription.Days);
        due = subscription.Due > due ? subscription.Due.Value : due;
        turn.Session.Put(Subscription.Kind, subscription with { Due = due });
        turn.Session.DropProactive(turn.PersonId, Purpose.Lesson);
        turn.Say(
            "lessons.paused",
            [LessonUndo.PauseButton(turn, subscription.Due), .. MenuButtons.Home(turn)],
            ("date", LocalDates.Show(turn.Calendar.ToLocal(due).Date, turn.Language))
        );
    }

    /// <summary>Less is wished for, and not an end: a rest whose last day is known begins, anything else is asked by its name.</summary>
    private static void TakeLess(TurnContext turn, Subscription subscription, RecognizerResult said)
    {
        if (LessonRest.UntilOf(said, turn.Today) is { } until)
        {
            Rest(turn, subscription, until);
            return;
        }

        turn.Say(
            "lessons.less",
            [
                new Button(turn.Text("lessons.button-pause"), Payload.Of(LessonVerb, Pause)),
                new Button(turn.Text("lessons.button-time"), "topic:lesson_time"),
                new Button(turn.Text("lessons.button-go-on"), Payload.Of(LessonVerb, KeepVerb)),
                new Button(turn.Text("lessons.button-stop"), "topic:lesson_stop"),
            ],
            ("hour", ShowHour(subscription.Hour!, turn.Language))
        );
        turn.HasPrompted = true;
    }

    private static async ValueTask NextAsync(TurnContext turn)
    {
        var held =
            await FindAsync(turn)
            ?? new Subscription
            {
                PersonId = turn.PersonId,
                Conversation = turn.Conversation.Reference,
                EndedAt = turn.Now,
            };
        if (LessonPlan.Next(turn.Content, held.Sent) is not { } lesson)
        {
            turn.Say("lessons.all-done", MenuButtons.Home(turn));
            return;
        }

        turn.Session.Put(Subscription.Kind, held with { Sent = [.. held.Sent, lesson.Id] });
        SendLesson(turn, lesson, Purpose.Reply, null);
    }

    private static async ValueTask DueAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        if (
            happened.Subject is not { } personId
            || await turn.Session.GetAsync(Subscription.Kind, personId) is not { IsActive: true, Due: { } due, Hour: { } hour } subscription
            || due > turn.Now
            || turn.PersonId != personId
        )
        {
            return;
        }

        var next = subscription with { Due = LessonPlan.DueAfter(hour, turn.Now, turn.Calendar, days: subscription.Days) };
        if (turn.Conversation.Stopped || turn.Conversation.Unreachable || turn.Now >= LessonPlan.StaleAt(due, turn.Calendar))
        {
            turn.Session.Put(Subscription.Kind, next);
            return;
        }

        if (LessonPlan.Next(turn.Content, subscription.Sent) is not { } lesson)
        {
            turn.Session.Put(Subscription.Kind, subscription with { IsActive = false, Due = null, EndedAt = turn.Now });
            turn.Send(
                new OutgoingActivity
                {
                    To = turn.Conversation.Reference,
                    Text = turn.Text("lessons.all-done"),
                    Key = "lessons.all-done",
                    Buttons = MenuButtons.Home(turn),
                    Purpose = Purpose.Reminder,
                    ExpiresAt = due + TimeSpan.FromDays(1),
                    Subject = personId,
                }
            );
            return;
        }

        turn.Session.Put(Subscription.Kind, next with { Sent = [.. subscription.Sent, lesson.Id] });
        SendLesson(turn, lesson, Purpose.Lesson, LessonPlan.StaleAt(due, turn.Calendar));
    }

    private static void SendLesson(TurnContext turn, Lesson lesson, Purpose purpose, DateTimeOffset? expires)
    {
        var language = turn.Language;
        var head = turn.Text("lessons.head", ("number", Number(lesson.Order)), ("all", Number(turn.Content.Lessons.Count)));
        var todo = turn.Text("lessons.todo");
        var text =
            $"{head}\n**{MarkdownText.Escape(lesson.Title.In(language))}**\n\n{lesson.Story.In(language)}\n\n"
            + $"{todo} {lesson.ToDo.In(language)}\n\n{turn.Text("lessons.question")} {lesson.Question.In(language)}";
        turn.Send(
            new OutgoingActivity
            {
                To = turn.Conversation.Reference,
                Text = text,
                Key = $"lesson.{lesson.Id}",
                Buttons =
                [
                    .. lesson.Options.Select((o, i) => new Button(o.Label.In(language), Payload.Of(QuizVerb, lesson.Id, Number(i)))),
                ],
                Purpose = purpose,
                ExpiresAt = expires,
                Subject = turn.PersonId,
            }
        );
    }

    private static async ValueTask QuizAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (
            payload.Arguments is not [var lessonId, var index]
            || !turn.Content.Lessons.TryGetValue(lessonId, out var lesson)
            || !int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var chosen)
            || chosen >= lesson.Options.Count
        )
        {
            turn.Say("lessons.quiz-gone", MenuButtons.Home(turn));
            return;
        }

        turn.Conversation = turn.Conversation with { LastTopic = OfLesson + lessonId, LastTopicAt = turn.Now };
        var option = lesson.Options[chosen];
        var marked = lesson.Options.Any(o => o.Right);
        if (await FindAsync(turn) is { } held && held.Answers.All(a => a.Lesson != lessonId))
        {
            turn.Session.Put(
                Subscription.Kind,
                held with
                {
                    Answers = [.. held.Answers, new QuizAnswer(lessonId, marked ? option.Right : null, turn.Now)],
                }
            );
        }

        var key =
            !marked ? "lessons.quiz-thanks"
            : option.Right ? "lessons.quiz-right"
            : "lessons.quiz-wrong";
        turn.SayMarkdown(
            Praised(turn.Text(key), option.Feedback.In(turn.Language)),
            key,
            [
                new Button(turn.Text("lessons.button-next"), Payload.Of(LessonVerb, Next)),
                new Button(turn.Text("lessons.button-stop"), "topic:lesson_stop"),
                .. MenuButtons.Home(turn),
            ]
        );
    }

    // Most feedback begins with its own "Right."; it is said once.
    private static string Praised(string praise, string feedback) =>
        WordReader.AsTyped(AnalyzedText.Of(feedback)).Is(Right, 0) ? feedback : $"{praise} {feedback}";

    /// <inheritdoc/>
    /// <remarks>
    /// While a quiz is open, words may answer it. A message nothing else claims repeats the quiz choices once instead of the menu with
    /// other
    /// numbers.
    /// </remarks>
    public override async ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said)
    {
        if (await IsWishAsync(turn, said) || (turn.Now - turn.Conversation.LastTopicAt < LeansFor && AskedAbout(turn, said) is not null))
        {
            return Claim.First;
        }

        return !QuizChoice.IsOpen(turn.Conversation) ? Claim.None
            : QuizChoice.Of(said, turn.Conversation.Choices) is not null ? Claim.First
            : turn.Conversation.Misses == 0 && said.Recognized.Decision is not (Decision.Answer or Decision.Ask) ? Claim.Unanswered
            : Claim.None;
    }

    /// <inheritdoc/>
    /// <remarks>A learner who is asked something else still says "bài tiếp theo" or "nghỉ 3 ngày" of the lessons.</remarks>
    public override async ValueTask<bool> IsPlainWishAsync(TurnContext turn, Utterance said) =>
        LessonWish.IsPlain(said.Recognized)
        && turn.Conversation.Stack is [.., var open]
        && (open.Dialog != _form.Name || LessonWish.ButtonOf(said.Recognized) is not null)
        && await FindAsync(turn) is { IsActive: true }
        && await IsWishAsync(turn, said);

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var choices = turn.Conversation.Choices;
        if (AskedAbout(turn, said) is { } answered)
        {
            SayWhy(turn, answered);
            return;
        }

        if (QuizChoice.IsOpen(turn.Conversation) && QuizChoice.Of(said, choices) is { } chosen)
        {
            await QuizAsync(dialog, Payload.Parse(chosen.Payload)!.Value);
            return;
        }

        if (await IsWishAsync(turn, said))
        {
            if (
                await FindAsync(turn) is { IsActive: true, Hour: not null } learner
                && LessonDays.Of(said.Recognized, learner.Days) is { } days
            )
            {
                ChooseDays(turn, learner, days);
            }
            else if (LessonWish.IsLess(said.Recognized) && await FindAsync(turn) is { IsActive: true } subscription)
            {
                TakeLess(turn, subscription, said.Recognized);
            }
            else if (
                LessonWish.ButtonOf(said.Recognized) == Pause
                && LessonRest.DayOf(said.Recognized, turn.Today) is { } until
                && await FindAsync(turn) is { IsActive: true } resting
            )
            {
                Rest(turn, resting, until);
            }
            else if (LessonWish.ButtonOf(said.Recognized) is { } button)
            {
                await PressAsync(dialog, Payload.Parse(Payload.Of(LessonVerb, button))!.Value);
            }
            else if (LessonWish.IsMissed(said.Recognized))
            {
                await AgainAsync(dialog, said);
            }
            else if (LessonWish.IsToGoOn(said.Recognized))
            {
                await GoOnAsync(dialog, said);
            }
            else
            {
                await TimeAsync(dialog, said);
            }

            return;
        }

        turn.Conversation = turn.Conversation with { Misses = 1 };
        turn.Say("lessons.quiz-again", [.. choices]);
    }

    private static async ValueTask<bool> IsWishAsync(TurnContext turn, Utterance said)
    {
        if (
            LessonDays.Of(said.Recognized) is { } days
            && await FindAsync(turn) is { IsActive: true, Hour: not null } learner
            && (days != LessonDays.Every || learner.Days is not null)
        )
        {
            return true;
        }

        if (LessonWish.IsLess(said.Recognized))
        {
            return await FindAsync(turn) is { IsActive: true };
        }

        var (button, hour) = (LessonWish.ButtonOf(said.Recognized), LessonWish.HourOf(said.Recognized));
        var (missed, goOn) = (LessonWish.IsMissed(said.Recognized), LessonWish.IsToGoOn(said.Recognized));
        if (
            button is null
            && hour is null
            && !missed
            && !goOn
            && !LessonWish.IsChangeOnly(said.Recognized)
            && said.Recognized.Ending.Verdict != EndingVerdict.OtherTime
        )
        {
            return false;
        }

        var held = await FindAsync(turn);
        return button is not null ? held is { IsActive: true } || (button == Next && (held is { Sent.Count: > 0 } || OffersNext(turn)))
            : missed ? held is not null
            : goOn ? held is { Hour: not null }
            : held is { IsActive: true }
                && (hour is not null || LessonWish.IsChangeOnly(said.Recognized) || LessonWish.IsOtherHour(said.Recognized));
    }

    /// <summary>The lesson whose quiz was answered last and is asked about: "tại sao", "đúng không"; null when none is.</summary>
    private static Lesson? AskedAbout(TurnContext turn, Utterance said) =>
        LessonWish.AsksWhy(said.Recognized)
        && !QuizChoice.IsOpen(turn.Conversation)
        && turn.Conversation.LastTopic is { } last
        && last.StartsWith(OfLesson, StringComparison.Ordinal)
            ? turn.Content.Lessons.GetValueOrDefault(last[OfLesson.Length..])
            : null;

    private static void SayWhy(TurnContext turn, Lesson lesson)
    {
        turn.Conversation = turn.Conversation with { LastTopicAt = turn.Now };
        var right = lesson.Options.FirstOrDefault(option => option.Right);
        var feedback = right is null ? lesson.ToDo.In(turn.Language) : right.Feedback.In(turn.Language);
        turn.SayMarkdown(
            right is null ? feedback : $"{turn.Text("lessons.right-answer", ("answer", right.Label.In(turn.Language)))} {feedback}",
            "lessons.right-answer",
            [new Button(turn.Text("lessons.button-next"), Payload.Of(LessonVerb, Next)), .. MenuButtons.Home(turn)]
        );
    }

    private static bool OffersNext(TurnContext turn) =>
        turn.Conversation.Choices.Concat(turn.Conversation.Shown).Any(b => b.Payload == Payload.Of(LessonVerb, Next));

    /// <summary>
    /// "Nhận lại bài học": what was stopped today goes on as it was; what was stopped before is agreed to again; a pause ends.
    /// </summary>
    private async ValueTask GoOnAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var held = await FindAsync(turn);
        if (held is { IsActive: true })
        {
            await LessonUndo.GoOnAsync(turn, held);
        }
        else if (held is { EndedAt: { } ended } && Undo.IsInTime(turn, ended))
        {
            await LessonUndo.TakeUpAsync(turn);
        }
        else
        {
            await SubscribeAsync(dialog, said);
        }
    }

    private static async ValueTask<string?> StillWantedAsync(IStoreSession session, OutgoingActivity activity, DateTimeOffset now) =>
        activity.Subject is { } person && await session.GetAsync(Subscription.Kind, person) is { IsActive: true } ? null : "unsubscribed";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
