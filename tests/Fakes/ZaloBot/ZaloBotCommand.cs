using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.ZaloBot;

/// <summary><c>dotnet run --project tests/Fakes -- zalo-bot [--port 8083]</c>: play one citizen in the terminal.</summary>
internal static class ZaloBotCommand
{
    private const string Citizen = "6ede9afa66b88fe6d6a9";

    public static async Task<int> RunAsync(string[] args)
    {
        var at = Array.IndexOf(args, "--port");
        var port = at >= 0 && at + 1 < args.Length && int.TryParse(args[at + 1], out var given) ? given : 8083;
        await using var fake = await FakeZaloBot.StartAsync(port);
        Console.WriteLine($"Zalo Bot API on {fake.Address}, token {fake.Options.Token}. Start the service with");
        Console.WriteLine($"  ZaloBot__Token={fake.Options.Token} ZaloBot__ApiBaseUrl={fake.Address}");
        Console.WriteLine("Type to write, a number to choose; '/photo' '/sticker' '/voice' '/other' send what cannot be read; an empty line ends.");
        fake.Play = new PlayServer(new ZaloBotPlayground(fake));
        Console.WriteLine($"Play the citizen at {fake.Address}/");
        using var stop = new CancellationTokenSource();
        var printer = PrintAsync(fake, stop.Token);
        await foreach (var line in Terminal.LinesAsync())
        {
            _ = line switch
            {
                "/photo" => fake.UserSendsPicture(Citizen),
                "/sticker" => fake.UserSendsSticker(Citizen),
                "/voice" => fake.UserSendsVoice(Citizen),
                "/other" => fake.UserSendsUnsupported(Citizen),
                _ => fake.UserSends(Citizen, line),
            };
        }

        await stop.CancelAsync();
        await printer;
        return 0;
    }

    private static async Task PrintAsync(FakeZaloBot fake, CancellationToken stop)
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
                Console.WriteLine(message.Picture is { } picture ? $"bot: [picture, {picture.Length} bytes] {message.Text}" : $"bot: {message.Text}");
            }
        }
    }
}
