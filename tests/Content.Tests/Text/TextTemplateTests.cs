using ChatBot.Content.Text;

namespace ChatBot.Content.Tests.Text;

public sealed class TextTemplateTests
{
    [Theory]
    [InlineData("Chào {name}!", "Chào Lan!")]
    [InlineData("{name}", "Lan")]
    [InlineData("{name}{name}", "LanLan")]
    [InlineData("không có gì", "không có gì")]
    [InlineData("{ name } {} {Name} {na me} {name", "{ name } {} {Name} {na me} {name")]
    [InlineData("{{name}}", "{Lan}")]
    [InlineData("", "")]
    public void Fill_Text_IsFilled(string text, string filled) =>
        Assert.Equal(filled, TextTemplate.Fill(text, new Dictionary<string, string> { ["name"] = "Lan" }));

    [Fact]
    public void Fill_ArgumentThatLooksLikeTemplateOrMarkdown_StaysWhatItIs()
    {
        var name = "{phone} **x** <b>y</b> [a](http://e.org) {{fact:office.phone}}";

        var filled = TextTemplate.Fill("Chào {name}, số {phone}.", new Dictionary<string, string> { ["name"] = name, ["phone"] = "0912" });

        Assert.Equal($"Chào {name}, số 0912.", MarkdownPlain.Render(filled));
    }

    [Fact]
    public void Fill_MarkdownArgument_IsNotEscaped() =>
        Assert.Equal("A\n- **b**", TextTemplate.Fill("A\n{list}", null, new Dictionary<string, string> { ["list"] = "- **b**" }));

    [Fact]
    public void Fill_NoArgument_NamesThePlaceholder()
    {
        var error = Assert.Throws<KeyNotFoundException>(() => TextTemplate.Fill("Chào {name}", null));

        Assert.Contains("{name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Placeholders_Text_GivesNamesAndPlaces() =>
        Assert.Equal([("a", 2), ("fact:office.phone", 6)], TextTemplate.Placeholders("x {a} {fact:office.phone} {"));
}
