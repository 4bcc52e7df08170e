using System.Collections.Concurrent;
using System.Collections.Frozen;
using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// The word lists of one content snapshot, ready to be looked for. A message keeps the lexicon it was cut with
/// (<see cref="AnalyzedText.Lexicon"/>), so everything that reads it uses the same words. Immutable.
/// </summary>
public sealed class Lexicon
{
    private static readonly Lazy<Lexicon> ShippedWords = new(() => Of(Content.ShippedWords.Read()));
    private static readonly AsyncLocal<Lexicon?> InUse = new();

    private readonly FrozenDictionary<string, WordPatterns> _lists;
    private readonly ConcurrentDictionary<Type, object> _tables = new();

    private Lexicon(FrozenDictionary<string, WordPatterns> lists) => _lists = lists;

    /// <summary>The words that travel with the program.</summary>
    public static Lexicon Shipped => ShippedWords.Value;

    /// <summary>
    /// The words by which this turn reads: those of its content, as <c>CultureInfo.CurrentCulture</c> is the culture of a thread.
    /// Outside a turn they are the shipped ones.
    /// </summary>
    public static Lexicon Current => InUse.Value ?? Shipped;

    /// <summary>A list.</summary>
    /// <exception cref="InvalidOperationException">Neither the content nor the program has it.</exception>
    internal WordPatterns this[WordListKey key] =>
        _lists.TryGetValue(key.Id, out var list)
            ? list
            : throw new InvalidOperationException($"The content has no word list {key.Id}. It stands in words/ of the shipped content.");

    /// <summary>Makes the lists of a snapshot ready.</summary>
    /// <param name="words">The lists by id.</param>
    public static Lexicon Of(IReadOnlyDictionary<string, WordList> words) =>
        new(words.ToFrozenDictionary(list => list.Key, list => new WordPatterns(list.Value.Entries), StringComparer.Ordinal));

    /// <summary>Reads by this lexicon until the scope is disposed.</summary>
    public Scope Use()
    {
        var scope = new Scope(InUse.Value);
        InUse.Value = this;
        return scope;
    }

    /// <summary>A table made of some lists, made once.</summary>
    /// <param name="make">Makes it.</param>
    internal T Table<T>(Func<Lexicon, T> make)
        where T : class =>
        (T)_tables.GetOrAdd(typeof(T), static (_, arguments) => arguments.make(arguments.lexicon), (make, lexicon: this));

    /// <summary>Restores what was in use before.</summary>
    public readonly struct Scope : IDisposable
    {
        private readonly Lexicon? _before;

        internal Scope(Lexicon? before) => _before = before;

        /// <inheritdoc/>
        public void Dispose() => InUse.Value = _before;
    }
}
