using System.Text;
using System.Text.Json;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Channels.ZaloBot;
using ChatBot.Bot.Channels.ZaloOa.Events;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Strangers;

/// <summary>
/// An id goes into keys of the store, which have a limit: one above it would fail its turn each time it came. What is longer than any id of
/// the platform is passed over where it is read.
/// </summary>
public sealed class LongIdTests
{
    private static readonly string Long = new('9', 1200);

    [Theory]
    [InlineData("\"sender\":{\"id\":\"7\"}", "\"sender\":{\"id\":\"LONG\"}")]
    [InlineData("\"recipient\":{\"id\":\"2\"}", "\"recipient\":{\"id\":\"LONG\"}")]
    [InlineData("\"msg_id\":\"m\"", "\"msg_id\":\"LONG\"")]
    [InlineData("\"timestamp\":\"1790000000000\"", "\"timestamp\":\"LONG\"")]
    [InlineData("\"event_name\":\"user_send_text\"", "\"event_name\":\"user_send_LONG\"")]
    public void ZaloOa_LongId_IsUnreadable(string part, string replaced)
    {
        const string Event =
            """{"app_id":"1","sender":{"id":"7"},"recipient":{"id":"2"},"event_name":"user_send_text","message":{"text":"a","msg_id":"m"},"timestamp":"1790000000000"}""";
        Assert.IsType<ZaloOaMapping.Ours>(Map(Event));
        Assert.Contains(part, Event, StringComparison.Ordinal);
        var mapping = Map(Event.Replace(part, replaced.Replace("LONG", Long, StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Same(ZaloOaMapping.Unreadable, mapping);

        static ZaloOaMapping Map(string json) =>
            ZaloOaEventMapper.Map(ZaloOaEventReader.Event(Encoding.UTF8.GetBytes(json))!, null, TimeSpan.FromHours(1));
    }

    [Fact]
    public void ZaloOa_WithdrawalWithALongId_IsToldToAPerson() =>
        Assert.Same(
            ZaloOaMapping.WithdrawalOfNobody,
            ZaloOaEventMapper.Map(
                ZaloOaEventReader.Event(
                    Encoding.UTF8.GetBytes(
                        $$"""{"app_id":"1","oa_id":"2","user_id":"{{Long}}","event_name":"user_withdraw","timestamp":"1"}"""
                    )
                )!,
                "2",
                TimeSpan.FromHours(1)
            )
        );

    [Theory]
    [InlineData("\"from\":{\"id\":\"7\"}", "\"from\":{\"id\":\"LONG\"}")]
    [InlineData("\"chat\":{\"id\":\"7\"", "\"chat\":{\"id\":\"LONG\"")]
    [InlineData("\"message_id\":\"m\"", "\"message_id\":\"LONG\"")]
    public void ZaloBot_LongId_IsPassedOver(string part, string replaced)
    {
        const string Event =
            """{"event_name":"message.text.received","message":{"from":{"id":"7"},"chat":{"id":"7","chat_type":"PRIVATE"},"text":"a","message_id":"m"}}""";
        Assert.NotNull(Map(Event));
        Assert.Contains(part, Event, StringComparison.Ordinal);
        Assert.Null(Map(Event.Replace(part, replaced.Replace("LONG", Long, StringComparison.Ordinal), StringComparison.Ordinal)));

        static Activity? Map(string json)
        {
            using var document = JsonDocument.Parse(json);
            return ZaloBotMapper.Map(ZaloBotEvent.Read(document.RootElement)!, "1");
        }
    }

    [Fact]
    public void Telegram_LongAlbum_HasAKeyThatFits()
    {
        var read = TelegramUpdateReader.Read(
            Encoding.UTF8.GetBytes(
                $$$"""{"update_id":5,"message":{"message_id":3,"date":1790000000,"chat":{"id":7,"type":"private"},"from":{"id":7,"is_bot":false,"first_name":"A"},"media_group_id":"{{{Long}}}","photo":[{"file_id":"a","file_unique_id":"b","width":1,"height":1}]}}"""
            )
        );
        Assert.Equal("telegram/1/update/5", TelegramUpdateMapper.Map(read.Update!, new TelegramIdentity(1))!.Id);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("246845883529197922", true)]
    public void IsUsable_Id_AsLongAsIdsAre(string? id, bool usable) => Assert.Equal(usable, PlatformId.IsUsable(id));
}
