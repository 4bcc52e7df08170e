using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Bot.Office.Transport;

namespace ChatBot.Bot.Hosting;

internal static class OfficeRegistration
{
    /// <summary>Registers the operations, for the service and for a command that opens the store itself.</summary>
    public static IServiceCollection AddOffice(this IServiceCollection services, ChannelSet channels)
    {
        services.AddSingleton<Audit>();
        services.AddSingleton<PersonLookup>();
        services.AddSingleton<OfficeOperation, ChannelStatusReport>();
        services.AddSingleton<OfficeOperation, PersonShow>();
        services.AddSingleton<OfficeOperation, PersonExport>();
        services.AddSingleton<OfficeOperation, PersonErase>();
        services.AddSingleton<OfficeOperation, RosterExport>();
        services.AddSingleton<SeatSearch>();
        services.AddSingleton<SeatsChange>();
        services.AddSingleton<OfficeOperation, SeatsList>();
        services.AddSingleton<OfficeOperation, SeatsConfirm>();
        services.AddSingleton<OfficeOperation, SeatsRelease>();
        services.AddSingleton<UndeliveredSearch>();
        services.AddSingleton<OfficeOperation, UndeliveredList>();
        services.AddSingleton<OfficeOperation, UndeliveredRetry>();
        services.AddSingleton<OfficeOperation, UndeliveredDrop>();
        services.AddSingleton<OfficeOperation, QuestionsList>();
        services.AddSingleton<OfficeOperation, QuestionsAdd>();
        services.AddSingleton<OfficeOperation, SendingOperation>();
        services.AddSingleton<OfficeOperation, BackupOperation>();
        services.AddSingleton<OfficeOperation, RetentionConfirm>();
        services.AddSingleton<OfficeOperation, ServiceState>();
        services.AddSingleton<OfficeOperation, ServiceLive>();
        foreach (var module in channels.Modules)
        {
            module.AddOffice(services);
        }

        return services;
    }
}
