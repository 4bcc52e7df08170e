using ChatBot.Dialogs.Skills.Menu;
using ChatBot.Dialogs.Tests.Understanding;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Menu;

public sealed class SmallTalkTests
{
    private static readonly LocalDateTime Now = new(2020, 10, 7, 9, 0);

    // Their phrasings ask who answers here, or for a person: small talk answers both.
    private static readonly HashSet<string> Related = ["is_official", "menu", "human", "complaint", "contact", "privacy"];

    [Theory]
    [InlineData("cho e hỏi tí dc ko ạ", "Opener")]
    [InlineData("ad đâu rồi", "Opener")]
    [InlineData("alo ai đấy", "Who")]
    [InlineData("ai trực page vậy", "Who")]
    [InlineData("co phai nguoi that khong", "Machine")]
    [InlineData("ai tạo ra bạn thế", "Maker")]
    [InlineData("gửi nhầm người rồi", "WrongNumber")]
    [InlineData("sao biết số tôi", "Unasked")]
    [InlineData("quảng cáo à", "Seller")]
    [InlineData("lừa đảo hả", "Suspect")]
    [InlineData("bạn là nam hay nữ", "Personal")]
    [InlineData("trả lời sai rồi", "Mistaken")]
    [InlineData("trả lời máy móc quá", "Scold")]
    [InlineData("chán quá", "Sad")]
    [InlineData("xịn ghê", "Praise")]
    [InlineData("thôi khỏi đi", "NoNeed")]
    [InlineData("you suck", "Scold")]
    [InlineData("chào buổi chiều cả nhà", "Hello")]
    public void Of_NothingBesideSmallTalk_Kind(string text, string kind) =>
        Assert.Equal(kind, SmallTalk.Of(SharedContent.Recognizer.Recognize(text, Now))?.ToString());

    [Theory]
    [InlineData("cho em hỏi lớp tiếng anh ở đâu ạ")]
    [InlineData("chào bạn, tuần lễ mấy ngày")]
    [InlineData("bạn tên gì thì được học bổng")]
    [InlineData("giỏi tiếng anh thì vào lớp nào")]
    [InlineData("buồn quá không muốn sống nữa")]
    [InlineData("Nguyễn Thị Hay")]
    [InlineData("dạ vâng ạ")]
    public void Of_OneWordAboutSomething_None(string text) => Assert.Null(SmallTalk.Of(SharedContent.Recognizer.Recognize(text, Now)));

    [Fact]
    public void Of_QuestionsOfTopics_None()
    {
        var taken = SharedContent
            .Snapshot.Topics.Values.Where(topic => !Related.Contains(topic.Id))
            .SelectMany(topic => topic.Phrasings)
            .Where(phrasing => SmallTalk.Of(SharedContent.Recognizer.Recognize(phrasing, Now)) is not null);
        Assert.Empty(taken);
    }
}
