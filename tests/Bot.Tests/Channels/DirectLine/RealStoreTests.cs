using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

/// <summary>The log on the store it lives on, each transaction run twice as a real store may.</summary>
public sealed class RealStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-web-store-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Log_SurvivesTheProcess()
    {
        WebClient client;
        DirectLineHost before;
        await using (var store = Open())
        {
            before = await DirectLineHost.StartAsync(with: store);
            client = await before.ClientAsync();
            await client.SayAsync("một", "c1");
            await client.SayAsync("một", "c1");
            await client.UntilAsync(3);
            await before.DisposeAsync();
        }

        await using var reopened = Open();
        await using var after = await DirectLineHost.StartAsync(before, with: reopened);
        var same = client with { Host = after };
        await same.SayAsync("một", "c1");
        await same.SayAsync("hai");
        Assert.Equal(
            ["Xin chào", "một", "Bạn viết: một", "hai", "Bạn viết: hai"],
            (await same.UntilAsync(5)).Select(activity => activity.Text("text"))
        );
        var page = await same.GetAsync("3");
        Assert.Equal(["hai", "Bạn viết: hai"], page.Activities().Select(activity => activity.Text("text")));
        Assert.Equal("5", page.Text("watermark"));
    }

    [Fact]
    public async Task Erase_InTheTurnThatAsksForIt_LeavesOnlyWhatCameAfter()
    {
        await using var store = Open();
        await using var host = await DirectLineHost.StartAsync(with: store);
        var client = await host.ClientAsync();
        var other = await host.ClientAsync();
        await client.SayAsync("riêng tư");
        await client.UntilAsync(3);
        host.Turn.Run = async (session, activity, inputs) =>
        {
            await new WebLogErasable().EraseAsync(session, activity.Conversation);
            await DirectLineHost.EchoAsync(session, activity, inputs);
        };
        await client.SayAsync("xóa");
        Assert.Equal("Bạn viết: xóa", Assert.Single(await client.UntilAsync(1)).Text("text"));
        Assert.Single(await other.UntilAsync(1));
    }

    [Fact]
    public async Task Log_OfManyPages_IsReadWhole()
    {
        await using var store = Open();
        await using var host = await DirectLineHost.StartAsync(with: store);
        var client = await host.ClientAsync();
        for (var i = 0; i < 250; i++)
        {
            await host.Channel.SendAsync(
                new OutgoingActivity { To = InboundActivity.Reference(client.Conversation), Text = $"{i}" },
                1000 + i,
                default
            );
        }

        using var socket = await host.ConnectAsync(client.StreamUrl);
        var all = await socket.ActivitiesAsync(251);
        Assert.Equal(Enumerable.Range(0, 250).Select(i => $"{i}"), all.Skip(1).Select(activity => activity.Text("text")));
    }

    private LiteDbStore Open() =>
        LiteDbStore.Open(
            new LiteDbStoreOptions { Path = Path.Combine(_folder.FullName, "chatbot.db"), RunEachTurnTwice = true },
            new DirectLineModule().Documents,
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
}
