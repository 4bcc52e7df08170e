using System.Net.WebSockets;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Tests.TestKit;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

public sealed class StreamTests
{
    [Fact]
    public async Task Stream_ReplaysThenGoesOnLive()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        await client.SayAsync("trước");
        await client.UntilAsync(3);
        using var socket = await host.ConnectAsync(client.StreamUrl);
        var replay = await socket.FrameAsync();
        Assert.Equal(3, replay.Activities().Count);
        Assert.Equal("3", replay.Text("watermark"));
        await client.SayAsync("sau");
        var live = await socket.ActivitiesAsync(2);
        Assert.Equal(["sau", "Bạn viết: sau"], live.Select(activity => activity.Text("text")));
    }

    [Fact]
    public async Task Stream_WhileMessagesPour_HasEachOnceInOrder()
    {
        await using var host = await DirectLineHost.StartAsync(
            settings: new Dictionary<string, string?> { ["Web:MessagesPerMinutePerConversation"] = "1000" }
        );
        var client = await host.ClientAsync();
        var saying = Task.Run(async () =>
        {
            for (var i = 0; i < 120; i++)
            {
                await client.SayAsync($"{i}");
            }
        });

        // Streams opened at any moment of the downpour see the same log.
        var readers = Enumerable
            .Range(0, 4)
            .Select(async n =>
            {
                await client.UntilAsync(1 + (n * 20));
                using var socket = await host.ConnectAsync(await client.NewStreamAsync());
                return await socket.ActivitiesAsync(241);
            })
            .ToList();
        await saying;
        var log = await client.UntilAsync(100);
        foreach (var reader in readers)
        {
            var ids = (await reader).Select(activity => activity.Text("id")).ToList();
            Assert.Equal(241, ids.Distinct().Count());
            Assert.Equal(log.Select(activity => activity.Text("id")), ids.Take(log.Count));
        }
    }

    [Fact]
    public async Task Stream_ShowsTypingLiveOnly()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        using var socket = await host.ConnectAsync(client.StreamUrl.Replace("watermark=0", "watermark=1", StringComparison.Ordinal));
        await Eventually.TrueAsync(() => host.Hub.StreamCount(client.Conversation) > 0, "the stream joined");
        await client.SayAsync("x");
        var frame = await socket.FrameAsync();
        Assert.Equal("typing", frame.Activities()[0].Text("type"));
        Assert.Equal("bot", frame.Activities()[0].GetProperty("from").Text("role"));
        Assert.False(frame.TryGetProperty("watermark", out _));
        Assert.DoesNotContain(await client.UntilAsync(3), activity => activity.Text("type") == "typing");
    }

    [Fact]
    public async Task Stream_Ticket_OpensOneStreamWithin60Seconds()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(59));
        using var first = await host.ConnectAsync(client.StreamUrl);
        await first.FrameAsync();
        await AssertRefusedAsync(client.StreamUrl);

        // What a client does whose stream was refused: it asks for another address.
        using var second = await host.ConnectAsync(await client.NewStreamAsync());
        await second.FrameAsync();
        var old = await client.NewStreamAsync();
        host.Clock.Advance(TimeSpan.FromSeconds(61));
        await AssertRefusedAsync(old);

        async Task AssertRefusedAsync(string address)
        {
            var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync(address));
            Assert.Contains("403", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("http://localhost", true)]
    [InlineData("https://localhost", true)]
    [InlineData("https://site.example", true)]
    [InlineData("https://other.example", false)]
    [InlineData("https://site.example.other.example", false)]
    [InlineData("https://localhost.other.example", false)]
    [InlineData("null", false)]
    [InlineData("nonsense", false)]
    public async Task Stream_OfAPage_OpensForOurOwnAndForSitesThatMayEmbed(string? origin, bool opens)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        if (opens)
        {
            using var socket = await host.ConnectAsync(client.StreamUrl, origin);
            await socket.FrameAsync();
            return;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync(client.StreamUrl, origin));

        // Refused before it was used.
        using var own = await host.ConnectAsync(client.StreamUrl);
        await own.FrameAsync();
    }

    [Fact]
    public async Task Stream_SixthOfAConversation_IsRefusedAndTheOthersLive()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var sockets = new List<WebSocket>();
        for (var i = 0; i < ConversationHub.MaxStreams; i++)
        {
            sockets.Add(await host.ConnectAsync(await client.NewStreamAsync()));
            await sockets[^1].FrameAsync();
        }

        var sixth = await client.NewStreamAsync();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => host.ConnectAsync(sixth));
        Assert.Contains("429", error.Message, StringComparison.Ordinal);
        await client.SayAsync("x");
        foreach (var socket in sockets)
        {
            Assert.Equal(2, (await socket.ActivitiesAsync(2)).Count);
            socket.Dispose();
        }
    }

    [Fact]
    public async Task Stream_AtShutdown_ClosesWith1001()
    {
        var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        using var socket = await host.ConnectAsync(client.StreamUrl);
        await socket.FrameAsync();
        var stopping = host.DisposeAsync();
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        var received = await socket.ReceiveAsync(new Memory<byte>(new byte[1024]), deadline.Token);
        Assert.Equal(WebSocketMessageType.Close, received.MessageType);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, deadline.Token);
        await stopping;
    }

    [Fact]
    public async Task Stream_Silent_GetsEmptyFrames()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        using var socket = await host.ConnectAsync(client.StreamUrl);
        await socket.FrameAsync();
        using var deadline = new CancellationTokenSource(Eventually.Deadline);
        var receiving = socket.ReceiveAsync(new Memory<byte>(new byte[1024]), deadline.Token).AsTask();
        while (!receiving.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(15));
            await Task.WhenAny(receiving, Task.Delay(20));
        }

        var frame = await receiving;
        Assert.Equal(0, frame.Count);
        Assert.Equal(WebSocketMessageType.Text, frame.MessageType);
    }

    [Fact]
    public async Task Erase_EmptiesTheLogAndKeepsWatermarksTrue()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        using var socket = await host.ConnectAsync(client.StreamUrl);
        await socket.ActivitiesAsync(1);
        await client.SayAsync("riêng tư");
        await socket.ActivitiesAsync(2);
        host.Turn.Run = async (session, activity, inputs) =>
        {
            await ConversationLog.DeleteConversationLogAsync(session, activity.Conversation);
            await DirectLineHost.EchoAsync(session, activity, inputs);
        };
        await client.SayAsync("xóa");
        Assert.Equal("Bạn viết: xóa", Assert.Single(await socket.ActivitiesAsync(1)).Text("text"));
        Assert.Equal("Bạn viết: xóa", Assert.Single((await client.GetAsync()).Activities()).Text("text"));
        Assert.Null(await host.Memory.ReadAsync(WebLogEntry.Kind, WebLogEntry.Position(client.Conversation, 2)));
    }
}
