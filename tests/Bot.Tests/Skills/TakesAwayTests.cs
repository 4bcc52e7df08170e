using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Skills.SignUp;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Bot.Tests.Skills;

/// <summary>
/// Nothing is taken away unless words say so: every text of <c>takes-away.tsv</c> is said to the service by a subscriber of the lessons, by
/// somebody who holds a seat, and by neither.
/// </summary>
public sealed class TakesAwayTests(ITestOutputHelper output)
{
    private const string Lesson = "L02";
    private static readonly string[] Endings = ["stop", "pause", "ask", "offer"];

    private static readonly string[] Questions =
    [
        "lessons.stop-sure",
        "signup.cancel-sure",
        "signup.which-cancel",
        "data.erase-sure",
        "data.withdraw",
        "engine.nothing-to-cancel",
    ];

    [Theory]
    [InlineData(State.Subscriber)]
    [InlineData(State.Seat)]
    [InlineData(State.Neither)]
    public async Task Text_ThatEndsOrOnlySoundsLikeIt_EndsWhatWordsSay(State state)
    {
        var texts = Read(state);
        await using var house = new House();
        var misses = new List<string>();
        var (ends, found, sounds, taken) = (0, 0, 0, 0);
        foreach (var (expected, text) in texts)
        {
            var outcome = await SayAsync(house, state, text, open: false);
            var isEnding = expected.Any(Endings.Contains) && !expected.Contains("keep");
            var isRight = IsRight(expected, outcome);
            ends += isEnding ? 1 : 0;
            found += isEnding && isRight ? 1 : 0;
            sounds += isEnding ? 0 : 1;
            taken += !isEnding && Endings.Contains(outcome) && !isRight ? 1 : 0;
            if (!isRight)
            {
                misses.Add($"{outcome} instead of {string.Join('|', expected)}: {text}");
            }
        }

        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{state}: of {ends} that end something {found} found; of {sounds} that only sound like it "
                    + $"{taken} taken for an ending; {misses.Count} misses in all"
            )
        );
        Assert.True(misses.Count == 0, string.Join('\n', misses.Prepend($"{state}: {found}/{ends} found, {taken}/{sounds} false")));
    }

    [Fact]
    public async Task Text_WithAFormOpen_IsReadTheSameAndTheFormStays()
    {
        await using var house = new House();
        var misses = new List<string>();
        foreach (var (expected, text) in Read(State.Subscriber, "lessons", "next", "missed", "hour", "denied"))
        {
            var outcome = await SayAsync(house, State.Subscriber, text, open: true);
            if (expected.Contains("stop") ? outcome != "stop" : Endings.Contains(outcome))
            {
                misses.Add($"{outcome} instead of {string.Join('|', expected)}: {text}");
            }
        }

        Assert.True(misses.Count == 0, string.Join('\n', misses));
    }

    private static bool IsRight(string[] expected, string outcome) =>
        expected.Contains(outcome) || (expected.Contains("keep") && !Endings.Contains(outcome));

    /// <summary>What became of a text that somebody new says.</summary>
    internal static async Task<string> SayAsync(House house, State state, string text, bool open)
    {
        var citizen = $"c{Guid.NewGuid():N}";
        var before = await SeedAsync(house, state, citizen);
        if (open)
        {
            foreach (var said in new[] { "đăng ký tiếng anh", "tôi đồng ý", "cho tôi" })
            {
                await house.SaysAsync(citizen, said);
            }
        }

        await house.OutgoingAsync();
        await house.SaysAsync(citizen, text);
        var said2 = await house.OutgoingAsync();
        var after = await house.Store.ExecuteAsync(session => session.GetAsync(Subscription.Kind, "p" + citizen));
        var conversation = await house.ConversationAsync(citizen);
        Assert.True(!open || conversation.Stack.Count > 0, $"The form was lost by: {text}");
        if (conversation.Stopped || (before is not null && after is not { IsActive: true }))
        {
            return "stop";
        }

        var keys = said2.Select(m => m.Key ?? string.Empty).ToList();
        return keys.Contains("lessons.paused") ? "pause"
            : keys.Any(k => k is "lessons.less" or "lessons.days") ? "less"
            : keys.Any(Questions.Contains) ? "ask"
            : said2.Any(m =>
                m.Key == "engine.did-you-mean"
                && m.Buttons.Any(b => b.Payload is "topic:lesson_stop" or "topic:eng_cancel" or "topic:data_delete")
            )
                ? "offer"
            : after?.Sent.Count > (before?.Sent.Count ?? 0) ? "next"
            : keys.Contains($"lesson.{Lesson}") ? "missed"
            : keys.Any(k => k is "lessons.ask-hour" or "lessons.subscribed") ? "hour"
            : "keep";
    }

    private static async Task<Subscription?> SeedAsync(House house, State state, string citizen)
    {
        var (person, where) = ("p" + citizen, House.Where(citizen));
        var subscription =
            state == State.Subscriber
                ? new Subscription
                {
                    PersonId = person,
                    Conversation = where,
                    IsActive = true,
                    Hour = "19:00",
                    Due = house.Now.AddHours(11),
                    Sent = [Lesson],
                }
                : null;
        await house.Store.ExecuteAsync(session =>
        {
            var known = new Conversation
            {
                Reference = where,
                PersonId = person,
                LastSeen = house.Now,
            };
            session.Put(Conversation.Kind, state == State.Seat ? known.WithSeat() : known);
            if (subscription is not null)
            {
                session.Put(Subscription.Kind, subscription);
                session.Put(Consent.Kind, Given("lessons"));
            }

            if (state == State.Seat)
            {
                session.Put(Consent.Kind, Given("signup"));
                session.Put(
                    Enrolment.Kind,
                    new Enrolment
                    {
                        Code = citizen[..8].ToUpperInvariant(),
                        PersonId = person,
                        ClassId = house.Content.Classes.Keys.Order(StringComparer.Ordinal).First(),
                        Subject = Subject.Self,
                        Name = "Nguyễn Văn An",
                        BirthYear = 1980,
                        CommuneCode = "16690",
                        Level = "none",
                        Contact = where,
                        At = house.Now,
                        CourseEnd = house.Now.AddDays(100),
                        Consents = [$"signup-{person}"],
                    }
                );
            }

            return ValueTask.FromResult(true);
        });
        return subscription;

        Consent Given(string purpose) =>
            new()
            {
                Id = $"{purpose}-{person}",
                PersonId = person,
                Purpose = purpose,
                Wording = "…",
                NoticeVersion = "0",
                Reply = "Tôi đồng ý",
                UpdateId = "u",
                Channel = "zalo-oa",
                At = house.Now,
            };
    }

    internal static IReadOnlyList<(string[] Expected, string Text)> Read(State state, params string[] kinds) =>
        [
            .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Skills", "takes-away.tsv"))
                .Where(line => line.Length > 0 && line[0] != '#')
                .Skip(1)
                .Select(line => line.Split('\t'))
                .Where(cells => kinds.Length == 0 || kinds.Contains(cells[0]))
                .Select(cells => (cells[1 + (int)state].Split('|'), cells[^1])),
        ];

    /// <summary>What somebody holds.</summary>
    public enum State
    {
        /// <summary>The daily lessons.</summary>
        Subscriber,

        /// <summary>A seat in a class.</summary>
        Seat,

        /// <summary>Nothing.</summary>
        Neither,
    }
}
