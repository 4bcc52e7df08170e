using System.Security.Cryptography;
using ChatBot.Bot.Calendars;
using ChatBot.Dialogs.Skills.Programme;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Bot.Web;

/// <summary>
/// <c>GET /calendar/EVENT.ics</c>: an event as a calendar file, for channels that send no files. Public like the programme itself.
/// </summary>
internal static class CalendarEndpoint
{
    /// <summary>Maps <c>/calendar/ID.ics</c>.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods(CalendarLinks.Path + "{eventId}.ics", [HttpMethods.Get, HttpMethods.Head], Serve);

    private static IResult Serve(HttpContext context, string eventId, string? lang, CalendarFiles files)
    {
        if (files.Of(eventId, lang == "en" ? "en" : "vi") is not { } file)
        {
            return Results.NotFound();
        }

        // No cache may keep the file, because an event may be moved.
        context.Response.Headers.CacheControl = "no-cache";
        return Results.Bytes(
            file.Content,
            $"{file.ContentType}; charset=utf-8; method=PUBLISH",
            file.Name,
            entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(file.Content).AsSpan(0, 8))}\"")
        );
    }
}
