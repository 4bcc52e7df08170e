using System.Text.Json;
using ChatBot.Fakes;
using Xunit;

namespace ChatBot.EndToEnd.Tests.DirectLine;

/// <summary>Microsoft's client against the real service: what it emits is what a page built on it would show.</summary>
// A Node process for each test, and Microsoft's client takes seconds to try again after a lost connection.
[Trait("Speed", "Slow")]
public sealed class DirectLineJsTests(SharedService shared) : IClassFixture<SharedService>
{
    [NodeFact]
    public async Task Client_Starts_IsGreetedAndAnsweredInOrder()
    {
        var service = await shared.StartedAsync();
        await using var client = DirectLineClient.Start(service.Address);
        var greeting = await client.EventAsync("activity", e => DirectLineClient.Text(e, "role") == "bot");
        Assert.NotEqual(JsonValueKind.Undefined, greeting.GetProperty("actions").ValueKind);
        await client.SayAsync("Tuần lễ học tập suốt đời diễn ra khi nào?", "c1");
        await client.AnswerAsync("c1");
        var posted = await client.EventAsync("posted");
        Assert.Equal(
            posted.GetProperty("id").GetString(),
            DirectLineClient.Text(client.Messages.Single(m => DirectLineClient.Text(m, "clientId") == "c1"), "id")
        );
        AssertEachOnce(client);
    }

    [NodeFact]
    public async Task Client_ThatPolls_SeesTheSame()
    {
        var service = await shared.StartedAsync();
        await using var client = DirectLineClient.Start(service.Address, webSocket: false);
        await client.EventAsync("activity", e => DirectLineClient.Text(e, "role") == "bot");
        await client.SayAsync("xin chào", "c1");
        await client.AnswerAsync("c1");
        AssertEachOnce(client);
    }

    [NodeFact]
    public async Task Client_ThroughADroppedSocket_MissesNothing()
    {
        var service = await shared.StartedAsync();
        await using var client = DirectLineClient.Start(service.Address);
        await client.EventAsync("activity", e => DirectLineClient.Text(e, "role") == "bot");
        await client.SayAsync("xin chào", "c1");
        await client.AnswerAsync("c1");
        await client.DropAsync();
        await client.EventAsync("dropped");

        // While the socket is down posting works; echo and answer come with the replay.
        await client.SayAsync("thực đơn", "c2");
        await client.EventAsync("posted", e => DirectLineClient.Text(e, "clientId") == "c2");
        await client.AnswerAsync("c2");
        AssertEachOnce(client);
    }

    [NodeFact]
    public async Task Client_ThroughAKilledAndRestartedService_MissesNothing()
    {
        using var folder = new TestFolder();
        var port = FreePort.Next();
        var service = await ServiceProcess.StartAsync(folder.Path, port: port);
        await using var client = DirectLineClient.Start(service.Address);
        await client.EventAsync("activity", e => DirectLineClient.Text(e, "role") == "bot");
        await client.SayAsync("xin chào", "c1");
        await client.AnswerAsync("c1");
        await client.SayAsync("thực đơn", "c2");
        await client.EventAsync("posted", e => DirectLineClient.Text(e, "clientId") == "c2");
        await service.KillAsync();
        await service.DisposeAsync();
        await client.SayAsync("ai đó?", "c3");
        await client.EventAsync("posted", e => DirectLineClient.Text(e, "clientId") == "c3" && DirectLineClient.Text(e, "id") == "retry");

        await using var again = await ServiceProcess.StartAsync(folder.Path, port: port);
        await client.AnswerAsync("c2");
        await client.SayAsync("ai đó?", "c3");
        await client.AnswerAsync("c3");
        AssertEachOnce(client);
        Assert.Equal(["c1", "c2", "c3"], client.Messages.Select(m => DirectLineClient.Text(m, "clientId")).OfType<string>());
    }

    private static void AssertEachOnce(DirectLineClient client)
    {
        var ids = client.Messages.Select(m => DirectLineClient.Text(m, "id")).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.Equal("bot", DirectLineClient.Text(client.Messages[0], "role"));
    }
}
