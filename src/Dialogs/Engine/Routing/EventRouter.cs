using ChatBot.Dialogs.Activities;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>
/// Takes what happened without the citizen: what became of a message, a person of the office who took over, and what a skill asked to be
/// woken for.
/// </summary>
internal sealed class EventRouter(SkillSet skills)
{
    public async ValueTask RouteAsync(DialogContext dialog, EventActivity happened)
    {
        var turn = dialog.Turn;
        switch (happened.Name)
        {
            case DeliveryEvents.Unreachable:
                turn.Conversation = turn.Conversation with { Unreachable = true };
                turn.Session.DropProactive(turn.PersonId);
                break;
            case DeliveryEvents.Moved when happened.Subject is { Length: > 0 } conversationId:
                var moved = turn.Conversation with { Reference = turn.Conversation.Reference with { ConversationId = conversationId } };
                turn.Session.Delete(Conversation.Kind, turn.Conversation.Reference.Key);
                turn.Conversation = moved;
                break;
            case DeliveryEvents.Undelivered:
                turn.Session.Put(
                    UndeliveredMessage.Kind,
                    new UndeliveredMessage
                    {
                        Id = happened.Id,
                        PersonId = turn.PersonId,
                        At = turn.Now,
                        Reason = happened.Subject ?? string.Empty,
                        Message = happened.Message,
                        WrittenAt = happened.HappenedAt,
                    }
                );
                break;
            case ConversationEvents.TakenOver when int.TryParse(happened.Subject, out var minutes):
                var silentUntil = (happened.HappenedAt ?? turn.Now).AddMinutes(minutes);
                if (silentUntil <= turn.Now || silentUntil <= turn.Conversation.TakenOverUntil)
                {
                    break;
                }

                // Seen now, also when the bot had not known them: what the office began, the bot must not break into. A number typed from
                // here on answers the office, not what the bot had offered before.
                turn.Conversation = turn.Conversation with
                {
                    TakenOverUntil = silentUntil,
                    Choices = [],
                    LastSeen = turn.IsNew ? turn.Now : turn.Conversation.LastSeen,
                };
                break;
            default:
                if (skills.FindEvent(happened.Name) is not { } handler)
                {
                    throw new InvalidOperationException($"No skill handles the event '{happened.Name}'.");
                }

                await handler(dialog, happened);
                break;
        }
    }
}
