namespace ChatBot.Bot.Office.Transport;

/// <summary>
/// One call of an operation: the caller, the way to report progress, and the way to write output that is too large for the result.
/// </summary>
internal abstract class OfficeCall(OfficeCaller caller, CancellationToken cancellationToken)
{
    /// <summary>The system user that asks.</summary>
    public OfficeCaller Caller { get; } = caller;

    /// <summary>Cancelled when the caller has gone or the service stops.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>One line about how far a long operation is.</summary>
    public abstract Task ReportAsync(string progress);

    /// <summary>A piece of the text that is the operation's output, such as rows of a table.</summary>
    public abstract Task WriteAsync(string text);
}
