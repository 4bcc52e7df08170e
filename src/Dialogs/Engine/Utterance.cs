using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Engine;

/// <summary>
/// What a citizen wrote, and how it is understood. Understanding is computed on first use: a form's answer mostly needs none.
/// </summary>
public sealed class Utterance(string text, string? messageId, RecognizerResult recognized)
{
    /// <summary>The text, cleaned.</summary>
    public string Text { get; } = text;

    /// <summary>The channel's message id, or null.</summary>
    public string? MessageId { get; } = messageId;

    /// <summary>What it means outside any form.</summary>
    public RecognizerResult Recognized { get; } = recognized;

    /// <summary>A part of the message, understood by itself: the value in "năm sinh 1997".</summary>
    internal Utterance Part(string text) => text == Text ? this : new(text, MessageId, Recognized.Part(text));
}
