namespace ChatBot.Bot.Channels.ZaloOa.Api;

/// <summary>
/// Every error code of https://developers.zalo.me/docs/zalo-notification-service/phu-luc/bang-ma-loi (December 2025; -1472 from the notices
/// of 2026). Templates by user id go through the OpenAPI's host, so its own codes come as well; -100 means another thing there.
/// </summary>
internal static class ZaloOaTemplateErrors
{
    private static readonly ZaloOaError[] Table =
    [
        new(-100, ZaloOaErrorClass.Wait, "an unknown error of the template service"),
        new(-101, ZaloOaErrorClass.Operator, "the app id is invalid: check ZaloOa:AppId"),
        new(-102, ZaloOaErrorClass.Operator, "the app does not exist: look at developers.zalo.me"),
        new(-103, ZaloOaErrorClass.Operator, "the app is not active: set it to \"Đang hoạt động\" on developers.zalo.me"),
        new(-104, ZaloOaErrorClass.Operator, "the app secret is invalid: check ZaloOa:AppSecret"),
        new(-105, ZaloOaErrorClass.Operator, "the app is not linked with the Official Account: link them on developers.zalo.me"),
        new(-106, ZaloOaErrorClass.Operator, "this method is not supported: update the service"),
        new(-108, ZaloOaErrorClass.Payload, "the phone number is invalid"),
        new(-109, ZaloOaErrorClass.Operator, "the id of the template is invalid: check ZaloOa:Templates"),
        new(-110, ZaloOaErrorClass.Person, "has a version of Zalo that cannot show it"),
        new(-111, ZaloOaErrorClass.Payload, "the template has no data"),
        new(-112, ZaloOaErrorClass.Payload, "a parameter of the template is too long"),
        new(-1121, ZaloOaErrorClass.Payload, "a parameter of the template is missing"),
        new(-1122, ZaloOaErrorClass.Payload, "a parameter of the template is missing"),
        new(-1124, ZaloOaErrorClass.Payload, "a parameter of the template has the wrong format"),
        new(-113, ZaloOaErrorClass.Payload, "a button of the template is invalid"),
        new(-1131, ZaloOaErrorClass.Payload, "a button of the template is invalid"),
        new(-114, ZaloOaErrorClass.Person, "is inactive, refuses the account, or cannot be reached for another reason"),
        new(-115, ZaloOaErrorClass.Operator, "the balance does not cover the message: top up the account"),
        new(-116, ZaloOaErrorClass.Payload, "the text is invalid"),
        new(-117, ZaloOaErrorClass.Operator, "no access to the template: check ZaloOa:Templates and who made the template"),
        new(-118, ZaloOaErrorClass.Person, "has no Zalo account"),
        new(-119, ZaloOaErrorClass.Person, "cannot receive it"),
        new(-120, ZaloOaErrorClass.Operator, "the account may not do this: look in OA Manager"),
        new(-121, ZaloOaErrorClass.Payload, "the template data is empty"),
        new(-122, ZaloOaErrorClass.Payload, "the template data cannot be read"),
        new(-124, ZaloOaErrorClass.Refresh, "the access token is invalid"),
        new(-1241, ZaloOaErrorClass.Operator, "the app demands appsecret_proof: switch it off on developers.zalo.me"),
        new(-125, ZaloOaErrorClass.Operator, "the id of the Official Account is invalid: look in OA Manager"),
        new(-126, ZaloOaErrorClass.Operator, "the wallet of the development mode is empty: have the template approved for use"),
        new(-127, ZaloOaErrorClass.Operator, "a test template goes to administrators only: have the template approved for use"),
        new(-130, ZaloOaErrorClass.Payload, "the template data is too long"),
        new(-131, ZaloOaErrorClass.Operator, "the template is not approved: look at account.zalo.solutions"),
        new(-132, ZaloOaErrorClass.Payload, "a parameter is invalid"),
        new(-133, ZaloOaErrorClass.Wait, "not allowed between 22:00 and 06:00", ZaloOaWait.Morning),
        new(-135, ZaloOaErrorClass.Operator, "the account may not send templates: have it verified and look at its package in OA Manager"),
        new(-1351, ZaloOaErrorClass.Operator, "the account is blocked for a violation: look in OA Manager"),
        new(-136, ZaloOaErrorClass.Operator, "there is no Zalo Cloud Account: connect one"),
        new(-137, ZaloOaErrorClass.Operator, "the Zalo Cloud Account could not be charged: top it up"),
        new(-138, ZaloOaErrorClass.Operator, "the app lacks the permission: add it on developers.zalo.me"),
        new(-139, ZaloOaErrorClass.Person, "refuses this kind of message"),
        new(-140, ZaloOaErrorClass.Payload, "this person may not be sent this template"),
        new(-141, ZaloOaErrorClass.Person, "refuses messages of the account"),
        new(-144, ZaloOaErrorClass.Wait, "the templates of this day are used up", ZaloOaWait.Morning),
        new(-1441, ZaloOaErrorClass.Payload, "the promotions of this month are used up"),
        new(-145, ZaloOaErrorClass.Operator, "the account may not send this kind of content: look in OA Manager"),
        new(-146, ZaloOaErrorClass.Operator, "the template was disabled for its quality: look at account.zalo.solutions"),
        new(-147, ZaloOaErrorClass.Wait, "this template is used up for the day", ZaloOaWait.Morning),
        new(-1471, ZaloOaErrorClass.Payload, "this person has had all messages of this kind for the month"),
        new(-1472, ZaloOaErrorClass.Wait, "this person has had all promotions of the day", ZaloOaWait.Morning),
        new(-148, ZaloOaErrorClass.Payload, "the journey token is missing"),
        new(-149, ZaloOaErrorClass.Payload, "the journey token is invalid"),
        new(-150, ZaloOaErrorClass.Payload, "the journey token has expired"),
        new(-151, ZaloOaErrorClass.Payload, "not a template for end-to-end encryption"),
        new(-152, ZaloOaErrorClass.Payload, "the key for end-to-end encryption is missing"),
        new(-161, ZaloOaErrorClass.Payload, "the sending mode is invalid"),
        new(-162, ZaloOaErrorClass.Payload, "this sending mode is not allowed"),
    ];

    private static readonly Dictionary<int, ZaloOaError> ByCode = Table.ToDictionary(e => e.Code);

    public static IReadOnlyList<ZaloOaError> All => Table;

    /// <summary>The class of a code of the template endpoint.</summary>
    public static ZaloOaError Of(int code) => ByCode.GetValueOrDefault(code) ?? ZaloOaErrors.Of(code);
}
