namespace ChatBot.Fakes.Play;

/// <summary>A fake as the page sees it: citizens who act, and what they were sent.</summary>
internal interface IPlayground
{
    /// <summary>Name of the messenger, as on the command line.</summary>
    string Messenger { get; }

    /// <summary>Ids of the citizens who can be played.</summary>
    IReadOnlyList<string> Citizens { get; }

    /// <summary>What a citizen can do beside writing.</summary>
    IReadOnlyList<string> Acts { get; }

    /// <summary>What the bot sent, in order, as it looks now.</summary>
    IReadOnlyList<PlayBubble> Sent(string citizen);

    /// <summary>The keyboard under the input field, or none.</summary>
    IReadOnlyList<IReadOnlyList<PlayButton>> Keyboard(string citizen);

    /// <summary>Picture or file of a message, or null.</summary>
    PlayFile? File(string citizen, int message);

    /// <summary>Does it; what the citizen themselves sees of it.</summary>
    /// <param name="citizen">Who.</param>
    /// <param name="act"><c>text</c>, <c>press</c>, or one of <see cref="Acts"/>.</param>
    /// <param name="value">Text; for a press <c>message/row/column</c>, message -1 being the keyboard.</param>
    /// <exception cref="InvalidOperationException">It cannot be done.</exception>
    string Act(string citizen, string act, string value);

    /// <summary>From now on sends fail so: none, 429, 5xx, cut, mixed.</summary>
    void Fail(string how);
}

/// <param name="Text">Text.</param>
/// <param name="Html">The text with its formatting, where the messenger has any.</param>
/// <param name="Buttons">Rows of buttons.</param>
/// <param name="Card">Title and subtitle of a card, or null.</param>
/// <param name="File">Name of a file, or null.</param>
internal sealed record PlayBubble(string Text, string? Html, IReadOnlyList<IReadOnlyList<PlayButton>> Buttons, string? Card, string? File);

/// <param name="Text">Label.</param>
/// <param name="Url">What it opens, or null: it is pressed.</param>
internal sealed record PlayButton(string Text, string? Url);

internal sealed record PlayFile(string ContentType, byte[] Content);
