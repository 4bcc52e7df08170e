using System.Diagnostics;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>Waits for a condition with a deadline.</summary>
internal static class Eventually
{
    // Only what never comes takes so long; on a machine with much else to do anything may take twenty seconds.
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        var waited = Stopwatch.StartNew();
        while (!condition())
        {
            if (waited.Elapsed > Deadline)
            {
                throw new TimeoutException($"Not within {Deadline.TotalSeconds} seconds: {what}.");
            }

            await Task.Delay(2);
        }
    }
}
