using System.Text;
using ChatBot.Bot.Channels.ZaloOa;
using ChatBot.Dialogs.Activities;
using Xunit;
using static ChatBot.Bot.Tests.Channels.ZaloOa.ZaloOaEvents;

namespace ChatBot.Bot.Tests.Channels.ZaloOa;

public sealed class ZaloOaEventMapperTests
{
    private static readonly ConversationReference Where = new("zalo-oa", Oa, User, User);

    [Fact]
    public void Map_Text_IsAMessageUnderItsId()
    {
        var message = Assert.IsType<MessageActivity>(Ours(Text("Tuần lễ diễn ra khi nào?")));

        Assert.Equal("Tuần lễ diễn ra khi nào?", message.Text);
        Assert.Equal("96d3cdf3af150460909", message.MessageId);
        Assert.Equal($"zalo-oa/{Oa}/message/96d3cdf3af150460909", message.Id);
        Assert.Equal(Where, message.Conversation);
    }

    [Fact]
    public void Map_TextThatQuotes_IsAMessage() => Assert.IsType<MessageActivity>(Ours(Text("vâng", ",\"quote_msg_id\":\"abc\"")));

    [Fact]
    public void Map_TextThatIsAPayload_IsATap()
    {
        var tap = Assert.IsType<ButtonActivity>(Ours(Text("#act:form:signup:ab12:who:self")));

        Assert.Equal("form:signup:ab12:who:self", tap.Payload);
    }

    [Theory]
    [InlineData("#act:")]
    [InlineData("act:go:menu")]
    [InlineData("go:menu")]
    [InlineData("#hoc")]
    public void Map_TextThatOnlyLooksLikeAPayload_IsAMessage(string text) => Assert.IsType<MessageActivity>(Ours(Text(text)));

    [Theory]
    [InlineData("image", """{"url":"https://f.zdn.vn/a.jpg","thumbnail":"https://f.zdn.vn/t.jpg"}""", UnsupportedContent.Picture)]
    [InlineData("gif", """{"url":"https://f.zdn.vn/a.gif","thumbnail":"https://f.zdn.vn/t.jpg"}""", UnsupportedContent.Sticker)]
    [InlineData("link", """{"url":"https://example.vn","thumbnail":"","description":"x"}""", UnsupportedContent.Other)]
    [InlineData("audio", """{"url":"https://f.zdn.vn/a.amr"}""", UnsupportedContent.Voice)]
    [InlineData("video", """{"url":"https://f.zdn.vn/a.mp4","thumbnail":"","description":""}""", UnsupportedContent.Video)]
    [InlineData("sticker", """{"id":"6f3b","url":"https://f.zdn.vn/s.png"}""", UnsupportedContent.Sticker)]
    [InlineData(
        "file",
        """{"url":"https://f.zdn.vn/a.pdf","name":"a.pdf","size":"1234","type":"pdf","checksum":"md5"}""",
        UnsupportedContent.File
    )]
    [InlineData("business_card", """{"anything":[1,2]}""", UnsupportedContent.Other)]
    [InlineData("business_card", "\"{}\"", UnsupportedContent.Other)]
    [InlineData("business_card", "[7]", UnsupportedContent.Other)]
    [InlineData("image", "{\"coordinates\":7}", UnsupportedContent.Picture)]
    [InlineData("something_new", "{}", UnsupportedContent.Other)]
    public void Map_WhatCannotBeRead_SaysWhatItWas(string kind, string payload, UnsupportedContent content) =>
        Assert.Equal(content, Assert.IsType<UnsupportedActivity>(Ours(Attachment(kind, payload))).Content);

    [Fact]
    public void Map_LinkWithText_IsAMessage() =>
        Assert.Equal(
            "xem https://a.vn",
            Assert.IsType<MessageActivity>(Ours(Attachment("link", "{}", ",\"text\":\"xem https://a.vn\""))).Text
        );

    [Theory]
    [InlineData("image", "{}")]
    [InlineData("gif", "{}")]
    [InlineData("video", "{}")]
    [InlineData("file", "{}")]
    [InlineData("business_card", "[]")]
    public void Map_WordsUnderSomethingThatCannotBeRead_AreAMessage(string kind, string payload)
    {
        var message = Assert.IsType<MessageActivity>(Ours(Attachment(kind, payload, ",\"text\":\"đăng ký lớp này\"")));

        Assert.Equal("đăng ký lớp này", message.Text);
        Assert.Equal("96d3cdf3af150460909", message.MessageId);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("\"x\"")]
    [InlineData("[\"x\"]")]
    public void Map_TextWithAttachmentsOfAnotherShape_IsAMessage(string attachments) =>
        Assert.IsType<MessageActivity>(Ours(Text("chào", $",\"attachments\":{attachments}")));

