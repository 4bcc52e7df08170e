using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// What a citizen told of the learner before it was asked. It waits until the consent is given, is then filled in and shown, and goes
/// with a form that is refused or left.
/// </summary>
internal static class ToldBefore
{
    private const string Prefix = "told-";

    private static readonly string[] Slots = ["name", "birth-year", "commune", "level", "phone"];

    /// <summary>Notes what was told for a form that is about to begin.</summary>
    public static void Note(IDictionary<string, string> known, SaidAtOnce said)
    {
        foreach (var slot in Slots)
        {
            if (said.Values.GetValueOrDefault(slot) is { } value)
            {
                known[Prefix + slot] = value;
            }
        }
    }

    /// <summary>Notes what an answer told beside what was asked.</summary>
    public static void Note(FormContext form, SaidAtOnce said, string asked)
    {
        foreach (var slot in Slots)
        {
            if (slot != asked && said.Values.GetValueOrDefault(slot) is { } value && !form.IsSettled(slot))
            {
                form.Set(Prefix + slot, value);
            }
        }
    }

    /// <summary>
    /// Fills in what was told, once it is known who learns, and shows it. What cannot be taken (a year for which there is no class) is
    /// asked as if it had not been told.
    /// </summary>
    public static async ValueTask FillAsync(FormContext form, IReadOnlyList<Slot> slots)
    {
        if (form["who"] is null)
        {
            return;
        }

        var isFilled = false;
        foreach (var name in Slots)
        {
            if (form[Prefix + name] is not { } value)
            {
                continue;
            }

            form.Clear(Prefix + name);
            var slot = slots.First(s => s.Name == name);
            if (!form.IsSettled(name) && (slot.Validate is null || await slot.Validate(form, value) is null))
            {
                form.Answer(name, value, null);
                isFilled = true;
            }
        }

        if (isFilled)
        {
            form.Turn.Say("signup.filled", ("given", form.Form.SummaryInOneLine(form)));
        }
    }
}
