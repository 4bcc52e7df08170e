using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.TestKit;

/// <summary>A citizen who talks to some skills: says, presses, and looks at what came back.</summary>
internal sealed class Chat
{
    private static readonly Lazy<ContentSnapshot> Shipped = new(() =>
        ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = new LocalDate(2026, 10, 5) }).Require()
    );

    private readonly MemoryStore _store = new(TimeProvider.System);
    private readonly ContentSnapshot _content;
    private TurnRunner _runner;
    private int _count;
    private int _read;

    public Chat(IReadOnlyDictionary<string, LocalText> texts, params Skill[] skills)
    {
        _content = Shipped.Value with
        {
            Texts = new TextCatalog(
                Shipped
                    .Value.Texts.Keys.Where(k => !texts.ContainsKey(k))
                    .ToDictionary(k => k, k => Shipped.Value.Texts[k])
                    .Concat(texts)
                    .ToDictionary(t => t.Key, t => t.Value)
            ),
        };
        _runner = new TurnRunner(new SkillSet(skills), ServiceCalendar.Default);
    }

    public DateTimeOffset Now { get; set; } = new(2026, 10, 5, 1, 0, 0, TimeSpan.Zero);

    /// <summary>A new version of the program with other skills goes on with the same state.</summary>
    public void Deploy(params Skill[] skills) => _runner = new TurnRunner(new SkillSet(skills), ServiceCalendar.Default);

    public Task<IReadOnlyList<OutgoingActivity>> SaysAsync(string text, string? messageId = null, bool isEdit = false) =>
        RunAsync(
            new MessageActivity
            {
                Id = $"m{++_count}",
                Conversation = Where,
                Text = text,
                MessageId = messageId ?? $"m{_count}",
                IsEdit = isEdit,
            }
        );

    public Task<IReadOnlyList<OutgoingActivity>> PressesAsync(string payload) =>
        RunAsync(
            new ButtonActivity
            {
                Id = $"b{++_count}",
                Conversation = Where,
                Payload = payload,
            }
        );

    /// <summary>The payload of the newest button with this label.</summary>
    public string PayloadOf(string label) =>
        _store.Sent.AsEnumerable().Reverse().SelectMany(s => s.Buttons).First(b => b.Label == label).Payload;

    /// <summary>Keys of the messages of one answer.</summary>
    public static void AssertKeys(IReadOnlyList<OutgoingActivity> said, params string[] keys) =>
        Assert.Equal(keys, said.Select(s => s.Key));

    private static ConversationReference Where { get; } = new("telegram", "1", "7", "7");

    private async Task<IReadOnlyList<OutgoingActivity>> RunAsync(Activity activity)
    {
        var inputs = new TurnInputs(Now, (UInt128)_count, _content, new ChannelCapabilities());
        await _store.ExecuteAsync(async session =>
        {
            await _runner.RunAsync(session, activity, inputs);
            return true;
        });
        var said = _store.Sent.Skip(_read).ToList();
        _read = _store.Sent.Count;
        return said;
    }
}
