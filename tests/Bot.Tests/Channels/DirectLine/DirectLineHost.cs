using System.Net;
using System.Net.Http.Headers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Turns;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

/// <summary>
/// The web channel behind a test server: real gateway, real log, a scripted turn, and a pump in place of the dispatcher. Built again on the
/// same folder and store, it is the service after a restart.
/// </summary>
internal sealed class DirectLineHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _pump;

    private DirectLineHost(WebApplication app, string folder, IStore store, ScriptedTurn turn, FakeTimeProvider clock)
    {
        _app = app;
        Folder = folder;
        Store = store;
        Turn = turn;
        Clock = clock;
        Http = app.GetTestClient();
        Channel = app.Services.GetRequiredService<DirectLineAdapter>();
        Hub = app.Services.GetRequiredService<ConversationHub>();
        _pump = Task.Run(PumpAsync);
    }

    public string Folder { get; }

    public IStore Store { get; }

    /// <summary>The store, when the test did not bring its own.</summary>
    public MemoryStore Memory => (MemoryStore)Store;

    public ScriptedTurn Turn { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Http { get; }

    public DirectLineAdapter Channel { get; }

    public ConversationHub Hub { get; }

    public static async Task<DirectLineHost> StartAsync(
        DirectLineHost? restarted = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        IStore? with = null,
        Action<WebApplication>? before = null,
        Action<IServiceCollection>? services = null
    )
    {
        var folder = restarted?.Folder ?? Directory.CreateTempSubdirectory("chatbot-web-").FullName;
        var clock = restarted?.Clock ?? new FakeTimeProvider(Given.Start);
        var store = with ?? restarted?.Store ?? new MemoryStore(clock);
        var turn = restarted?.Turn ?? new ScriptedTurn { Run = EchoAsync };
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Storage:LiteDb:Path"] = Path.Combine(folder, "chatbot.db"),
                ["Web:AllowedOrigins:0"] = "https://site.example",

                // Tests ask again and again for everything from the start.
                ["Web:ReadsPerMinutePerAddress"] = "600000",
            }
        );
        builder.Configuration.AddInMemoryCollection(settings ?? new Dictionary<string, string?>());
        builder.WebHost.UseTestServer();
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton<ITurn>(turn);
        builder.Services.AddSingleton<Func<ContentSnapshot>>(() => Given.Content);
        builder
            .Services.AddDataProtection()
            .SetApplicationName("tests")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(folder, "keys")));
        builder.Services.AddSingleton<Func<string, ChannelCapabilities>>(_ => DirectLineAdapter.Can);
        builder.Services.AddTurns();
        var web = new DirectLineModule();
        web.AddServices(builder.Services, builder.Configuration);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        before?.Invoke(app);
        web.Map(app);
        await app.StartAsync();
        return new DirectLineHost(app, folder, store, turn, clock);
    }

    /// <summary>Greets, and answers a text with the same text.</summary>
    public static ValueTask EchoAsync(IStoreSession session, Activity activity, TurnInputs inputs)
    {
        var text = activity switch
        {
            JoinedActivity => "Xin chào",
            MessageActivity message => $"Bạn viết: {message.Text}",
            ButtonActivity button => $"Bạn bấm: {button.Payload}",
            UnsupportedActivity unsupported => $"Chưa đọc được: {unsupported.Content}",
            _ => throw new InvalidOperationException(activity.GetType().Name),
        };
        session.Enqueue(
            new OutgoingActivity
            {
                To = activity.Conversation,
                Text = text,
                InReplyTo = activity.Id,
            }
        );
        return ValueTask.CompletedTask;
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(
        HttpMethod method,
        string path,
        string? token = null,
        object? body = null
    )
    {
        using var request = new HttpRequestMessage(method, "/v3/directline/" + path);
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        if (body is not null)
        {
            request.Content =
                body as HttpContent
                ?? new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
        }

        using var response = await Http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.Length == 0 ? default : JsonDocument.Parse(text).RootElement.Clone());
    }

    /// <summary>Generates a token and starts its conversation; the greeting is in the log when this returns.</summary>
    public async Task<WebClient> ClientAsync()
    {
        var (_, generated) = await SendAsync(HttpMethod.Post, "tokens/generate");
        var (_, started) = await SendAsync(HttpMethod.Post, "conversations", generated.Text("token"), new { user = new { } });
        var client = new WebClient(
            this,
            started.Text("conversationId"),
            started.Text("token"),
            started.Text("streamUrl"),
            generated.Text("resume")
        );
        await client.UntilAsync(1);
        return client;
    }

    public async Task<WebSocket> ConnectAsync(string streamUrl, string? origin = null)
    {
        var client = _app.GetTestServer().CreateWebSocketClient();
        if (origin is not null)
        {
            client.ConfigureRequest = request => request.Headers.Origin = origin;
        }

        return await client.ConnectAsync(new Uri(streamUrl), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump;
        await _app.StopAsync();
        await _app.DisposeAsync();
        _stop.Dispose();
    }

    private async Task PumpAsync()
    {
        try
        {
            while (true)
            {
                await Store.Outbox.WaitAsync(Store.Node, _stop.Token);
                foreach (var entry in await Store.Outbox.ClaimAsync(Store.Node, 100, TimeSpan.FromMinutes(1), _stop.Token))
                {
                    await Channel.SendAsync(entry.Activity, entry.Id, _stop.Token);
                    Store.Outbox.Complete(entry);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }
}
