using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Recognition;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Questions;

public sealed class UnansweredTests
{
    [Fact]
    public async Task Question_AskedAgainInOtherWords_IsOneGroupCounted()
    {
        await using var house = new House();
        await house.SaysAsync("lan", "thủ tục làm hộ chiếu ở đâu");
        house.Now += TimeSpan.FromDays(1);
        await house.SaysAsync("minh", "cho em hoi thu tuc lam ho chieu o dau z");
        await house.SaysAsync("hoa", "làm hộ chiếu thủ tục thế nào");
        await house.SaysAsync("hoa", "dạy tôi cách nấu phở bò");

        var groups = await GroupsAsync(house);

        Assert.Equal([3, 1], groups.Select(g => g.Count));
        Assert.Equal(2, groups[0].Questions.Count);
        Assert.Equal("thủ tục làm hộ chiếu ở đâu", groups[0].Questions[0].Text);
        Assert.Equal(house.Now, groups[0].LastSeen);
        Assert.All(groups[0].Questions, q => Assert.NotEmpty(q.Nearest));
    }

    [Fact]
    public async Task Question_ThatNamesSomebody_IsNotKept()
    {
        await using var house = new House();
        await house.SaysAsync("lan", "tôi tên là Trần Thị Lan, dạy tôi nấu phở bò");
        await house.SaysAsync("lan", "toi bi lua mat tien");

        Assert.Empty(await GroupsAsync(house));
    }

    [Fact]
    public async Task Answer_InAForm_IsNotKept()
    {
        await using var house = new House();
        await house.PressesAsync("lan", "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho tôi", "abc xyz 99 !!", "mười hai con giáp", "thủ tục làm hộ chiếu ở đâu" })
        {
            await house.SaysAsync("lan", text);
        }

        Assert.Empty(await GroupsAsync(house));
    }

    [Fact]
    public async Task Question_WhenNoneOfTheTopicsOfferedWasMeant_IsKept()
    {
        await using var house = new House();
        var asked = await UnsureAsync(house);

        await house.PressesAsync("lan", "go:none");
        await house.PressesAsync("lan", "go:none");

        var group = Assert.Single(await GroupsAsync(house));
        Assert.Equal((asked, 1), (group.Questions[0].Text, group.Count));
        Assert.Null((await house.ConversationAsync("lan")).Asked);
    }

    [Fact]
    public async Task Question_UnsureInAForm_IsNotKept()
    {
        await using var house = new House();
        var unsure = await UnsureAsync(house);
        await house.PressesAsync("hoa", "go:signup");

        await house.SaysAsync("hoa", unsure);

        Assert.Null((await house.ConversationAsync("hoa")).Asked);
    }

    [Fact]
    public async Task Question_WhoseTopicWasChosen_IsNotKept()
    {
        await using var house = new House();
        await UnsureAsync(house);

        await house.PressesAsync("lan", "topic:week_what");
        await house.PressesAsync("lan", "go:none");

        Assert.Empty(await GroupsAsync(house));
    }

    [Fact]
    public async Task RemoveLike_QuestionsOfOneGroup_OnlyThoseLikeTheText()
    {
        await using var house = new House();
        await KeepAsync(
            house,
            ["mot hai ba bon nam sau bay", "mot hai ba bon nam sau bay", "mot hai ba bon nam", "hai ba bon nam sau bay tam", "chin muoi"],
            house.Now
        );
        var before = await GroupsAsync(house);

        var gone = await UnansweredQuestions.RemoveLikeAsync(house.Store, "mot hai ba bon nam", CancellationToken.None);

        Assert.Contains(before, group => group.Questions.Count == 3);
        Assert.Equal(2, gone);
        Assert.Equal(
            ["chin muoi", "hai ba bon nam sau bay tam"],
            (await GroupsAsync(house)).SelectMany(g => g.Questions).Select(q => q.Text).Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Groups_MoreThanAPage_AreAllRead()
    {
        await using var house = new House();
        await KeepAsync(house, Enumerable.Range(0, 120).Select(i => $"cau{i:x}z hoi{i:x}z"), house.Now);

        Assert.Equal(120, (await GroupsAsync(house)).Count);
    }

    [Fact]
    public async Task Questions_BeyondTheBound_PushOutTheOldest()
    {
        await using var house = new House();
        for (var i = 0; i <= UnansweredQuestions.MaxKept; i++)
        {
            await KeepAsync(house, [$"câu hỏi số{i:x}z lạ{i:x}z"], house.Now.AddMinutes(i));
        }

        var kept = (await GroupsAsync(house)).SelectMany(g => g.Questions).ToList();
        Assert.Equal(UnansweredQuestions.MaxKept, kept.Count);
        Assert.DoesNotContain(kept, q => q.LastSeen == house.Now);
    }

    private static async Task KeepAsync(House house, IEnumerable<string> texts, DateTimeOffset at)
    {
        foreach (var text in texts)
        {
            await house.Store.ExecuteAsync(async session =>
            {
                await UnansweredQuestions.KeepAsync(session, new AskedQuestion(text, "vi", []), at);
                return true;
            });
        }
    }

    // Which wording leaves the service in doubt depends on its training, so one is looked for among halves of what topics are called.
    private static async Task<string> UnsureAsync(House house)
    {
        var recognizer = Recognizer.Build(house.Content);
        var unsure = house
            .Content.Topics.Values.SelectMany(topic =>
                topic.Phrasings.Select(phrasing => string.Join(' ', phrasing.Split(' ').Take(4))).Prepend(topic.Title.Vi)
            )
            .First(text =>
                recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0))
                    is { Decision: Decision.Ask, Command: null, UrgentTopic: null, Dates: null } said
                && said.Places.Count == 0
                && UnansweredQuestions.Of(said) is not null
            );
        await house.SaysAsync("lan", unsure);
        return (await house.ConversationAsync("lan")).Asked?.Text ?? throw new InvalidOperationException($"'{unsure}' left no doubt.");
    }

    private static Task<IReadOnlyList<QuestionGroup>> GroupsAsync(House house) =>
        UnansweredQuestions.GroupsAsync(house.Store, CancellationToken.None);
}
