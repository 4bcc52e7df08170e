using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Dialogs.Tests.Activities;

public sealed class PayloadTests
{
    [Theory]
    [InlineData("go:menu", "go", new[] { "menu" })]
    [InlineData("s:lessons:k3f9:hour:19:30", "s", new[] { "lessons", "k3f9", "hour", "19:30" })]
    [InlineData("menu", "menu", new string[0])]
    public void Parse_Payload_GivesVerbAndArguments(string text, string verb, string[] arguments)
    {
        var payload = Payload.Parse(text);

        Assert.Equal(verb, payload!.Value.Verb);
        Assert.Equal(arguments, payload.Value.Arguments);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":menu")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345")]
    public void Parse_NoPayload_GivesNull(string text) => Assert.Null(Payload.Parse(text));

    [Fact]
    public void Of_MoreThan64Bytes_IsRefused() => Assert.Throws<ArgumentException>(() => Payload.Of("topic", new string('ệ', 25)));

    [Fact]
    public void Of_ColonInAnArgument_IsRefused() => Assert.Throws<ArgumentException>(() => Payload.Of("topic", "a:b"));

    [Fact]
    public void Of_AnswerOfASlot_IsReadBack() =>
        Assert.Equal(
            ["lessons", "k3f9", "hour", "07:00"],
            Payload.Parse(Payload.Of("s", "lessons", "k3f9", "hour", "07:00"))!.Value.Arguments
        );
}
