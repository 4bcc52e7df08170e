using ChatBot.Bot.Storage;
using ChatBot.Bot.Storage.Contract;

namespace ChatBot.Bot.Hosting;

/// <summary>The first to start and the last to stop: everything else writes its last marks before the store closes.</summary>
internal sealed class StoreLifetime(IServiceStore store) : IHostedService
{
    // Opened when it was made; a folder that is in use or damaged has stopped the start by now.
    public Task StartAsync(CancellationToken cancellationToken)
    {
        StoreMetrics.Watch(store);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        StoreMetrics.Watch(null);
        await store.DisposeAsync();
    }
}