    [Fact]
    public void Map_FivePicturesAtOnce_HaveAKeyEach()
    {
        var keys = Enumerable
            .Range(0, 5)
            .Select(i =>
                Ours(
                    FromUser(
                        "user_send_image",
                        $$$"""{"msg_id":"m{{{i}}}","attachments":[{"type":"image","payload":{"url":"https://f.zdn.vn/{{{i}}}.jpg"} }]}""",
                        $"179000000000{i}"
                    )
                ).Id
            );

        Assert.Equal(5, keys.Distinct().Count());
    }

    [Theory]
    [InlineData("""{"coordinates":{"latitude":"18.6796","longitude":"105.68133499"}}""")]
    [InlineData("""{"coordinates":{"latitude":18.6796,"longitude":105.68133499}}""")]
    public void Map_Location_ReadsStringsAndNumbers(string payload)
    {
        var place = Assert.IsType<LocationActivity>(Ours(Attachment("location", payload)));

        Assert.Equal(18.6796, place.Latitude);
        Assert.Equal(105.68133499, place.Longitude);
    }

    [Theory]
    [InlineData("""{"coordinates":{"latitude":"north","longitude":"105"}}""")]
    [InlineData("""{"coordinates":{"latitude":"95","longitude":"105"}}""")]
    [InlineData("{}")]
    [InlineData("""{"coordinates":{"latitude":"\ud800","longitude":[]}}""")]
    public void Map_LocationThatIsNone_IsUnreadable(string payload) =>
        Assert.IsType<UnsupportedActivity>(Ours(Attachment("location", payload)));

    [Fact]
    public void Map_TooLongText_SaysSo() =>
        Assert.Equal(
            UnsupportedContent.TooLong,
            Assert.IsType<UnsupportedActivity>(Ours(Text(new string('a', TurnLimits.MaxTextLength + 1)))).Content
        );

    [Fact]
    public void Map_Follow_IsJoinedWithAGreeting()
    {
        var joined = Assert.IsType<JoinedActivity>(
            Ours(
                Account(
                    "follow",
                    $$$"""
                    "follower":{"id":"{{{User}}}"},"user_id_by_app":"5521","source":"oa_profile"
                    """
                )
            )
        );

        Assert.False(joined.IsSilent);
        Assert.True(joined.IsUnasked);
        Assert.Equal(Where, joined.Conversation);
        Assert.Equal($"zalo-oa/{Oa}/follow/{User}/{Time}", joined.Id);
    }

    [Fact]
    public void Map_Unfollow_IsLeft() => Assert.IsType<LeftActivity>(Ours(Account("unfollow", $$$""" "follower":{"id":"{{{User}}}"} """)));

    [Fact]
    public void Map_ClickChatNow_IsJoined() =>
        Assert.IsType<JoinedActivity>(Ours(Account("user_click_chatnow", $"\"user_id\":\"{User}\"")));

    [Theory]
    [InlineData("""{"address":"..","phone":841213333111,"city":"..","district":"..","name":"..","ward":""}""", "841213333111")]
    [InlineData(
        """{"name":"A","phone":"84912345678","user_dob":"30/10/1999","gender":"Nam","full_address":{"user_city":"x","user_ward":"y","user_address":"z"}}""",
        "84912345678"
    )]
    [InlineData("""{"phone":"+84 912 345 678"}""", "+84 912 345 678")]
    public void Map_SharedInfo_IsTheirOwnNumberInBothShapes(string info, string phone)
    {
        var contact = Assert.IsType<ContactActivity>(Ours(Info(info)));

        Assert.Equal(phone, contact.PhoneNumber);
        Assert.True(contact.IsOwn);
    }

    [Theory]
    [InlineData("""{"name":"A"}""")]
    [InlineData("""{"phone":""}""")]
    [InlineData("""{"phone":null}""")]
    public void Map_SharedInfoWithoutNumber_IsUnreadable(string info) => Assert.IsType<UnsupportedActivity>(Ours(Info(info)));

    [Theory]
    [InlineData("oa_send_text")]
    [InlineData("oa_send_image")]
    [InlineData("oa_send_gif")]
    [InlineData("oa_send_list")]
    [InlineData("oa_send_file")]
    [InlineData("oa_send_sticker")]
    public void Map_WhatAPersonOfTheOfficeSent_IsATakeover(string name)
    {
        var taken = Assert.IsType<EventActivity>(Ours(Echo(name, $$$"""{"id":"{{{Oa}}}","admin_id":"5550001"}""")));

        Assert.Equal(ConversationEvents.TakenOver, taken.Name);
        Assert.Equal("120", taken.Subject);
        Assert.Equal(Where, taken.Conversation);
        Assert.Equal($"zalo-oa/{Oa}/echo/e1", taken.Id);
    }

    [Fact]
    public void Map_EchoOfTheBotItself_IsIgnored() =>
        Assert.Same(ZaloOaMapping.Ignored, Map(Echo("oa_send_text", $$$"""{"id":"{{{Oa}}}"}""")));

