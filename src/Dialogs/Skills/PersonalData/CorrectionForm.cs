using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.PersonalData;

/// <summary>Corrects name, phone number or commune of a place already taken.</summary>
public sealed class CorrectionForm : Form
{
    /// <summary>Verb of the button that begins it, with the confirmation code.</summary>
    internal const string Verb = "fix";

    internal const string Code = "code";

    /// <inheritdoc/>
    public override string Name => "fix";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "field",
            InSummary = false,
            Prompt = new ChoicePrompt(form => ValueTask.FromResult<IReadOnlyList<PromptChoice>>(
                [.. new[] { "name", "phone", "commune" }.Select(f => new PromptChoice(form.Turn.Text($"fix.name-{f}"), f))]), FieldOf),
        },
        new() { Name = "name", When = form => form["field"] == "name", Prompt = new ParsedPrompt((text, _) => NameAnswer.Parse(text)) },
        new()
        {
            Name = "phone",
            When = form => form["field"] == "phone",
            Prompt = new ParsedPrompt((text, _) => PhoneAnswer.Parse(text)) { Native = NativeRequest.PhoneNumber },
        },
        new()
        {
            Name = "commune",
            When = form => form["field"] == "commune",
            Prompt = new PlacePrompt(),
            Display = (form, value) => form.Turn.Content.Places.Commune(value)?.FullName ?? value,
        },
    ];

    // "Sửa số điện thoại", "đổi tên": the wish names the field itself.
    private static string? FieldOf(Utterance said)
    {
        var folded = ' ' + VietnameseText.Fold(said.Text) + ' ';
        return folded.Contains(" dien thoai ", StringComparison.Ordinal) || folded.Contains(" sdt ", StringComparison.Ordinal) || folded.Contains(" phone ", StringComparison.Ordinal) ? "phone"
            : folded.Contains(" ten ", StringComparison.Ordinal) || folded.Contains(" name ", StringComparison.Ordinal) ? "name"
            : folded.Contains(" xa ", StringComparison.Ordinal) || folded.Contains(" phuong ", StringComparison.Ordinal) || folded.Contains(" commune ", StringComparison.Ordinal) ? "commune"
            : null;
    }

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        var turn = form.Turn;
        var enrolment = form[Code] is { } code ? await turn.Session.GetAsync(Enrolment.Kind, code) : null;
        if (enrolment is null || enrolment.PersonId != turn.PersonId || enrolment.Status == EnrolmentStatus.Cancelled)
        {
            turn.Say("signup.cancel-gone", MenuButtons.Home(turn));
        }
        else
        {
            turn.Session.Put(Enrolment.Kind, enrolment with
            {
                Name = form["name"] ?? enrolment.Name,
                Phone = form["phone"] ?? enrolment.Phone,
                CommuneCode = form["commune"] ?? enrolment.CommuneCode,
            });
            turn.Say("fix.done", [new Button(turn.Text("signup.button-status"), "topic:eng_status"), .. MenuButtons.Home(turn)], ("code", enrolment.Code));
        }

        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }
}
