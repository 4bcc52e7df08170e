using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Terminal;

/// <summary>Hands in what a terminal says.</summary>
internal sealed class TerminalConversation(ITurnGateway gateway, IStore store, TerminalAdapter adapter)
{
    /// <summary>
    /// Key of the empty message that follows a turn's replies. Messages of one conversation leave in order, so this one comes last, and the
    /// terminal then puts its prompt.
    /// </summary>
    public const string EndKey = "terminal.end";

    /// <exception cref="StoreUnavailableException">Nothing happened.</exception>
    public async Task<TerminalAccepted> ReceiveAsync(string conversation, TerminalInput input, CancellationToken cancellationToken)
    {
        var id = $"terminal/{Guid.CreateVersion7():N}";
        var reference = TerminalAdapter.Reference(conversation);
        Activity activity = input.Text switch
        {
            null => new JoinedActivity { Id = id, Conversation = reference },
            { Length: > TurnLimits.MaxTextLength } => new UnsupportedActivity
            {
                Id = id,
                Conversation = reference,
                Content = UnsupportedContent.TooLong,
            },
            var text => new MessageActivity
            {
                Id = id,
                Conversation = reference,
                Text = text,
            },
        };
        adapter.Received();
        await gateway.ReceiveAsync(activity, alongside: null, cancellationToken);
        await store.ExecuteAsync(
            session =>
            {
                session.Enqueue(
                    new OutgoingActivity
                    {
                        To = reference,
                        Text = "",
                        Key = EndKey,
                        InReplyTo = id,
                    }
                );
                return ValueTask.FromResult(true);
            },
            WorkPriority.Citizen,
            cancellationToken
        );
        return new TerminalAccepted(id);
    }
}
