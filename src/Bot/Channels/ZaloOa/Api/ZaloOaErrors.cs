namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>What an error of the platform is about.</summary>
internal enum ZaloOaErrorClass
{
    /// <summary>Renew the access token and try once more.</summary>
    Refresh,

    /// <summary>The same message may be accepted later.</summary>
    Wait,

    /// <summary>Nothing can be sent to this person until they do something.</summary>
    Person,

    /// <summary>This message will never be accepted.</summary>
    Payload,

    /// <summary>Nothing is accepted until the operator acts.</summary>
    Operator,
}

/// <summary>When to try again.</summary>
internal enum ZaloOaWait
{
    /// <summary>By the dispatcher's own back-off.</summary>
    BackOff,

    /// <summary>In the next calendar minute; all conversations.</summary>
    NextMinute,

    /// <summary>At six in the morning.</summary>
    Morning,
}

/// <param name="Code">Code.</param>
/// <param name="Class">What it is about.</param>
/// <param name="Words">In words; for the operator's class: what to do.</param>
/// <param name="Wait">When to try again, for <see cref="ZaloOaErrorClass.Wait"/>.</param>
/// <param name="Once">Worth one more try before it counts: a generic failure, an upload that expired.</param>
internal sealed record ZaloOaError(int Code, ZaloOaErrorClass Class, string Words, ZaloOaWait Wait = ZaloOaWait.BackOff, bool Once = false);

/// <summary>
/// Every error code of https://developers.zalo.me/docs/official-account/phu-luc/ma-loi (December 2025; -249 from the ZBS pages of 2026),
/// each in one class. Several sites list older meanings of -201 to -210; they are wrong today.
/// </summary>
internal static class ZaloOaErrors
{
    private static readonly ZaloOaError[] Table =
    [
        new(-32, ZaloOaErrorClass.Wait, "calls of this minute are used up", ZaloOaWait.NextMinute),
        new(-100, ZaloOaErrorClass.Payload, "the upload has expired", Once: true),
        new(-200, ZaloOaErrorClass.Payload, "sending failed", Once: true),
        new(-201, ZaloOaErrorClass.Payload, "a parameter is invalid, or the person is not known to this account"),
        new(-204, ZaloOaErrorClass.Operator, "the Official Account is disabled: look in OA Manager"),
        new(-205, ZaloOaErrorClass.Operator, "the Official Account does not exist: look in OA Manager"),
        new(-209, ZaloOaErrorClass.Operator, "the app is not active: set it to \"Đang hoạt động\" on developers.zalo.me"),
        new(-210, ZaloOaErrorClass.Payload, "a parameter is over its limit"),
        new(-211, ZaloOaErrorClass.Operator, "the quota of this function is used up: look at the package in OA Manager"),
        new(-212, ZaloOaErrorClass.Operator, "the app has not registered this API: add it on developers.zalo.me"),
        new(-213, ZaloOaErrorClass.Person, "does not follow the account"),
        new(-214, ZaloOaErrorClass.Wait, "is being processed"),
        new(-216, ZaloOaErrorClass.Refresh, "the access token is invalid"),
        new(-217, ZaloOaErrorClass.Person, "blocks invitations of the account"),
        new(-218, ZaloOaErrorClass.Person, "receives no more for now"),
        new(-219, ZaloOaErrorClass.Operator, "the app was removed or disabled: look at developers.zalo.me"),
        new(-220, ZaloOaErrorClass.Refresh, "the access token has expired"),
        new(-221, ZaloOaErrorClass.Operator, "the Official Account must be verified: have it verified in OA Manager"),
        new(-223, ZaloOaErrorClass.Operator, "the account has not granted this API: consent anew with 'channels zalo-oa connect'"),
        new(-224, ZaloOaErrorClass.Operator, "the account's package does not include this: upgrade it in OA Manager"),
        new(-227, ZaloOaErrorClass.Person, "is banned or was not active for 45 days"),
        new(-230, ZaloOaErrorClass.Person, "has not interacted in the last 7 days"),
        new(-232, ZaloOaErrorClass.Person, "has not interacted, or it is too long ago"),
        new(-233, ZaloOaErrorClass.Payload, "this kind of message is not supported"),
        new(-234, ZaloOaErrorClass.Wait, "not allowed between 22:00 and 06:00", ZaloOaWait.Morning),
        new(-235, ZaloOaErrorClass.Operator, "this API is not for this kind of account: look in OA Manager"),
        new(-237, ZaloOaErrorClass.Payload, "the group has expired"),
        new(-238, ZaloOaErrorClass.Payload, "the asset is used already"),
        new(-240, ZaloOaErrorClass.Operator, "this version of the API was shut down: update the service"),
        new(-241, ZaloOaErrorClass.Payload, "the asset is used already"),
        new(-242, ZaloOaErrorClass.Operator, "the app demands appsecret_proof: switch it off on developers.zalo.me"),
        new(-244, ZaloOaErrorClass.Person, "does not accept this kind of message"),
        new(-248, ZaloOaErrorClass.Operator, "against the platform's policy: look in OA Manager and pause sending"),
        new(-249, ZaloOaErrorClass.Payload, "the template cannot be sent to a user id"),
        new(-320, ZaloOaErrorClass.Operator, "the app has no Zalo Cloud Account: connect one"),
        new(-321, ZaloOaErrorClass.Operator, "the Zalo Cloud Account is out of money: top it up"),
        new(-403, ZaloOaErrorClass.Payload, "the account is not in the group"),
        new(-1340, ZaloOaErrorClass.Payload, "the form is not found"),
        new(-1341, ZaloOaErrorClass.Payload, "no access to the form"),
    ];

    private static readonly Dictionary<int, ZaloOaError> ByCode = Table.ToDictionary(e => e.Code);

    public static IReadOnlyList<ZaloOaError> All => Table;

    /// <summary>
    /// The class of a code. One that is not known is this message's own: it was refused, so it cannot arrive twice, nobody is taken for
    /// gone, and it does not hold up what is behind it.
    /// </summary>
    public static ZaloOaError Of(int code) =>
        ByCode.GetValueOrDefault(code) ?? new ZaloOaError(code, ZaloOaErrorClass.Payload, "not in the list of error codes");
}