    [Theory]
    [InlineData("user_received_message", """{"msg_id":"1"}""")]
    [InlineData("user_seen_message", """{"msg_ids":["1","2"]}""")]
    [InlineData("user_reacted_message", """{"msg_id":"1","react_icon":"/-strong"}""")]
    [InlineData("oa_reacted_message", """{"msg_id":"1","react_icon":"/-heart"}""")]
    public void Map_ReportsAndReactions_AreNeverInput(string name, string message) =>
        Assert.Same(ZaloOaMapping.Ignored, Map(Echo(name, $$$"""{"id":"{{{Oa}}}"}""", message)));

    [Theory]
    [InlineData("anonymous_send_text")]
    [InlineData("widget_interaction_accepted")]
    [InlineData("update_user_info")]
    [InlineData("add_user_to_tag")]
    [InlineData("user_click_button")]
    [InlineData("")]
    public void Map_UnknownEvent_IsIgnored(string name) =>
        Assert.Same(ZaloOaMapping.Ignored, Map(FromUser(name, """{"text":"x","msg_id":"1"}""")));

    [Fact]
    public void Map_Withdrawal_IsAnEvent()
    {
        var withdrawn = Assert.IsType<EventActivity>(Ours(Account("user_withdraw", $$$""" "user_id":"{{{User}}}","user_id_by_app":"" """)));

        Assert.Equal(ConversationEvents.Withdrawn, withdrawn.Name);
        Assert.Equal(Where, withdrawn.Conversation);
    }

    [Fact]
    public void Map_WithdrawalWithoutAccount_IsForTheOneConnected()
    {
        var withdrawn = Assert.IsType<EventActivity>(Ours(WithdrawalWithoutAccount));

        Assert.Equal(ConversationEvents.Withdrawn, withdrawn.Name);
        Assert.Equal(Where, withdrawn.Conversation);
    }

    [Fact]
    public void Map_WithdrawalWithoutAccountBeforeOneIsKnown_IsToldApart() =>
        Assert.Same(ZaloOaMapping.WithdrawalOfNobody, ZaloOaEventMapper.Map(Read(WithdrawalWithoutAccount), null, TimeSpan.FromHours(2)));

    [Fact]
    public void Map_WithdrawalOfNobody_IsToldApart() =>
        Assert.Same(ZaloOaMapping.WithdrawalOfNobody, Map(Account("user_withdraw", """ "user_id":"","user_id_by_app":"" """)));

    [Fact]
    public void Map_IdsAsNumbers_AreReadToTheLastDigit()
    {
        var body = Text("chào").Replace($"\"{User}\"", User, StringComparison.Ordinal).Replace($"\"{Oa}\"", Oa, StringComparison.Ordinal);

        Assert.Equal(Where, Ours(body).Conversation);
    }

    [Fact]
    public void Map_OtherAccountOfTheSameApp_IsToldApart() =>
        Assert.Same(ZaloOaMapping.OtherAccount, ZaloOaEventMapper.Map(Read(Text("chào")), "1", TimeSpan.FromHours(2)));

    [Fact]
    public void Map_AccountNotKnownYet_TakesTheEventsOwn() =>
        Assert.IsType<ZaloOaMapping.Ours>(ZaloOaEventMapper.Map(Read(Text("chào")), null, TimeSpan.FromHours(2)));

    [Theory]
    [InlineData("""{"event_name":"user_send_text","recipient":{"id":"388613280878808645"},"message":{"text":"x"}}""")]
    [InlineData("""{"event_name":"user_send_text","sender":{"id":"2"},"message":{"text":"x"}}""")]
    [InlineData(
        """{"event_name":"user_send_text","sender":{"id":"388613280878808645"},"recipient":{"id":"388613280878808645"},"message":{"text":"x"}}"""
    )]
    public void Map_EventWithoutTheTwoSides_IsUnreadable(string body) => Assert.Same(ZaloOaMapping.Unreadable, Map(body));

    [Fact]
    public void Map_MessageWithoutId_FallsBackToEventPersonAndTime() =>
        Assert.Equal($"zalo-oa/{Oa}/user_send_text/{User}/{Time}", Ours(FromUser("user_send_text", """{"text":"x"}""")).Id);

    [Fact]
    public void Map_HalfASurrogatePairAndNul_AreCleaned()
    {
        var message = Assert.IsType<MessageActivity>(
            Ours(FromUser("user_send_text", """{"text":"a\ud83db\u0000c \ud83d\ude00","msg_id":"1"}"""))
        );

        Assert.Equal("a\ufffdbc \U0001F600", message.Text);
    }

    private static string WithdrawalWithoutAccount =>
        Account("user_withdraw", $"\"user_id\":\"{User}\",\"user_id_by_app\":\"\"")
            .Replace($"\"oa_id\":\"{Oa}\"", "\"oa_id\":\"\"", StringComparison.Ordinal);

    private static Activity Ours(string body) => Assert.IsType<ZaloOaMapping.Ours>(Map(body)).Activity;

    private static ZaloOaMapping Map(string body) => ZaloOaEventMapper.Map(Read(body), Oa, TimeSpan.FromHours(2));

    private static ZaloOaEvent Read(string body) => ZaloOaEventReader.Event(Encoding.UTF8.GetBytes(body))!;
}
