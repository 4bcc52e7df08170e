using Microsoft.Extensions.Time.Testing;

namespace ChatBot.Bot.Tests.TestKit;

/// <summary>
/// A clock that passes only while somebody waits for it: what it woke, however slowly, has gone to sleep again before more time passes.
/// </summary>
internal sealed class SleepClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private int _asleep;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Interlocked.Increment(ref _asleep);
        return new Sleep(base.CreateTimer(callback, state, dueTime, period), this);
    }

    /// <summary>Lets one step pass, once so many wait for the clock.</summary>
    public async Task StepAsync(TimeSpan step, int sleepers = 1)
    {
        await Eventually.TrueAsync(() => Volatile.Read(ref _asleep) >= sleepers, $"{sleepers} wait for the clock");
        Advance(step);
    }

    private sealed class Sleep(ITimer timer, SleepClock clock) : ITimer
    {
        private int _disposed;

        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(dueTime, period);

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _disposed, 1) == 0)
            {
                Interlocked.Decrement(ref clock._asleep);
            }

            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
