using System.Text;
using System.Text.Json;
using Telegram.Bot;
using Telegram.Bot.Types;

namespace ChatBot.Bot.Channels.Telegram;

/// <summary>
/// Bytes -> <see cref="Update"/>. Two kinds of bad input are kept apart: what is no update at all (400), and a real update in which
/// something cannot be read. The second must be acknowledged: Telegram would hold that chat's queue for up to a day.
/// </summary>
internal static class TelegramUpdateReader
{
    public static TelegramUpdateReading Read(ReadOnlySpan<byte> body)
    {
        if (TryDeserialize(body, out var update))
        {
            return update is { Id: not 0 } ? new(TelegramReadOutcome.Ok, update) : new(TelegramReadOutcome.Malformed, null);
        }

        // System.Text.Json refuses the whole document for half of a surrogate pair in one string. The rest of the message is readable.
        var repaired = body.ToArray();
        if (RepairSurrogates(repaired) && TryDeserialize(repaired, out update) && update is { Id: not 0 })
        {
            return new(TelegramReadOutcome.Ok, update);
        }

        return new(HasUpdateId(repaired) ? TelegramReadOutcome.Unreadable : TelegramReadOutcome.Malformed, null);
    }

    private static bool TryDeserialize(ReadOnlySpan<byte> body, out Update? update)
    {
        try
        {
            update = JsonSerializer.Deserialize<Update>(body, JsonBotAPI.Options);
            return true;
        }
        catch (Exception)
        {
            // The caller looks closer. The library's converters throw whatever comes, not only JsonException, when a field is missing or
            // out of its range; none of it may hold up what is behind this update.
            update = null;
            return false;
        }
    }

    private static bool HasUpdateId(byte[] body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("update_id"u8, out var id)
                && id.ValueKind == JsonValueKind.Number
                && id.TryGetInt64(out _);
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Replaces every <c>\uD800</c>..<c>\uDFFF</c> that is alone by U+FFFD, in place. Returns whether there was one.</summary>
    private static bool RepairSurrogates(Span<byte> json)
    {
        var changed = false;
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != (byte)'\\')
            {
                continue;
            }

            var unit = Unit(json, i);
            if (unit is null)
            {
                i++;
            }
            else if (char.IsHighSurrogate(unit.Value) && Unit(json, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                i += 11;
            }
            else
            {
                if (char.IsSurrogate(unit.Value))
                {
                    "\\uFFFD"u8.CopyTo(json[i..]);
                    changed = true;
                }

                i += 5;
            }
        }

        return changed;
    }

    private static char? Unit(ReadOnlySpan<byte> json, int at)
    {
        if (at + 6 > json.Length || json[at] != (byte)'\\' || json[at + 1] != (byte)'u')
        {
            return null;
        }

        Span<char> digits = stackalloc char[4];
        return
            Encoding.ASCII.TryGetChars(json.Slice(at + 2, 4), digits, out _)
            && ushort.TryParse(
                digits,
                System.Globalization.NumberStyles.AllowHexSpecifier,
                System.Globalization.CultureInfo.InvariantCulture,
                out var unit
            )
            ? (char)unit
            : null;
    }
}

/// <summary>What became of the bytes.</summary>
internal enum TelegramReadOutcome
{
    /// <summary>An update.</summary>
    Ok,

    /// <summary>An update of which something cannot be read: acknowledged and counted.</summary>
    Unreadable,

    /// <summary>No update.</summary>
    Malformed,
}

/// <summary>Outcome and, when it is <see cref="TelegramReadOutcome.Ok"/>, the update.</summary>
internal readonly record struct TelegramUpdateReading(TelegramReadOutcome Outcome, Update? Update);
