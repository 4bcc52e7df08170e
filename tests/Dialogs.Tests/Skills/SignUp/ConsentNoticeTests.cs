using System.Text.RegularExpressions;
using ChatBot.Dialogs.Tests.Understanding;
using Xunit;

namespace ChatBot.Dialogs.Tests.Skills.SignUp;

/// <summary>
/// A notice before a consent fits one screen and names what the law wants: who, what, what for, how long, which rights. The rest is behind
/// "more".
/// </summary>
public sealed class ConsentNoticeTests
{
    private const int MostWords = 80;

    [Theory]
    [InlineData("ask-consent")]
    [InlineData("ask-consent-abroad")]
    [InlineData("ask-guardian-agrees")]
    public void Notice_InBothLanguages_IsShortAndWhole(string name)
    {
        var text = SharedContent.Snapshot.Texts[$"signup.{name}"];
        foreach (
            var (language, needed) in new[]
            {
                (
                    "vi",
                    new[]
                    {
                        "Sở Giáo dục và Đào tạo Nghệ An",
                        "tên",
                        "năm sinh",
                        "để xếp lớp và báo lịch",
                        "90 ngày",
                        "xem, sửa, xóa, rút lại",
                        "đồng ý",
                    }
                ),
                (
                    "en",
                    [
                        "Department of Education",
                        "name",
                        "year of birth",
                        "to arrange the class",
                        "90 days",
                        "see, correct, erase or withdraw",
                        "agree",
                    ]
                ),
            }
        )
        {
            var shown = text.In(language);
            Assert.True(Words(shown) <= MostWords, $"{name} ({language}) has {Words(shown)} words.");
            foreach (var part in needed)
            {
                Assert.Contains(part, shown, StringComparison.Ordinal);
            }
        }

        Assert.True(SharedContent.Snapshot.Texts.Contains($"signup.{name.Replace("ask-", "more-", StringComparison.Ordinal)}"));
    }

    [Fact]
    public void Notice_ToTheChild_IsShortSimpleAndWhole()
    {
        var text = SharedContent.Snapshot.Texts["signup.ask-child-agrees"];
        foreach (
            var (language, needed) in new[]
            {
                (
                    "vi",
                    new[] { "Sở Giáo dục và Đào tạo Nghệ An", "tên, năm sinh", "để xếp lớp", "90 ngày", "xem, sửa, xóa", "đổi ý", "đồng ý" }
                ),
                (
                    "en",
                    [
                        "Department of Education",
                        "name, year of birth",
                        "to arrange the class",
                        "90 days",
                        "see, correct or erase",
                        "change your mind",
                        "agree",
                    ]
                ),
            }
        )
        {
            var shown = text.In(language);
            Assert.True(Words(shown) <= MostWords, $"The child's notice ({language}) has {Words(shown)} words.");
            foreach (var part in needed)
            {
                Assert.Contains(part, shown, StringComparison.Ordinal);
            }
        }

        Assert.True(SharedContent.Snapshot.Texts.Contains("signup.more-child-agrees"));
    }

    private static int Words(string text) => Regex.Count(text, @"[\p{L}\p{N}]+(?:['’.-][\p{L}\p{N}]+)*");
}
