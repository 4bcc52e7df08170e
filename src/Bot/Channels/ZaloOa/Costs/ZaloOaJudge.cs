using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Tokens;

namespace ChatBot.Bot.Channels.ZaloOa.Costs;

/// <summary>What an answer that is no success means for the message.</summary>
internal sealed class ZaloOaJudge(ZaloOaRateLimit rate, ZaloOaMorning morning)
{
    /// <summary>No token to call with.</summary>
    public static SendResult NoToken(ZaloOaAccess access) =>
        access switch
        {
            ZaloOaAccess.Wait wait => new SendResult.Retry(wait.After, wait.Reason, WholeChannel: true),
            ZaloOaAccess.Broken broken => new SendResult.Misconfigured(broken.Reason),
            _ => throw new InvalidOperationException($"{access.GetType().Name} is no trouble."),
        };

    public SendResult Of(ZaloOaAnswer answer) =>
        answer switch
        {
            ZaloOaAnswer.NotTaken notTaken => new SendResult.Retry(null, notTaken.Reason),
            ZaloOaAnswer.WrongAddress wrong => new SendResult.Misconfigured(wrong.Reason),
            ZaloOaAnswer.Unknown unknown => new SendResult.Unknown(unknown.Reason),
            ZaloOaAnswer.Refused refused => Of(refused.Error),
            _ => throw new InvalidOperationException($"No outcome for {answer.GetType().Name}."),
        };

    private SendResult Of(ZaloOaError error)
    {
        var words = string.Create(CultureInfo.InvariantCulture, $"{error.Code} {error.Words}");
        return error.Class switch
        {
            ZaloOaErrorClass.Refresh => new SendResult.Misconfigured(
                $"{words}, and a renewed one is refused as well: {ZaloOaTokens.ConnectAgain}"
            ),
            ZaloOaErrorClass.Wait => error.Wait switch
            {
                ZaloOaWait.NextMinute => new SendResult.Retry(rate.UntilNextMinute(), words, WholeChannel: true),
                ZaloOaWait.Morning => new SendResult.Retry(morning.Until(), words),
                _ => new SendResult.Retry(null, words),
            },
            ZaloOaErrorClass.Person => new SendResult.Unreachable(words),
            ZaloOaErrorClass.Operator => new SendResult.Misconfigured(words),
            _ => new SendResult.Rejected(words),
        };
    }
}
