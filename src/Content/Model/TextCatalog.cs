namespace ChatBot.Content.Model;

/// <summary>Texts of the dialogs, by key and language, with named placeholders <c>{name}</c>.</summary>
public sealed class TextCatalog
{
    private readonly IReadOnlyDictionary<string, LocalText> _texts;

    /// <summary>Makes a catalog.</summary>
    public TextCatalog(IReadOnlyDictionary<string, LocalText> texts) => _texts = texts;

    /// <summary>All keys.</summary>
    public IEnumerable<string> Keys => _texts.Keys;

    /// <summary>Whether a key exists.</summary>
    public bool Contains(string key) => _texts.ContainsKey(key);

    /// <summary>The unfilled text.</summary>
    /// <exception cref="KeyNotFoundException">No text has this key: <c>content check</c> finds that before a citizen does.</exception>
    public LocalText this[string key] =>
        _texts.TryGetValue(key, out var text) ? text : throw new KeyNotFoundException($"The content has no text '{key}'.");
}
