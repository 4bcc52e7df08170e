using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Programme;

public sealed class AskedSearchTests
{
    private static readonly ProgrammeQuery Before = new()
    {
        From = Monday.PlusDays(5),
        To = Monday.PlusDays(6),
        Places = [DienChau],
        Themes = ["reading", "children"],
    };

    [Theory]
    [InlineData("còn tuần sau?", 60, "261012-261018:17464:reading+children")]
    [InlineData("con tuan sau thi sao", 60, "261012-261018:17464:reading+children")]
    [InlineData("thế chủ nhật?", 60, "261011:17464:reading+children")]
    [InlineData("ở phường Trường Vinh thì sao?", 60, "261010-261011:16690:reading+children")]
    [InlineData("what about the elderly?", 60, "261010-261011:17464:reading+elderly")]
    [InlineData("còn tiếng Anh thì sao", 60, "261010-261011:17464:children+english")]
    [InlineData("ở đâu cũng được", 60, "261010-261011::reading+children")]
    [InlineData("con tôi học tiếng Anh chủ nhật", 60, "261011::children+english")]
    [InlineData("con gai em chu nhat co gi", 60, "261011::")]
    [InlineData("the events on Sunday", 60, "261011::")]
    [InlineData("con chu nhat", 60, "261011:17464:reading+children")]
    [InlineData("chủ nhật", 10, "261011:17464:reading+children")]
    [InlineData("chủ nhật", 60, "261011::")]
    [InlineData("chủ nhật có sự kiện gì", 10, "261011::")]
    [InlineData("có gì cho trẻ em ở Vinh", 5, ":412:children")]
    [InlineData("ở Vinh có gì", 5, ":412:")]
    [InlineData("có gì về khoa học không", 5, "::stem")]
    [InlineData("hôm nay có gì", 5, "261005::")]
    [InlineData("còn online?", 5, "261010-261011:@17464:reading+children")]
    [InlineData("sự kiện trực tuyến ở Vinh", 5, ":@:")]
    public void After_ShortQuestion_GoesOnOnlyWhereItLeans(string text, int minutes, string expected)
    {
        var asked = AskedSearch.Of(SharedContent.Recognizer.Recognize(text, Now));

        var meant = asked.After(Before, Duration.FromMinutes(minutes), id => SharedContent.Snapshot.Themes[id].IsAudience);

        Assert.Equal(expected, ReadableQuery.Of(meant));
    }
}
