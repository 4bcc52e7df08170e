using ChatBot.Bot.Channels.Telegram;
using ChatBot.Dialogs.Activities;
using CsCheck;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramKeyboardTests
{
    [Fact]
    public void Rows_Labels_AreAsManyInARowAsFit()
    {
        string[] labels =
        [
            "6:00",
            "7:00",
            "8:00",
            "9:00",
            "20:00",
            "21:00",
            "Đăng ký lớp",
            "Hỏi đáp",
            "Chương trình hôm nay",
            "Một nhãn thật dài không vừa nửa hàng",
        ];

        var rows = TelegramKeyboard.Rows(labels, l => l).Select(r => string.Join("|", r));

        Assert.Equal(
            ["6:00|7:00|8:00|9:00|20:00", "21:00|Đăng ký lớp", "Hỏi đáp", "Chương trình hôm nay", "Một nhãn thật dài không vừa nửa hàng"],
            rows
        );
    }

    [Fact]
    public void Rows_AnyLabels_KeepOrderAndLoseNone()
    {
        Gen.String[Gen.Char["abc "], 0, 40]
            .List[0, 30]
            .Sample(labels =>
            {
                var rows = TelegramKeyboard.Rows(labels, l => l);
                Assert.Equal(labels, rows.SelectMany(r => r));
                Assert.All(rows, r => Assert.InRange(r.Count, 1, TelegramLimits.ButtonsInRow));
                Assert.All(rows.Where(r => r.Count > 1), r => Assert.True(r.Max(l => l.Length) <= 18));
            });
    }

    [Theory]
    [InlineData("đ", 32, true)]
    [InlineData("đ", 33, false)]
    [InlineData("a", 64, true)]
    [InlineData("a", 65, false)]
    [InlineData("a", 0, false)]
    public void Inline_Payload_IsMeasuredInBytes(string letter, int times, bool fits)
    {
        var defects = new List<string>();
        var payload = string.Concat(Enumerable.Repeat(letter, times));

        var keyboard = TelegramKeyboard.Inline([new Button("Nút", payload), new Button("Khác", "go:menu")], defects);

        Assert.Equal(fits ? 2 : 1, keyboard!.InlineKeyboard.SelectMany(r => r).Count());
        Assert.Equal(fits ? 0 : 1, defects.Count);
        Assert.All(defects, d => Assert.DoesNotContain("đđ", d, StringComparison.Ordinal));
    }

    [Fact]
    public void Inline_AddressThatTelegramRefuses_IsLeftOut()
    {
        var defects = new List<string>();

        Assert.Null(TelegramKeyboard.Inline([new Button("Trang", "x", "javascript:alert(1)")], defects));
        Assert.Single(defects);
    }
}
