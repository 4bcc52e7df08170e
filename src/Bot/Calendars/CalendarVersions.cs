using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ChatBot.Content.Model;

namespace ChatBot.Bot.Calendars;

/// <summary>
/// Versions of the events whose calendar files were given out, in a file beside the data. A file's time says nothing: a copy, a restored
/// backup or rsync brings an old one with a new event. So an event has a new version when what is written of it differs.
/// </summary>
/// <param name="file">Path of the file; it is made when it is first needed.</param>
/// <param name="time">Clock.</param>
internal sealed class CalendarVersions(string file, TimeProvider time)
{
    private readonly Lock _gate = new();
    private Dictionary<string, KeptVersion>? _kept;
    private bool _isLost;

    /// <summary>The version of an event as it stands now.</summary>
    /// <param name="happening">The event.</param>
    /// <param name="fileModifiedAt">Time of its edition's file, with which an event begins that was never given out.</param>
    /// <exception cref="IOException">The file cannot be read or written.</exception>
    public CalendarVersion Of(ProgrammeEvent happening, DateTimeOffset fileModifiedAt)
    {
        var mark = Mark(happening);
        lock (_gate)
        {
            _kept ??= Read();
            if (_kept.TryGetValue(happening.Id, out var kept) && kept.Mark == mark)
            {
                return new CalendarVersion(kept.Sequence, kept.ModifiedAt);
            }

            var before = kept is null ? CalendarVersion.OfFile(fileModifiedAt) : new CalendarVersion(kept.Sequence, kept.ModifiedAt);

            // Of versions that were lost only the time is known: the present minute is higher than any of them.
            var version = kept is null && !_isLost ? before : before.Next(time.GetUtcNow());
            _kept[happening.Id] = new KeptVersion(mark, version.Sequence, version.ModifiedAt);
            Write(_kept);
            return version;
        }
    }

    private Dictionary<string, KeptVersion> Read()
    {
        if (!File.Exists(file))
        {
            return [];
        }

        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), CalendarVersionsJson.Default.DictionaryStringKeptVersion) ?? [];
        }
        catch (JsonException)
        {
            // A power cut may leave it empty. Calendars are given out all the same, with versions above the lost ones.
            _isLost = true;
            return [];
        }
    }

    // Written beside and moved over: a crash leaves the old file or the new one.
    private void Write(Dictionary<string, KeptVersion> kept)
    {
        var fresh = file + ".new";
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(kept, CalendarVersionsJson.Default.DictionaryStringKeptVersion));
        File.Move(fresh, file, overwrite: true);
    }

    // The record prints all that a calendar file can say of an event; lists are printed by their members.
    private static string Mark(ProgrammeEvent happening) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{happening with { Themes = [], EditionId = "" }}")).AsSpan(0, 12)
        );
}

/// <summary>A version as it is kept.</summary>
/// <param name="Mark">Hash of what the event was.</param>
/// <param name="Sequence">Its number.</param>
/// <param name="ModifiedAt">When it came to be.</param>
internal sealed record KeptVersion(string Mark, int Sequence, DateTimeOffset ModifiedAt);

/// <summary>JSON of the kept versions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(Dictionary<string, KeptVersion>))]
internal sealed partial class CalendarVersionsJson : JsonSerializerContext;
