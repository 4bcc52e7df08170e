using ChatBot.Fakes;
using ChatBot.Fakes.Telegram;
using ChatBot.Fakes.ZaloBot;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>The operator's view of the messengers' webhooks, with the service running and without it.</summary>
// Nine runs of the program.
[Trait("Speed", "Slow")]
public sealed class ChannelCommandTests
{
    [Fact]
    public async Task Telegram_RegisterStatusRemove_WorkWithTheServiceAndWithoutIt()
    {
        using var folder = new TestFolder();
        await using var telegram = await FakeTelegram.StartAsync();
        var settings = new Dictionary<string, string?>
        {
            ["Telegram:BotToken"] = telegram.Options.Token,
            ["Telegram:ApiBaseUrl"] = telegram.Address,
            ["Telegram:Updates"] = "Webhook",
            ["Telegram:WebhookSecret"] = "end-to-end-secret",
        };
        var everything = "";

        // Nothing runs yet, and the address is not known.
        var early = await RunAsync(settings, "channels", "telegram", "register");
        Assert.Equal(1, early.ExitCode);
        Assert.Contains("Service:PublicUrl", early.Error, StringComparison.Ordinal);
        var status = await RunAsync(settings, "channels", "telegram", "status");
        Assert.Contains("webhook      none", status.Output, StringComparison.Ordinal);

        await using (var service = await ServiceProcess.StartAsync(folder.Path, settings))
        {
            // The command knows nothing of the address: the running service is asked, with the settings it runs with.
            var refused = await RunAsync(settings, "channels", "telegram", "register");
            Assert.Contains("Service:PublicUrl", refused.Error, StringComparison.Ordinal);
            Assert.Equal(0, await service.StopAsync());
        }

        // A port is only known once the service listens; behind a proxy it is the proxy's.
        var port = FreePort.Next();
        settings["Service:PublicUrl"] = $"http://127.0.0.1:{port}";
        await using (var service = await ServiceProcess.StartAsync(folder.Path, settings, port))
        {
            var registered = await RunAsync(settings, "channels", "telegram", "register", "--max-connections", "10");
            Assert.Contains($"webhook      http://127.0.0.1:{port}/channels/telegram", registered.Output, StringComparison.Ordinal);
            Assert.Contains("connections  10", registered.Output, StringComparison.Ordinal);

            telegram.UserStarts(7);
            await telegram.WaitForMessageAsync(7, "Chào bạn");
            Assert.Equal(0, await service.StopAsync());
        }

        var removed = await RunAsync(settings, "channels", "telegram", "remove");
        Assert.Contains("webhook      none", removed.Output, StringComparison.Ordinal);
        Assert.Contains("nothing comes in", removed.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(telegram.Options.Token, everything, StringComparison.Ordinal);

        async Task<(int ExitCode, string Output, string Error)> RunAsync(Dictionary<string, string?> given, params string[] args)
        {
            var result = await ServiceProcess.RunAsync(folder.Path, args, given);
            everything += result.Output + result.Error;
            return result;
        }
    }

    [Fact]
    public async Task ZaloBot_WebhookLeftWhilePolling_IsNamedAndRemoved()
    {
        using var folder = new TestFolder();
        await using var zalo = await FakeZaloBot.StartAsync();
        zalo.RegisterWebhook("https://old.example.vn/hook", "12345678");
        var settings = new Dictionary<string, string?> { ["ZaloBot:Token"] = zalo.Options.Token, ["ZaloBot:ApiBaseUrl"] = zalo.Address };
        await using var service = await ServiceProcess.StartAsync(folder.Path, settings);
        zalo.UserSends("u1", "xin chào");
        await zalo.WaitForAsync(f => f.Calls.Any(c => c.Method == "getWebhookInfo"));

        var status = await ServiceProcess.RunAsync(folder.Path, ["channels", "zalo-bot", "status"]);
        Assert.Contains("webhook      https://old.example.vn/hook", status.Output, StringComparison.Ordinal);
        Assert.Contains("channels zalo-bot remove", status.Output, StringComparison.Ordinal);

        var removed = await ServiceProcess.RunAsync(folder.Path, ["channels", "zalo-bot", "remove"]);
        Assert.Contains("webhook      none", removed.Output, StringComparison.Ordinal);
        zalo.UserSends("u1", "xin chào");
        await zalo.WaitForMessageAsync("u1", "Chào bạn");
    }
}
