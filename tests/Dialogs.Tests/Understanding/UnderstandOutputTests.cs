using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

public sealed class UnderstandOutputTests
{
    [Fact]
    public void ToJson_Message_FieldsOfTheVerb()
    {
        var output = new UnderstandOutput(
            "tuần lễ",
            "vi",
            "answer",
            "week_when",
            0.91,
            [new("week_what", 0.05)],
            "2020-10-05",
            "2020-10-11",
            ["16690"]
        );
        Assert.Equal(
            """{"text":"tuần lễ","language":"vi","decision":"answer","topic":"week_when","score":0.91,"alternatives":[{"topic":"week_what","score":0.05}],"from":"2020-10-05","to":"2020-10-11","places":["16690"]}""",
            output.ToJson()
        );
    }

    [Fact]
    public void ToJson_NothingKnown_Nulls()
    {
        var result = SharedContent.Recognizer.Recognize("", new LocalDateTime(2020, 10, 7, 9, 0));
        Assert.Equal(
            """{"text":"","language":"vi","decision":"none","topic":null,"score":null,"alternatives":[],"from":null,"to":null,"places":null}""",
            UnderstandOutput.Of("", result).ToJson()
        );
    }

    [Theory]
    [InlineData("phone", "0912 345 678", """{"text":"0912 345 678","outcome":"accepted","value":"+84912345678"}""")]
    [InlineData("name", "hủy", """{"text":"hủy","outcome":"interrupted","value":null}""")]
    [InlineData("level", "abc", """{"text":"abc","outcome":"rejected","value":null}""")]
    public void ToJson_Field_Outcome(string field, string text, string json) =>
        Assert.Equal(json, UnderstandFieldOutput.Of(text, FieldParser.Parse(field, text, new LocalDate(2026, 11, 23))).ToJson());
}
