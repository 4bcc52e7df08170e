using System.Globalization;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>The slots of a form: which apply, which is asked, which one is meant by a name or a number of the summary.</summary>
internal sealed class FormSlots(string form, IReadOnlyList<Slot> all)
{
    private const int LongestNumber = 2;
    private static readonly WordListKey Line = new("forms.line");

    public static bool Apply(FormContext form, Slot slot) => slot.When is null || slot.When(form);

    /// <summary>The slot of this name, now or in an earlier version.</summary>
    public Slot? Find(string name) =>
        all.FirstOrDefault(s => s.Name == name) ?? all.FirstOrDefault(s => s.FormerNames.Contains(name, StringComparer.Ordinal));

    /// <summary>The slot whose question is open, or null.</summary>
    public Slot? Asked(FormContext form) => form.Instance.Asking is { } name && Find(name) is { } slot && Apply(form, slot) ? slot : null;

    /// <summary>
    /// Whether a consent that is asked for before a slot has not been given: nothing that rests on it is stored, however the answer came.
    /// Buttons show only what is asked, but anybody can make up a press.
    /// </summary>
    public bool WaitsForConsent(FormContext form, Slot slot) =>
        all.TakeWhile(s => s.Name != slot.Name).Any(s => s.KeepsWording && Apply(form, s) && !form.IsSettled(s.Name));

    /// <summary>What the summary shows, in its order: the answers that are open to correction.</summary>
    public IEnumerable<Slot> InSummary(FormContext form) => all.Where(s => s.InSummary && form.IsSettled(s.Name) && Apply(form, s));

    /// <summary>The slot of the summary that a citizen means by its number or by words of its name, or null.</summary>
    public Slot? Named(FormContext context, string? argument)
    {
        if (string.IsNullOrWhiteSpace(argument))
        {
            return null;
        }

        var open = InSummary(context).ToList();
        if (NumberOf(argument) is { } number)
        {
            return number >= 1 && number <= open.Count ? open[number - 1] : null;
        }

        var wanted = VietnameseText.Fold(argument);
        return open.FirstOrDefault(s =>
            VietnameseText.Fold(NameOf(context, s)) is var name
            && (
                name.Contains(wanted, StringComparison.Ordinal)
                || wanted.Contains(name, StringComparison.Ordinal)
                || Words(name).All(Words(wanted).Contains)
            )
        );
    }

    public string Summary(FormContext context)
    {
        var lines = InSummary(context).Select(slot => $"- {NameOf(context, slot)}: **{MarkdownText.Escape(Shown(context, slot))}**");
        return string.Join('\n', lines);
    }

    /// <summary>What was answered, in one line: an argument of a text, so nothing is escaped here.</summary>
    public string SummaryInOneLine(FormContext context) =>
        string.Join("; ", InSummary(context).Select(slot => $"{NameOf(context, slot)}: {Shown(context, slot)}"));

    // "Birth year" names the "year of birth" as well.
    private static IEnumerable<string> Words(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word is not "of");

    // "2", "số 2", "dòng 2.", "line 2"
    private static int? NumberOf(string argument)
    {
        var text = AnalyzedText.Of(argument);
        var words = WordReader.AsTyped(text);
        var at = words.Length(Line, 0);
        return words.Count == at + 1 && text.Tokens[at] is { Kind: TokenKind.Number, Length: <= LongestNumber }
            ? int.Parse(text.FoldedToken(at), CultureInfo.InvariantCulture)
            : null;
    }

    private string NameOf(FormContext context, Slot slot) => context.Turn.Text($"{form}.name-{slot.Name}");

    private static string Shown(FormContext context, Slot slot) =>
        context[slot.Name] is not { } value ? context.Turn.Text("form.left-out") : slot.Display?.Invoke(context, value) ?? value;
}
