using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>The guardian's agreement. After "mẹ em đi làm rồi" nobody is there who could give it, so the form waits.</summary>
internal sealed class GuardianAgreesPrompt() : YesNoPrompt("signup.button-guardian-agrees", "signup.button-disagree")
{
    public override bool Claims(Utterance said) => GuardianWords.IsAway(said.Recognized.Analyzed) || base.Claims(said);

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        GuardianWords.IsAway(said.Recognized.Analyzed)
            ? ValueTask.FromResult<PromptAnswer>(new PromptAnswer.PutOff(GuardianNamePrompt.AwayKey(said.Recognized.Analyzed)))
            : base.ReadAsync(form, slot, said);
}

/// <summary>The child's own agreement, answered by the child.</summary>
internal sealed class ChildAgreesPrompt() : YesNoPrompt("signup.button-child-agrees", "signup.button-child-disagrees")
{
    public override bool Claims(Utterance said) =>
        ChildConsentAnswer.Parse(said.Text) is AnswerOutcome.Accepted or AnswerOutcome.Rejected { Reason: ChildConsentAnswer.Adult };

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        ValueTask.FromResult(
            GuardianWords.IsAway(said.Recognized.Analyzed)
                ? new PromptAnswer.PutOff(GuardianNamePrompt.AwayKey(said.Recognized.Analyzed))
                : Answer(said)
        );

    // An adult's yes was meant as the answer, so it is no question of its own.
    private static PromptAnswer Answer(Utterance said) =>
        ParsedPrompt.ToAnswer(ChildConsentAnswer.Parse(said.Text)) switch
        {
            PromptAnswer.Rejected { Refusal.Reason: ChildConsentAnswer.Adult } rejected => rejected with { IsRead = true },
            var answer => answer,
        };
}

/// <summary>
/// Whether somebody who turns 16 this year has: a yes or no, an age, or the day of birth, which is looked at and not kept.
/// </summary>
internal sealed class SixteenPrompt() : YesNoPrompt("signup.button-sixteen", "signup.button-not-sixteen")
{
    public override bool Claims(Utterance said) => SixteenAnswer.Parse(said.Text, LocalDate.MinIsoValue) is not null;

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said) =>
        SixteenAnswer.Parse(said.Text, form.Turn.Today) is { } hasTurned
            ? ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Accepted(hasTurned ? Yes : No))
            : base.ReadAsync(form, slot, said);
}

/// <summary>Whether somebody has turned 16, in words: "đủ rồi", "chưa", "mới 15", "20/11/2010", "tháng sau mới đủ". Pure.</summary>
public static class SixteenAnswer
{
    private static readonly WordListKey NotYet = new("signup.sixteen-not");
    private static readonly WordListKey JustNow = new("signup.sixteen-just");
    private static readonly WordListKey Ahead = new("signup.sixteen-ahead");
    private static readonly WordListKey Reached = new("signup.sixteen-reached");
    private static readonly WordListKey NotKnown = new("signup.not-known");

    /// <summary>True when the birthday was, false when it is to come, null when the message does not say.</summary>
    /// <param name="message">What was said.</param>
    /// <param name="today">Today.</param>
    public static bool? Parse(string message, LocalDate today)
    {
        var text = AnalyzedText.Of(message);
        if (text.Tokens.Count == 0 || text.Text.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        if (today != LocalDate.MinIsoValue && BirthYearAnswer.Read(message, today).Day is { } day)
        {
            return day.PlusYears(SeatLedger.GuardianUnder) <= today;
        }

        var words = new WordReader(ExpandedText.Of(text));
        var number = text
            .Tokens.Select((token, i) => token.Kind == TokenKind.Number && int.TryParse(text.FoldedToken(i), out var value) ? value : 0)
            .FirstOrDefault(value => value is > 2 and < 100);
        var isNotKnown = words.Holds(NotKnown);
        var isJustNow = words.Holds(JustNow);
        if (words.Holds(NotYet) && !isJustNow && !isNotKnown)
        {
            return false;
        }

        if (isNotKnown)
        {
            return null;
        }

        if (number > 0)
        {
            return number >= SeatLedger.GuardianUnder;
        }

        // "mới đủ tháng trước" is past, "tháng sau mới đủ" is to come.
        return words.Holds(Ahead) ? false
            : isJustNow || words.Holds(Reached) ? true
            : null;
    }
}
