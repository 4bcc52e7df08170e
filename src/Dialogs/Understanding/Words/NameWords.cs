namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>The words of a thing's names, by which a message means it. Marks that were typed must be those of the name.</summary>
/// <param name="names">Title, place, person, as they are shown.</param>
internal sealed class NameWords(IEnumerable<string> names)
{
    private readonly List<Term> _terms = [.. names.SelectMany(name => ExpandedText.AsTyped(AnalyzedText.Of(name)).Terms)];

    /// <summary>Whether a term of a message is one of the words.</summary>
    public bool Fit(Term term) => _terms.Exists(word => term.Means(word));
}
