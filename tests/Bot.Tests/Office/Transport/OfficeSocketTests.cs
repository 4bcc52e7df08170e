using System.Net.Sockets;
using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Office.Transport;

public sealed partial class OfficeSocketTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("office").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Operation_OverTheSocket_StreamsProgressAndTextThenResult()
    {
        await using var server = await StartAsync();
        var call = new RecordedCall();

        var result = await OfficeClient.RunAsync(await ConnectAsync(), Echo.Contract, new Echo.Request("xin chào"), call);

        Assert.Equal(["progress: half", "text: XIN CHÀO\n"], call.Heard);
        Assert.Equal("xin chào", result.Text);
    }

    [Fact]
    public async Task Operation_OverTheSocket_KnowsTheSystemUserFromTheKernel()
    {
        await using var server = await StartAsync();

        var result = await OfficeClient.RunAsync(await ConnectAsync(), Echo.Contract, new Echo.Request("x"), new RecordedCall());

        Assert.StartsWith($"{Environment.UserName} (", result.Who, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operation_ThatFails_TellsWhyAndTheServerGoesOn()
    {
        await using var server = await StartAsync();
        var service = await ConnectAsync();

        var failure = await Assert.ThrowsAsync<OfficeFailure>(() =>
            OfficeClient.RunAsync(service, Echo.Contract, new Echo.Request("fail"), new RecordedCall())
        );
        var defect = await Assert.ThrowsAsync<OfficeFailure>(() =>
            OfficeClient.RunAsync(service, Echo.Contract, new Echo.Request("throw"), new RecordedCall())
        );
        var result = await OfficeClient.RunAsync(service, Echo.Contract, new Echo.Request("again"), new RecordedCall());

        Assert.Equal("Nothing to echo.", failure.Message);
        Assert.Contains("InvalidOperationException", defect.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("0912345678", defect.Message, StringComparison.Ordinal);
        Assert.Equal("again", result.Text);
    }

    [Fact]
    public async Task Operation_WhenTheDiskIsFull_SaysSoAndWhatToDo()
    {
        await using var server = await StartAsync();
        var service = await ConnectAsync();

        var failure = await Assert.ThrowsAsync<OfficeFailure>(() =>
            OfficeClient.RunAsync(service, Echo.Contract, new Echo.Request("full"), new RecordedCall())
        );

        Assert.Equal(
            "echo: The store cannot write now: No space left on device. Make room or mend the disk, then run it again.",
            failure.Message
        );
    }

    [Fact]
    public async Task Operation_UnknownToTheService_SaysThatVersionsDiffer()
    {
        await using var server = await StartAsync();
        var unknown = Echo.Contract with { Name = "other" };

        var failure = await Assert.ThrowsAsync<OfficeFailure>(async () =>
            await OfficeClient.RunAsync(await ConnectAsync(), unknown, new Echo.Request("x"), new RecordedCall())
        );

        Assert.Contains("another version", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Socket_OfTheServer_BelongsToItsUserAlone()
    {
        await using var server = await StartAsync();

        if (OperatingSystem.IsWindows())
        {
            return;
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SocketFile));
    }

    [Fact]
    public async Task Socket_LeftByAKilledService_IsNobodyAndIsReplaced()
    {
        // A bound socket that never listens refuses connections, as the file of a killed process does.
        using var left = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        left.Bind(new UnixDomainSocketEndPoint(SocketFile));

        Assert.Null(await OfficeConnection.TryOpenAsync(_folder, CancellationToken.None));
        await using var server = await StartAsync();
        Assert.NotNull(await OfficeConnection.TryOpenAsync(_folder, CancellationToken.None));
    }

    [Fact]
    public async Task Connection_WithoutService_IsNull()
    {
        Assert.Null(await OfficeConnection.TryOpenAsync(_folder, CancellationToken.None));
        await (await StartAsync()).DisposeAsync();
        Assert.Null(await OfficeConnection.TryOpenAsync(_folder, CancellationToken.None));
    }

    [Fact]
    public void Path_TooLongForTheKernel_IsNull()
    {
        Assert.Null(OfficeSocketPath.In("/" + new string('x', 120)));
        Assert.Equal("/srv/chatbot/office.sock", OfficeSocketPath.In("/srv/chatbot"));
    }

    [Fact]
    public void Path_TooLongButBelowTheCurrentDirectory_IsRelative()
    {
        var below = Path.Combine(Environment.CurrentDirectory, "data");
        var tooLong = Path.Combine(Environment.CurrentDirectory, new string('x', 90));

        Assert.NotNull(OfficeSocketPath.In(below));
        Assert.Equal(Path.Combine(new string('x', 90), "office.sock"), OfficeSocketPath.In(tooLong));
    }

    private string SocketFile => Path.Combine(_folder, "office.sock");

    private async Task<HttpClient> ConnectAsync() =>
        await OfficeConnection.TryOpenAsync(_folder, CancellationToken.None) ?? throw new InvalidOperationException("no service");

    private async Task<RunningServer> StartAsync()
    {
        var settings = new Dictionary<string, string?> { ["Storage:LiteDb:Path"] = Path.Combine(_folder, "chatbot.db") };
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var server = new OfficeServer([new Echo()], [], configuration, NullLoggerFactory.Instance);
        await server.StartAsync(CancellationToken.None);
        return new RunningServer(server);
    }

    private sealed class RunningServer(OfficeServer server) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await server.StopAsync(CancellationToken.None);
    }

    private sealed class Echo() : OfficeOperation<Echo.Request, Echo.Result>(Contract)
    {
        public static readonly OfficeContract<Request, Result> Contract = new("echo", EchoJson.Default.Request, EchoJson.Default.Result);

        public override async Task<Result> RunAsync(Request request, OfficeCall call)
        {
            switch (request.Text)
            {
                case "fail":
                    throw new OfficeFailure("Nothing to echo.");
                case "throw":
                    throw new InvalidOperationException("of 0912345678");
                case "full":
                    throw new StoreUnavailableException("The store cannot write now: No space left on device");
            }

            await call.ReportAsync("half");
            await call.WriteAsync(request.Text.ToUpperInvariant() + "\n");
            return new Result(request.Text, call.Caller.Name);
        }

        public sealed record Request(string Text);

        public sealed record Result(string Text, string Who);
    }

    [JsonSerializable(typeof(Echo.Request))]
    [JsonSerializable(typeof(Echo.Result))]
    private sealed partial class EchoJson : JsonSerializerContext;
}
