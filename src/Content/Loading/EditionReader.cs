using System.Globalization;
using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Content.Loading;

/// <summary>Reads <c>editions/ID.yaml</c>.</summary>
internal static class EditionReader
{
    /// <summary>Reads <c>editions/*.yaml</c>; relative days of samples count from the Monday.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft, LocalDate sampleMonday)
    {
        foreach (var file in folder.Files("editions", ".yaml"))
        {
            if (
                folder.Read(file) is not { } text
                || Losses.IsEmptyOnPurpose(text)
                || YamlFileFor(file, text, draft, sampleMonday) is not { } root
            )
            {
                continue;
            }

            var id = root.Required("id") ?? new Located(Path.GetFileNameWithoutExtension(file), root.At);
            Identity.Check(id, Path.GetFileNameWithoutExtension(file), draft.Problems);
            var year = root.Number("year", 1990, 2100);
            var edition = new EditionDraft(
                id,
                draft.Add(root.RequiredPair("name", $"name of edition {id.Text}", TextKind.Part)),
                draft.Add(root.RequiredPair("theme", $"theme of edition {id.Text}", TextKind.Part)),
                draft.Add(root.RequiredPair("source", $"source of edition {id.Text}", TextKind.Part))
            )
            {
                Start = year is null ? RequiredDate(root, "start") : new LocalDate(year.Value, 1, 1),
                End = year is null ? RequiredDate(root, "end") : new LocalDate(year.Value, 12, 31),
                IsYearOnly = year is not null,
                Sample = root.Flag("sample"),
                ModifiedAt = folder.ModifiedAt(file),
                Answers = Answers(root, id, draft),
                Topics = root.List("topics"),
                Events =
                [
                    .. root.Nodes("events").Select(node => root.Map(node, "events")).OfType<YamlMap>().Select(map => Event(map, draft)),
                ],
            };
            draft.Editions.Add(edition);
            root.Done();
        }
    }

    /// <summary>A file that says <c>sample: true</c> may count its days from the sample week.</summary>
    public static YamlMap? YamlFileFor(string file, string text, ContentDraft draft, LocalDate sampleMonday)
    {
        var yaml = new YamlFile(file, 0, draft.Problems);
        var root = yaml.Parse(text);
        return root is not null && root.Optional("sample")?.Text == "true" ? (yaml with { Monday = sampleMonday }).Parse(text) : root;
    }

    /// <summary>A day that must be written; a missing one is a problem, and the result is then the default day.</summary>
    public static LocalDate RequiredDate(YamlMap map, string key)
    {
        _ = map.Required(key);
        return map.Date(key) ?? default;
    }

    private static List<(Located Topic, DraftText Text)> Answers(YamlMap root, Located edition, ContentDraft draft)
    {
        var answers = new List<(Located, DraftText)>();
        if (root.Map("answers") is { } map)
        {
            foreach (var topic in map.Entries().Select(entry => entry.Key).ToList())
            {
                answers.Add(
                    (topic, draft.Add(map.RequiredPair(topic.Text, $"answer {topic.Text} of edition {edition.Text}", TextKind.Message)))
                );
            }

            map.Done();
        }

        return answers;
    }

