using System.Text.Json.Nodes;

namespace ChatBot.Fakes.ZaloOa;

/// <summary>Checks the body of a consultation message against every documented limit.</summary>
internal sealed class FakeZaloMessageReader(Func<string, FakeZaloFile?> uploaded)
{
    private const int TextLength = 2000;
    private const int Buttons = 5;
    private const int ButtonTitle = 100;
    private const int ButtonPayload = 1000;
    private const int Title = 100;
    private const int Subtitle = 500;
    private const int SmsLength = 160;

    public FakeZaloMessage Read(JsonObject body, string userId, string id, DateTimeOffset at)
    {
        Only(body, "recipient", "message");
        var message = body["message"] as JsonObject ?? throw new FakeZaloRefusal(-201, "message is required");
        Only(message, "text", "attachment", "quote_message_id");
        var text = OptionalText(message, "text", TextLength);
        var read = new FakeZaloMessage
        {
            UserId = userId,
            Id = id,
            Kind = "text",
            Text = text ?? "",
            Body = body,
            At = at,
        };
        if (!message.ContainsKey("attachment"))
        {
            return text is { Length: > 0 } ? read : throw new FakeZaloRefusal(-201, "message.text is empty");
        }

        var attachment = message["attachment"] as JsonObject ?? throw new FakeZaloRefusal(-201, "attachment is invalid");
        Only(attachment, "type", "payload");
        var payload = attachment["payload"] as JsonObject ?? throw new FakeZaloRefusal(-201, "attachment.payload is required");
        return RequiredText(attachment, "type", 20) switch
        {
            "file" => ReadFile(read, payload),
            "template" => ReadTemplate(read, payload),
            var type => throw new FakeZaloRefusal(-233, $"attachment type {type} is not supported"),
        };
    }

    private FakeZaloMessage ReadFile(FakeZaloMessage read, JsonObject payload)
    {
        Only(payload, "token");
        if (read.Text.Length > 0)
        {
            throw new FakeZaloRefusal(-201, "a file has no text");
        }

        var file = uploaded(RequiredText(payload, "token", 1000));
        return file is { Kind: "file" }
            ? read with
            {
                Kind = "file",
                File = file,
            }
            : throw new FakeZaloRefusal(-100, "token is invalid or expired");
    }

    private FakeZaloMessage ReadTemplate(FakeZaloMessage read, JsonObject payload)
    {
        switch (OptionalText(payload, "template_type", 50))
        {
            case null:
                // Text with buttons: the documented form has no template_type.
                Only(payload, "buttons");
                if (read.Text.Length == 0)
                {
                    throw new FakeZaloRefusal(-201, "message.text is empty");
                }

                return read with
                {
                    Buttons = ReadButtons(payload["buttons"]),
                };
            case "media":
                Only(payload, "template_type", "elements");
                return ReadMedia(read, Elements(payload, 1));
            case "request_user_info":
                Only(payload, "template_type", "elements");
                var element = Elements(payload, 1)[0];
                Only(element, "title", "subtitle", "image_url");
                if (read.Text.Length > 0)
                {
                    throw new FakeZaloRefusal(-201, "request_user_info has no text");
                }

                return read with
                {
                    Kind = "request_user_info",
                    Title = RequiredText(element, "title", Title),
                    Subtitle = OptionalText(element, "subtitle", Subtitle),
                    ImageUrl = RequiredUrl(element, "image_url"),
                };
            case "list":
                Only(payload, "template_type", "elements", "buttons");
                var first = Elements(payload, 5)[0];
                return read with
                {
                    Kind = "list",
                    Title = RequiredText(first, "title", Title),
                    Subtitle = RequiredText(first, "subtitle", Subtitle),
                    ImageUrl = RequiredUrl(first, "image_url"),
                    Buttons = payload["buttons"] is { } buttons ? ReadButtons(buttons) : [],
                };
            case var other:
                throw new FakeZaloRefusal(-233, $"template_type {other} is not supported");
        }
    }

