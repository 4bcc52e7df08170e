using System.Collections.Concurrent;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>
/// The service's own dialogs, and beside them what no dialog says: an echo whose order can be checked, messages of a test's making, and a
/// notice that nobody asked for. All of it goes through store, gateway, outbox and dispatcher like everything else.
/// </summary>
internal sealed class ContractTurn(ITurn dialogs) : ITurn
{
    public const string Echo = "vọng ";
    private const string Notice = "contract.notice";
    private readonly ConcurrentDictionary<string, OutgoingActivity> _answers = new();

    /// <summary>What answers this very text from now on.</summary>
    public void Answer(string text, OutgoingActivity answer) => _answers[text] = answer;

    public static EventActivity NoticeTo(ConversationReference to, string id) =>
        new()
        {
            Id = id,
            Conversation = to,
            Name = Notice,
            Subject = id,
        };

    public TurnInputs Read(Activity activity, TurnInputs inputs) => dialogs.Read(activity, inputs);

    public async ValueTask RunAsync(IStoreSession session, Activity activity, TurnInputs inputs)
    {
        switch (activity)
        {
            case MessageActivity { Text: var text } when text.StartsWith(Echo, StringComparison.Ordinal):
                session.Enqueue(
                    new OutgoingActivity
                    {
                        To = activity.Conversation,
                        Text = text[Echo.Length..],
                        InReplyTo = activity.Id,
                    }
                );
                return;
            case MessageActivity { Text: var text } when _answers.TryGetValue(text, out var answer):
                session.Enqueue(answer with { To = activity.Conversation, InReplyTo = activity.Id });
                return;
            case EventActivity { Name: Notice, Subject: { } subject }:
                var conversation = await session.GetAsync(Conversation.Kind, activity.Conversation.Key);
                session.Enqueue(
                    new OutgoingActivity
                    {
                        To = activity.Conversation,
                        Text = subject,
                        Purpose = Purpose.Broadcast,
                        PersonId = conversation?.PersonId,
                        ExpiresAt = inputs.Now.AddHours(6),
                    }
                );
                return;
            default:
                await dialogs.RunAsync(session, activity, inputs);
                return;
        }
    }

    public ValueTask RecordFailureAsync(IStoreSession session, Activity activity, TurnInputs inputs, string error) =>
        dialogs.RecordFailureAsync(session, activity, inputs, error);
}
