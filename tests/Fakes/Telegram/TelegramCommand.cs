using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.Telegram;

/// <summary><c>dotnet run --project tests/Fakes -- telegram [--port 8081]</c>: play one citizen in the terminal.</summary>
internal static class TelegramCommand
{
    private const long Citizen = 100001;

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--port");
        var port = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out var given) ? given : 8081;
        await using var fake = await FakeTelegram.StartAsync(port);
        Console.WriteLine($"Bot API on {fake.Address}, token {fake.Options.Token}. Start the service with");
        Console.WriteLine($"  Telegram__BotToken={fake.Options.Token} Telegram__ApiBaseUrl={fake.Address}");
        Console.WriteLine("Type to write; '>label' presses a button; an empty line ends.");
        fake.Play = new PlayServer(new TelegramPlayground(fake));
        Console.WriteLine($"Play the citizen at {fake.Address}/");
        using var stop = new CancellationTokenSource();
        var printer = PrintAsync(fake, stop.Token);
        await foreach (var line in Terminal.LinesAsync())
        {
            try
            {
                _ = line.StartsWith('>') ? fake.UserPresses(Citizen, line[1..].Trim()) : fake.UserSends(Citizen, line);
            }
            catch (InvalidOperationException e)
            {
                Console.WriteLine(e.Message);
            }
        }

        await stop.CancelAsync();
        await printer;
        return 0;
    }

    private static async Task PrintAsync(FakeTelegram fake, CancellationToken stop)
    {
        var shown = 0;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await fake.WaitForAsync(f => stop.IsCancellationRequested || f.AllSent.Count > shown, TimeSpan.FromSeconds(1));
            }
            catch (TimeoutException)
            {
                continue;
            }

            foreach (var message in fake.AllSent.Skip(shown))
            {
                shown++;
                Console.WriteLine($"bot: {message.Text}");
                if (message.File is { } file)
                    Console.WriteLine($"     [{file.Name}, {file.Content.Length} bytes]");
                foreach (var row in message.Rows)
                    Console.WriteLine($"     {string.Join("  ", row.Select(b => $"[{b.Text}]"))}");
            }
        }
    }
}
