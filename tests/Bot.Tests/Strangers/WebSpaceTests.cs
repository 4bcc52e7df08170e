using System.Net;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Tests.Channels.DirectLine;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using WebClient = ChatBot.Bot.Tests.Channels.DirectLine.WebClient;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>What an anonymous client of the web can make the service keep, read and hold.</summary>
public sealed class WebSpaceTests
{
    private static readonly Dictionary<string, string?> Talkative = new()
    {
        ["Web:MessagesPerMinutePerConversation"] = "10000",
        ["Web:RequestsPerMinutePerAddress"] = "1000000",
    };

    [Fact]
    public async Task Post_FieldsNobodyUses_AreNotKept()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        var fat = new string('x', 4000);
        await client.PostAsync(
            new
            {
                type = "message",
                text = "menu",
                textFormat = "plain",
                value = "040188001234 " + fat,
                locale = "vi",
                localTimestamp = fat,
                localTimezone = fat,
                entities = new[] { fat },
                suggestedActions = fat,
                channelData = new
                {
                    clientActivityID = "c1",
                    postBack = fat,
                    other = fat,
                    messageBack = new { displayText = "Thẻ 4111 1111 1111 1111", value = fat },
                },
            }
        );
        var echo = (await client.UntilAsync(3))[1].GetRawText();
        Assert.DoesNotContain("xxxx", echo, StringComparison.Ordinal);
        Assert.DoesNotContain("040188001234", echo, StringComparison.Ordinal);
        Assert.Contains("Thẻ **** **** **** ****", echo, StringComparison.Ordinal);
        Assert.Contains("\"clientActivityID\":\"c1\"", echo, StringComparison.Ordinal);
        Assert.True(Encoding.UTF8.GetByteCount(echo) < 600, echo);
    }

    [Theory]
    [InlineData("""{"type":"message","value":"go:menu","channelData":{"postBack":true}}""", """{"postBack":true}""")]
    [InlineData("""{"type":"message","text":"A","value":"go:menu","channelData":{"messageBack":{}}}""", """{"messageBack":{}}""")]
    [InlineData(
        """{"type":"message","text":"A","value":"go:menu","channelData":{"messageBack":{"displayText":"B"}}}""",
        """{"messageBack":{"displayText":"B"}}"""
    )]
    public async Task Press_Echoed_IsDrawnAsBefore(string activity, string channelData)
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        await client.PostAsync(activity);
        Assert.Equal(channelData, (await client.UntilAsync(3))[1].GetProperty("channelData").GetRawText());
    }

    [Fact]
    public async Task Text_TooLong_IsMaskedInWhatIsShownOfIt()
    {
        await using var host = await DirectLineHost.StartAsync();
        var client = await host.ClientAsync();
        await client.SayAsync("căn cước 040188001234 " + new string('a', 8000));
        var shown = (await client.UntilAsync(3))[1].Text("text");
        Assert.DoesNotContain("040188001234", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 4000, 4097);
    }

    [Fact]
    public async Task Conversation_OfManyMessages_KeepsTheNewest()
    {
        await using var host = await DirectLineHost.StartAsync(settings: Talkative);
        var client = await host.ClientAsync();
        for (var i = 0; i < ConversationLog.MaxEntries + 40; i++)
        {
            await host.Channel.SendAsync(
                new OutgoingActivity { To = InboundActivity.Reference(client.Conversation), Text = $"{i}" },
                1000 + i,
                default
            );
        }

        var kept = await AllAsync(client);
        Assert.Equal(ConversationLog.MaxEntries, kept.Count);
        Assert.Equal($"{ConversationLog.MaxEntries + 39}", kept[^1].Text("text"));
        Assert.Null(await host.Memory.ReadAsync(WebLogEntry.Kind, WebLogEntry.Position(client.Conversation, 1)));
    }

    [Fact]
    public async Task Conversation_OfLongMessages_KeepsNoMoreThanItsBytes()
    {
        await using var host = await DirectLineHost.StartAsync(settings: Talkative);
        var client = await host.ClientAsync();
        for (var i = 0; i < 130; i++)
        {
            await client.SayAsync(new string('ă', 4096));
        }

        // A reply that comes while pages are read moves the log on under them.
        await Eventually.TrueAsync(() => host.Memory.Outbox.PendingCount == 0, "every reply is in the log");
        var kept = await AllAsync(client);
        Assert.InRange(kept.Sum(a => Encoding.UTF8.GetByteCount(a.GetRawText())), ConversationLog.MaxBytes / 2, ConversationLog.MaxBytes);
        var head = await host.Memory.ReadAsync(WebConversation.Kind, client.Conversation);
        Assert.Equal(kept.Sum(a => Encoding.UTF8.GetByteCount(a.GetRawText())), head!.Bytes);
    }

    [Fact]
    public async Task Read_OfLongMessages_IsCutByBytesAndGoesOn()
    {
        await using var host = await DirectLineHost.StartAsync(settings: Talkative);
        var client = await host.ClientAsync();
        for (var i = 0; i < 60; i++)
        {
            await client.SayAsync(new string('ă', 4096));
        }

        var first = await client.GetAsync();
        Assert.InRange(Encoding.UTF8.GetByteCount(first.GetRawText()), ConversationLog.PageBytes / 2, ConversationLog.PageBytes + 1024);
        var all = await AllAsync(client);
        Assert.Equal(Enumerable.Range(1, all.Count), all.Select((_, i) => i + 1));
        Assert.Equal(all.Count, all.Select(a => a.Text("id")).Distinct().Count());
        Assert.True(all.Count > 60);
    }

    [Fact]
    public async Task Read_TooOften_HearsOfNothingNewAndIsNeverRefused()
    {
        await using var host = await DirectLineHost.StartAsync(
            settings: new Dictionary<string, string?> { ["Web:ReadsPerMinutePerAddress"] = "20" }
        );
        var client = await host.ClientAsync();
        var executed = host.Memory.Executed;
        for (var i = 0; i < 100; i++)
        {
            var (status, set) = await host.SendAsync(
                HttpMethod.Get,
                $"conversations/{client.Conversation}/activities?watermark=0",
                client.Token
            );
            Assert.Equal(HttpStatusCode.OK, status);
            Assert.True(set.Activities().Count > 0 || set.Text("watermark") == "0");
        }

        Assert.InRange(host.Memory.Executed - executed, 0, 30);

        // Who has everything is not counted.
        Assert.Equal("1", (await client.GetAsync("1")).Text("watermark"));
    }

    [Fact]
    public async Task Post_MoreThanAnAddressMayHaveKept_Is429WithATime()
    {
        await using var host = await DirectLineHost.StartAsync(
            settings: new Dictionary<string, string?>(Talkative) { ["Web:MegabytesPerDayPerAddress"] = "1" }
        );
        var client = await host.ClientAsync();
        var refused = 0;
        for (var i = 0; i < 80; i++)
        {
            var (status, body) = await client.SayAsync(new string('ă', 4096));
            refused += status == HttpStatusCode.TooManyRequests && body.Code() == "TooManyRequests" ? 1 : 0;
        }

        Assert.InRange(refused, 1, 79);
    }

    [Fact]
    public async Task Post_BelowTheReserveOfTheDisk_IsRefusedAndErasingIsNot()
    {
        long free = 1000;
        await using var host = await DirectLineHost.StartAsync(services: services =>
            services.Replace(
                ServiceDescriptor.Singleton(provider => new DiskReserve(
                    new DirectLineOptions(),
                    provider.GetRequiredService<TimeProvider>(),
                    NullLogger<DiskReserve>.Instance,
                    () => free * DiskReserve.MiB
                ))
            )
        );
        var client = await host.ClientAsync();
        free = 100;
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        var (status, body) = await client.SayAsync("xin chào");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("NoRoom", body.Code());
        var (_, other) = await host.SendAsync(HttpMethod.Post, "tokens/generate");
        Assert.Equal("NoRoom", (await host.SendAsync(HttpMethod.Post, "conversations", other.Text("token"))).Body.Code());
        foreach (
            var erasing in new[]
            {
                """{"type":"message","text":"xóa dữ liệu"}""",
                """{"type":"message","text":"Xóa","value":"data:erase-yes"}""",
            }
        )
        {
            Assert.Equal(HttpStatusCode.OK, (await client.PostAsync(erasing)).Status);
        }

        Assert.NotEmpty((await client.GetAsync()).Activities());
        free = 1000;
        host.Clock.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(HttpStatusCode.OK, (await client.SayAsync("xin chào")).Status);
    }

    [Fact]
    public void Reserve_ComesAndGoes_IsToldOnce()
    {
        using var logs = new RecordingLogs();
        using var factory = new Microsoft.Extensions.Logging.LoggerFactory([logs]);
        var clock = new FakeTimeProvider();
        long free = 100;
        var reserve = new DiskReserve(
            new DirectLineOptions(),
            clock,
            new Microsoft.Extensions.Logging.Logger<DiskReserve>(factory),
            () => free * DiskReserve.MiB
        );
        for (var i = 0; i < 5; i++)
        {
            Assert.True(reserve.IsLow);
            clock.Advance(TimeSpan.FromSeconds(3));
        }

        free = 10_000;
        Assert.False(reserve.IsLow);
        Assert.Equal(2, logs.All.Split('\n').Length);
        Assert.StartsWith("Critical", logs.All, StringComparison.Ordinal);
        Assert.False(
            new DiskReserve(new DirectLineOptions { DiskReserveMegabytes = 0 }, clock, NullLogger<DiskReserve>.Instance, () => 0).IsLow
        );
    }

    private static async Task<List<JsonElement>> AllAsync(WebClient client)
    {
        var all = new List<JsonElement>();
        var watermark = "0";
        while (true)
        {
            var set = await client.GetAsync(watermark);
            if (set.Activities().Count == 0)
            {
                return all;
            }

            all.AddRange(set.Activities());
            watermark = set.Text("watermark");
        }
    }
}
