using System.Text;
using System.Text.Json.Nodes;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>Makes one wrong payload after another from right ones; the same seed makes the same ones.</summary>
internal sealed class PayloadMutator(int seed)
{
    private static readonly byte[][] Splices =
    [
        [0],
        [0xFF],
        [0xC0, 0x80],
        [0xED, 0xA0, 0x80],
        [0xF5, 0x80, 0x80, 0x80],
        [0xEF, 0xBB, 0xBF],
        .. new[]
        {
            "\\ud800",
            "\\udc00",
            "\\u0000",
            "\\u",
            "\"",
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "null",
            "true",
            "1e999",
            "-1",
            "99999999999999999999999999",
            "0.1",
            "\\",
            "//",
            "/*",
            "\r\n",
            "--x",
            "%00",
            "%",
            "&",
            "=",
            "\u0344\u0316",
            "\uFDFA",
            "\u202E",
            "👩‍👩‍👧‍👦",
            "<script>",
            "{{x}}",
            "go:menu",
            "xóa dữ liệu",
        }.Select(Encoding.UTF8.GetBytes),
    ];

    private readonly Random _random = new(seed);

    public int Next(int below) => _random.Next(below);

    public T Of<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    /// <summary>A body made wrong in one to four ways, now and then in none.</summary>
    public byte[] Mutate(byte[] body)
    {
        for (var times = _random.Next(5); times > 0; times--)
        {
            body = _random.Next(2) == 0 ? MutateJson(body) : MutateBytes(body);
        }

        return body.Length <= 300_000 ? body : body[..300_000];
    }

    private byte[] MutateBytes(byte[] body)
    {
        var at = _random.Next(body.Length + 1);
        var length = Math.Min(_random.Next(1, 20), body.Length - at);
        var list = body.ToList();
        switch (_random.Next(6))
        {
            case 0:
                list.RemoveRange(at, length);
                break;
            case 1:
                list.InsertRange(at, Of(Splices));
                break;
            case 2:
                list.InsertRange(at, body[at..(at + length)]);
                break;
            case 3 when length > 0:
                list[at] ^= (byte)(1 << _random.Next(8));
                break;
            case 4:
                list.RemoveRange(at, list.Count - at);
                break;
            default:
                list.InsertRange(at, Enumerable.Repeat((byte)Of<char>(['a', '9', '[', '{', ' ', '\\', '\u0001']), _random.Next(2, 5000)));
                break;
        }

        return [.. list];
    }

    // Well-formed and wrong: another kind of value, a name twice, a value far too long, one level too deep.
    private byte[] MutateJson(byte[] body)
    {
        JsonNode? root;
        try
        {
            root = JsonNode.Parse(body);
            if (root is null)
            {
                return MutateBytes(body);
            }

            var places = new List<(JsonNode Parent, string? Name, int Index)>();
            Collect(root, places);
            if (places.Count == 0)
            {
                return MutateBytes(body);
            }

            var (parent, name, index) = Of(places);
            var value = Value();
            if (parent is JsonObject named)
            {
                if (_random.Next(5) == 0)
                {
                    named.Remove(name!);
                }
                else if (_random.Next(6) == 0)
                {
                    named[name + "_"] = value;
                }
                else
                {
                    named[name!] = value;
                }
            }
            else
            {
                ((JsonArray)parent)[index] = value;
            }

            return Encoding.UTF8.GetBytes(root.ToJsonString());
        }
        catch (Exception error) when (error is System.Text.Json.JsonException or ArgumentException or InvalidOperationException)
        {
            // Wrong already: it can only be made wrong as bytes.
            return MutateBytes(body);
        }
    }

    private JsonNode? Value() =>
        _random.Next(16) switch
        {
            0 => null,
            1 => true,
            2 => _random.Next(),
            3 => -1,
            4 => long.MaxValue,
            5 => 1e300,
            6 => "",
            7 => new string('9', _random.Next(1, 3000)),
            8 => new string('\u0344', _random.Next(1, 5000)),
            9 => new JsonObject(),
            10 => new JsonArray(1, "a", new JsonObject()),
            11 => Deep(_random.Next(2, 60)),
            12 => Of(HostileTexts.All.Values.Where(text => !text.Any(char.IsSurrogate)).ToList()),
            13 => "040188001234",
            14 => "go:signup",
            _ => "đồng ý",
        };

    private static JsonNode Deep(int levels)
    {
        JsonNode node = JsonValue.Create(1);
        for (var i = 0; i < levels; i++)
        {
            node = new JsonArray(node);
        }

        return node;
    }

    private static void Collect(JsonNode node, List<(JsonNode, string?, int)> places)
    {
        if (node is JsonObject named)
        {
            foreach (var (name, value) in named)
            {
                places.Add((node, name, 0));
                if (value is not null)
                {
                    Collect(value, places);
                }
            }
        }
        else if (node is JsonArray array)
        {
            for (var i = 0; i < array.Count; i++)
            {
                places.Add((node, null, i));
                if (array[i] is { } value)
                {
                    Collect(value, places);
                }
            }
        }
    }
}
