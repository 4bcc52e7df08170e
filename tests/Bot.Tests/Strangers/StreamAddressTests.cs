using System.Net;
using ChatBot.Bot.Channels.DirectLine;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>Where a client is sent to is ours to say, not the header's.</summary>
public sealed class StreamAddressTests
{
    [Theory]
    [InlineData("evil.example", "ws://10.0.0.5:5080")]
    [InlineData("evil.example:443", "ws://10.0.0.5:5080")]
    [InlineData("10.0.0.6:5080", "ws://10.0.0.5:5080")]
    [InlineData("notbot.example.vn", "ws://10.0.0.5:5080")]
    [InlineData("", "ws://10.0.0.5:5080")]
    [InlineData("localhost:5080", "ws://localhost:5080")]
    [InlineData("127.0.0.1:5080", "ws://127.0.0.1:5080")]
    [InlineData("[::1]:5080", "ws://[::1]:5080")]
    [InlineData("10.0.0.5:5080", "ws://10.0.0.5:5080")]
    [InlineData("bot.example.vn", "ws://bot.example.vn")]
    [InlineData("chat.so.vn", "ws://chat.so.vn")]
    public void Of_WithoutAPublicAddress_RepeatsOnlyNamesOfOurs(string host, string expected) =>
        Assert.Equal(expected, Of(new DirectLineOptions { Hosts = ["bot.example.vn", "*.so.vn", "*"] }, host));

    [Theory]
    [InlineData("evil.example")]
    [InlineData("localhost")]
    public void Of_WithAPublicAddress_IsThat(string host) =>
        Assert.Equal(
            "wss://bot.example.vn/tro-ly",
            Of(new DirectLineOptions { PublicUrl = new Uri("https://bot.example.vn/tro-ly/") }, host)
        );

    private static string Of(DirectLineOptions options, string host)
    {
        var context = new DefaultHttpContext();
        context.Request.Scheme = "http";
        context.Request.Host = new HostString(host);
        context.Connection.LocalIpAddress = IPAddress.Parse("::ffff:10.0.0.5");
        context.Connection.LocalPort = 5080;
        return new StreamAddress(Options.Create(options)).Of(context);
    }
}
