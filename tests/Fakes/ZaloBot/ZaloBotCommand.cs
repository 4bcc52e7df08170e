using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.ZaloBot;

/// <summary><c>dotnet run --project tests/Fakes -- zalo-bot [--port 8083]</c>: play one citizen in the terminal.</summary>
internal static class ZaloBotCommand
{
    private const string Citizen = "6ede9afa66b88fe6d6a9";

    public static async Task<int> RunAsync(string[] args)
    {
        await using var fake = await FakeZaloBot.StartAsync(Terminal.Port(args, 8083));
        Console.WriteLine($"Zalo Bot API on {fake.Address}, token {fake.Options.Token}. Start the service with");
        Console.WriteLine($"  ZaloBot__Token={fake.Options.Token} ZaloBot__ApiBaseUrl={fake.Address}");
        Console.WriteLine(
            "Type to write, a number to choose; '/photo' '/sticker' '/voice' '/other' send what cannot be read; an empty line ends."
        );
        fake.Play = new PlayServer(new ZaloBotPlayground(fake));
        Console.WriteLine($"Play the citizen at {fake.Address}/");
        await Terminal.PlayAsync(
            line =>
                _ = line switch
                {
                    "/photo" => fake.UserSendsPicture(Citizen),
                    "/sticker" => fake.UserSendsSticker(Citizen),
                    "/voice" => fake.UserSendsVoice(Citizen),
                    "/other" => fake.UserSendsUnsupported(Citizen),
                    _ => fake.UserSends(Citizen, line),
                },
            fake.Changes,
            () => fake.AllSent,
            Print
        );
        return 0;
    }

    private static void Print(FakeZaloBotMessage message)
    {
        Console.WriteLine(
            message.Picture is { } picture ? $"bot: [picture, {picture.Length} bytes] {message.Text}" : $"bot: {message.Text}"
        );
    }
}
