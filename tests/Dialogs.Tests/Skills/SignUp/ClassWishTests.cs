using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Understanding.Words;
using CsCheck;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

public sealed class ClassWishTests
{
    // In the order shown: 1 evening here, 2 weekend morning near, 3 morning far, 4 online evening, 5 evening for A2, 6 children.
    private static readonly RankedClass[] Shown =
    [
        Of("evening", "none", "Tối thứ Ba và thứ Năm 18:30–20:00", 0, 22),
        Of("weekend", "A1", "Sáng thứ Bảy và Chủ nhật 8:00–9:30", 6, 26),
        Of("morning", "A1", "Sáng thứ Hai và thứ Năm 8:30–10:00", 37, 21),
        Of("online", "B1", "Tối thứ Ba và thứ Sáu 20:00–21:00", null, 22),
        Of("a2", "A2", "Tối thứ Hai và thứ Tư 19:00–20:30", 12, 28),
        Of("children", "none", "Chiều thứ Bảy 14:30–16:00", 3, 26, 14),
    ];

    [Theory]
    [InlineData("lớp cuối tuần", "weekend children")]
    [InlineData("cuoi tuan", "weekend children")]
    [InlineData("sáng cuối tuần", "weekend")]
    [InlineData("cuối tuần nhưng không phải buổi chiều", "weekend")]
    [InlineData("gần nhất", "evening")]
    [InlineData("lớp gan nhat", "evening")]
    [InlineData("lớp xa nhất", "morning")]
    [InlineData("buổi tối", "evening online a2")]
    [InlineData("học tối nha", "evening online a2")]
    [InlineData("buoi toi", "evening online a2")]
    [InlineData("lớp 2 buổi tối", "evening weekend online a2")]
    [InlineData("lớp 1 buổi tối", "evening")]
    [InlineData("buổi sáng", "weekend morning")]
    [InlineData("không phải buổi tối", "weekend morning children")]
    [InlineData("buổi tối tôi bận", "weekend morning children")]
    [InlineData("trừ buổi tối", "weekend morning children")]
    [InlineData("tối tôi bận, cho sáng đi", "weekend morning")]
    [InlineData("thứ 3", "evening morning online")]
    [InlineData("học thứ 3", "evening online")]
    [InlineData("tối thứ hai", "a2")]
    [InlineData("t2", "morning a2")]
    [InlineData("thứ 3 và 5", "evening")]
    [InlineData("thứ hai hoặc thứ sáu", "morning online a2")]
    [InlineData("chủ nhật", "weekend")]
    [InlineData("cn", "weekend")]
    [InlineData("học trực tuyến", "online")]
    [InlineData("online", "online")]
    [InlineData("học trực tiếp buổi tối", "evening a2")]
    [InlineData("cho người mới bắt đầu", "evening children")]
    [InlineData("lớp A1", "weekend morning")]
    [InlineData("a1 gần nhất", "weekend")]
    [InlineData("lớp thiếu nhi", "children")]
    [InlineData("khai giảng sớm nhất", "morning")]
    [InlineData("lớp 8h sáng", "weekend morning")]
    [InlineData("the nearest one", "evening")]
    [InlineData("weekend", "weekend children")]
    [InlineData("not in the evening", "weekend morning children")]
    [InlineData("chiều thứ tư", "")]
    [InlineData("buổi trưa", "")]
    [InlineData("ngày thường", "evening morning online a2")]
    public void Read_Words_ExactlyTheClassesThatFit(string text, string expected) => Assert.Equal(expected, string.Join(' ', Ids(text)!));

    [Theory]
    [InlineData("ok")]
    [InlineData("tôi chưa biết")]
    [InlineData("cho tôi lớp này")]
    [InlineData("lớp thứ hai")]
    [InlineData("2")]
    [InlineData("cuối cùng")]
    public void Read_NothingThatTellsClassesApart_Null(string text) => Assert.Null(Ids(text));

    [Fact]
    public void Read_DayOfAClass_NeverLeavesThatClassOut() =>
        Gen.Int[0, Shown.Length - 1]
            .Sample(i =>
            {
                var times = ClassTimes.Of(Shown[i].Class);
                foreach (var day in times.Days)
                {
                    Assert.Contains(Shown[i].Class.Id, Ids(day == 7 ? "chủ nhật" : $"tối hay sáng hay chiều thứ {day + 1}")!);
                }
            });

    [Fact]
    public void Read_WordAndItsNegation_PartTheClasses() =>
        Gen.OneOfConst("buổi tối", "buổi sáng", "cuối tuần", "t3", "online", "A1", "lớp thiếu nhi")
            .Sample(word =>
            {
                var with = Ids(word)!;
                var without = Ids("không phải " + word)!;
                Assert.Empty(with.Intersect(without));
                Assert.Equal(Shown.Length, with.Count + without.Count);
            });

    private static List<string>? Ids(string text) => ClassWish.Read(AnalyzedText.Of(text), Shown, [])?.Select(r => r.Class.Id).ToList();

    private static RankedClass Of(string id, string level, string schedule, double? kilometres, int starts, int maxAge = 120) =>
        new(
            new EnglishClass
            {
                Id = id,
                Name = new LocalText(id, id),
                Levels = [level],
                Schedule = new LocalText(schedule, schedule),
                CommuneCode = kilometres is null ? null : "16690",
                Venue = new LocalText("Trường", "School"),
                Start = new LocalDate(2026, 10, 1).PlusDays(starts),
                End = new LocalDate(2026, 12, 20),
                Places = 20,
                MaxAge = maxAge,
                SignUpUntil = new LocalDate(2026, 10, 18),
            },
            FitsLevel: true,
            kilometres
        );
}
