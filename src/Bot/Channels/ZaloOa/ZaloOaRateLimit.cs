using System.Globalization;
using System.Net.Http.Headers;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// What is left of the calendar minute, as the answers say it (<c>X-RateLimit-*</c>); packages differ from 100 to 4,000 calls, so nothing
/// is assumed. The last tenth is kept for citizens who wait for an answer.
/// </summary>
internal sealed class ZaloOaRateLimit(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _minute;
    private int _remain = int.MaxValue;
    private int _reserve;

    /// <summary>How long to wait before a call, or null when it may go at once.</summary>
    public TimeSpan? Wait(bool isReply)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            return MinuteOf(now) == _minute && _remain <= (isReply ? 0 : _reserve) ? UntilNextMinute(now) : null;
        }
    }

    /// <summary>Time to the next minute and a little more: two clocks are never quite the same.</summary>
    public TimeSpan UntilNextMinute() => UntilNextMinute(time.GetUtcNow());

    /// <param name="headers">Of the answer.</param>
    /// <param name="sentAt">When the request was sent: its minute is the one that Zalo counted.</param>
    public void Observe(HttpResponseHeaders headers, DateTimeOffset sentAt)
    {
        if (Number(headers, "X-RateLimit-Limit") is { } limit && Number(headers, "X-RateLimit-Remain") is { } remain)
        {
            Set(sentAt, remain, limit / 10);
        }
    }

    /// <summary>-32: nothing more in this minute, whatever the headers said.</summary>
    public void UsedUp(DateTimeOffset sentAt) => Set(sentAt, 0, 0);

    private void Set(DateTimeOffset sentAt, int remain, int reserve)
    {
        var minute = MinuteOf(sentAt);
        lock (_lock)
        {
            // A late answer of the minute before says nothing of this one. (Only that one: a clock set back begins anew.)
            if (minute == _minute - 1)
            {
                return;
            }

            // Answers overtake each other; what is left only becomes less within a minute.
            _remain = minute == _minute ? Math.Min(_remain, remain) : remain;
            _minute = minute;
            _reserve = reserve;
        }
    }

    private static int? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values)
        && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static long MinuteOf(DateTimeOffset now) => now.ToUnixTimeSeconds() / 60;

    private static TimeSpan UntilNextMinute(DateTimeOffset now) =>
        DateTimeOffset.FromUnixTimeSeconds((MinuteOf(now) + 1) * 60) - now + TimeSpan.FromMilliseconds(500);
}
