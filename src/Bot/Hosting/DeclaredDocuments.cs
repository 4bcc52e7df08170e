using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Office;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Hosting;

/// <summary>
/// Every kind of document of the program, whichever channels are on: an erase, an export and a backup by a command must see what the
/// service has written.
/// </summary>
internal static class DeclaredDocuments
{
    public static IReadOnlyList<DocumentKind> All { get; } =
    [
        .. AllSkills.Create(ServiceCalendar.Default, []).Documents,
        .. DirectLineRegistration.Documents,
        .. ZaloOaRegistration.Documents,
        SendingState.Kind,
        AuditEntry.Kind,
        ServiceRecord.Kind,
        Lease.Kind,
    ];
}
