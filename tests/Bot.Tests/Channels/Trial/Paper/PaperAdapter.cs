using System.Net.Http.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Configuration;

namespace ChatBot.Bot.Tests.Channels.Trial.Paper;

/// <summary>Hands letters in at the post office, and notes for each person how many they did not ask for.</summary>
internal sealed class PaperAdapter : IChannelAdapter, IDisposable
{
    private const int LongestLetter = 2000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    internal static readonly ChannelCapabilities Can = new() { VouchesForSender = true };

    private readonly ArrivedParts _arrived = new();
    private readonly IStore _store;
    private readonly TimeProvider _time;
    private readonly PlatformHttp _http;
    private readonly HttpClient _client;

    public PaperAdapter(IConfiguration configuration, IStore store, TimeProvider time, CallClock clock)
    {
        (_store, _time, Health) = (store, time, new ChannelHealth(time, "Letters come with another secret: compare Paper:Secret."));
        _http = new PlatformHttp(connections: 8, clock);
        _client = _http.Client(Patience);
        _client.BaseAddress = new Uri(configuration[PaperModule.AddressKey]!);
        _client.DefaultRequestHeaders.Authorization = new("Bearer", configuration[PaperModule.TokenKey]);
    }

    public ChannelHealth Health { get; }

    public string Channel => PaperModule.ChannelName;

    public ChannelCapabilities Capabilities => Can;

    public ChannelStatus Status => Health.Status;

    public ChannelPace Pace { get; } = new();

    public async Task<SendResult> SendAsync(OutgoingActivity activity, long entryId, CancellationToken cancellationToken)
    {
        var text = string.Join(
            '\n',
            [MarkdownPlain.Render(activity.Text), .. activity.Card is { } card ? [card.Title, .. card.Lines] : (string[])[]]
        );
        var pages = PlainText.Split(text, LongestLetter);
        SendResult result = new SendResult.Sent();
        for (var i = _arrived.Of(entryId); i < pages.Count; i++)
        {
            var buttons = i == pages.Count - 1 ? activity.Buttons : [];
            result = await PostAsync(new PaperLetter(activity.To.ConversationId, pages[i], buttons), cancellationToken);
            if (result is not SendResult.Sent)
            {
                _arrived.Stopped(entryId, i, result);
                Health.NotSent(result, "The post office");
                return result;
            }
        }

        _arrived.Forget(entryId);
        Health.Sent();
        if (activity is { Purpose: not Purpose.Reply, PersonId: { } person })
        {
            await PaperReceipt.NoteAsync(_store, person, _time.GetUtcNow());
        }

        return result;
    }

    public void Dispose() => _http.Dispose();

    private async Task<SendResult> PostAsync(PaperLetter letter, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _client.PostAsJsonAsync("letters", letter, cancellationToken);
            return (int)response.StatusCode switch
            {
                200 => new SendResult.Sent(),
                403 => new SendResult.Unreachable("the letter box is closed"),
                429 => new SendResult.Retry(response.Headers.RetryAfter?.Delta, "too many letters"),
                504 => new SendResult.Unknown("504"),
                >= 500 and var status => new SendResult.Retry(null, $"{status}"),
                401 => new SendResult.Misconfigured("The post office refuses Paper:Token: correct it and restart."),
                var status => new SendResult.Rejected($"{status}"),
            };
        }
        catch (Exception e) when (TransportFailure.Of(e) is { } failure)
        {
            return failure.Outcome;
        }
    }
}

/// <param name="To">Whom.</param>
/// <param name="Text">What.</param>
/// <param name="Buttons">Choices.</param>
internal sealed record PaperLetter(string To, string Text, IReadOnlyList<Button> Buttons);
