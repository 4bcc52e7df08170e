using ChatBot.Dialogs.Skills.Reminders;
using ChatBot.Dialogs.Tests.Understanding;
using Xunit;
using static ChatBot.Dialogs.Tests.Skills.Programme.SmallProgramme;

namespace ChatBot.Dialogs.Tests.Skills.Reminders;

public sealed class ReminderWordsTests
{
    [Theory]
    [InlineData("thôi nhắc", true)]
    [InlineData("thoi nhac", true)]
    [InlineData("hủy nhắc", true)]
    [InlineData("bỏ nhắc sự kiện này đi", true)]
    [InlineData("đừng nhắc tôi nữa", true)]
    [InlineData("không cần nhắc nữa", true)]
    [InlineData("tắt lời nhắc", true)]
    [InlineData("stop reminding me", true)]
    [InlineData("don't remind me any more", true)]
    [InlineData("nhắc tôi", false)]
    [InlineData("chưa thấy nhắc", false)]
    [InlineData("dừng nhắc bài học", false)]
    [InlineData("thôi", false)]
    public void WantEnd_Sentence_IsTheWishToHaveNone(string text, bool expected) =>
        Assert.Equal(expected, ReminderWords.WantEnd(SharedContent.Recognizer.Recognize(text, Now)));

    [Theory]
    [InlineData("hủy hết nhắc", true)]
    [InlineData("thôi nhắc tất cả các sự kiện", true)]
    [InlineData("stop all reminders", true)]
    [InlineData("thôi nhắc", false)]
    [InlineData("don't remind me any more", false)]
    public void SaysAll_WishToHaveNone_OnlyInSoManyWords(string text, bool expected) =>
        Assert.Equal(expected, ReminderWords.SaysAll(SharedContent.Recognizer.Recognize(text, Now)));

    [Theory]
    [InlineData("nhắc tôi", true)]
    [InlineData("nhắc mình trước 1 ngày nhé", true)]
    [InlineData("nhắc tôi ngày hội đọc sách", false)]
    [InlineData("nhắc tôi uống thuốc", false)]
    [InlineData("đừng nhắc tôi", false)]
    public void WantOfShown_Wish_NamesNothingElse(string text, bool expected) =>
        Assert.Equal(expected, ReminderWords.WantOfShown(SharedContent.Recognizer.Recognize(text, Now)));
}
