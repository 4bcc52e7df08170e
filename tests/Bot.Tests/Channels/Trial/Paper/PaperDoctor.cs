using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Configuration;

namespace ChatBot.Bot.Tests.Channels.Trial.Paper;

internal sealed class PaperDoctor(IConfiguration configuration) : IChannelDoctor
{
    public string Channel => PaperModule.ChannelName;

    public string? WebhookPath => IsOn ? PaperWebhook.Path : null;

    private bool IsOn => !string.IsNullOrEmpty(configuration[PaperModule.TokenKey]);

    public Task<IReadOnlyList<Finding>> ExamineAsync(ChannelExamination examination, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            Finding.Ok(Channel, IsOn ? "letters are handed in" : $"off: {PaperModule.TokenKey} is empty"),
        ]);
}
