using ChatBot.Fakes.Play;

namespace ChatBot.Fakes.ZaloOa;

/// <summary><c>dotnet run --project tests/Fakes -- zalo-oa [--port 8082] [--webhook URL]</c>: play one citizen in the terminal.</summary>
internal static class ZaloOaCommand
{
    private const string Citizen = "246845883529197922";

    public static async Task<int> RunAsync(string[] args)
    {
        var webhook = new Uri(Terminal.Argument(args, "--webhook") ?? "http://localhost:5080/channels/zalo-oa");
        await using var fake = await FakeZaloOa.StartAsync(Terminal.Port(args, 8082), new FakeZaloOaOptions { AgreesAtOnce = false });
        fake.WebhookUrl = webhook;
        Console.WriteLine($"Official Account on {fake.Address}, webhook {webhook}. Start the service with");
        Console.WriteLine(
            $"  ZaloOa__AppId={fake.Options.AppId} ZaloOa__AppSecret={fake.Options.AppSecret} "
                + $"ZaloOa__OaSecretKey={fake.Options.OaSecretKey} \\"
        );
        Console.WriteLine(
            $"  ZaloOa__RefreshToken={fake.Options.RefreshToken} ZaloOa__ApiBaseUrl={fake.Address} ZaloOa__OAuthBaseUrl={fake.Address}"
        );
        Console.WriteLine(
            "The refresh token is good for one start of the fake. Type to write; '>title' taps a button; '+' follows, '-' unfollows,"
        );
        Console.WriteLine("'admin: text' is a person of the office; an empty line ends.");
        fake.Play = new PlayServer(new ZaloOaPlayground(fake));
        Console.WriteLine($"Play the citizen at {fake.Address}/");
        await Terminal.PlayAsync(
            line =>
                _ = line switch
                {
                    "+" => fake.UserFollows(Citizen),
                    "-" => fake.UserUnfollows(Citizen),
                    ['>', ..] => fake.UserTaps(Citizen, line[1..].Trim()),
                    _ when line.StartsWith("admin:", StringComparison.Ordinal) => fake.AdminSends(Citizen, line[6..].Trim()),
                    _ => fake.UserSends(Citizen, line),
                },
            fake.Changes,
            () => fake.AllSent,
            Print
        );
        return 0;
    }

    private static void Print(FakeZaloMessage message)
    {
        Console.WriteLine($"OA ({message.QuotaType ?? "charged"}): {message.Text}");
        if (message.Title is not null)
        {
            Console.WriteLine($"     [{message.Kind}] {message.Title} — {message.Subtitle}");
        }

        if (message.File is { } file)
        {
            Console.WriteLine($"     [{file.Kind} {file.Name}, {file.Content.Length} bytes]");
        }

        if (message.Buttons.Count > 0)
        {
            Console.WriteLine($"     {string.Join("  ", message.Buttons.Select(b => $"[{b.Title}]"))}");
        }
    }
}
