using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage;

namespace ChatBot.Bot.Commands;

/// <summary>Runs an operation where the store is: in the running service, or here when no service runs.</summary>
internal static class OfficeRunner
{
    /// <param name="contract">The operation.</param>
    /// <param name="request">What is asked.</param>
    /// <param name="output">Where the operation's text goes.</param>
    /// <param name="streams">Progress goes to the error stream.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<TResult> RunAsync<TRequest, TResult>(
        OfficeContract<TRequest, TResult> contract,
        TRequest request,
        TextWriter output,
        CommandStreams streams,
        CancellationToken cancellationToken
    )
        where TRequest : class
        where TResult : class
    {
        var configuration = ServiceConfiguration.Load();
        var call = new TerminalCall(output, streams.Error, cancellationToken);
        try
        {
            using var service = await OfficeConnection.TryOpenAsync(DataFolder.Of(configuration), cancellationToken);
            return service is null
                ? await RunHereAsync(contract, request, configuration, call)
                : await OfficeClient.RunAsync(service, contract, request, call);
        }
        catch (OfficeFailure failure)
        {
            throw new CommandFailure(failure.Message, ExitCode.Failed, failure);
        }
    }

    private static async Task<TResult> RunHereAsync<TRequest, TResult>(
        OfficeContract<TRequest, TResult> contract,
        TRequest request,
        IConfiguration configuration,
        OfficeCall call
    )
        where TRequest : class
        where TResult : class
    {
        // Opening the store would make an empty one, and whoever asked for a backup or a roster would take it for theirs.
        if (contract.NeedsData && !AllStores.Of(configuration).HasData(configuration))
        {
            throw new OfficeFailure(
                $"no data at {AllStores.Of(configuration).PlaceOf(configuration)}: set {DataFolder.Key} to the service's data file, or run "
                    + "the command as the service's user with its settings (on a server: 'chatbot VERB'). A new service makes its data at "
                    + "its first start."
            );
        }

        using var host = await StartGuard.StartAsync(() => OfficeHost.Build(configuration), call.CancellationToken);
        try
        {
            var operation = host
                .Services.GetServices<OfficeOperation>()
                .OfType<OfficeOperation<TRequest, TResult>>()
                .Single(o => o.Name == contract.Name);
            return await operation.RunAsync(request, call);
        }
        finally
        {
            await host.StopAsync(CancellationToken.None);
        }
    }

    private sealed class TerminalCall(TextWriter output, TextWriter progress, CancellationToken cancellationToken)
        : OfficeCall(OfficeCaller.ThisProcess, cancellationToken)
    {
        public override Task ReportAsync(string line) => progress.WriteLineAsync(line);

        public override Task WriteAsync(string text) => output.WriteAsync(text);
    }
}
