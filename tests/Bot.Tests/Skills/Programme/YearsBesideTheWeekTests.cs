using ChatBot.Bot.Tests.TestKit;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Programme;

/// <summary>A year in a message is the week's year only beside words of the week.</summary>
public sealed class YearsBesideTheWeekTests
{
    [Theory]
    [InlineData("năm nay tôi 40 tuổi muốn học lại")]
    [InlineData("sang năm tôi muốn học tiếng anh")]
    [InlineData("năm ngoái tôi có học ở trung tâm học tập cộng đồng")]
    [InlineData("nam nay con toi len lop 6 muon hoc tieng anh")]
    [InlineData("năm sau cháu thi vào lớp 10 thì ôn ở đâu")]
    [InlineData("last year I left school, where can I study again")]
    [InlineData("năm 2020 tôi nghỉ học lớp 9, giờ học lại ở đâu")]
    public async Task Says_YearOfTheCitizensOwnLife_NotAnsweredWithTheWeek(string text)
    {
        await using var house = new House
        {
            Content = Shipped.On(new LocalDate(2026, 11, 30)),
            Now = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(7)),
        };
        await house.SaysAsync("a", text);
        Assert.All(
            await house.OutgoingAsync(),
            said =>
            {
                Assert.NotEqual("programme.start", said.Key);
                Assert.DoesNotContain("programme.year", said.Key, StringComparison.Ordinal);
                Assert.DoesNotContain("programme.fact", said.Key, StringComparison.Ordinal);
            }
        );
    }
}
