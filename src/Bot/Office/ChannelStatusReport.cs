using System.Text.Json.Serialization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary><c>channels status</c>: what each channel does, and how much waits to be sent.</summary>
internal sealed class ChannelStatusReport(IEnumerable<IChannelAdapter> adapters, IStore store)
    : OfficeOperation<ChannelStatusReport.Request, ChannelStatusReport.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "channels.status",
        ChannelStatusJson.Default.Request,
        ChannelStatusJson.Default.Result
    );

    /// <summary>Asks for it; there is nothing to choose.</summary>
    public sealed record Request;

    /// <param name="Running">A service answered; otherwise the channels are only what the settings say.</param>
    /// <param name="Pending">Messages that wait to be sent.</param>
    /// <param name="Channels">By name.</param>
    public sealed record Result(bool Running, int Pending, IReadOnlyList<Channel> Channels);

    /// <summary>Name and status of a channel.</summary>
    public sealed record Channel(string Name, ChannelStatus Status);

    public override Task<Result> RunAsync(Request request, OfficeCall call)
    {
        var channels = adapters.OrderBy(a => a.Channel, StringComparer.Ordinal).Select(a => new Channel(a.Channel, a.Status)).ToList();
        return Task.FromResult(new Result(channels.Count > 0, store.Outbox.PendingCount, channels));
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ChannelStatusReport.Request))]
[JsonSerializable(typeof(ChannelStatusReport.Result))]
internal sealed partial class ChannelStatusJson : JsonSerializerContext;
