using System.Net;
using System.Security.Cryptography;
using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>The chat page at <c>/</c>: static files, nothing from elsewhere, and a policy that lets nothing else in.</summary>
internal static class ChatPage
{
    private const string Folder = "chat-page";
    private const string OfficeName = "office.name";
    private const string OfficePhone = "office.phone";

    // Uptime checkers and the link previews of messengers ask for the head.
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps the page.</summary>
    /// <param name="app">The web server.</param>
    /// <param name="channels">The channels, whose platforms may want a tag in the head of the page.</param>
    public static void Map(WebApplication app, IEnumerable<IChannelModule> channels)
    {
        var index = Encoding
            .UTF8.GetString(Read("index.html"))
            .Replace(
                "</head>",
                string.Concat(channels.Select(module => module.PageHead(app.Configuration))) + "</head>",
                StringComparison.Ordinal
            );
        app.MapMethods("/", Reading, (HttpContext context) => Index(context, index));
        MapFile(app, "chat.css", "text/css; charset=utf-8");
        MapFile(app, "chat.js", "text/javascript; charset=utf-8");
        MapFile(app, "embed.js", "text/javascript; charset=utf-8");
        MapFile(app, "icon.svg", "image/svg+xml");
        app.MapMethods($"/{OutboundMessage.PicturePath}{{name}}", Reading, Picture);
    }

    private static void MapFile(WebApplication app, string name, string contentType)
    {
        var bytes = Read(name);
        var tag = Tag(bytes);
        app.MapMethods(
            "/" + name,
            Reading,
            (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = "no-cache";
                return Results.Bytes(bytes, contentType, entityTag: tag);
            }
        );
    }

    // From the content that is in use: an edit that was refused changes no picture either.
    private static IResult Picture(HttpContext context, string name)
    {
        var pictures = context.RequestServices.GetService<Func<ContentSnapshot>>()?.Invoke().Pictures;
        if (pictures?.GetValueOrDefault(name) is not { } picture)
        {
            return Results.NotFound();
        }

        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(picture.Bytes, picture.ContentType, entityTag: Tag(picture.Bytes.Span));
    }

    private static IResult Index(HttpContext context, string page)
    {
        // Name and number change with the content, while running.
        var facts = context.RequestServices.GetService<Func<ContentSnapshot>>()?.Invoke().Facts;
        var office = facts?.GetValueOrDefault(OfficeName)?.Value ?? new LocalText("văn phòng", "office");
        var phone = facts?.GetValueOrDefault(OfficePhone);
        var bytes = Encoding.UTF8.GetBytes(
            Fill(
                page,
                ("office.vi", office.Vi),
                ("office.en", office.En),
                ("phone.vi", Shown(phone, "vi")),
                ("phone.en", Shown(phone, "en")),
                ("phone.digits", Dialled(phone?.Value.Vi))
            )
        );
        var options = context.RequestServices.GetRequiredService<IOptions<DirectLineOptions>>().Value;
        context.Response.Headers.CacheControl = "no-cache";
        context.Response.Headers.ContentSecurityPolicy = Policy(context.Request.Host, options.AllowedOrigins);
        return Results.Bytes(bytes, "text/html; charset=utf-8", entityTag: Tag(bytes));
    }

    private static string Fill(string page, params ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (name, value) in values)
        {
            page = page.Replace($"{{{{{name}}}}}", WebUtility.HtmlEncode(value), StringComparison.Ordinal);
        }

        return page;
    }

    private static string Shown(Fact? phone, string language) =>
        phone is null ? "" : phone.Value.In(language) + (phone.Sample ? SampleMark.In(language) : "");

    // What a telephone dials: digits, and the plus of a country in front of them.
    private static string Dialled(string? phone) =>
        string.Concat((phone ?? "").Where((c, at) => char.IsAsciiDigit(c) || (c == '+' && at == 0)));

    // The host is named for WebSockets because older browsers do not count them as 'self'.
    private static string Policy(HostString host, IEnumerable<string> embedders) =>
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        + $"connect-src 'self' ws://{host.ToUriComponent()} wss://{host.ToUriComponent()}; "
        + $"frame-ancestors 'self' {string.Join(' ', embedders)}".TrimEnd();

    private static byte[] Read(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, Folder, name));

    private static EntityTagHeaderValue Tag(ReadOnlySpan<byte> bytes) =>
        new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"");
}
