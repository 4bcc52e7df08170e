using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>Yes or no, two buttons of the same weight, nothing preselected.</summary>
/// <param name="yesKey">Text of the yes button.</param>
/// <param name="noKey">Text of the no button.</param>
public class YesNoPrompt(string yesKey, string noKey) : Prompt
{
    private static readonly WordListKey DoubtfulYes = new("forms.doubtful-yes");

    /// <summary>Value for yes.</summary>
    public const string Yes = "yes";

    /// <summary>Value for no.</summary>
    public const string No = "no";

    /// <summary>What a yes means here.</summary>
    public YesNoQuestion Question { get; init; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<IReadOnlyList<PromptChoice>>([new(form.Turn.Text(yesKey), Yes), new(form.Turn.Text(noKey), No)]);

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult(ParsedPrompt.ToAnswer(YesNoAnswer.Parse(said.Text, Question)));

    /// <summary>To a yes/no question "thôi" is "no".</summary>
    public override bool Claims(Utterance said) => YesNoAnswer.Parse(said.Text, Question) is AnswerOutcome.Accepted || IsUnmarkedDung(said);

    /// <summary>"dung" without a mark may be "đúng" or "dừng"; it is asked again and neither guessed nor carried out.</summary>
    internal static bool IsUnmarkedDung(Utterance said) =>
        !said.Recognized.Analyzed.HasMarks && WordReader.AsTyped(said.Recognized.Analyzed).IsOnly(DoubtfulYes);
}
