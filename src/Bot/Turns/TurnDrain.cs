namespace ChatBot.Bot.Turns;

/// <summary>Stops with the service: no more activities are taken, those taken end on disk.</summary>
internal sealed class TurnDrain(TurnGateway gateway) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await gateway.StopAcceptingAsync().WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // The host's time to stop is over. A turn that is not on disk was not acknowledged, so its channel delivers it again.
        }
    }
}
