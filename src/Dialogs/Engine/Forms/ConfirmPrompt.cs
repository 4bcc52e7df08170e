using System.Text;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>
/// The summary, to be confirmed, corrected or cancelled. Put last; its slot is never part of the summary. A bare number is one of its three
/// answers, as everywhere: who answers with digits only can finish. A line is corrected by its name or by "sửa 2".
/// </summary>
public sealed class ConfirmPrompt : Prompt
{
    internal const string Yes = "yes";
    internal const string Edit = "edit";
    internal const string Cancel = "cancel";

    private const int MostWords = 12;

    // "Tôi đăng ký chưa" is longer, and a question.
    private const int MostWordsOfNo = 3;

    // Value of the list; forms.tsv tells what it means.
    private const string Core = "core";

    // To confirm what is shown a sign is enough; a consent is never given by one.
    private const string ThumbsUp = "👍👌🆗✅💯";

    private static readonly WordListKey Agree = new("forms.agree");
    private static readonly WordListKey NothingWrong = new("forms.nothing-wrong");
    private static readonly WordListKey NothingWrongBut = new("forms.nothing-wrong-but");

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<IReadOnlyList<PromptChoice>>([
            new(form.Turn.Text("form.button-confirm"), Yes),
            new(form.Turn.Text("form.button-edit"), Edit),
            new(form.Turn.Text("form.button-cancel"), Cancel),
        ]);

    /// <inheritdoc/>
    public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) => ValueTask.FromResult<string?>(form.Form.Summary(form));

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult<PromptAnswer>(IsAgreed(said) ? new PromptAnswer.Accepted(Yes) : new PromptAnswer.Interrupted());

    /// <summary>Under the button "Đúng" an unmarked "dung" is "đúng".</summary>
    public override bool Claims(Utterance said) => IsAgreed(said);

    /// <summary>"Không", "chưa đúng": something is wrong, and it is asked what.</summary>
    internal static bool IsDenied(Utterance said) =>
        said.Recognized.Analyzed.Tokens.Count <= MostWordsOfNo
        && !IsAgreed(said)
        && YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: YesNoAnswer.No };

    private static bool IsAgreed(Utterance said)
    {
        var words = new WordReader(said.Recognized.Expanded);
        if (words.Count > MostWords || said.Text.Contains('?', StringComparison.Ordinal))
        {
            return false;
        }

        if (words.Count == 0)
        {
            return IsThumbsUp(said.Text);
        }

        // A denied fault agrees; YesNoAnswer hears only its "không".
        if (words.Holds(NothingWrong))
        {
            return !words.Holds(NothingWrongBut);
        }

        return YesNoPrompt.IsUnmarkedDung(said)
            || YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: YesNoAnswer.Yes }
            || IsAllAgreement(words);
    }

    private static bool IsAllAgreement(WordReader words)
    {
        var holdsCore = false;
        var i = 0;
        while (i < words.Count)
        {
            if (words.At(Agree, i) is not { } word)
            {
                return false;
            }

            holdsCore |= word.Value == Core;
            i = word.End;
        }

        return holdsCore;
    }

    private static bool IsThumbsUp(string text) =>
        text.EnumerateRunes().Any(rune => ThumbsUp.Contains(rune.ToString(), StringComparison.Ordinal))
        && text.EnumerateRunes()
            .All(rune =>
                Rune.IsWhiteSpace(rune)
                || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.ModifierSymbol
                || ThumbsUp.Contains(rune.ToString(), StringComparison.Ordinal)
            );
}
