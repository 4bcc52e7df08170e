namespace ChatBot.Bot.Office.Transport;

/// <summary>
/// What a verb that is declared outside the command line is given: its streams, and the way to operations and to the store.
/// </summary>
internal interface IVerbContext
{
    /// <summary>Standard input.</summary>
    TextReader In { get; }

    /// <summary>Standard output: results.</summary>
    TextWriter Out { get; }

    /// <summary>Standard error: progress and errors.</summary>
    TextWriter Error { get; }

    /// <summary>The settings, as the service would read them.</summary>
    IConfiguration Configuration { get; }

    /// <summary>
    /// Opens the store in this process, with turns and delivery and what is added, and starts it. Only when no service runs: two cannot
    /// hold one data folder.
    /// </summary>
    /// <param name="add">Registers the one channel that is to run.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IHost> StartConversationsAsync(Action<IServiceCollection> add, CancellationToken cancellationToken);

    /// <summary>Runs an operation where the store is: in the running service, or in this process when no service runs.</summary>
    /// <exception cref="Exception">It could not be done; the command line prints why and ends.</exception>
    Task<TResult> RunAsync<TRequest, TResult>(
        OfficeContract<TRequest, TResult> contract,
        TRequest request,
        CancellationToken cancellationToken
    )
        where TRequest : class
        where TResult : class;
}
