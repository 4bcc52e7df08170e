using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Bot.Tests.Skills;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Office;

/// <summary>What did not get through, and what the office does about it.</summary>
public sealed class UndeliveredTests
{
    private const string Citizen = "lan";

    [Fact]
    public async Task List_OfAMessageAndATurn_ShowsCodesAndReasonsAndNoWord()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "con em tên là Bình");
        var call = new RecordedCall();

        var result = await List(house).RunAsync(new UndeliveredList.Request(WithText: false), call);

        Assert.Equal(new UndeliveredList.Result(1, 1), result);
        var person = (await house.ConversationAsync(Citizen)).PersonId;
        Assert.StartsWith("text: m42  2026-10-05 08:00  zalo-oa reply  rejected: -216  person " + person, call.Heard[0]);
        Assert.StartsWith("text: t", call.Heard[1], StringComparison.Ordinal);
        Assert.Contains("zalo-oa text  Boom at Nowhere", call.Heard[1], StringComparison.Ordinal);
        Assert.DoesNotContain(
            call.Heard,
            line => line.Contains("Bình", StringComparison.Ordinal) || line.Contains("lỗi", StringComparison.Ordinal)
        );
        Assert.Null(Assert.Single(await AuditAsync(house, "undelivered.list")).About);
    }

    [Fact]
    public async Task List_WhenTextsAreAskedFor_ShowsThemAndTheAuditSaysSo()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "con em tên là Bình");
        var call = new RecordedCall();

        await List(house).RunAsync(new UndeliveredList.Request(WithText: true), call);

        Assert.Contains("text:     Tin bị lỗi.\n", call.Heard);
        Assert.Contains("text:     con em tên là Bình\n", call.Heard);
        Assert.Equal("with texts", Assert.Single(await AuditAsync(house, "undelivered.list")).About);
    }

    [Fact]
    public async Task Retry_OfAnAnswer_SendsTheSameMessageOnceAndIsAudited()
    {
        await using var house = await WithAnswerLostAsync();

        var result = await RetryAsync(house, "M42");
        var again = await RetryAsync(house, "m42");

        Assert.Equal(["M42"], result.Done);
        Assert.Equal(UndeliveredDrop.Unknown, again.Refused["m42"]);
        var sent = Assert.Single(await house.OutgoingAsync());
        Assert.Equal(("Tin bị lỗi.", Purpose.Reply, House.Where(Citizen)), (sent.Text, sent.Purpose, sent.To));
        var entry = Assert.Single(await AuditAsync(house, "undelivered.retry"));
        Assert.Equal(("tester", "m42", "kênh chạy lại"), (entry.Who, entry.About, entry.Reason));
    }

    public static TheoryData<string, Func<Conversation, Conversation>, int, string> Unwanted =>
        new()
        {
            { "stop", c => c with { Stopped = true }, 0, "has said stop" },
            { "blocked", c => c with { Unreachable = true }, 0, "has blocked the account" },
            {
                "a talk with the office",
                c => c with { TakenOverUntil = new(2026, 10, 5, 12, 0, 0, TimeSpan.FromHours(7)) },
                0,
                "after 2026-10-05 12:00"
            },
            { "quiet hours", c => c, 14, "after 2026-10-06 06:00" },
        };

    [Theory]
    [MemberData(nameof(Unwanted))]
    public async Task Retry_ThatTheGateRefuses_SendsNothingAndKeepsIt(
        string what,
        Func<Conversation, Conversation> change,
        int hoursLater,
        string expected
    )
    {
        _ = what;
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "đăng ký");
        await house.OutgoingAsync();
        var conversation = await house.ConversationAsync(Citizen);
        await house.Store.ExecuteAsync(session =>
        {
            session.Put(Conversation.Kind, change(conversation));
            return ValueTask.FromResult(true);
        });
        house.Now += TimeSpan.FromHours(hoursLater);
        var turn = await CodeOfTurnAsync(house);

        var result = await RetryAsync(house, "m42", turn);

        Assert.Empty(result.Done);
        Assert.All(["m42", turn], code => Assert.Contains(expected, result.Refused[code], StringComparison.Ordinal));
        Assert.Empty(await house.OutgoingAsync());
        Assert.Equal(new UndeliveredList.Result(1, 1), await List(house).RunAsync(new UndeliveredList.Request(false), new RecordedCall()));
        Assert.Empty(await AuditAsync(house, "undelivered.retry"));
    }

    [Fact]
    public async Task Retry_AfterTheCitizenWroteAgain_IsRefused()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "đăng ký");
        house.Now += TimeSpan.FromMinutes(5);
        await house.SaysAsync(Citizen, "xin chào");
        await house.OutgoingAsync();
        var turn = await CodeOfTurnAsync(house);

        var result = await RetryAsync(house, "m42", turn);

        Assert.All(
            ["m42", turn],
            code => Assert.Contains("has written since (2026-10-05 08:05)", result.Refused[code], StringComparison.Ordinal)
        );
        Assert.Empty(await house.OutgoingAsync());
    }

    [Fact]
    public async Task Retry_OfAStaleProactiveMessage_IsRefused()
    {
        await using var house = await WithAnswerLostAsync(message =>
            message with
            {
                Purpose = Purpose.Lesson,
                ExpiresAt = new(2026, 10, 5, 7, 0, 0, TimeSpan.FromHours(7)),
            }
        );

        Assert.Contains("out of date", (await RetryAsync(house, "m42")).Refused["m42"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_OfAFailedTurn_AnswersTheCitizenAsIfJustWritten()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "menu");
        await house.OutgoingAsync();

        var result = await RetryAsync(house, await CodeOfTurnAsync(house));

        Assert.Single(result.Done);
        Assert.Contains(await house.OutgoingAsync(), m => m.Buttons.Count > 2);
        Assert.Equal(0, (await UndeliveredSearch.CountAsync(house.Store, CancellationToken.None)).Turns);
    }

    [Fact]
    public async Task Retry_OfATurnThatFailsAgain_ChangesNothingAndSaysWhere()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "bí mật");
        await house.OutgoingAsync();
        var code = await CodeOfTurnAsync(house);

        var result = await Retry(house, new ScriptedTurn { Run = (_, _, _) => throw new InvalidOperationException("bí mật") })
            .RunAsync(new UndeliveredChange([code], "thử"), new RecordedCall());

        Assert.Contains("failed again and changed nothing: InvalidOperationException", result.Refused[code], StringComparison.Ordinal);
        Assert.DoesNotContain("bí mật", result.Refused[code], StringComparison.Ordinal);
        Assert.Equal(1, (await UndeliveredSearch.CountAsync(house.Store, CancellationToken.None)).Turns);
    }

    [Fact]
    public async Task Retry_WithoutTheServiceThatKnowsTheChannel_IsRefused()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "menu");
        var code = await CodeOfTurnAsync(house);

        var result = await Retry(house, house.Turns, isRunning: false).RunAsync(new UndeliveredChange([code], "thử"), new RecordedCall());

        Assert.Contains("start it", result.Refused[code], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drop_OfACode_ForgetsItWithItsReasonAndLeavesOthers()
    {
        await using var house = await WithAnswerLostAsync();
        await FailAsync(house, "menu");

        var result = await new UndeliveredDrop(house.Store, new UndeliveredSearch(house.Store), Clock(house)).RunAsync(
            new UndeliveredChange(["m42", "m43"], "đã gọi"),
            new RecordedCall()
        );

        Assert.Equal(["m42"], result.Done);
        Assert.Equal(UndeliveredDrop.Unknown, result.Refused["m43"]);
        var figures = await UndeliveredSearch.CountAsync(house.Store, CancellationToken.None);
        Assert.Equal((0, 1), (figures.Messages, figures.Turns));
        Assert.Equal("đã gọi", Assert.Single(await AuditAsync(house, "undelivered.drop")).Reason);
    }

    [Fact]
    public async Task Text_AfterAWeek_IsKeptNoLonger()
    {
        await using var house = await WithAnswerLostAsync();
        var kept = Assert.Single(await house.OfAsync(UndeliveredMessage.Kind, (await house.ConversationAsync(Citizen)).PersonId));

        Assert.Null(UndeliveredMessage.Kind.Trimmed(kept, kept.At.AddDays(7)));
        var trimmed = Assert.IsType<UndeliveredMessage>(UndeliveredMessage.Kind.Trimmed(kept, kept.At.AddDays(7).AddMinutes(1)));
        Assert.Null(trimmed.Message);
        Assert.NotEmpty(UndeliveredMessage.Kind.PersonalFields);
    }

    [Theory]
    [InlineData(0, 0, false, "every message arrived")]
    [InlineData(1, 0, true, "1 message did not arrive, the oldest at 2026-10-05 01:00Z")]
    [InlineData(0, 2, true, "2 turns failed, the oldest at 2026-10-05 01:00Z")]
    [InlineData(3, 1, true, "3 messages did not arrive and 1 turn failed, the oldest")]
    public void Doctor_NamesHowManyAndSinceWhen(int messages, int turns, bool warns, string expected)
    {
        DateTimeOffset? since = messages + turns == 0 ? null : new DateTimeOffset(2026, 10, 5, 8, 0, 0, TimeSpan.FromHours(7));

        var finding = new UndeliveredCheck().Examine(new UndeliveredFigures(messages, turns, since));

        Assert.Equal(warns ? FindingLevel.Warn : FindingLevel.Ok, finding.Level);
        Assert.Contains(expected, finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_OfTheStore_AreTheOldestOfBoth()
    {
        await using var house = new House();
        Assert.Equal(new UndeliveredFigures(0, 0, null), await UndeliveredSearch.CountAsync(house.Store, CancellationToken.None));
        await FailAsync(house, "menu");
        var first = house.Now;
        house.Now += TimeSpan.FromHours(1);
        await LoseAsync(house, message => message);

        Assert.Equal(new UndeliveredFigures(1, 1, first), await UndeliveredSearch.CountAsync(house.Store, CancellationToken.None));
    }

    private static async Task<House> WithAnswerLostAsync(Func<OutgoingActivity, OutgoingActivity>? change = null)
    {
        var house = new House();
        await house.SaysAsync(Citizen, "xin chào");
        await LoseAsync(house, change ?? (message => message));
        await house.OutgoingAsync();
        return house;
    }

    private static async Task LoseAsync(House house, Func<OutgoingActivity, OutgoingActivity> change)
    {
        var person = await house.Store.ExecuteAsync(s => s.GetAsync(Conversation.Kind, House.Where(Citizen).Key));
        var message = new OutgoingActivity
        {
            To = House.Where(Citizen),
            Text = "Tin bị lỗi.",
            PersonId = person?.PersonId,
        };
        await house.HappensAsync(
            new EventActivity
            {
                Id = "undelivered:42",
                Conversation = House.Where(Citizen),
                Name = DeliveryEvents.Undelivered,
                Subject = "42 rejected: -216",
                Message = change(message),
                HappenedAt = house.Now,
            }
        );
    }

    private static Task<bool> FailAsync(House house, string text)
    {
        var message = new MessageActivity
        {
            Id = $"zalo-oa/1/event/{text.Length}",
            Conversation = House.Where(Citizen),
            Text = text,
        };
        var inputs = new TurnInputs(house.Now, 7, house.Content, new ChannelCapabilities());
        return house.Store.ExecuteAsync(async session =>
        {
            await house.Turns.RecordFailureAsync(session, message, inputs, "Boom at Nowhere");
            return true;
        });
    }

    private static async Task<string> CodeOfTurnAsync(House house)
    {
        var call = new RecordedCall();
        await List(house).RunAsync(new UndeliveredList.Request(false), call);
        return call.Heard.Single(line => line.StartsWith("text: t", StringComparison.Ordinal)).Split(' ')[1];
    }

    private static FakeTimeProvider Clock(House house) => new(house.Now);

    private static UndeliveredList List(House house) =>
        new(new UndeliveredSearch(house.Store), ServiceCalendar.Default, new Audit(house.Store, Clock(house)));

    private static UndeliveredRetry Retry(House house, ITurn turn, bool isRunning = true) =>
        new(
            house.Store,
            new UndeliveredSearch(house.Store),
            turn,
            house.Gate,
            isRunning ? [new ScriptedAdapter("zalo-oa")] : [],
            () => house.Content,
            ServiceCalendar.Default,
            Clock(house)
        );

    private static Task<UndeliveredChanged> RetryAsync(House house, params string[] codes) =>
        Retry(house, house.Turns).RunAsync(new UndeliveredChange(codes, "kênh chạy lại"), new RecordedCall());

    private static async Task<IReadOnlyList<AuditEntry>> AuditAsync(House house, string what) =>
        [
            .. (await house.Store.ExecuteAsync(s => s.QueryAsync(AuditEntry.Kind, new IndexRange("at", null, null)))).Where(e =>
                e.What == what
            ),
        ];
}
