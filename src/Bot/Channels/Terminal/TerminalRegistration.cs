using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Channels.Terminal;

internal static class TerminalRegistration
{
    public static IServiceCollection AddTerminal(this IServiceCollection services)
    {
        services.AddSingleton<TerminalAdapter>();
        services.AddSingleton<IChannelAdapter>(provider => provider.GetRequiredService<TerminalAdapter>());
        services.AddSingleton<TerminalConversation>();
        services.AddSingleton<IOfficeEndpoints, TerminalEndpoints>();
        return services;
    }
}
