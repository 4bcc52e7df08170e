using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>What was said on the web goes when the person is erased.</summary>
internal sealed class WebLogErasable : IErasable
{
    public ValueTask EraseAsync(IStoreSession session, ConversationReference conversation) =>
        ConversationLog.DeleteConversationLogAsync(session, conversation);
}
