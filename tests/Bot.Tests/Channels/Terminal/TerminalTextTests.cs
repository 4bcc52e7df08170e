using ChatBot.Bot.Channels.Terminal;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Terminal;

public sealed class TerminalTextTests
{
    [Theory]
    [InlineData("**Xin chào**, _bạn_!", "Xin chào, bạn!")]
    [InlineData("Một\nHai\n\nBa", "Một\nHai\n\nBa")]
    [InlineData("- một\n- hai", "• một\n• hai")]
    [InlineData("2. hai\n3. ba", "2. hai\n3. ba")]
    [InlineData("Chọn:\n\n- một\n- hai\n\nXong", "Chọn:\n• một\n• hai\n\nXong")]
    [InlineData("Xem [trang](https://example.vn/a)", "Xem trang (https://example.vn/a)")]
    [InlineData("Tên \\*Lan\\* &lt;b&gt;", "Tên *Lan* <b>")]
    [InlineData("Tên <b>Lan</b>", "Tên <b>Lan</b>")]
    [InlineData("Hi\u001b[31m", "Hi[31m")]
    public void Of_Markdown_IsPlain(string markdown, string expected) => Assert.Equal(expected, TerminalText.Of(Message(markdown)));

    [Fact]
    public void Of_Buttons_AreNumberedChoices()
    {
        var message = Message("Chọn:") with { Buttons = [new Button("Có", "yes"), new Button("Bản đồ", "", "https://example.vn")] };

        Assert.Equal("Chọn:\n  1. Có\n  2. Bản đồ (https://example.vn)", TerminalText.Of(message));
    }

    private static OutgoingActivity Message(string text) => new() { To = TerminalAdapter.Reference("lan"), Text = text };
}