    private FakeZaloMessage ReadMedia(FakeZaloMessage read, List<JsonObject> elements)
    {
        var element = elements[0];
        Only(element, "media_type", "attachment_id", "url", "width", "height");
        var kind = RequiredText(element, "media_type", 20);
        if (kind is not ("image" or "gif" or "sticker"))
        {
            throw new FakeZaloRefusal(-201, "media_type is invalid");
        }

        if (
            kind == "gif"
            && (
                element["width"]?.GetValueKind() != System.Text.Json.JsonValueKind.Number
                || element["height"]?.GetValueKind() != System.Text.Json.JsonValueKind.Number
            )
        )
        {
            throw new FakeZaloRefusal(-201, "a gif needs width and height");
        }

        var id = OptionalText(element, "attachment_id", 1000);
        if (id is not null == element.ContainsKey("url"))
        {
            throw new FakeZaloRefusal(-201, "either attachment_id or url");
        }

        if (id is null)
        {
            return read with { Kind = kind, ImageUrl = RequiredUrl(element, "url") };
        }

        if (kind == "sticker")
        {
            return read with { Kind = kind };
        }

        var file = uploaded(id);
        return file is not null && file.Kind == kind
            ? read with
            {
                Kind = kind,
                File = file,
            }
            : throw new FakeZaloRefusal(-100, "attachment_id is expired");
    }

    private static List<FakeZaloButton> ReadButtons(JsonNode? node)
    {
        if (node is not JsonArray { Count: > 0 } buttons)
        {
            throw new FakeZaloRefusal(-201, "buttons is empty");
        }

        if (buttons.Count > Buttons)
        {
            throw new FakeZaloRefusal(-210, "too many buttons");
        }

        return [.. buttons.Select(b => ReadButton(b as JsonObject ?? throw new FakeZaloRefusal(-201, "a button is no object")))];
    }

    private static FakeZaloButton ReadButton(JsonObject button)
    {
        Only(button, "title", "type", "payload", "image_icon");
        var title = RequiredText(button, "title", ButtonTitle);
        var type = RequiredText(button, "type", 30);
        switch (type)
        {
            case "oa.open.url":
                return new FakeZaloButton(title, type, null, RequiredUrl(PayloadOf(button, "url"), "url"));
            case "oa.query.show" or "oa.query.hide":
                return new FakeZaloButton(title, type, RequiredText(button, "payload", ButtonPayload), null);
            case "oa.open.sms":
                var sms = PayloadOf(button, "content", "phone_code");
                _ = RequiredText(sms, "content", SmsLength);
                return new FakeZaloButton(title, type, null, "sms:" + RequiredText(sms, "phone_code", 20));
            case "oa.open.phone":
                return new FakeZaloButton(title, type, null, "tel:" + RequiredText(PayloadOf(button, "phone_code"), "phone_code", 20));
            default:
                throw new FakeZaloRefusal(-201, "button type is invalid");
        }
    }

    private static JsonObject PayloadOf(JsonObject button, params string[] fields)
    {
        var payload = button["payload"] as JsonObject ?? throw new FakeZaloRefusal(-201, "payload of a button is invalid");
        Only(payload, fields);
        return payload;
    }

    private static List<JsonObject> Elements(JsonObject payload, int max)
    {
        if (payload["elements"] is not JsonArray { Count: > 0 } elements || elements.Any(e => e is not JsonObject))
        {
            throw new FakeZaloRefusal(-201, "elements is invalid");
        }

        return elements.Count <= max ? [.. elements.Select(e => e!.AsObject())] : throw new FakeZaloRefusal(-210, "too many elements");
    }

    private static string RequiredUrl(JsonObject o, string name)
    {
        var url = RequiredText(o, name, 2000);
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? url
            : throw new FakeZaloRefusal(-201, $"{name} is invalid");
    }

    private static string RequiredText(JsonObject o, string name, int max) =>
        OptionalText(o, name, max) is { Length: > 0 } text ? text : throw new FakeZaloRefusal(-201, $"{name} is required");

    private static string? OptionalText(JsonObject o, string name, int max)
    {
        if (!o.TryGetPropertyValue(name, out var node))
        {
            return null;
        }

        if (node is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            throw new FakeZaloRefusal(-201, $"{name} is invalid");
        }

        return text.Length <= max ? text : throw new FakeZaloRefusal(-210, $"{name} is longer than {max}");
    }

    private static void Only(JsonObject o, params string[] names)
    {
        if (o.FirstOrDefault(p => !names.Contains(p.Key)).Key is { } unknown)
        {
            throw new FakeZaloRefusal(-201, $"{unknown} is not a parameter");
        }
    }
}
