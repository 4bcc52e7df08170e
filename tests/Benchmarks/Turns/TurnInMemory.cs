using BenchmarkDotNet.Attributes;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using NodaTime;

namespace ChatBot.Benchmarks.Turns;

/// <summary>
/// Conversations of eight turns through the real turn, state serialised every turn, no disk and no HTTP: comparable with the figures for
/// Bot Framework's waterfall dialog (1,569 turns a second, 352,818 bytes a turn).
/// </summary>
[MemoryDiagnoser]
public class TurnInMemory
{
    /// <summary>Turns of one conversation.</summary>
    public const int Turns = 8;

    private static readonly string[] Said = ["Nguyễn Thị Hoa", "1990", "0912345678", "Trường Vinh", "A1", "tôi đồng ý", "đúng"];

    private readonly TurnRunner _runner = new(new SkillSet([new EightTurnSkill()]), ServiceCalendar.Default);
    private readonly ChannelCapabilities _capabilities = new();
    private static readonly DateTimeOffset Now = new(2026, 10, 5, 1, 0, 0, TimeSpan.Zero);

    private ContentSnapshot _content = null!;
    private MemoryStore _store = new(TimeProvider.System);
    private int _conversation;

    /// <summary>Loads the shipped content.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _content = ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = new LocalDate(2026, 10, 5) }).Require();
        _runner.Prepare(_content);
    }

    /// <summary>One conversation; figures are per turn.</summary>
    [Benchmark(OperationsPerInvoke = Turns)]
    public async Task<long> Conversation()
    {
        if (++_conversation % 1000 == 0)
        {
            _store = new MemoryStore(TimeProvider.System);
        }

        var where = new ConversationReference("telegram", "1", $"{_conversation}", $"{_conversation}");
        await RunAsync(
            new ButtonActivity
            {
                Id = $"{_conversation}/0",
                Conversation = where,
                Payload = "go:signup",
            }
        );
        for (var i = 0; i < Said.Length; i++)
        {
            await RunAsync(
                new MessageActivity
                {
                    Id = $"{_conversation}/{i + 1}",
                    Conversation = where,
                    Text = Said[i],
                    MessageId = $"{i}",
                }
            );
        }

        return _store.Sent.Count;
    }

    /// <summary>The conversation ends where it should; a benchmark of turns that fail measures nothing.</summary>
    public async Task<string> CheckAsync()
    {
        Setup();
        await Conversation();
        return string.Join('\n', _store.Sent.Select(s => s.Key)) + $"\nbytes stored a turn: {_store.BytesWritten / Turns}";
    }

    private Task<bool> RunAsync(Activity activity) =>
        _store.ExecuteAsync(async session =>
        {
            if (await session.TryClaimAsync(activity.Id))
            {
                await _runner.RunAsync(session, activity, new TurnInputs(Now, (UInt128)_conversation, _content, _capabilities));
            }

            return true;
        });
}
