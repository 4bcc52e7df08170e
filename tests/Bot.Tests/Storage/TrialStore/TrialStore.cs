using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Storage.TrialStore;

/// <summary>The double of the tests, with what the service asks of a store beside turns.</summary>
internal sealed class TrialStore(TimeProvider time) : IServiceStore
{
    public MemoryStore Memory { get; } = new(time);

    public IOutbox Outbox => Memory.Outbox;

    public IStoreSignals Signals => Memory.Signals;

    public string Node => Memory.Node;

    public bool IsShared => Memory.IsShared;

    public bool IsAlive => true;

    public bool IsWritable => true;

    public int Schema => 1;

    public int QueueLength => 0;

    public int ErasesToRepeat => 0;

    public TimeSpan OldestWait(WorkPriority priority) => TimeSpan.Zero;

    public Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkOptions options = default,
        CancellationToken cancellationToken = default
    ) => Memory.ExecuteAsync(work, options, cancellationToken);

    public Task<int> BackupAsync(string file, IProgress<double>? progress, CancellationToken cancellationToken, string? keys = null) =>
        throw new IOException("What is only in memory cannot be backed up.");

    public int RemoveOldCopies(DateTimeOffset now) => 0;

    public string Pseudonym(string conversationKey) => "p" + conversationKey.Length;

    public bool MustBeErasedAgain(string personId) => false;

    public Task ErasedAgainAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
