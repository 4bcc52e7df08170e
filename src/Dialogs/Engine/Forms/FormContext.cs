namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>A form's instance in a turn: its answers, and the turn around it.</summary>
public sealed class FormContext
{
    internal FormContext(Form form, DialogContext dialog, DialogInstance instance)
    {
        Form = form;
        Dialog = dialog;
        Instance = instance;
    }

    /// <summary>The form.</summary>
    public Form Form { get; }

    /// <summary>The stack.</summary>
    public DialogContext Dialog { get; }

    /// <summary>The turn.</summary>
    public TurnContext Turn => Dialog.Turn;

    /// <summary>The stored state.</summary>
    public DialogInstance Instance { get; private set; }

    /// <summary>The answer of a slot, or null when it was not asked, not answered or left out.</summary>
    public string? this[string slot] => Instance.Slots.TryGetValue(slot, out var value) && value.Length > 0 ? value : null;

    /// <summary>Whether the slot was answered or left out.</summary>
    public bool IsSettled(string slot) => Instance.Slots.ContainsKey(slot);

    /// <summary>Stores a value, also of something that is no question (the code of a consent).</summary>
    public void Set(string slot, string value) => Save(Instance with { Slots = With(Instance.Slots, slot, value) });

    /// <summary>Forgets an answer.</summary>
    public void Clear(string slot)
    {
        if (Instance.Slots.ContainsKey(slot))
        {
            Save(
                Instance with
                {
                    Slots = Instance.Slots.Where(s => s.Key != slot).ToDictionary(s => s.Key, s => s.Value),
                    Answered = [.. Instance.Answered.Where(s => s != slot)],
                }
            );
        }
    }

    /// <summary>Nothing was asked or answered for hours: what this is about is no longer in mind.</summary>
    internal bool IsReturn => Instance.TouchedAt is { } touched && Turn.Now - touched >= Form.ReturnAfter;

    internal void Answer(string slot, string value, string? messageId)
    {
        Save(
            Instance with
            {
                Slots = With(Instance.Slots, slot, value),
                Answered = [.. Instance.Answered.Where(s => s != slot), slot],
                AnsweredBy = messageId is null ? Instance.AnsweredBy : With(Instance.AnsweredBy, messageId, slot),
                Attempts = 0,
            }
        );
    }

    internal void Save(DialogInstance changed)
    {
        Instance = changed with { TouchedAt = Turn.Now };
        Dialog.Update(Instance);
    }

    /// <summary>Takes back what was noted since, as if nothing had been read.</summary>
    internal void Restore(DialogInstance before)
    {
        if (!ReferenceEquals(before, Instance))
        {
            Instance = before;
            Dialog.Update(before);
        }
    }

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> values, string key, string value) =>
        new(values, StringComparer.Ordinal) { [key] = value };
}
