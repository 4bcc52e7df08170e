using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatBot.Bot.Tests.Channels.Contract;
using ChatBot.Bot.Tests.Channels.Trial.Paper;
using ChatBot.Dialogs.Activities;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChatBot.Bot.Tests.Channels.Trial;

/// <summary>The post office, and the citizens who write and get letters.</summary>
internal sealed class PaperDriver : ChannelDriver
{
    private const string Token = "token-of-the-post-office";
    private const string Secret = "secret-of-the-post-office";

    private readonly ConcurrentDictionary<string, List<PaperLetter>> _boxes = new();
    private readonly ConcurrentDictionary<string, ConcurrentQueue<Trouble?>> _planned = new();
    private readonly ConcurrentDictionary<string, int> _attempts = new();
    private readonly ConcurrentDictionary<string, bool> _closed = new();
    private readonly Random _random = new(4);
    private WebApplication _office = null!;
    private int _unanswered;
    private double _share;
    private int _newest = 400_000;
    private int _letters;

    public override string Channel => PaperModule.ChannelName;

    public override bool HasButtons => true;

    public override bool HasNumbers => false;

    public override IReadOnlyList<string> Secrets => [Token, Secret];

    public override int Unanswered => _unanswered;

    public override IReadOnlyDictionary<string, string?> Settings =>
        new Dictionary<string, string?>
        {
            [PaperModule.TokenKey] = Token,
            [PaperModule.AddressKey] = _office.Urls.First(),
            ["Paper:Secret"] = Secret,
        };

    public override async Task StartAsync(ContractWorld world)
    {
        await base.StartAsync(world);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _office = builder.Build();
        _office.Run(TakeAsync);
        await _office.StartAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await _office.DisposeAsync();
        await base.DisposeAsync();
    }

    public override Task<string> NewcomerAsync() =>
        Task.FromResult($"nha-{Interlocked.Increment(ref _newest).ToString(CultureInfo.InvariantCulture)}");

    public override Task OpensAsync(string citizen) => SaysAsync(citizen, "xin chào");

    public override Task SaysAsync(string citizen, string text) => PostAsync(citizen, new JsonObject { ["text"] = text });

    public override Task ChoosesAsync(string citizen, string label)
    {
        var buttons = Seen(citizen).AsEnumerable().Reverse().SelectMany(letter => letter.Buttons);
        var payload = buttons.First(button => button.Label.Contains(label, StringComparison.OrdinalIgnoreCase)).Payload;
        return PostAsync(citizen, new JsonObject { ["press"] = payload });
    }

    public override Task SharesPhoneAsync(string citizen, string phone) => SaysAsync(citizen, phone);

    public override Task SendsPictureAsync(string citizen) => PostAsync(citizen, new JsonObject { ["picture"] = "x" });

    public override Task<int> DeliversAsync(string citizen, string text, int update) =>
        PostAsync(citizen, new JsonObject { ["text"] = text }, $"own{update}");

    public override Task<int> ForgesAsync(string citizen, string text) =>
        PostAsync(citizen, new JsonObject { ["text"] = text }, "1", "not-the-secret");

    public override Task<IReadOnlyList<Bubble>> SeenAsync(string citizen) =>
        Task.FromResult<IReadOnlyList<Bubble>>([
            .. Seen(citizen).Select(letter => new Bubble(letter.Text, [.. letter.Buttons.Select(button => button.Label)])),
        ]);

    public override ConversationReference Where(string citizen) => new(PaperModule.ChannelName, "post", citizen, citizen);

    public override void Plan(string citizen, params Trouble?[] troubles)
    {
        var queue = _planned.GetOrAdd(citizen, _ => new());
        foreach (var trouble in troubles)
        {
            queue.Enqueue(trouble);
        }
    }

    public override void FailAtRandom(double share) => _share = share;

    public override void Blocks(string citizen) => _closed[citizen] = true;

    public override void Unblocks(string citizen) => _closed.TryRemove(citizen, out _);

    public override int Attempts(string citizen) => _attempts.GetValueOrDefault(citizen);

    private List<PaperLetter> Seen(string citizen)
    {
        var box = _boxes.GetOrAdd(citizen, _ => []);
        lock (box)
        {
            return [.. box];
        }
    }

    private async Task<int> PostAsync(string citizen, JsonObject letter, string? id = null, string secret = Secret)
    {
        letter["from"] = citizen;
        letter["id"] = id ?? Interlocked.Increment(ref _letters).ToString(CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(World.Address, PaperWebhook.Path))
        {
            Content = JsonContent.Create(letter),
            Headers = { { PaperWebhook.SecretHeader, secret } },
        };
        using var response = await World.Http.SendAsync(request);
        return (int)response.StatusCode;
    }

    // The post office: takes a letter, or does what was planned.
    private async Task TakeAsync(HttpContext context)
    {
        if (context.Request.Headers.Authorization.ToString() != $"Bearer {Token}")
        {
            context.Response.StatusCode = 401;
            return;
        }

        var letter = (await context.Request.ReadFromJsonAsync<PaperLetter>())!;
        _attempts.AddOrUpdate(letter.To, 1, (_, before) => before + 1);
        if (_closed.ContainsKey(letter.To))
        {
            context.Response.StatusCode = 403;
            return;
        }

        var trouble = _planned.TryGetValue(letter.To, out var queue) && queue.TryDequeue(out var planned) ? planned : ByChance();
        if (trouble is not (Trouble.Limited or Trouble.ServerError or Trouble.CutBefore))
        {
            var box = _boxes.GetOrAdd(letter.To, _ => []);
            lock (box)
            {
                box.Add(letter);
            }
        }

        switch (trouble)
        {
            case Trouble.Limited:
                (context.Response.StatusCode, context.Response.Headers.RetryAfter) = (429, "3");
                break;
            case Trouble.ServerError:
                context.Response.StatusCode = 502;
                break;
            case Trouble.GatewayTimeout:
                context.Response.StatusCode = 504;
                break;
            case Trouble.CutBefore or Trouble.CutAfter:
                context.Abort();
                break;
            case Trouble.NoAnswer:
                Interlocked.Increment(ref _unanswered);
                await Task.Delay(Timeout.Infinite, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                Interlocked.Decrement(ref _unanswered);
                break;
            case Trouble.HalfAnswer:
                context.Response.ContentLength = 100;
                await context.Response.WriteAsync("half");
                context.Abort();
                break;
        }
    }

    private Trouble? ByChance()
    {
        lock (_random)
        {
            return _random.NextDouble() < _share ? (Trouble)_random.Next((int)Trouble.CutAfter + 1) : null;
        }
    }
}
