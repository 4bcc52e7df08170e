using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;
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
    /// <summary>The kinds of the service as it is shipped.</summary>
    public static IReadOnlyList<DocumentKind> All { get; } = Of(AllChannels.Set);

    /// <summary>The kinds of the service with these channels.</summary>
    public static IReadOnlyList<DocumentKind> Of(ChannelSet channels) =>
        [
            .. AllSkills.Create(ServiceCalendar.Default, []).Documents,
            .. channels.Documents,
            SendingState.Kind,
            AuditEntry.Kind,
            ServiceRecord.Kind,
            Lease.Kind,
        ];
}
