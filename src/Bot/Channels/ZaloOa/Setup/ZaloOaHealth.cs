using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Channels.ZaloOa.Setup;

/// <summary>State of the channel: besides what calls report, whether events come for another app or do not come at all.</summary>
internal sealed class ZaloOaHealth(TimeProvider time)
    : ChannelHealth(
        time,
        "Events come with a signature that does not fit: compare ZaloOa:OaSecretKey with \"OA Secret Key\" and ZaloOa:AppId with the app "
            + "of the console."
    )
{
    // Every message we send brings at least one event back when the console sends any.
    private const int ManyUnheard = 20;

    private static readonly TimeSpan LongUnheard = TimeSpan.FromHours(1);

    private readonly RefusedCalls _otherApps = new(time);
    private int _unheard;

    /// <summary>A call with a signature that does not fit, of whomever.</summary>
    public void SignatureFailed() => Refused("A webhook call with a signature that does not fit was refused.");

    /// <summary>A call for another app than ours, of whomever.</summary>
    public void OtherApp() =>
        Locked(() =>
        {
            _otherApps.Refused();
            Record("A webhook call for another app than ZaloOa:AppId was refused.");
        });

    protected override void OnReceived()
    {
        _otherApps.Genuine();
        _unheard = 0;
    }

    protected override void OnSent() => _unheard++;

    protected override string? Unsaid(DateTimeOffset now, DateTimeOffset? lastUpdate) =>
        _otherApps.LookLikeAWrongSecret ? "Events come for another app: compare ZaloOa:AppId with the app of the console."
        : base.Unsaid(now, lastUpdate) is { } signature ? signature
        : _unheard >= ManyUnheard && (lastUpdate is not { } last || now - last > LongUnheard)
            ? "Messages go out and no event comes in: look in the console whether the webhook and "
                + "its events are switched on (Zalo switches them off after failed retries)."
        : null;
}
