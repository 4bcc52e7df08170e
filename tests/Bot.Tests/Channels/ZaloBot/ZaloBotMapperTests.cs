using System.Text.Json;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloBot;

public sealed class ZaloBotMapperTests
{
    private const string Account = "987";

    // The documents' own sample, wrapped.
    private const string Documented = """
        {"ok":true,"result":{"event_name":"message.text.received","message":{
          "from":{"id":"6ede9afa66b88fe6d6a9","display_name":"Ted","is_bot":false},
          "chat":{"id":"6ede9afa66b88fe6d6a9","chat_type":"PRIVATE"},
          "text":"Xin chào","message_id":"2d758cb5e222177a4e35","date":1750316131602}}}
        """;

    [Fact]
    public void Map_DocumentedSample_IsAMessage()
    {
        var message = Assert.IsType<MessageActivity>(Map(Documented));

        Assert.Equal("zalo-bot/987/message.text.received/2d758cb5e222177a4e35", message.Id);
        Assert.Equal(new ConversationReference("zalo-bot", Account, "6ede9afa66b88fe6d6a9", "6ede9afa66b88fe6d6a9"), message.Conversation);
        Assert.Equal("Xin chào", message.Text);
        Assert.Equal("2d758cb5e222177a4e35", message.MessageId);
    }

    [Fact]
    public void Map_BareBody_IsTheSameAsTheWrappedOne()
    {
        using var wrapped = JsonDocument.Parse(Documented);

        Assert.Equal(Map(Documented), Map(wrapped.RootElement.GetProperty("result").GetRawText()));
    }

    [Theory]
    [InlineData("message.image.received", "\"photo\":\"https://p.zdn.vn/1.jpg\"", UnsupportedContent.Picture)]
    [InlineData(
        "message.image.received",
        "\"photo_url\":\"https://p.zdn.vn/1.jpg\",\"caption\":\" \",\"message_type\":\"CHAT_PHOTO\"",
        UnsupportedContent.Picture
    )]
    [InlineData("message.sticker.received", "\"sticker\":\"bfe4\",\"url\":\"https://s.zdn.vn\"", UnsupportedContent.Sticker)]
    [InlineData("message.voice.received", "\"voice_url\":\"https://v.zdn.vn/1.aac\"", UnsupportedContent.Voice)]
    [InlineData("message.unsupported.received", "\"x\":null", UnsupportedContent.Other)]
    public void Map_ContentThatCannotBeRead_SaysWhichInPrivateAndNothingInAGroup(string name, string content, UnsupportedContent expected)
    {
        Assert.Equal(expected, Assert.IsType<UnsupportedActivity>(Map(Event(name, content))).Content);
        Assert.Null(Map(Event(name, content, chat: "g1", chatType: "GROUP")));
    }

    [Theory]
    [InlineData("u1", "PRIVATE")]
    [InlineData("g1", "GROUP")]
    public void Map_WordsUnderAPicture_AreAMessage(string chat, string chatType)
    {
        var message = Assert.IsType<MessageActivity>(
            Map(
                Event(
                    "message.image.received",
                    "\"photo_url\":\"https://p.zdn.vn/1.jpg\",\"caption\":\"đăng ký lớp này\"",
                    chat: chat,
                    chatType: chatType
                )
            )
        );

        Assert.Equal("đăng ký lớp này", message.Text);
    }

    [Fact]
    public void Map_WhatCannotBeRead_HasAKeyOfItsOwnEachTime()
    {
        string Key(string id, string name) => Map(Event(name, "\"photo\":\"x\"", id: id))!.Id;

        Assert.Equal(Key("a", "message.voice.received"), Key("a", "message.voice.received"));
        Assert.NotEqual(Key("a", "message.voice.received"), Key("b", "message.voice.received"));
        Assert.NotEqual(Key("a", "message.voice.received"), Key("a", "message.sticker.received"));
    }

    [Fact]
    public void Map_EventWithoutMessageId_IsToldApartByItsContent()
    {
        var first = Map(Event("message.text.received", "\"text\":\"một\"", id: null))!.Id;

        Assert.Equal(first, Map(Event("message.text.received", "\"text\":\"một\"", id: null))!.Id);
        Assert.NotEqual(first, Map(Event("message.text.received", "\"text\":\"hai\"", id: null))!.Id);
    }

