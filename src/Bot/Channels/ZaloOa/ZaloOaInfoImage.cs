using ChatBot.Bot.Settings;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// The picture on the card that asks for the phone number, which the platform demands: the office's, or the service's own.
/// </summary>
internal sealed class ZaloOaInfoImage(IOptions<ZaloOaOptions> options, IOptions<ServiceOptions> service)
{
    public const string Path = "/channels/zalo-oa/phone.png";

    /// <summary>Its address, or null when Zalo could not fetch one; then there is no card and the number is typed.</summary>
    public string? Url { get; } =
        options.Value.InfoImageUrl is { Length: > 0 } own ? own
        : service.Value.PublicUrl is { Length: > 0 } site ? site.TrimEnd('/') + Path
        : null;

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        using var file =
            typeof(ZaloOaInfoImage).Assembly.GetManifestResourceStream("ZaloOa.phone.png")
            ?? throw new InvalidOperationException("The picture of the phone card is not in the assembly.");
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        endpoints.MapMethods(Path, [HttpMethods.Get, HttpMethods.Head], () => Results.Bytes(bytes, "image/png"));
    }
}
