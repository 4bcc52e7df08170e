namespace ChatBot.Bot.Office.Transport;

/// <summary>What a verb that is declared outside the command line is given: where to print, and the way to operations.</summary>
internal interface IVerbContext
{
    /// <summary>Standard output: results.</summary>
    TextWriter Out { get; }

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
