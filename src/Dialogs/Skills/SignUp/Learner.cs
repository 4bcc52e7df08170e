using System.Globalization;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What a form knows of the learner: what was answered in it, else what is stored of the place it corrects.</summary>
internal static class Learner
{
    /// <summary>Slot of the class that is held already, when a place is corrected.</summary>
    public const string HeldClass = Held + "class";

    private const string Held = "held-";
    private const int ElderFrom = 50;

    /// <summary>Slot under which a correction keeps what is stored.</summary>
    public static string HeldName(string slot) => Held + slot;

    public static string? Answer(FormContext form, string slot) => form[slot] ?? form[Held + slot];

    public static int? BirthYear(FormContext form) =>
        Answer(form, "birth-year") is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    public static bool IsSelf(FormContext form) => form["who"] is null or SignUpForm.ForSelf;

    public static bool NeedsGuardian(FormContext form) =>
        BirthYear(form) is { } year && SeatLedger.IsUnderSixteen(year, form.Turn.Today, HasTurnedSixteen(form)) is true;

    /// <summary>Whether the citizen signs up for themselves and is of an age at which "bạn" is no polite address.</summary>
    public static bool IsElder(FormContext form) => IsSelf(form) && Age(form) is >= ElderFrom and < int.MaxValue;

    /// <summary>Whether it must be asked if the learner has turned 16: they do so this year, and no day of birth told.</summary>
    public static bool MayBeSixteen(FormContext form) => Age(form) == SeatLedger.GuardianUnder && form[BirthYearPrompt.ToldSlot] is null;

    /// <summary>Whether the office has to hear from the guardian before the place counts.</summary>
    public static bool NeedsConfirmation(FormContext form) =>
        SeatLedger.NeedsConfirmation(NeedsGuardian(form) ? Answer(form, "guardian") : null, form["phone"]);

    /// <summary>
    /// The guardian's own agreement is asked for where somebody else writes; a parent who signs up a child agreed at the beginning.
    /// </summary>
    public static bool NeedsGuardianAgreement(FormContext form) => NeedsGuardian(form) && form["who"] != SignUpForm.ForChild;

    public static bool NeedsChildAgreement(FormContext form) =>
        !IsSelf(form) && NeedsGuardian(form) && Age(form) >= SeatLedger.ChildAskedFrom;

    public static bool NeedsOtherAgreement(FormContext form) => !IsSelf(form) && !NeedsGuardian(form);

    private static bool? HasTurnedSixteen(FormContext form) =>
        (form[BirthYearPrompt.ToldSlot] ?? Answer(form, "sixteen")) switch
        {
            YesNoPrompt.Yes => true,
            YesNoPrompt.No => false,
            _ => null,
        };

    private static int Age(FormContext form) => BirthYear(form) is { } year ? SeatLedger.Age(year, form.Turn.Today) : int.MaxValue;
}
