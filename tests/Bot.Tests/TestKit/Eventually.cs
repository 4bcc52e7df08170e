namespace ChatBot.Bot.Tests.TestKit;

/// <summary>Waits for a condition with a deadline.</summary>
internal static class Eventually
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        var end = DateTime.UtcNow + Deadline;
        while (!condition())
        {
            if (DateTime.UtcNow > end)
                throw new TimeoutException($"Not within {Deadline.TotalSeconds} seconds: {what}.");

            await Task.Delay(2);
        }
    }
}
