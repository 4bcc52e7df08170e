using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Transcripts;
using Xunit;

namespace ChatBot.Bot.Tests.Transcripts;

/// <summary><c>content play</c>: the whole conversation, whatever is written beside it.</summary>
public sealed class TranscriptShowTests
{
    [Fact]
    public async Task Show_OfAConversationAsWritten_PrintsItWholeAndCountsNothing()
    {
        var (text, differ) = await ShowAsync("> xin chào\n< trợ lý\n@pass 1h\n> menu\n< muốn làm gì\n! sự kiện\n< …\n");

        Assert.Equal(0, differ);
        Assert.DoesNotContain("≠", text, StringComparison.Ordinal);
        Assert.Contains("> xin chào\n", text, StringComparison.Ordinal);
        Assert.Contains("@pass 1h\n> menu\n< ", text, StringComparison.Ordinal);
        Assert.Contains("\n  [", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfDifferences_GoesOnToTheEndAndMarksEach()
    {
        var (text, differ) = await ShowAsync(
            "> menu\n< Giá vàng hôm nay\n! không có nút này\n> xin chào\n> menu\n< muốn làm gì\n"
                + "+ [Không có]\n- muốn làm gì\n< thêm nữa\n> giờ học\n"
        );

        Assert.Contains("≠ line 2: 'Giá vàng hôm nay' is not in", text, StringComparison.Ordinal);
        Assert.Contains("≠ line 3: no button 'không có nút này' was shown", text, StringComparison.Ordinal);
        Assert.Contains("≠ what the service just said is not written", text, StringComparison.Ordinal);
        Assert.Contains("≠ line 7: the message has no button [Không có]", text, StringComparison.Ordinal);
        Assert.Contains("≠ line 8: the message contains 'muốn làm gì'", text, StringComparison.Ordinal);
        Assert.Contains("≠ line 9: the service said nothing more", text, StringComparison.Ordinal);
        Assert.Contains("≠ the service said more than is written", text, StringComparison.Ordinal);
        Assert.Equal(7, differ);
        Assert.Contains("> giờ học\n< ", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_OfAConversationWithoutExpectations_OnlyShowsWhatIsSaid()
    {
        var (text, differ) = await ShowAsync("> xin chào\n> menu\n! đăng ký\n");

        Assert.Equal(0, differ);
        Assert.DoesNotContain("≠", text, StringComparison.Ordinal);
        Assert.Contains("đồng ý", text, StringComparison.Ordinal);
    }

    private static async Task<(string Text, int Differ)> ShowAsync(string chat)
    {
        var transcript = Transcript.Parse("a.chat", chat);
        var output = new StringWriter { NewLine = "\n" };
        var differ = await TranscriptPlay.ShowAsync(transcript, Shipped.On(transcript.Day), output);
        return (output.ToString(), differ);
    }
}
