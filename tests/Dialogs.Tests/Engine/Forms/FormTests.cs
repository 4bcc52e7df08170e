using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Menu;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Tests.TestKit;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine.Forms;

public sealed class FormTests
{
    private static readonly Slot A = TestForm.Text("a");
    private static readonly Slot B = TestForm.Text("b");
    private static readonly Slot C = TestForm.Text("c");

    [Fact]
    public async Task Form_EveryAnswerGood_AsksOnceEachAndCompletes()
    {
        var chat = Start(A, B);

        Chat.AssertKeys(await chat.PressesAsync("go:test"), "test.ask-a");
        Chat.AssertKeys(await chat.SaysAsync("một"), "test.ask-b");
        Assert.Equal("a:một b:hai", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Answer_NotAccepted_IsAskedAgainAndAfterThreeTriesAWayOutIsOffered()
    {
        var chat = Start(A);
        await chat.PressesAsync("go:test");

        Assert.Empty(Assert.Single(await chat.SaysAsync("bad 1")).Buttons);
        Assert.Empty(Assert.Single(await chat.SaysAsync("bad 2")).Buttons);
        var wayOut = Assert.Single(await chat.SaysAsync("bad 3")).Buttons;
        Assert.EndsWith(":later", wayOut[0].Payload, StringComparison.Ordinal);
        Assert.Equal("go:human", wayOut[1].Payload);
        Assert.EndsWith(":cancel", wayOut[2].Payload, StringComparison.Ordinal);
        Assert.Equal("a:được", Collected(await chat.SaysAsync("được")));
    }

    [Fact]
    public async Task Back_AtTheSecondQuestion_AsksTheFirstAgain()
    {
        var chat = Start(A, B);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");

        Chat.AssertKeys(await chat.SaysAsync("quay lại"), "test.ask-a");
        await chat.SaysAsync("ba");
        Assert.Equal("a:ba b:hai", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Skip_RequiredQuestion_IsRefusedAndAskedAgain()
    {
        var chat = Start(A);
        await chat.PressesAsync("go:test");

        Chat.AssertKeys(await chat.SaysAsync("bỏ qua"), "form.cannot-skip", "test.ask-a");
    }

    [Fact]
    public async Task Skip_OptionalQuestion_LeavesItOut()
    {
        var chat = Start(A with { Optional = _ => true }, B);
        Assert.Contains(Assert.Single(await chat.PressesAsync("go:test")).Buttons, b => b.Label == "Bỏ qua");

        await chat.SaysAsync("bỏ qua");
        Assert.Equal("a: b:hai", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Cancel_AnyWhere_ClosesTheFormAndIsNoAnswer()
    {
        var chat = Start(A, B);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");

        Chat.AssertKeys(await chat.SaysAsync("hủy"), "test.cancelled");
        Chat.AssertKeys(await chat.PressesAsync("go:test"), "test.ask-a");
    }

    [Fact]
    public async Task Summary_EditByNumber_AsksThatOneAndShowsTheSummaryAgain()
    {
        var chat = Start(A, B, TestForm.Confirm);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        Chat.AssertKeys(await chat.SaysAsync("hai"), "test.ask-confirm");

        Chat.AssertKeys(await chat.SaysAsync("sửa 1"), "test.ask-a");
        Chat.AssertKeys(await chat.SaysAsync("bốn"), "test.ask-confirm");
        Assert.Equal("a:bốn b:hai", Collected(await chat.SaysAsync("đúng")));
    }

    [Fact]
    public async Task Edit_ThenMenuAndContinue_AsksTheSameQuestionAndTheOldAnswerStays()
    {
        var chat = Start(A, B, TestForm.Confirm);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        await chat.SaysAsync("hai");
        await chat.SaysAsync("sửa 2");
        await chat.SaysAsync("menu");

        Chat.AssertKeys(await chat.SaysAsync("tiếp tục"), "test.ask-b");
        Chat.AssertKeys(await chat.SaysAsync("năm"), "test.ask-confirm");
        Assert.Equal("a:một b:năm", Collected(await chat.SaysAsync("đúng")));
    }

    [Fact]
    public async Task EditedMessage_ThatAnswered_CorrectsThatAnswer()
    {
        var chat = Start(A, B);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("mọt", "99");

        Chat.AssertKeys(await chat.SaysAsync("một", "99", isEdit: true), "test.ask-b");
        Assert.Equal("a:một b:hai", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Button_OfAnOlderForm_IsExplainedAndTheOpenQuestionPutAgain()
    {
        var chat = Start(A, B with { Optional = _ => true });
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        var old = chat.PayloadOf("Bỏ qua");
        await chat.SaysAsync("hủy");
        await chat.PressesAsync("go:test");

        Chat.AssertKeys(await chat.PressesAsync(old), "form.press-closed", "test.ask-a");
    }

    [Fact]
    public async Task Form_AfterLessThanADay_TakesTheAnswer()
    {
        var chat = Start(A, B);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        chat.Now += Form.SleepsAfter - TimeSpan.FromMinutes(1);

        Assert.Equal("a:một b:hai", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Form_AfterDays_PutsItsQuestionAgainBeforeItReadsAnAnswer()
    {
        var chat = Start(A, B);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        chat.Now += TimeSpan.FromDays(9);

        var said = await chat.SaysAsync("hai");

        Chat.AssertKeys(said, "test.ask-b");
        Assert.Equal("a:một b:hai", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Deploy_SlotAddedBefore_IsAskedNext()
    {
        var chat = Start(A, C);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        chat.Deploy(Skills(A, B, C));

        Chat.AssertKeys(await chat.SaysAsync("ba"), "test.ask-b");
        Assert.Equal("a:một b:hai c:ba", Collected(await chat.SaysAsync("hai")));
    }

    [Fact]
    public async Task Deploy_OpenSlotRemoved_GoesOnWithTheNext()
    {
        var chat = Start(A, B, C);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        chat.Deploy(Skills(A, C));

        Chat.AssertKeys(await chat.SaysAsync("tiếp tục"), "test.ask-c");
        Assert.Equal("a:một c:ba", Collected(await chat.SaysAsync("ba")));
    }

    [Fact]
    public async Task Deploy_SlotRenamed_KeepsItsAnswer()
    {
        var chat = Start(A, C);
        await chat.PressesAsync("go:test");
        await chat.SaysAsync("một");
        chat.Deploy(Skills(TestForm.Text("b", "a"), C));

        Assert.Equal("b:một c:ba", Collected(await chat.SaysAsync("ba")));
    }

    [Fact]
    public async Task Deploy_DialogRemoved_LeavesNobodyStuck()
    {
        var chat = Start(A);
        await chat.PressesAsync("go:test");
        chat.Deploy(new MenuSkill());

        Chat.AssertKeys(await chat.SaysAsync("menu"), "menu.show");
    }

    private static string Collected(IReadOnlyList<ChatBot.Dialogs.Activities.OutgoingActivity> said) =>
        Assert.Single(said).Arguments!["all"];

    private static Chat Start(params Slot[] slots) => new(TestForm.Texts("a", "b", "c"), Skills(slots));

    private static ChatBot.Dialogs.Engine.Skill[] Skills(params Slot[] slots) =>
        [new MenuSkill(), new QuestionsSkill(), new TestSkill(new TestForm(slots))];
}
