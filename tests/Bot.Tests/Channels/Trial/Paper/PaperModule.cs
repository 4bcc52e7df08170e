using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Bot.Tests.Channels.Trial.Paper;

/// <summary>A channel that nobody has: letters. It is here to be added as CONTRIBUTING says, and to be whole then.</summary>
internal sealed class PaperModule : IChannelModule
{
    public const string ChannelName = "paper";

    /// <summary>Setting of the token with which letters are handed in; empty: the channel is off.</summary>
    public const string TokenKey = "Paper:Token";

    /// <summary>Setting of the post office's address.</summary>
    public const string AddressKey = "Paper:ApiBaseUrl";

    public string Name => ChannelName;

    public ChannelCapabilities Capabilities => PaperAdapter.Can;

    public IReadOnlyList<PlatformAddress> Addresses { get; } = [new(TokenKey, AddressKey, "https://post.example.vn")];

    public IReadOnlyList<DocumentKind> Documents { get; } = [PaperReceipt.Kind, PaperStamp.Kind];

    public IReadOnlyList<IErasable> Erasables { get; } = [new PaperStampErasable()];

    public void AddServices(IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrEmpty(configuration[TokenKey]))
        {
            return;
        }

        services.AddSingleton<PaperAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<PaperAdapter>());
        services.AddSingleton<PaperWebhook>();
    }

    public void AddOffice(IServiceCollection services) => services.AddSingleton<IChannelDoctor, PaperDoctor>();

    public void Map(WebApplication app)
    {
        if (app.Services.GetService<PaperWebhook>() is { } webhook)
        {
            app.MapPost(PaperWebhook.Path, webhook.HandleAsync);
        }
    }
}
