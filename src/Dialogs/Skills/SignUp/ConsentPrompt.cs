using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// The consent to what is kept of a sign-up. A yes with a condition ("đồng ý nhưng đừng lưu số điện thoại") is no consent yet: it is said
/// which answer may be left out, and the question is put again.
/// </summary>
internal sealed class ConsentPrompt() : YesNoPrompt("signup.button-agree", "signup.button-disagree")
{
    private static readonly WordListKey Condition = new("signup.consent-condition");
    private static readonly WordListKey Field = new("data.field");

    public override async ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var answer = await base.ReadAsync(form, slot, said);
        var words = new WordReader(said.Recognized.Expanded);
        return
            answer is not PromptAnswer.Accepted
            && !said.Text.Contains('?', StringComparison.Ordinal)
            && words.Find(Condition) is { End: var behind }
            && words.Holds(Field, behind)
            ? new PromptAnswer.Rejected(new Refusal("condition")) { IsRead = true }
            : answer;
    }
}
