using System.Globalization;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What a form knows of the learner: what was answered in it, else what is stored of the place it corrects.</summary>
internal static class Learner
{
    /// <summary>Slot of the class that is held already, when a place is corrected.</summary>
    public const string HeldClass = Held + "class";

    private const string Held = "held-";

    /// <summary>Slot under which a correction keeps what is stored.</summary>
    public static string HeldName(string slot) => Held + slot;

    public static string? Answer(FormContext form, string slot) => form[slot] ?? form[Held + slot];

    public static int? BirthYear(FormContext form) => Answer(form, "birth-year") is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : null;

    public static bool IsSelf(FormContext form) => form["who"] is null or SignUpForm.ForSelf;

    public static bool NeedsGuardian(FormContext form) => Age(form) < PlacesLedger.GuardianUnder;

    /// <summary>The guardian's own agreement is asked for where somebody else writes; a parent who signs up a child agreed at the beginning.</summary>
    public static bool NeedsGuardianAgreement(FormContext form) => NeedsGuardian(form) && form["who"] != SignUpForm.ForChild;

    public static bool NeedsChildAgreement(FormContext form) =>
        !IsSelf(form) && Age(form) is >= PlacesLedger.ChildAskedFrom and < PlacesLedger.GuardianUnder;

    public static bool NeedsOtherAgreement(FormContext form) => !IsSelf(form) && !NeedsGuardian(form);

    private static int Age(FormContext form) => BirthYear(form) is { } year ? PlacesLedger.Age(year, form.Turn.Today) : int.MaxValue;
}
