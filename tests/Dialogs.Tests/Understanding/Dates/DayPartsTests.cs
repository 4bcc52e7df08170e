using ChatBot.Dialogs.Understanding.Dates;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding.Dates;

public sealed class DayPartsTests
{
    [Theory]
    [InlineData("tối nay có gì", DayPart.Evening)]
    [InlineData("toi nay co gi", DayPart.Evening)]
    [InlineData("sáng thứ bảy", DayPart.Morning)]
    [InlineData("sang t7", DayPart.Morning)]
    [InlineData("buổi chiều", DayPart.Afternoon)]
    [InlineData("trưa mai", DayPart.Noon)]
    [InlineData("3 giờ chiều mai", DayPart.Afternoon)]
    [InlineData("19h có gì", DayPart.Evening)]
    [InlineData("what is on tonight", DayPart.Evening)]
    [InlineData("hôm nay tôi đi đâu", null)]
    [InlineData("gan toi co gi", null)]
    [InlineData("sang năm có không", null)]
    [InlineData("đem theo gì", null)]
    [InlineData("con gai toi chu nhat hoc duoc khong", null)]
    [InlineData("chau toi thu 7 ranh", null)]
    [InlineData("toi chu nhat co gi", DayPart.Evening)]
    public void Find_Text_GivesItsPart(string text, DayPart? expected) =>
        Assert.Equal(expected, SharedContent.Recognizer.Recognize(text, new LocalDateTime(2026, 10, 5, 8, 0)).DayPart);
}
