using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Proof of the consents given in a form about a place: kept with the words that were on the screen, ended with the form that takes no
/// place.
/// </summary>
internal static class SignUpConsents
{
    private const string Proof = Form.Proof;

    /// <summary>Ids of the consents given in an open form.</summary>
    public static IEnumerable<string> Of(DialogInstance instance) =>
        instance.Slots.Where(s => s.Key.EndsWith(Proof, StringComparison.Ordinal)).Select(s => s.Value);

    /// <summary>Id of the consent given to one question, or null.</summary>
    public static string? Of(FormContext form, string slot) => form[slot + Proof];

    /// <summary>Stores the proof, in the words and the language that were shown.</summary>
    public static async ValueTask RecordAsync(FormContext form, string purpose, string slot, string askKey)
    {
        // Given a second time (somebody else's name since, a step back): the first holds for nothing any more.
        if (form[slot + Proof] is { } before)
        {
            await Consent.EndUnusedAsync(form.Turn, before);
        }

        var id = Consent.Record(form.Turn, purpose, form[slot + ".shown"] ?? form.Turn.Text(askKey));
        form.Clear(slot + ".shown");
        form.Set(slot + Proof, id);
    }

    /// <summary>Consents given in a form that takes no place are not left standing; those of a place already held are.</summary>
    public static async ValueTask EndAsync(TurnContext turn, DialogInstance instance)
    {
        foreach (var id in Of(instance))
        {
            await Consent.EndUnusedAsync(turn, id);
        }
    }

    /// <summary>
    /// A place is held under consents that stand at that moment; the answer of one that does not is forgotten, so that it is asked for
    /// again.
    /// </summary>
    public static async ValueTask<bool> StandAsync(FormContext form, IEnumerable<Slot> slots)
    {
        var gone = new List<string>();
        foreach (var slot in Asked(form, slots))
        {
            if (form[slot.Name + Proof] is not { } id || await form.Turn.Session.GetAsync(Consent.Kind, id) is not { WithdrawnAt: null })
            {
                gone.Add(slot.Name);
            }
        }

        gone.ForEach(form.Clear);
        return gone.Count == 0;
    }

    /// <summary>
    /// Ids of the consents that what is stored now rests on. A proof of a question that a later answer made moot is not among them, and is
    /// ended.
    /// </summary>
    public static async ValueTask<IReadOnlyList<string>> SettleAsync(FormContext form, IEnumerable<Slot> slots)
    {
        var restsOn = Asked(form, slots).Select(s => form[s.Name + Proof]!).ToList();
        foreach (var moot in Of(form.Instance).Except(restsOn).ToList())
        {
            await Consent.EndUnusedAsync(form.Turn, moot);
        }

        return restsOn;
    }

    private static IEnumerable<Slot> Asked(FormContext form, IEnumerable<Slot> slots) =>
        slots.Where(s => s.KeepsWording && s.When?.Invoke(form) != false);
}
