using ChatBot.Bot.Transcripts;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using NodaTime;

namespace ChatBot.Bot.Commands;

/// <summary>
/// Runs the turn of the chat for the first message of somebody of whom nothing is stored. It shows what the service says to a message by
/// the same road as in the chat, and keeps nothing.
/// </summary>
internal sealed class FirstTurn
{
    private const string Channel = "telegram";

    private readonly ContentSnapshot _content;
    private readonly TurnRunner _turns = new(AllSkills.Create(ServiceCalendar.Default, []), ServiceCalendar.Default);

    /// <summary>Prepares the content, which takes about a second.</summary>
    public FirstTurn(ContentSnapshot content)
    {
        _content = content;
        _turns.Prepare(content);
    }

    /// <summary>Reads a message and runs its turn.</summary>
    /// <param name="text">The message as received.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh.</param>
    public async Task<UnderstandOutput> RunAsync(string text, LocalDateTime now)
    {
        var activity = new MessageActivity
        {
            Id = "understand/1",
            Conversation = new ConversationReference(Channel, "understand", "1", "1"),
            Text = text,
        };
        var inputs = _turns.Read(
            activity,
            new TurnInputs(ServiceCalendar.Default.ToInstant(now), UInt128.One, _content, TranscriptChannels.All[Channel].Capabilities)
        );
        var session = new EmptySession();
        await _turns.RunAsync(session, activity, inputs);
        return UnderstandOutput.Of(text, inputs.Recognized!) with
        {
            Says = [.. session.Said.Select(said => new UnderstandAnswer(said.Key ?? "", said.Text))],
        };
    }

    /// <summary>A store in which nothing stands and nothing stays.</summary>
    private sealed class EmptySession : IStoreSession
    {
        public List<OutgoingActivity> Said { get; } = [];

        public ValueTask<bool> TryClaimAsync(string inboxKey) => ValueTask.FromResult(true);

        public ValueTask<T?> GetAsync<T>(DocumentKind<T> kind, string key)
            where T : class => ValueTask.FromResult<T?>(null);

        public ValueTask<IReadOnlyList<T>> QueryAsync<T>(DocumentKind<T> kind, IndexRange range)
            where T : class => ValueTask.FromResult<IReadOnlyList<T>>([]);

        public ValueTask<IReadOnlyList<object>> OfPersonAsync(DocumentKind kind, string personId) =>
            ValueTask.FromResult<IReadOnlyList<object>>([]);

        public ValueTask<IReadOnlyList<ScannedDocument>> ScanAsync(DocumentKind kind, string? afterCursor, int max) =>
            ValueTask.FromResult<IReadOnlyList<ScannedDocument>>([]);

        public ValueTask<int> CountAsync(DocumentKind kind, IndexRange range) => ValueTask.FromResult(0);

        public void Put<T>(DocumentKind<T> kind, T document)
            where T : class
        {
            // What a first turn writes is read by no second one.
        }

        public void Delete(DocumentKind kind, string key) { }

        public void Enqueue(OutgoingActivity activity) => Said.Add(activity);

        public void DropProactive(string personId, Purpose? purpose = null) { }

        public void NoteErased(string personId) { }

        public void Signal(string topic, string? subject = null) { }
    }
}
