using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.Telegram;

/// <summary><c>dotnet run --project tests/Fakes -- telegram [--port 8081]</c>: play one citizen in the terminal.</summary>
internal static class TelegramCommand
{
    private const long Citizen = 100001;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var fake = await FakeTelegram.StartAsync(Terminal.Port(args, 8081));
        Console.WriteLine($"Bot API on {fake.Address}, token {fake.Options.Token}. Start the service with");
        Console.WriteLine($"  Telegram__BotToken={fake.Options.Token} Telegram__ApiBaseUrl={fake.Address}");
        Console.WriteLine("Type to write; '>label' presses a button; an empty line ends.");
        fake.Play = new PlayServer(new TelegramPlayground(fake));
        Console.WriteLine($"Play the citizen at {fake.Address}/");
        await Terminal.PlayAsync(
            line => _ = line.StartsWith('>') ? fake.UserPresses(Citizen, line[1..].Trim()) : fake.UserSends(Citizen, line),
            fake.Changes,
            () => fake.AllSent,
            Print
        );
        return 0;
    }

    private static void Print(FakeMessage message)
    {
        Console.WriteLine($"bot: {message.Text}");
        if (message.File is { } file)
        {
            Console.WriteLine($"     [{file.Name}, {file.Content.Length} bytes]");
        }

        foreach (var row in message.Rows)
        {
            Console.WriteLine($"     {string.Join("  ", row.Select(b => $"[{b.Text}]"))}");
        }
    }
}