    private static EventDraft Event(YamlMap map, ContentDraft draft)
    {
        var id = map.Required("id") ?? new Located("", map.At);
        Identity.Check(id, null, draft.Problems);

        DraftText? Optional(string key, TextKind kind = TextKind.Part)
        {
            var pair = map.Pair(key, $"{key} of event {id.Text}", kind);
            return pair is null ? null : draft.Add(pair);
        }

        _ = map.Required("start");
        var start = map.DateTime("start");
        var end = map.DateTime("end");
        if (start is { HasTime: true } && end is { HasTime: false })
        {
            map.Problems.Add(
                map.MarkOf("end")
                    .Error(
                        "event-dates",
                        $"The event {id.Text} starts at an hour and ends on a day without one. Add the hour to "
                            + $"'end', e.g. {end.Value.Value:uuuu-MM-dd} 17:00, or leave the hour out of 'start' too.",
                        $"Hoạt động {id.Text} bắt đầu có giờ mà kết thúc chỉ có ngày. Hãy thêm giờ vào 'end', "
                            + $"ví dụ {end.Value.Value:uuuu-MM-dd} 17:00, hoặc bỏ giờ ở 'start'."
                    )
            );
        }

        if (start is { HasTime: false } && end is { HasTime: true })
        {
            map.Problems.Add(
                map.MarkOf("start")
                    .Error(
                        "event-dates",
                        $"The event {id.Text} starts on a day without an hour and ends at one. Add the hour to "
                            + $"'start', e.g. {start.Value.Value:uuuu-MM-dd} 08:00, or leave the hour out of 'end' too.",
                        $"Hoạt động {id.Text} bắt đầu chỉ có ngày mà kết thúc lại có giờ. Hãy thêm giờ vào "
                            + $"'start', ví dụ {start.Value.Value:uuuu-MM-dd} 08:00, hoặc bỏ giờ ở 'end'."
                    )
            );
        }

        var draftEvent = new EventDraft(
            id,
            draft.Add(map.RequiredPair("title", $"title of event {id.Text}", TextKind.Part)),
            draft.Add(map.RequiredPair("description", $"description of event {id.Text}", TextKind.Part))
        )
        {
            Start = start?.Value ?? default,
            StartAt = map.MarkOf("start"),
            AllDay = start is { HasTime: false },
            End = end?.Value,
            Commune = map.Optional("commune"),
            District = map.Optional("district"),
            Venue = Optional("venue"),
            Point = Point(map),
            More = Optional("more", TextKind.Message),
            Themes = map.List("themes"),
            Cost = Optional("cost"),
            Audience = Optional("audience"),
            Registration = Optional("registration"),
            Url = map.Optional("url")?.Text,
            Picture = map.Optional("picture"),
            Status = Status(map),
            StatusAt = map.MarkOf("status"),
            StatusNote = Optional("status-note"),
        };
        map.Done();
        return draftEvent;
    }

    /// <summary>As maps show and copy it: <c>18.6734, 105.6922</c>.</summary>
    private static GeoPoint? Point(YamlMap map)
    {
        if (map.Optional("coordinates") is not { } value)
        {
            return null;
        }

        if (
            value.Text.Split(',') is [var north, var east]
            && double.TryParse(north, NumberStyles.Float, CultureInfo.InvariantCulture, out var latitude)
            && double.TryParse(east, NumberStyles.Float, CultureInfo.InvariantCulture, out var longitude)
            && Math.Abs(latitude) <= 90
            && Math.Abs(longitude) <= 180
        )
        {
            return new GeoPoint(latitude, longitude);
        }

        map.Problems.Add(
            value.At.Error(
                "bad-value",
                $"'coordinates' are degrees north and east as the map shows them, such as 18.6734, 105.6922, not '{value.Text}'.",
                $"'coordinates' là tọa độ chép từ bản đồ, vĩ độ trước rồi kinh độ, ví dụ 18.6734, 105.6922, không phải '{value.Text}'."
            )
        );
        return null;
    }

    private static EventStatus Status(YamlMap map)
    {
        switch (map.Optional("status"))
        {
            case null or { Text: "scheduled" }:
                return EventStatus.Scheduled;
            case { Text: "changed" }:
                return EventStatus.Changed;
            case { Text: "postponed" }:
                return EventStatus.Postponed;
            case { Text: "cancelled" }:
                return EventStatus.Cancelled;
            case { } other:
                map.Problems.Add(
                    other.At.Error(
                        "bad-value",
                        $"'status' is scheduled, changed, postponed or cancelled, not '{other.Text}'.",
                        $"'status' là scheduled (đúng lịch), changed (thay đổi), postponed (hoãn) hoặc "
                            + $"cancelled (hủy), không phải '{other.Text}'."
                    )
                );
                return EventStatus.Scheduled;
        }
    }
}
