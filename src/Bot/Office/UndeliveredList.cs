using System.Globalization;
using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;

namespace ChatBot.Bot.Office;

/// <summary>
/// <c>undelivered list</c>: messages that did not arrive and turns that failed, one a line, oldest first. What was written is shown only
/// when it is asked for.
/// </summary>
internal sealed class UndeliveredList(UndeliveredSearch search, ServiceCalendar calendar, Audit audit)
    : OfficeOperation<UndeliveredList.Request, UndeliveredList.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "undelivered.list",
        UndeliveredJson.Default.ListRequest,
        UndeliveredJson.Default.ListResult
    );

    /// <param name="WithText">Show what was written too.</param>
    public sealed record Request(bool WithText);

    /// <param name="Messages">Messages shown.</param>
    /// <param name="Turns">Turns shown.</param>
    public sealed record Result(int Messages, int Turns);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var found = await search.AllAsync(call);

        // The proof that it was looked at is on disk before anybody sees it.
        await audit.WriteAsync(call, "undelivered.list", request.WithText ? "with texts" : null);
        foreach (var item in found)
        {
            await call.WriteAsync(Line(item) + "\n");
            if (request.WithText)
            {
                await call.WriteAsync(Indented(TextOf(item)) + "\n");
            }
        }

        return new Result(found.Count(item => item.Message is not null), found.Count(item => item.Turn is not null));
    }

    private string Line(UndeliveredItem item)
    {
        string[] fields = item switch
        {
            { Message: { } message } =>
            [
                message.Message is { } kept ? $"{kept.To.Channel} {kept.Purpose.ToString().ToLowerInvariant()}" : "message",
                message.Reason[(message.Reason.IndexOf(' ', StringComparison.Ordinal) + 1)..],
                $"person {message.PersonId}",
            ],
            { Turn: { } turn } =>
            [
                $"{turn.Activity.Conversation.Channel} {KindOf(turn.Activity)}",
                turn.Error,
                turn.PersonId is { } person ? $"person {person}" : "nobody known",
            ],
            _ => [],
        };
        var at = calendar.ToLocal(item.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return string.Join("  ", [item.Code, at, .. fields]);
    }

    private static string KindOf(Activity activity) =>
        activity switch
        {
            MessageActivity => "text",
            ButtonActivity => "button",
            LocationActivity => "location",
            ContactActivity => "contact",
            EventActivity happened => $"event {happened.Name}",
            JoinedActivity => "joined",
            LeftActivity => "left",
            _ => "other",
        };

    private static string TextOf(UndeliveredItem item) =>
        item switch
        {
            { Message.Message: { } message } => message.Text,
            { Message: not null } => $"(not kept: {UndeliveredMessage.MessageDays} days are over)",
            { Turn.Activity: MessageActivity message } => message.Text,
            { Turn.Activity: ButtonActivity button } => $"(pressed {button.Payload})",
            _ => "(no text)",
        };

    private static string Indented(string text) => "    " + text.ReplaceLineEndings("\n").Replace("\n", "\n    ", StringComparison.Ordinal);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(UndeliveredList.Request), TypeInfoPropertyName = "ListRequest")]
[JsonSerializable(typeof(UndeliveredList.Result), TypeInfoPropertyName = "ListResult")]
[JsonSerializable(typeof(UndeliveredChange))]
[JsonSerializable(typeof(UndeliveredChanged))]
internal sealed partial class UndeliveredJson : JsonSerializerContext;
