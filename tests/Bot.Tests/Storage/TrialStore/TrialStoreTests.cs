using System.Runtime.CompilerServices;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Engine;
using ChatBot.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit;

namespace ChatBot.Bot.Tests.Storage.TrialStore;

/// <summary>A second store is one folder and one line: the whole service runs on it.</summary>
public sealed class TrialStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-trial-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Service_OnAnotherStore_AnswersAndLeavesNoDataFile()
    {
        var address = $"http://127.0.0.1:{FreePort.Next()}";
        var prepared = ServiceHost.Prepare(
            address,
            new Dictionary<string, string?>
            {
                ["Storage:LiteDb:Path"] = Path.Combine(_folder, "chatbot.db"),
                ["Web:RequestsPerMinutePerAddress"] = "60000",
            }
        );
        prepared.Services.Replace(ServiceDescriptor.Singleton<IStoreModule>(new TrialModule()));
        await using var app = ServiceHost.Build(prepared);
        SharedRecognizers.Give(app.Services.GetRequiredService<ChatBot.Dialogs.Engine.Routing.TurnRunner>(), Shipped.Content);
        await app.StartAsync();

        using var http = new HttpClient { BaseAddress = new Uri(address) };
        foreach (var path in new[] { "/healthz/live", "/healthz/ready" })
        {
            Assert.True((await http.GetAsync(path)).IsSuccessStatusCode, path);
        }

        var receipt = await app.Services.GetRequiredService<ITurnGateway>().ReceiveAsync(Given.Message("an", "xin chào"));
        Assert.Equal(TurnReceipt.Done, receipt);
        var store = Assert.IsType<TrialStore>(app.Services.GetRequiredService<IServiceStore>());
        Assert.NotEmpty(store.Memory.Sent);
        Assert.NotNull(await store.Memory.ReadAsync(Conversation.Kind, Given.Message("an", "").Conversation.Key));
        await app.StopAsync();
        Assert.Empty(Directory.EnumerateFiles(_folder, "*.db*"));
    }

    [Fact]
    public void Guide_ShowsTheLinesThatAreCompiledHere()
    {
        var here = Path.GetDirectoryName(ThisFile())!;
        var guide = File.ReadAllText(Path.Combine(here, "..", "..", "..", "..", "CONTRIBUTING.md"));
        var section = guide[guide.IndexOf("## Adding a store", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 3, StringComparison.Ordinal)];
        var code = section.Split("```csharp\n")[1].Split("```")[0];
        var compiled = File.ReadAllText(Path.Combine(here, "TrialModule.cs"));
        var lines = code.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Assert.True(lines.Length >= 5);
        Assert.All(lines.Where(line => line != "…"), line => Assert.Contains(line, compiled, StringComparison.Ordinal));
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
