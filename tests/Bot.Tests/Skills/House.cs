using ChatBot.Bot.Office;
using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Skills;

/// <summary>The skills of the service on a real store, without channels: citizens act, documents and messages can be looked at.</summary>
internal sealed class House : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("chatbot-house-");
    private readonly Uri? _publicUrl;
    private TurnRunner _turns;
    private int _count;

    private readonly SeatLimits? _seats;
    private readonly IReadOnlyList<Skill>? _further;

    public House(Uri? publicUrl = null, SeatLimits? seats = null, IReadOnlyList<Skill>? further = null)
    {
        _further = further;
        _publicUrl = publicUrl;
        _seats = seats;
        Skills = AllSkills.Create(ServiceCalendar.Default, [], () => Content, publicUrl, seats, further);
        _turns = new TurnRunner(Skills, ServiceCalendar.Default);
        Store = LiteDbStore.Open(
            new LiteDbStoreOptions { Path = Path.Combine(_folder.FullName, "chatbot.db"), RunEachTurnTwice = true },
            [.. Skills.Documents, AuditEntry.Kind],
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
        Gate = new ProactiveGate(Skills, ServiceCalendar.Default);
    }

    public SkillSet Skills { get; private set; }

    /// <summary>The turn, for what hands in by itself; it knows the content of this moment.</summary>
    public TurnRunner Turns
    {
        get
        {
            SharedRecognizers.Give(_turns, Content);
            return _turns;
        }
    }

    public LiteDbStore Store { get; }

    public ProactiveGate Gate { get; private set; }

    public ContentSnapshot Content { get; set; } = Shipped.Content;

    public DateTimeOffset Now { get; set; } = new(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7));

    public static ConversationReference Where(string citizen) => new("zalo-oa", "1", citizen, citizen);

    public Task SaysAsync(string citizen, string text) =>
        RunAsync(
            new MessageActivity
            {
                Id = NextId(),
                Conversation = Where(citizen),
                Text = text,
            }
        );

    public Task PressesAsync(string citizen, string payload) =>
        RunAsync(
            new ButtonActivity
            {
                Id = NextId(),
                Conversation = Where(citizen),
                Payload = payload,
            }
        );

    public Task HappensAsync(Activity happened) => RunAsync(happened);

    public Task ActsAsync(Activity activity) => RunAsync(activity);

    /// <summary>The service stops and starts: what it only remembered is gone, the store stays.</summary>
    public void Restart()
    {
        Skills = AllSkills.Create(ServiceCalendar.Default, [], () => Content, _publicUrl, _seats, _further);
        _turns = new TurnRunner(Skills, ServiceCalendar.Default);
        Gate = new ProactiveGate(Skills, ServiceCalendar.Default);
    }

    /// <summary>The scheduler looks: everything due is posted, until nothing is.</summary>
    public async Task ScheduleAsync()
    {
        for (var rounds = 0; ; rounds++)
        {
            Assert.True(rounds < 10, "Something stays due after it was posted.");
            var due = new List<DueEvent>();
            foreach (var schedule in Skills.Schedules)
            {
                due.AddRange(await schedule.DueAsync(Store, Now, 100));
            }

            if (due.Count == 0)
            {
                return;
            }

            foreach (var one in due)
            {
                await RunAsync(one.Event);
            }
        }
    }

    /// <summary>What the gate says of a message now.</summary>
    public Task<ProactiveDecision> DecideAsync(OutgoingActivity message) =>
        Store.ExecuteAsync(session => Gate.DecideAsync(session, message, Now));

    /// <summary>A whole sign-up of an adult, up to and with the confirmation.</summary>
    public async Task SignsUpAsync(string citizen, string @class)
    {
        await PressesAsync(citizen, "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho tôi", "Nguyễn Văn An", "1990", "Trường Vinh", "A1", @class, "bỏ qua", "đúng" })
        {
            await SaysAsync(citizen, text);
        }
    }

    public async Task<Conversation> ConversationAsync(string citizen) =>
        await Store.ExecuteAsync(session => session.GetAsync(Conversation.Kind, Where(citizen).Key))
        ?? throw new InvalidOperationException($"{citizen} never wrote.");

    public Task<IReadOnlyList<T>> OfAsync<T>(DocumentKind<T> kind, string personId)
        where T : class =>
        Store.ExecuteAsync<IReadOnlyList<T>>(async session => [.. (await session.OfPersonAsync(kind, personId)).Cast<T>()]);

    /// <summary>Messages that went into the outbox since the last call.</summary>
    public async Task<IReadOnlyList<OutgoingActivity>> OutgoingAsync()
    {
        var entries = await Store.Outbox.ClaimAsync(Store.Node, 10_000, TimeSpan.FromHours(1), CancellationToken.None);
        foreach (var entry in entries)
        {
            Store.Outbox.Complete(entry);
        }

        return [.. entries.Select(e => e.Activity)];
    }

    public async ValueTask DisposeAsync()
    {
        await Store.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private string NextId() => $"house/{Interlocked.Increment(ref _count)}";

    /// <summary>What the channel of an activity can do; nothing special unless a test says so.</summary>
    public Func<Activity, ChannelCapabilities> Can { get; init; } = _ => new ChannelCapabilities();

    private Task<bool> RunAsync(Activity activity)
    {
        SharedRecognizers.Give(_turns, Content);
        var inputs = new TurnInputs(Now, (UInt128)Interlocked.Increment(ref _count) << 64, Content, Can(activity));
        return Store.ExecuteAsync(
            async session =>
            {
                if (await session.TryClaimAsync(activity.Id))
                {
                    await _turns.RunAsync(session, activity, inputs);
                }

                return true;
            },
            WorkPriority.Citizen
        );
    }
}
