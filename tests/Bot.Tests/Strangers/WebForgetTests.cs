using System.Net;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Tests.Channels.DirectLine;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>"Delete this conversation" on the page: nobody comes back into it, with whatever key.</summary>
public sealed class WebForgetTests
{
    [Fact]
    public async Task Forget_ResumeKeyAndTokens_OpenNothingAnyMore()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        await client.SayAsync("riêng tư");
        await client.UntilAsync(3);
        var stream = await client.NewStreamAsync();

        Assert.Equal(HttpStatusCode.NoContent, (await ForgetAsync(host, client.Resume)).Status);

        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await host.SendAsync(HttpMethod.Post, "tokens/resume", body: new { resume = client.Resume })).Status
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await host.SendAsync(HttpMethod.Post, "tokens/refresh", client.Token)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await client.SayAsync("lại")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await host.SendAsync(HttpMethod.Post, "conversations", client.Token)).Status);
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}/activities?watermark=0", client.Token)).Status
        );
        Assert.Equal(
            HttpStatusCode.NotFound,
            (await host.SendAsync(HttpMethod.Get, $"conversations/{client.Conversation}?watermark=0", client.Token)).Status
        );
        for (var sequence = 1; sequence <= 3; sequence++)
        {
            Assert.Null(await host.Memory.ReadAsync(WebLogEntry.Kind, WebLogEntry.Position(client.Conversation, sequence)));
        }

        // A ticket in hand opens a stream in which nothing is ever said.
        using var socket = await host.ConnectAsync(stream);
        await host.Channel.SendAsync(
            new OutgoingActivity { To = InboundActivity.Reference(client.Conversation), Text = "bài học" },
            900,
            default
        );
        Assert.Null(await host.Memory.ReadAsync(WebLogEntry.Kind, WebLogEntry.Position(client.Conversation, 4)));
    }

    [Fact]
    public async Task Forget_Twice_OrBeforeItBegan_IsTheSame()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var other = await host.ClientAsync();
        var (_, generated) = await host.SendAsync(HttpMethod.Post, "tokens/generate");
        foreach (var resume in new[] { client.Resume, client.Resume, generated.Text("resume") })
        {
            Assert.Equal(HttpStatusCode.NoContent, (await ForgetAsync(host, resume)).Status);
        }

        Assert.Equal(HttpStatusCode.OK, (await other.SayAsync("x")).Status);
    }

    [Fact]
    public async Task Forget_AfterARestart_Holds()
    {
        var before = await DirectLineHost.StartAsync();
        var client = await before.ClientAsync();
        await ForgetAsync(before, client.Resume);
        await before.DisposeAsync();
        await using var after = await DirectLineHost.StartAsync(before);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await after.SendAsync(HttpMethod.Post, "tokens/resume", body: new { resume = client.Resume })).Status
        );
    }

    [Fact]
    public async Task Forget_WithAnotherKey_IsRefused()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        foreach (var key in new[] { client.Token, "nonsense", client.StreamUrl.Split("&t=")[1] })
        {
            Assert.Contains((await ForgetAsync(host, key)).Status, new[] { HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized });
        }

        Assert.Equal(HttpStatusCode.BadRequest, (await host.SendAsync(HttpMethod.Post, "tokens/forget", body: "{}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("x")).Status);
    }

    private static Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> ForgetAsync(DirectLineHost host, string resume) =>
        host.SendAsync(HttpMethod.Post, "tokens/forget", body: new { resume });
}
