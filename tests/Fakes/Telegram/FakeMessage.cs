using System.Text.Json.Nodes;

namespace ChatBot.Fakes.Telegram;

/// <summary>A message that the bot sent, as the citizen sees it.</summary>
/// <param name="ChatId">Chat.</param>
/// <param name="Id">Message id.</param>
/// <param name="Method">sendMessage, sendDocument, sendPhoto.</param>
/// <param name="Raw">Text or caption as sent.</param>
/// <param name="Text">Text or caption after entity parsing.</param>
/// <param name="Markup">reply_markup, or null.</param>
/// <param name="File">File, or null.</param>
public sealed record FakeMessage(long ChatId, int Id, string Method, string Raw, string Text, JsonObject? Markup, FakeFile? File)
{
    /// <summary>message_thread_id of a topic, or null.</summary>
    public int? Thread { get; init; }

    public bool IsInline => Markup?["inline_keyboard"] is not null;

    public bool RemovesKeyboard => (bool?)Markup?["remove_keyboard"] == true;

    public IReadOnlyList<IReadOnlyList<FakeButton>> Rows =>
        ((Markup?["inline_keyboard"] ?? Markup?["keyboard"]) as JsonArray)
            ?.OfType<JsonArray>()
            .Select(row => (IReadOnlyList<FakeButton>)row.Select(FakeButton.From).ToList())
            .ToList()
        ?? [];

    public IEnumerable<FakeButton> Buttons => Rows.SelectMany(row => row);
}

public sealed record FakeFile(string Name, string ContentType, byte[] Content);

public sealed record FakeButton(string Text, string? Data, string? Url, bool RequestsContact, bool RequestsLocation)
{
    internal static FakeButton From(JsonNode? node) =>
        node is JsonObject o
            ? new(
                (string?)o["text"] ?? "",
                (string?)o["callback_data"],
                (string?)o["url"],
                (bool?)o["request_contact"] ?? false,
                (bool?)o["request_location"] ?? false
            )
            : new((string?)node ?? "", null, null, false, false);
}

/// <summary>A call of the API.</summary>
/// <param name="Method">Method.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Status">Status answered; 0: the connection was cut.</param>
/// <param name="InWebhookResponse">It came as the answer to a webhook call.</param>
public sealed record FakeCall(string Method, JsonObject Parameters, int Status, bool InWebhookResponse);
