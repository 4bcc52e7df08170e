using System.Text.Json.Nodes;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>A message that the account sent, as the citizen sees it.</summary>
public sealed record FakeZaloMessage
{
    public required string UserId { get; init; }

    public required string Id { get; init; }

    /// <summary>text, image, gif, sticker, file, request_user_info, list, template.</summary>
    public required string Kind { get; init; }

    /// <summary>Text or caption, or "".</summary>
    public string Text { get; init; } = "";

    /// <summary>Shown in the mobile app only; PC and web show the text alone.</summary>
    public IReadOnlyList<FakeZaloButton> Buttons { get; init; } = [];

    /// <summary>Of request_user_info and list elements.</summary>
    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public string? ImageUrl { get; init; }

    /// <summary>What was uploaded before and is sent with it.</summary>
    public FakeZaloFile? File { get; init; }

    /// <summary><c>quota_type</c> of the answer; null: the message was charged.</summary>
    public string? QuotaType { get; init; }

    /// <summary>The body as it came.</summary>
    public required JsonObject Body { get; init; }

    public required DateTimeOffset At { get; init; }
}

/// <param name="Title">What is shown.</param>
/// <param name="Type">oa.open.url, oa.query.show, oa.query.hide, oa.open.sms, oa.open.phone.</param>
/// <param name="Payload">What a tap of a query button sends, or null.</param>
/// <param name="Url">What it opens, or null.</param>
public sealed record FakeZaloButton(string Title, string Type, string? Payload, string? Url);

/// <param name="Kind">image, gif or file.</param>
/// <param name="Name">File name.</param>
/// <param name="Content">The bytes.</param>
public sealed record FakeZaloFile(string Kind, string Name, byte[] Content);

/// <summary>A call of the API or the token endpoint.</summary>
/// <param name="Path">Path.</param>
/// <param name="UserId">Whom it was about, or null.</param>
/// <param name="Error">Error code answered; 0: success; null: no answer of the platform (5xx, cut).</param>
public sealed record FakeZaloCall(string Path, string? UserId, int? Error);

/// <summary>One attempt to deliver an event.</summary>
/// <param name="EventName">Event.</param>
/// <param name="Body">Bytes as sent.</param>
/// <param name="Retry">Value of <c>num_retry</c>; 0: the first attempt, which has no such header.</param>
/// <param name="Status">Status answered; 0: none in time.</param>
/// <param name="Took">How long the answer took.</param>
public sealed record FakeZaloDelivery(string EventName, string Body, int Retry, int Status, TimeSpan Took);
