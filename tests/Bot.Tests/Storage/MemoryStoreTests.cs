using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Storage;

/// <summary>The contract on the double that other tests use, so that they prove what holds on a real store.</summary>
public sealed class MemoryStoreTests : StoreContract
{
    private MemoryStore? _store;

    /// <inheritdoc/>
    public override Task DisposeAsync() => Task.CompletedTask;

    /// <inheritdoc/>
    protected override Task<IStore> OpenAsync() => Task.FromResult<IStore>(_store = _store?.Restarted() ?? new MemoryStore(Time));

    /// <inheritdoc/>
    protected override Task CloseAsync() => Task.CompletedTask;
}
