using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// What can be said of the Official Account without a call: every call needs a token, and only the running service may use or renew the one
/// there is.
/// </summary>
internal sealed class ZaloOaDoctor(IOptions<ZaloOaOptions> options) : IChannelDoctor
{
    public string Channel => ZaloOaModule.ChannelName;

    public string? WebhookPath => options.Value.IsConfigured ? ZaloOaWebhook.Path : null;

    public Task<IReadOnlyList<Finding>> ExamineAsync(ChannelExamination examination, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([.. Examine(examination)]);

    private IEnumerable<Finding> Examine(ChannelExamination examination)
    {
        if (!options.Value.IsConfigured)
        {
            yield return Finding.Ok(Channel, "off: ZaloOa:AppId is empty");
            yield break;
        }

        if (examination.PublicUrl is not { Scheme: "https" })
        {
            yield return Finding.Fail(
                Channel,
                "Zalo calls the webhook over HTTPS, and Service:PublicUrl is not an https address",
                "set it to the address that the console has as webhook, without /channels/zalo-oa"
            );
        }

        // The channel's state, a line of its own, already tells what is wrong with its tokens.
        yield return Finding.Ok(
            Channel,
            examination.Running switch
            {
                null => $"app {options.Value.AppId}; tokens and quota are known to the running service only",
                { Degraded: not null } => $"app {options.Value.AppId}",
                { Quota: { } quota } => $"app {options.Value.AppId}, connected; {quota}",
                _ => $"app {options.Value.AppId}, connected; what is left to send is known after the first message",
            }
        );
    }
}
