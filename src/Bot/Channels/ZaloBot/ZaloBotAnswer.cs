using System.Globalization;
using System.Text.Json;

namespace ChatBot.Bot.Channels.ZaloBot;

/// <summary>
/// What a call was answered with: <c>{"ok":true,"result":{…}}</c> or <c>{"ok":false,"error_code":408,"description":"Request timeout"}</c>,
/// the second also with HTTP status 200.
/// </summary>
/// <param name="Status">HTTP status.</param>
/// <param name="IsReadable">It is such an envelope; a wrong token, or a server in front, may give something else.</param>
/// <param name="Ok">The call was carried out.</param>
/// <param name="Code">error_code, or null.</param>
/// <param name="Description">Zalo's words, only to be looked at: they may repeat what we sent.</param>
/// <param name="Result">result, or undefined.</param>
/// <param name="RetryAfter">The header of that name; the platform documents none.</param>
internal sealed record ZaloBotAnswer(
    int Status,
    bool IsReadable,
    bool Ok,
    int? Code,
    string Description,
    JsonElement Result,
    TimeSpan? RetryAfter
)
{
    public static ZaloBotAnswer Read(int status, byte[] body, TimeSpan? retryAfter)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (
                root.ValueKind == JsonValueKind.Object
                && root.TryGetProperty("ok"u8, out var ok)
                && ok.ValueKind is JsonValueKind.True or JsonValueKind.False
            )
            {
                return new ZaloBotAnswer(
                    status,
                    IsReadable: true,
                    ok.GetBoolean(),
                    Int(root, "error_code") ?? Int(root, "errorCode"),
                    Text(root, "description"),
                    root.TryGetProperty("result"u8, out var result) ? result.Clone() : default,
                    retryAfter
                );
            }
        }
        catch (JsonException)
        {
            // The page of a server in front, or an answer cut off: the status is all there is to know.
        }

        return new ZaloBotAnswer(status, IsReadable: false, Ok: false, null, "", default, retryAfter);
    }

    private static int? Int(JsonElement root, string name) =>
        !root.TryGetProperty(name, out var value)
            ? null
            : value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetInt32(out var number) => number,
                JsonValueKind.String when int.TryParse(value.GetString(), CultureInfo.InvariantCulture, out var number) => number,
                _ => null,
            };

    private static string Text(JsonElement root, string name)
    {
        try
        {
            return root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a text that is only looked at.
            return "";
        }
    }
}
