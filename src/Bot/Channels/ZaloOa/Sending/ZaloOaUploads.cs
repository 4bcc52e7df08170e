using System.Security.Cryptography;
using ChatBot.Bot.Channels.ZaloOa.Setup;

namespace ChatBot.Bot.Channels.ZaloOa.Sending;

/// <summary>
/// Pictures and files uploaded lately, by their content: uploads are limited to 5,000 a month, and a picture that goes to a thousand people
/// is uploaded once. In memory: after a restart it is uploaded once more.
/// </summary>
internal sealed class ZaloOaUploads(TimeProvider time)
{
    private const int Remembered = 500;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (string Id, DateTimeOffset Until)> _known = [];

    public static string KeyOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    public string? Find(string key)
    {
        lock (_lock)
        {
            return _known.TryGetValue(key, out var known) && time.GetUtcNow() < known.Until ? known.Id : null;
        }
    }

    public void Remember(string key, string id)
    {
        lock (_lock)
        {
            if (_known.Count >= Remembered)
            {
                _known.Clear();
            }

            _known[key] = (id, time.GetUtcNow().AddDays(ZaloOaLimits.UploadDays));
        }
    }

    /// <summary>Zalo knows it no more (-100).</summary>
    public void Forget(string key)
    {
        lock (_lock)
        {
            _known.Remove(key);
        }
    }
}
