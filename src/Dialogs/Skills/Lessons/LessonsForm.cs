using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;

namespace ChatBot.Dialogs.Skills.Lessons;

/// <summary>Subscribing to the daily lesson: consent, then the hour.</summary>
public sealed class LessonsForm : Form
{
    private const string ConsentProof = "consent" + Proof;
    private const string Quiet = "quiet";

    /// <summary>Slot with the hour that an earlier subscription had: it is kept and said, and not asked again.</summary>
    internal const string Before = "before";

    /// <inheritdoc/>
    public override string Name => "lessons";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "consent",
            Prompt = new YesNoPrompt("lessons.button-agree", "lessons.button-disagree"),
            AskKey = form => form[Before] is null ? "lessons.ask-consent" : "lessons.ask-consent-again",
            KeepsWording = true,
            InSummary = false,
            OnAnswered = ConsentGivenAsync,
        },
        new()
        {
            Name = "hour",
            Prompt = new ParsedPrompt(
                (text, _) => LessonHour.Parse(text),
                form => [.. LessonHour.Offered.Select(h => new PromptChoice(LessonsSkill.ShowHour(h, form.Turn.Language), h))]
            )
            {
                TakesNumbers = true,
            },
            Resets = [Quiet],
        },
        new()
        {
            Name = Quiet,
            Prompt = new QuietHourPrompt(),
            When = form => form["hour"] is { } hour && hour != form[Before] && LessonHour.IsQuiet(hour, form.Turn.Calendar),
            AskKey = _ => "lessons.ask-quiet",
            InSummary = false,
            OnAnswered = QuietAnsweredAsync,
        },
    ];

    /// <inheritdoc/>
    public override string? TitleOf(FormContext form) => form.Turn.Text("lessons.title");

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        await LessonsSkill.SubscribeAsync(form.Turn, form["hour"]!);
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }

    /// <inheritdoc/>
    protected override async ValueTask OnCancelledAsync(FormContext form)
    {
        // Changing only the hour gave no consent here, and the one given before stands.
        if (form[ConsentProof] is { } id)
        {
            await Consent.EndUnusedAsync(form.Turn, id);
        }
    }

    // "4h" may have been meant for the afternoon, "11h" in the evening for the morning. The right hour may be said at once.
    private static ValueTask QuietAnsweredAsync(FormContext form, string value)
    {
        if (value == YesNoPrompt.No)
        {
            form.Clear("hour");
            form.Clear(Quiet);
        }
        else if (value != YesNoPrompt.Yes)
        {
            form.Set("hour", value);
            form.Clear(Quiet);
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask ConsentGivenAsync(FormContext form, string value)
    {
        if (value == YesNoPrompt.No)
        {
            form.Turn.Say("lessons.consent-refused", MenuButtons.Home(form.Turn));
            await form.Dialog.EndAsync(form.Instance.Id);
            return;
        }

        if (form[ConsentProof] is { } before)
        {
            await Consent.EndUnusedAsync(form.Turn, before);
        }

        var id = Consent.Record(form.Turn, "lessons", form["consent.shown"] ?? form.Turn.Text("lessons.ask-consent"));
        form.Clear("consent.shown");
        form.Set(ConsentProof, id);
    }
}
