using System.Collections.Concurrent;
using System.Net;
using ChatBot.Bot.Channels.DirectLine;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

public sealed class AddressNamesTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Theory]
    [InlineData("203.0.113.5", "203.0.113.5", true)]
    [InlineData("203.0.113.5", "::ffff:203.0.113.5", true)]
    [InlineData("203.0.113.5", "203.0.113.6", false)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    public void Name_OfTwoAddresses_IsTheSameForOneSubscriber(string one, string other, bool same)
    {
        var names = new AddressNames(Key);

        Assert.Equal(same, names.Of(IPAddress.Parse(one)) == names.Of(IPAddress.Parse(other)));
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:2:2::1", false)]
    [InlineData("203.0.113.5", "203.0.113.99", true)]
    [InlineData("203.0.113.5", "203.0.114.5", false)]
    public void NetworkName_OfTwoAddresses_IsTheSameWithinA48OrA24(string one, string other, bool same)
    {
        var names = new AddressNames(Key);

        Assert.Equal(same, names.OfNetwork(IPAddress.Parse(one)) == names.OfNetwork(IPAddress.Parse(other)));
        Assert.NotEqual(names.Of(IPAddress.Parse(one)), names.OfNetwork(IPAddress.Parse(one)));
    }

    [Fact]
    public void Name_WithAnotherKey_IsAnother()
    {
        var address = IPAddress.Parse("203.0.113.5");

        Assert.Equal(new AddressNames(Key).Of(address), new AddressNames(Key).Of(address));
        Assert.NotEqual(new AddressNames(Key).Of(address), new AddressNames([.. Key.Reverse()]).Of(address));
    }

    [Fact]
    public async Task Post_FromAnAddress_CarriesItsNameIntoTheTurnAndNotTheAddress()
    {
        var connection = "203.0.113.5";
        await using var host = await DirectLineHost.StartAsync(before: app =>
            app.Use(
                async (context, next) =>
                {
                    context.Connection.RemoteIpAddress = IPAddress.Parse(connection);
                    await next(context);
                }
            )
        );
        var seen = new ConcurrentQueue<string?>();
        host.Turn.Run = (session, activity, inputs) =>
        {
            seen.Enqueue(activity.AddressHash);
            return DirectLineHost.EchoAsync(session, activity, inputs);
        };
        var client = await host.ClientAsync();
        await client.SayAsync("một");
        await client.SayAsync("hai");
        connection = "203.0.113.6";
        await client.SayAsync("ba");

        var names = seen.Where(name => name is not null).ToList();
        Assert.Equal(3, names.Count);
        Assert.Equal(names[0], names[1]);
        Assert.NotEqual(names[0], names[2]);
        Assert.All(names, name => Assert.DoesNotContain('.', name!));
    }
}
