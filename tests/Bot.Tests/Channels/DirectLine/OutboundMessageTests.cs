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

    [Fact]
    public void Write_MarkedText_TellsOurPageWhereTheMarksAre()
    {
        var message = Write(new OutgoingActivity { To = To, Text = "Mã: `7K3XQ8`, **bạn giữ [trang này](https://a.vn/b)**." });
        var text = message.Text("text");
        Assert.Equal("Mã: 7K3XQ8, bạn giữ trang này (https://a.vn/b).", text);
        Assert.Equal(
            ["code 7K3XQ8", "bold bạn giữ trang này (https://a.vn/b)", "link trang này (https://a.vn/b)"],
            message
                .GetProperty("channelData")
                .GetProperty("marks")
                .EnumerateArray()
                .Select(mark =>
                    $"{mark.Text("kind")} {text.Substring(mark.GetProperty("start").GetInt32(), mark.GetProperty("length").GetInt32())}"
                )
        );
        Assert.False(Write(new OutgoingActivity { To = To, Text = "Chào" }).TryGetProperty("channelData", out _));
    }

    [Fact]
    public void Write_LineOfACardThatIsALink_IsAButtonOfTheCard()
    {
        var message = Write(
            new OutgoingActivity
            {
                To = To,
                Text = "**Hoãn.**",
                Card = new Card(
                    "Khai mạc",
                    ["Ở đâu: [Vinh](https://a.vn)", "[Xem bản đồ](https://maps.example/?q=a%20b)", "Chi phí: **0 đồng**"],
                    "https://nghean.edu.vn/e"
                )
                {
                    Tone = CardTone.Off,
                    Picture = "khai-mac.jpg",
                },
            }
        );
        var card = message.GetProperty("attachments")[0].GetProperty("content");
        Assert.Equal("Ở đâu: Vinh (https://a.vn)\nChi phí: 0 đồng", card.Text("text"));
        Assert.Equal("off", card.Text("tone"));
        Assert.Equal("pictures/khai-mac.jpg", card.Text("picture"));
        Assert.Equal(
            ["Xem bản đồ https://maps.example/?q=a%20b", "Xem trang https://nghean.edu.vn/e"],
            card.GetProperty("buttons").EnumerateArray().Select(button => $"{button.Text("title")} {button.Text("value")}")
        );
        var bold = card.GetProperty("marks").EnumerateArray().Single(mark => mark.Text("kind") == "bold");
        Assert.Equal("0 đồng", card.Text("text")!.Substring(bold.GetProperty("start").GetInt32(), bold.GetProperty("length").GetInt32()));
    }

    private static ConversationReference To => new("web", "site", "c1", "c1");

    private static JsonElement Write(OutgoingActivity activity) =>
        JsonDocument.Parse(OutboundMessage.Write(activity, 2, Given.Start)).RootElement;
}
