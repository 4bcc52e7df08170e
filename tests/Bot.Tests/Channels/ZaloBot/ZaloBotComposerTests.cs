using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotComposerTests
{
    private static readonly OutgoingFile Picture = new("a.png", "image/png", [1, 2, 3]);

    [Fact]
    public void Compose_Markdown_IsNeverShownRaw()
    {
        var text = One(Text("**Chào** *bạn*, xem [trang web](https://nghean.gov.vn) nhé:\n\n- một\n- `hai`\n\n1\\. không phải mục"));

        Assert.Equal("Chào bạn, xem trang web (https://nghean.gov.vn) nhé:\n\n• một\n• hai\n\n1. không phải mục", text);
    }

    [Fact]
    public void Compose_Choices_AreNumberedAsTheEngineCountsThem()
    {
        var activity = Text("Bạn muốn gì?") with
        {
            Buttons = [new("Sự kiện", "a"), new("Trang", "", "https://nghean.gov.vn"), new("Đăng ký", "b")],
        };

        Assert.Equal("Bạn muốn gì?\n\n1. Sự kiện\n2. Trang: https://nghean.gov.vn\n3. Đăng ký\n(Nhắn số để chọn.)", One(activity));
        Assert.EndsWith("3. Đăng ký\n(Reply with a number to choose.)", One(activity with { Language = "en" }), StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_ChoicesBesideANumberedText_AreNamedByTheirWords()
    {
        var activity = Text("Xin xem lại:\n\n1. Họ tên: An") with
        {
            NumberedChoices = false,
            Buttons = [new("Đúng, gửi đi", "a"), new("Sửa", "b"), new("Hủy", "c"), new("Trang", "", "https://x.vn")],
        };

        Assert.Equal("Xin xem lại:\n\n1. Họ tên: An\n\nTrang: https://x.vn\nNhắn “Đúng, gửi đi”, “Sửa” hoặc “Hủy”.", One(activity));
    }

    [Fact]
    public void Compose_ChoicesThatTheTextListsAlready_AreNotSaidTwice()
    {
        var activity = Text("Hôm nay:\n\n1. Lễ khai mạc\n   8h, Vinh\n2. Hội sách") with
        {
            Buttons = [new("Lễ khai mạc", "a"), new("Hội sách", "b"), new("Menu", "c")],
        };

        Assert.Equal("Hôm nay:\n\n1. Lễ khai mạc\n   8h, Vinh\n2. Hội sách\n\n3. Menu\n(Nhắn số để chọn.)", One(activity));
        Assert.Equal(
            "Hôm nay:\n\n2. Lễ khai mạc\n\n1. Lễ khai mạc\n(Nhắn số để chọn.)",
            One(Text("Hôm nay:\n\n2. Lễ khai mạc") with { Buttons = [new("Lễ khai mạc", "a")] })
        );
    }

    [Fact]
    public void Compose_OnlyLinks_AskForNoNumber() =>
        Assert.Equal("Xem:\n\n1. Trang: https://x.vn", One(Text("Xem:") with { Buttons = [new("Trang", "", "https://x.vn")] }));

    [Fact]
    public void Compose_Card_IsTitleLinesAndAddress() =>
        Assert.Equal(
            "Sự kiện:\n\nLễ *khai mạc*\nNgày 1/10\nVinh\nhttps://x.vn/a",
            One(Text("Sự kiện:") with { Card = new Card("Lễ *khai mạc*", ["Ngày **1/10**", "Vinh"], "https://x.vn/a") })
        );

    [Theory]
    [InlineData(2000, 1)]
    [InlineData(2001, 2)]
    public void Compose_TextsLength_IsCountedInUtf16(int length, int parts) =>
        Assert.Equal(parts, Parts(Text(new string('a', length))).Count);

    [Fact]
    public void Compose_Emoji_CountTwice() => Assert.Equal(2, Parts(Text(string.Concat(Enumerable.Repeat("👍", 1001)))).Count);

    [Fact]
    public void Compose_LongTextWithChoices_KeepsTheListTogetherAtTheEnd()
    {
        var parts = Parts(
            Text(string.Join(' ', Enumerable.Repeat("Học tập suốt đời là việc của mọi người.", 100))) with
            {
                Buttons = [.. Enumerable.Range(1, 20).Select(i => new Button($"Lựa chọn số {i} có tên khá là dài", $"{i}"))],
            }
        );

        Assert.All(parts, part => Assert.InRange(part.Text.Length, 1, 2000));
        Assert.All(parts.SkipLast(1), part => Assert.EndsWith(".", part.Text, StringComparison.Ordinal));
        Assert.Contains("1. Lựa chọn số 1", parts[^1].Text, StringComparison.Ordinal);
        Assert.EndsWith("(Nhắn số để chọn.)", parts[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_ChoicesLongerThanAMessage_GoOnInTheNext()
    {
        var parts = Parts(
            Text("Chọn:") with
            {
                Buttons = [.. Enumerable.Range(1, 99).Select(i => new Button(new string('x', 60), $"{i}"))],
            }
        );

        Assert.True(parts.Count >= 4);
        Assert.All(parts, part => Assert.InRange(part.Text.Length, 1, 2000));
        Assert.Equal(99, parts.Sum(part => part.Text.Split('\n').Count(line => line.EndsWith("xxx", StringComparison.Ordinal))));
    }

    [Fact]
    public void Compose_Picture_CarriesTextAndChoicesAsItsCaption()
    {
        var part = Assert.Single(Parts(Text("Bản đồ") with { File = Picture, Buttons = [new("Tiếp", "x")] }));

        Assert.Equal(new ZaloBotPart("Bản đồ\n\n1. Tiếp\n(Nhắn số để chọn.)", Picture), part);
    }

    [Fact]
    public void Compose_PictureWithLongText_GoesFirstSoThatTheChoicesStandLast()
    {
        var parts = Parts(Text(new string('a', 1990)) with { File = Picture, Buttons = [new("Tiếp theo", "x")] });

        Assert.Equal([Picture, null, null], parts.Select(p => p.Picture));
        Assert.Equal("", parts[0].Text);
    }

    [Theory]
    [InlineData("application/json", true)]
    [InlineData("image/png", false)]
    public void Compose_FileThatCannotBeSent_SaysHowToGetIt(string contentType, bool canSendPictures)
    {
        var activity = Text("Dữ liệu của bạn") with { File = new OutgoingFile("du-lieu.json", contentType, [1]) };

        var part = Assert.Single(ZaloBotComposer.Compose(activity, canSendPictures));

        Assert.Null(part.Picture);
        Assert.Equal(
            "Dữ liệu của bạn\n\n(Không gửi được tệp du-lieu.json trong cuộc trò chuyện này. Bạn nhắn “gặp cán bộ” để biết cách nhận.)",
            part.Text
        );
    }

    [Fact]
    public void Compose_RequestForThePhone_IsOnlyTheQuestion() =>
        Assert.Equal("Số điện thoại của bạn?", One(Text("Số điện thoại của bạn?") with { Request = NativeRequest.PhoneNumber }));

    [Fact]
    public void Compose_Nothing_IsNothing() => Assert.Empty(Parts(Text(" \n ")));

    private static OutgoingActivity Text(string text) => new() { To = new("zalo-bot", "987", "u1", "u1"), Text = text };

    private static IReadOnlyList<ZaloBotPart> Parts(OutgoingActivity activity) => ZaloBotComposer.Compose(activity, canSendPictures: true);

    private static string One(OutgoingActivity activity) => Assert.Single(Parts(activity)).Text;
}
