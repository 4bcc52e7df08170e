using System.Runtime.InteropServices;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>
/// A store that counts what is done inside its transactions, which is what the one thread of the real store would do: bytes allocated, and
/// processor time of the thread, which other processes on the machine do not lengthen as they lengthen wall time.
/// </summary>
internal sealed class MeteredStore(MemoryStore inner) : IStore
{
    private const int ClockThreadCpu = 3;

    public IOutbox Outbox => inner.Outbox;

    public IStoreSignals Signals => inner.Signals;

    public string Node => inner.Node;

    public bool IsShared => inner.IsShared;

    /// <summary>Bytes allocated in transactions since <see cref="Reset"/>.</summary>
    public long Allocated { get; private set; }

    /// <summary>Processor time in transactions since <see cref="Reset"/>; zero where the system does not tell it of a thread.</summary>
    public TimeSpan Processor { get; private set; }

    public void Reset() => (Allocated, Processor) = (0, TimeSpan.Zero);

    public Task<TResult> ExecuteAsync<TResult>(
        Func<IStoreSession, ValueTask<TResult>> work,
        WorkOptions options = default,
        CancellationToken cancellationToken = default
    ) =>
        inner.ExecuteAsync(
            session =>
            {
                var bytes = GC.GetAllocatedBytesForCurrentThread();
                var time = ThreadTime();
                var result = work(session);

                // As on the real store: what does not complete at once would count on another thread.
                if (!result.IsCompleted)
                {
                    throw new InvalidOperationException("A transaction waited.");
                }

                Processor += ThreadTime() - time;
                Allocated += GC.GetAllocatedBytesForCurrentThread() - bytes;
                return result;
            },
            options,
            cancellationToken
        );

    /// <summary>Processor time of this thread so far; zero where the system does not tell.</summary>
    public static TimeSpan ThreadTime() =>
        OperatingSystem.IsLinux() && GetTime(ClockThreadCpu, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0)
            : TimeSpan.Zero;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int GetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeSpec
    {
        public readonly long Seconds;
        public readonly long Nanoseconds;
    }
}
