using System.Text;
using ChatBot.Bot.Channels.ZaloOa.Events;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Events;

public sealed class ZaloOaSignatureTests
{
    private const string AppId = "360846524940903967";
    private const string Secret = "oa-secret-of-the-console";

    // Made with coreutils: printf '%s' "$APP$BODY$TIME$SECRET" | sha256sum
    private const string Body =
        """{"app_id":"360846524940903967","event_name":"user_send_text","message":{"text":"Tuần lễ ở đâu? 😀","msg_id":"1"},"timestamp":"1543908534740"}""";
    private const string Mac = "c0c69021b0b4ef7cc54ea37fa7879db65330ebf6d152cf184b70e859479f67a4";
    private const string SpacedBody = """{ "app_id":"360846524940903967","event_name":"follow","timestamp":1543979782740 }""";
    private const string SpacedMac = "3a89d47aebd32ccd007ef97f7228798334691806c9717d9e601dd5cfdb25bdd9";

    [Theory]
    [InlineData("mac=" + Mac)]
    [InlineData(Mac)]
    [InlineData("MAC=" + Mac)]
    [InlineData(" mac=" + Mac + " ")]
    public void IsRight_KnownVector_WithAndWithoutPrefix(string header) => Assert.True(IsRight(Body, "1543908534740", header));

    [Fact]
    public void IsRight_UpperCase_IsRight() => Assert.True(IsRight(Body, "1543908534740", "mac=" + Mac.ToUpperInvariant()));

    [Fact]
    public void IsRight_TimestampThatIsANumber_UsesItsCharacters() => Assert.True(IsRight(SpacedBody, "1543979782740", "mac=" + SpacedMac));

    [Fact]
    public void IsRight_BodyWrittenAnew_IsWrong() =>
        Assert.False(IsRight(SpacedBody.Replace(" ", "", StringComparison.Ordinal), "1543979782740", "mac=" + SpacedMac));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("mac=")]
    [InlineData("mac=zz")]
    [InlineData("sha256=" + Mac)]
    [InlineData("mac=" + Mac + "00")]
    public void IsRight_NoMac_IsWrong(string? header) => Assert.False(IsRight(Body, "1543908534740", header));

    [Fact]
    public void IsRight_NonHexOfTheRightLength_IsWrong() => Assert.False(IsRight(Body, "1543908534740", "mac=" + new string('g', 64)));

    [Fact]
    public void IsRight_OtherTime_IsWrong() => Assert.False(IsRight(Body, "1543908534741", "mac=" + Mac));

    [Fact]
    public void IsRight_AppSecretInsteadOfOaSecret_IsWrong() =>
        Assert.False(
            new ZaloOaSignature(AppId, "app-secret-of-the-console").IsRight(Encoding.UTF8.GetBytes(Body), "1543908534740"u8, "mac=" + Mac)
        );

    [Theory]
    [InlineData("""{"a":1,"timestamp":"1543908534740"}""", "1543908534740")]
    [InlineData("""{"timestamp":1543908534740}""", "1543908534740")]
    [InlineData("""{"message":{"timestamp":"1"},"timestamp":"2","sender":{"timestamp":"3"}}""", "2")]
    [InlineData("""{"a":1}""", "")]
    public void Envelope_Timestamp_IsItsLiteralCharacters(string body, string timestamp) =>
        Assert.Equal(timestamp, Encoding.UTF8.GetString(ZaloOaEventReader.Envelope(Encoding.UTF8.GetBytes(body))!.Timestamp));

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("\"x\"")]
    [InlineData("""{"app_id":"1","event_name":"user_send""")]
    [InlineData("{}{}")]
    public void Envelope_NoObject_IsNull(string body) => Assert.Null(ZaloOaEventReader.Envelope(Encoding.UTF8.GetBytes(body)));

    private static bool IsRight(string body, string timestamp, string? header) =>
        new ZaloOaSignature(AppId, Secret).IsRight(Encoding.UTF8.GetBytes(body), Encoding.ASCII.GetBytes(timestamp), header);
}