    [Theory]
    [InlineData("PRIVATE", "u1", false)]
    [InlineData("private", "u1", false)]
    [InlineData("GROUP", "g1", true)]
    [InlineData("group", "g1", true)]
    [InlineData("COMMUNITY", "c1", true)]
    [InlineData(null, "u1", false)]
    [InlineData(null, "g1", true)]
    public void Map_ChatType_TellsAGroupWhateverItsCase(string? chatType, string chat, bool isGroup)
    {
        var message = Assert.IsType<MessageActivity>(
            Map(Event("message.text.received", "\"text\":\"chào\"", chat: chat, chatType: chatType))
        );

        Assert.Equal(new ConversationReference("zalo-bot", Account, chat, "u1", isGroup), message.Conversation);
    }

    [Theory]
    [InlineData("message.link.received")]
    [InlineData("user.followed")]
    [InlineData("MESSAGE.TEXT.RECEIVED")]
    public void Map_UnknownEvent_IsNothing(string name) => Assert.Null(Map(Event(name, "\"text\":\"x\"")));

    [Fact]
    public void Map_AnotherBot_IsNothing() =>
        Assert.Null(
            Map(Event("message.text.received", "\"text\":\"x\"").Replace("\"is_bot\":false", "\"is_bot\":true", StringComparison.Ordinal))
        );

    [Theory]
    [InlineData("""{"event_name":"message.text.received"}""")]
    [InlineData("""{"event_name":"message.text.received","message":{"text":"x"}}""")]
    [InlineData("""{"event_name":"message.text.received","message":[1]}""")]
    [InlineData("""{"event_name":"message.text.received","message":{"from":{"id":null},"chat":"c"}}""")]
    public void Map_EventWithoutPersonOrChat_IsNothing(string json) => Assert.Null(Map(json));

    [Theory]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{}")]
    [InlineData("""{"ok":true,"result":[]}""")]
    public void Read_NoEvent_IsNull(string json)
    {
        using var document = JsonDocument.Parse(json);

        Assert.Null(ZaloBotEvent.Read(document.RootElement));
    }

    [Fact]
    public void Map_IdsAsNumbers_KeepEveryDigit()
    {
        var message = Assert.IsType<MessageActivity>(
            Map(
                """{"event_name":"message.text.received","message":{"from":{"id":12345678901234567890123},"chat":{"id":12345678901234567890123},"text":"x","message_id":9007199254740993}}"""
            )
        );

        Assert.Equal("12345678901234567890123", message.Conversation.UserId);
        Assert.EndsWith("/9007199254740993", message.Id, StringComparison.Ordinal);
        Assert.False(message.Conversation.IsGroup);
    }

    [Theory]
    [InlineData(@"ch\u00e0o \ud83d", "chào \ufffd")]
    [InlineData(@"ch\u00e0o \ud83d \n \""a\"" \\ \/", "chào \ufffd \n \"a\" \\ /")]
    [InlineData(@"a\u0000b", "ab")]
    [InlineData(@"\ud83d\ude00", "😀")]
    public void Map_TextWithWhatNoStoreTakes_IsMended(string raw, string expected) =>
        Assert.Equal(expected, Assert.IsType<MessageActivity>(Map(Event("message.text.received", $"\"text\":\"{raw}\""))).Text);

    [Theory]
    [InlineData(4096, null)]
    [InlineData(4097, UnsupportedContent.TooLong)]
    [InlineData(0, UnsupportedContent.Other)]
    public void Map_TextsLength_IsTheTurns(int length, UnsupportedContent? expected) =>
        Assert.Equal(
            expected,
            (Map(Event("message.text.received", $"\"text\":\"{new string('a', length)}\"")) as UnsupportedActivity)?.Content
        );

    private static string Event(
        string name,
        string content,
        string? id = "m1",
        long date = 1_750_316_131_602,
        string chat = "u1",
        string? chatType = "PRIVATE"
    )
    {
        var chatTypeJson = chatType is null ? "" : $",\"chat_type\":\"{chatType}\"";
        var idJson = id is null ? "" : $"\"message_id\":\"{id}\",";
        return $$$"""{"event_name":"{{{name}}}","message":{"from":{"id":"u1","display_name":"Ted","is_bot":false},"chat":{"id":"{{{chat}}}"{{{chatTypeJson}}}},{{{idJson}}}"date":{{{date}}},{{{content}}}}}""";
    }

    private static Activity? Map(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ZaloBotMapper.Map(ZaloBotEvent.Read(document.RootElement)!, Account);
    }
}
