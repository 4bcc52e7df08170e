using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Tests.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.Lessons;

public sealed class LessonHourTests
{
    [Theory]
    [InlineData("2", "11:30")]
    [InlineData("số 4", "20:00")]
    [InlineData("7", "07:00")]
    [InlineData("2 giờ chiều", "14:00")]
    [InlineData("8 rưỡi tối", "20:30")]
    [InlineData("sau bữa cơm tối", "19:30")]
    [InlineData("toi", "19:00")]
    [InlineData("giờ nghỉ trưa nhé", "11:30")]
    [InlineData("in the morning please", "07:00")]
    public void Parse_AnswerToTheQuestion_Hour(string text, string hour) =>
        Assert.Equal(hour, Assert.IsType<AnswerOutcome.Accepted>(LessonHour.Parse(text)).Value);

    [Theory]
    [InlineData("25")]
    [InlineData("lúc nào cũng được")]
    [InlineData("tối thứ bảy")]
    public void Parse_NoHour_NotAccepted(string text) => Assert.IsNotType<AnswerOutcome.Accepted>(LessonHour.Parse(text));

    [Theory]
    [InlineData("đổi giờ sang trưa", "11:30")]
    [InlineData("change the time to 7 in the morning", "07:00")]
    [InlineData("nhận bài lúc 20h", "20:00")]
    [InlineData("gửi 6 giờ sớm quá", null)]
    [InlineData("nhận bài", null)]
    public void NamedIn_Wish_ItsHour(string text, string? hour) =>
        Assert.Equal(hour, LessonHour.NamedIn(SharedContent.Recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0))));
}
