using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Engine;

/// <summary>Something a channel keeps of a conversation (the web's log), which goes when the person is erased.</summary>
public interface IErasable
{
    /// <summary>Removes it inside the erase's transaction.</summary>
    ValueTask EraseAsync(IStoreSession session, ConversationReference conversation);
}
