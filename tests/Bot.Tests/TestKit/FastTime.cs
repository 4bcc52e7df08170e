namespace ChatBot.Bot.Tests.TestKit;

/// <summary>Real time, but timers run this many times as fast: a time limit of half a minute is tested in a second.</summary>
internal sealed class FastTime(double times) : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, Faster(dueTime), Faster(period));

    private TimeSpan Faster(TimeSpan time) => time > TimeSpan.Zero ? time / times : time;
}
