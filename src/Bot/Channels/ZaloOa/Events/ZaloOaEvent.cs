using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.ZaloOa.Api;

namespace ChatBot.Bot.Channels.ZaloOa.Events;

// What Zalo posts, e.g.
// {"app_id":"360846524940903967","sender":{"id":"246845883529197922"},"user_id_by_app":"552177279717587730",
//  "recipient":{"id":"388613280878808645"},"event_name":"user_send_text",
//  "message":{"text":"hello","msg_id":"96d3cdf3af150460909"},"timestamp":"1543908534740"}
// follow and unfollow have oa_id and follower; user_click_chatnow and user_withdraw have oa_id and user_id; user_submit_info has info.
// Every id may be a number as well: they are longer than a double can hold, so they are read as the characters they are.

/// <summary>An event of the webhook: the union of all shapes, everything optional.</summary>
internal sealed record ZaloOaEvent
{
    public string? AppId { get; init; }

    public string? EventName { get; init; }

    public string? Timestamp { get; init; }

    public string? OaId { get; init; }

    public string? UserId { get; init; }

    public ZaloOaParty? Sender { get; init; }

    public ZaloOaParty? Recipient { get; init; }

    public ZaloOaParty? Follower { get; init; }

    public ZaloOaEventMessage? Message { get; init; }

    public ZaloOaSharedInfo? Info { get; init; }
}

/// <param name="Id">User or OA.</param>
/// <param name="AdminId">Only in oa_send_*: who of the office wrote it by hand.</param>
internal sealed record ZaloOaParty(string? Id, string? AdminId);

/// <param name="MsgId">Its id.</param>
/// <param name="Text">What was written, also under a picture.</param>
/// <param name="Attachments">
/// <c>[{"type":"location","payload":{"coordinates":{"latitude":"10.76","longitude":"106.65"}}}]</c>. Only a place is read of it; a payload
/// of another shape (that of a business card is nowhere described) must not make the rest unreadable.
/// </param>
internal sealed record ZaloOaEventMessage(string? MsgId, string? Text, JsonElement Attachments);

/// <summary>
/// <c>{"address":"..","phone":841213333111,"city":"..","name":".."}</c>, or since 2026
/// <c>{"name":"..","phone":"84912345678","user_dob":"30/10/1999","gender":"Nam","full_address":{..}}</c>. Only the number is asked for and
/// read.
/// </summary>
internal sealed record ZaloOaSharedInfo(string? Phone);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, Converters = [typeof(LooseString)])]
[JsonSerializable(typeof(ZaloOaEvent))]
internal sealed partial class ZaloOaEventJson : JsonSerializerContext;
