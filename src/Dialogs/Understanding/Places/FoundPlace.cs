namespace ChatBot.Dialogs.Understanding.Places;

/// <summary>A place in a message.</summary>
/// <param name="Start">Where its name begins in the normalised text, its type included.</param>
/// <param name="Length">Length of the name.</param>
/// <param name="Communes">Codes of communes of today: the one of this name, or those that a former commune went into.</param>
/// <param name="Districts">Codes of former districts.</param>
public sealed record FoundPlace(int Start, int Length, IReadOnlyList<string> Communes, IReadOnlyList<string> Districts)
{
    /// <summary>All codes, communes first.</summary>
    public IReadOnlyList<string> Codes => [.. Communes, .. Districts];

    /// <summary>More than one place has this name: ask which.</summary>
    public bool IsAmbiguous => Communes.Count + Districts.Count > 1;
}
