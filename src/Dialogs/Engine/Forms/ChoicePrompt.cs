using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>One of several choices, by button, number, label or words.</summary>
/// <param name="choices">The choices now.</param>
/// <param name="words">Reads the value from free words, or gives null. Left out when only buttons, numbers and labels count.</param>
/// <param name="details">Markdown about the choices, or null.</param>
public sealed class ChoicePrompt(
    Func<FormContext, ValueTask<IReadOnlyList<PromptChoice>>> choices,
    Func<Utterance, string?>? words = null,
    Func<FormContext, ValueTask<string?>>? details = null
) : Prompt
{
    /// <summary>Folded word for what is chosen ("lop"), so that it may be counted ("lớp 2"), or null.</summary>
    public string? Thing { get; init; }

    /// <summary>Words by which an answer is tried that is none of the choices: it is asked again, and is no remark of its own.</summary>
    internal WordListKey? Attempts { get; init; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) => choices(form);

    /// <inheritdoc/>
    public override ValueTask<string?> DetailsAsync(FormContext form, Slot slot) =>
        details?.Invoke(form) ?? ValueTask.FromResult<string?>(null);

    /// <inheritdoc/>
    public override async ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var offered = await choices(form);
        if (words?.Invoke(said) is { } value && offered.Any(c => c.Value == value))
        {
            return new PromptAnswer.Accepted(value);
        }

        var answer = ParsedPrompt.ToAnswer(
            ChoiceAnswer.Parse(said.Text, [.. offered.Select(c => new ChoiceOption(c.Value, c.Label, c.Synonyms))], Thing)
        );
        return answer is PromptAnswer.Rejected rejected && Attempts is { } attempts && said.Recognized.Says(attempts)
            ? rejected with
            {
                IsRead = true,
            }
            : answer;
    }
}
