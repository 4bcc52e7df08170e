using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>The year of birth; a number that may be an age or a year is asked back, and so is a child older than children are.</summary>
internal sealed class BirthYearPrompt : Prompt
{
    private const string OfferedSlot = "birth-year.offered";

    /// <summary>Slot that keeps what the day of birth told of somebody who turns 16 this year; the day itself is not kept.</summary>
    public const string ToldSlot = "birth-year.sixteen";

    public override bool ClaimsNumbers => true;

    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var today = form.Turn.Today;

        // "1" after "15 tuổi hay năm 2015" is the first of the two, and no age.
        if (form[OfferedSlot]?.Split(',') is { } offered && Chosen(form, offered, said) is { } chosen)
        {
            return TakeAsync(form, slot, chosen);
        }

        var reading = BirthYearAnswer.Read(said.Text, today);
        var who = HeldAlready.SubjectOf(form);
        var possible = BirthYears.Possible(reading, who, today);
        if (possible.Count == 0)
        {
            return ValueTask.FromResult(ParsedPrompt.ToAnswer(reading.Outcome));
        }

        form.Clear(OfferedSlot);
        if (possible.Count > 1)
        {
            return Offer(form, possible, "signup.which-birth-year");
        }

        var age = SeatLedger.Age(possible[0], today);
        if (who == Subject.Child && age > BirthYears.TooOldForAChild)
        {
            return ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Rejected(new Refusal(RejectReasons.Range)));
        }

        if (who == Subject.Child && age >= BirthYears.OldForAChild)
        {
            return Offer(form, possible, "signup.which-birth-year-old");
        }

        form.Clear(ToldSlot);
        if (reading.Day is { } day && reading.Bare is null)
        {
            form.Set(ToldSlot, day.PlusYears(SeatLedger.GuardianUnder) <= today ? YesNoPrompt.Yes : YesNoPrompt.No);
        }

        return ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Accepted(Text(possible[0])));
    }

    public override ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value)
    {
        form.Clear(OfferedSlot);
        form.Clear(ToldSlot);
        return ValueTask.FromResult(ParsedPrompt.ToAnswer(BirthYearAnswer.Parse(value, form.Turn.Today)));
    }

    private static ValueTask<PromptAnswer> Offer(FormContext form, IReadOnlyList<int> years, string key)
    {
        form.Set(OfferedSlot, string.Join(',', years.Select(Text)));
        return ValueTask.FromResult<PromptAnswer>(
            new PromptAnswer.Ambiguous(
                [.. years.Select((year, i) => new PromptChoice(Label(form, Text(year), i), Text(year)))],
                key,
                ("age", Text(SeatLedger.Age(years[0], form.Turn.Today))),
                ("year", Text(years[^1])),
                ("born", Text(years[0]))
            )
        );
    }

    private static string? Chosen(FormContext form, string[] offered, Utterance said) =>
        ChoiceAnswer.Parse(said.Text, [.. offered.Select((year, i) => new ChoiceOption(year, Label(form, year, i)))])
            is AnswerOutcome.Accepted chosen
            ? chosen.Value
        : offered is [var only]
        && YesNoAnswer.Parse(said.Text, YesNoQuestion.Confirmation) is AnswerOutcome.Accepted { Value: YesNoAnswer.Yes }
            ? only
        : null;

    private static string Label(FormContext form, string year, int index) =>
        form.Turn.Text(
            index == 0 ? "signup.birth-year-as-age" : "signup.birth-year-as-year",
            ("age", Text(SeatLedger.Age(int.Parse(year, CultureInfo.InvariantCulture), form.Turn.Today))),
            ("year", year)
        );

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
