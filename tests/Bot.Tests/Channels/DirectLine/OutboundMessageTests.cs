using System.Text.Json;
using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.DirectLine;

public sealed class OutboundMessageTests
{
    [Fact]
    public void Write_Markdown_IsPlainText()
    {
        var message = Write(new OutgoingActivity { To = To, Text = "**Chào** bạn\ndòng hai\n\n- một\n- hai <b>x</b>" });
        Assert.Equal("plain", message.Text("textFormat"));
        Assert.StartsWith("Chào bạn\ndòng hai\n", message.Text("text"), StringComparison.Ordinal);
        Assert.DoesNotContain("**", message.Text("text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Buttons_AreSuggestedActionsThatShowTheirLabel()
    {
        var message = Write(
            new OutgoingActivity
            {
                To = To,
                Text = "Chọn",
                Buttons = [new Button("Thực đơn", "go:menu"), new Button("Trang web", "", "https://nghean.edu.vn")],
                InReplyTo = "web/c1/u77",
            }
        );
        var actions = message.GetProperty("suggestedActions").GetProperty("actions");
        Assert.Equal(
            """{"type":"messageBack","title":"Thực đơn","text":"Thực đơn","displayText":"Thực đơn","value":"go:menu"}""",
            actions[0].GetRawText()
        );
        Assert.Equal("""{"type":"openUrl","title":"Trang web","value":"https://nghean.edu.vn"}""", actions[1].GetRawText());
        Assert.Equal("c1|u77", message.Text("replyToId"));
    }

    [Fact]
    public void Write_Card_IsAHeroCard()
    {
        var message = Write(
            new OutgoingActivity
            {
                To = To,
                Text = "Sự kiện",
                Language = "en",
                Card = new Card("Opening", ["**5 October**", "Vinh"], "https://nghean.edu.vn/e"),
            }
        );
        var card = message.GetProperty("attachments")[0];
        Assert.Equal("application/vnd.microsoft.card.hero", card.Text("contentType"));
        Assert.Equal("5 October\nVinh", card.GetProperty("content").Text("text"));
        Assert.Equal("https://nghean.edu.vn/e", card.GetProperty("content").GetProperty("buttons")[0].Text("value"));
        Assert.Equal("en-US", message.Text("locale"));
    }

    private static ConversationReference To => new("web", "site", "c1", "c1");

    private static JsonElement Write(OutgoingActivity activity) =>
        JsonDocument.Parse(OutboundMessage.Write(activity, 2, Given.Start)).RootElement;
}
