using System.Runtime.CompilerServices;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Routing;

/// <summary>Loads the conversation, lets the dialogs decide, and stores state and outgoing messages in the same transaction.</summary>
public sealed class TurnRunner(SkillSet skills, ServiceCalendar calendar) : ITurn
{
    private readonly ActivityRouter _router = new(skills);

    // A recogniser belongs to its snapshot and goes with it.
    private readonly ConditionalWeakTable<ContentSnapshot, Recognizer> _recognizers = [];

    /// <summary>Builds what understanding needs for a snapshot, before the snapshot is used: half a second that no turn may take.</summary>
    public Recognizer Prepare(ContentSnapshot content) => _recognizers.GetValue(content, Build);

    /// <inheritdoc/>
    public TurnInputs Read(Activity activity, TurnInputs inputs)
    {
        if (activity is not MessageActivity message)
        {
            return inputs;
        }

        var recognizer = Prepare(inputs.Content);
        using var reading = recognizer.Lexicon.Use();
        var recognized = recognizer.Recognize(message.Text, calendar.ToLocal(inputs.Now));
        recognized.ReadAhead();
        if (recognized.IsLong)
        {
            foreach (var skill in skills.Skills)
            {
                skill.Read(recognized);
            }
        }

        return inputs with
        {
            Recognized = recognized,
        };
    }

    /// <inheritdoc/>
    public async ValueTask RunAsync(IStoreSession session, Activity activity, TurnInputs inputs)
    {
        inputs = inputs.Recognized is null ? Read(activity, inputs) : inputs;
        using var reading = Prepare(inputs.Content).Lexicon.Use();
        var turn = await OpenAsync(session, activity, inputs);
        await _router.RouteAsync(turn, inputs.Recognized);
        Close(turn);
    }

    /// <inheritdoc/>
    public async ValueTask RecordFailureAsync(IStoreSession session, Activity activity, TurnInputs inputs, string error)
    {
        var turn = await OpenAsync(session, activity, inputs);
        session.Put(
            FailedTurn.Kind,
            new FailedTurn
            {
                Id = activity.Id,
                PersonId = turn.PersonId,
                At = inputs.Now,
                Error = error,
                Activity = activity,
            }
        );
        if (activity is not EventActivity)
        {
            turn.Say("engine.failed", MenuButtons.Home(turn));
        }

        foreach (var message in turn.Outgoing)
        {
            session.Enqueue(message);
        }
    }

    private Recognizer Build(ContentSnapshot content)
    {
        using var reading = Lexicon.Of(content.Words).Use();
        foreach (var skill in skills.Skills)
        {
            skill.Prepare(content);
        }

        return skills.Learn(content);
    }

    private async ValueTask<TurnContext> OpenAsync(IStoreSession session, Activity activity, TurnInputs inputs)
    {
        var random = new TurnRandom(inputs.Seed);
        var known = await session.GetAsync(Conversation.Kind, activity.Conversation.Key);
        var conversation =
            known
            ?? new Conversation
            {
                Reference = activity.Conversation,
                PersonId = "p" + random.Id(20),
                WrittenLanguage =
                    activity.LanguageHint is { } hint && hint.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? "en" : null,
            };
        return new TurnContext(session, activity, inputs, conversation, calendar, random) { IsNew = known is null, Menu = skills.Menu };
    }

    private static void Close(TurnContext turn)
    {
        var outgoing = WithKeyboardTakenAway(turn);
        if (turn.IsForgotten)
        {
            turn.Session.Delete(Conversation.Kind, turn.Conversation.Reference.Key);
        }
        else if (turn.IsNew && turn.Activity is (EventActivity or LeftActivity) && turn.Conversation.TakenOverUntil is null)
        {
            // Somebody who was erased and then blocks the account is not stored anew.
        }
        else if (turn.Activity is not EventActivity || turn.ConversationChanged)
        {
            turn.Session.Put(
                Conversation.Kind,
                turn.Activity is EventActivity ? turn.Conversation : turn.Conversation with { LastSeen = turn.Now }
            );
        }

        foreach (var message in outgoing)
        {
            turn.Session.Enqueue(message);
        }
    }

    // A keyboard of the channel's own stays on the screen until a message takes it away. The conversation knows that one stands there, so
    // that a restart forgets nothing; the first answer after it takes it away, unless the same question is put again.
    private static IReadOnlyList<OutgoingActivity> WithKeyboardTakenAway(TurnContext turn)
    {
        if (turn.Activity is EventActivity || turn.Outgoing.Count == 0 || turn.Conversation.Reference.IsGroup)
        {
            return turn.Outgoing;
        }

        var stood = turn.Conversation.AsksNatively;
        var stands = turn.Outgoing.Any(message => message.Request != NativeRequest.None);
        turn.Conversation = turn.Conversation with { AsksNatively = stands };
        return stood && !stands ? [turn.Outgoing[0] with { EndsRequest = true }, .. turn.Outgoing.Skip(1)] : turn.Outgoing;
    }
}
