using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Dialogs.Storage;

/// <summary>To whom something stored is told: their language, the texts, and the instant.</summary>
public interface IReader
{
    /// <summary>Language of what is told: <c>vi</c> or <c>en</c>.</summary>
    string Language { get; }

    /// <summary>The instant of telling.</summary>
    DateTimeOffset Now { get; }

    /// <summary>What the service knows.</summary>
    ContentSnapshot Content { get; }

    /// <summary>The text of a key in <see cref="Language"/>, Markdown, with arguments filled in and escaped.</summary>
    string Text(string key, params ReadOnlySpan<(string Name, string Value)> arguments);

    /// <summary>An instant on clocks in Nghệ An.</summary>
    LocalDateTime ToLocal(DateTimeOffset instant);
}

/// <summary>A reader of one person's documents, all of which are told together.</summary>
public interface IDocumentReader : IReader
{
    /// <summary>
    /// What is told beside a document because something else of the person rests on it (<see cref="DocumentKind{T}.RestsOn"/>), e.g. the
    /// code of the seat for which a consent was given; null when nothing does.
    /// </summary>
    /// <param name="id">Key of the document that something may rest on.</param>
    string? Reliant(string id);

    /// <summary>An answer in an open dialog as the person knows it, or null when it is nothing they would recognise.</summary>
    /// <param name="dialog">Name of the dialog.</param>
    /// <param name="slot">Name of the answered slot.</param>
    /// <param name="value">The answer as it is stored.</param>
    string? ShowAnswer(string dialog, string slot, string value);

    /// <summary>Ids of the consents that were given in an open dialog.</summary>
    /// <param name="dialog">Name of the dialog.</param>
    /// <param name="slots">Its values by name.</param>
    IEnumerable<string> ConsentsOf(string dialog, IReadOnlyDictionary<string, string> slots);

    /// <summary>Whether a line told before holds these words already.</summary>
    bool HasTold(string words);
}

/// <summary>Tells the office of a document: instants and names as logs have them.</summary>
public interface IOfficeReader
{
    /// <summary>An instant in the service's time zone: <c>2026-10-05 08:00</c>.</summary>
    string Show(DateTimeOffset instant);

    /// <summary>The name under which logs know a conversation.</summary>
    /// <param name="conversationKey">Key of the conversation.</param>
    string LogName(string conversationKey);
}
