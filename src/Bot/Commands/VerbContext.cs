using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Commands;

/// <summary>What the command line gives to the verbs of channels.</summary>
internal sealed class VerbContext(CommandStreams streams) : IVerbContext
{
    private IConfiguration? _configuration;

    public TextReader In => streams.In;

    public TextWriter Out => streams.Out;

    public TextWriter Error => streams.Error;

    public IConfiguration Configuration => _configuration ??= ServiceConfiguration.Load();

    public async Task<IHost> StartConversationsAsync(Action<IServiceCollection> add, CancellationToken cancellationToken) =>
        await StartGuard.StartAsync(() => OfficeHost.Build(Configuration, services => add(services.AddConversation())), cancellationToken);

    public Task<TResult> RunAsync<TRequest, TResult>(
        OfficeContract<TRequest, TResult> contract,
        TRequest request,
        CancellationToken cancellationToken
    )
        where TRequest : class
        where TResult : class => OfficeRunner.RunAsync(contract, request, streams.Out, streams, cancellationToken);
}
