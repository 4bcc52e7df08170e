using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Xunit;

namespace ChatBot.Bot.Tests.Hosting;

/// <summary>The two guides of deploy/ are one guide in two languages.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public void Guides_InBothLanguages_HaveTheSameStepsCommandsAndOutputs()
    {
        var english = Read("README.md");
        var vietnamese = Read("HUONG-DAN.md");

        Assert.NotEmpty(Blocks(english));
        Assert.Equal(Blocks(english), Blocks(vietnamese));
        Assert.Equal(Heading().Count(english), Heading().Count(vietnamese));
        Assert.Equal(TableRow().Count(english), TableRow().Count(vietnamese));
    }

    // What stands behind a # in a command is said in the guide's own language.
    private static List<string> Blocks(string guide) =>
        [.. Block().Matches(guide).Select(block => Remark().Replace(block.Groups["text"].Value, ""))];

    private static string Read(string name, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "deploy", name));

    [GeneratedRegex("```\\n(?<text>.*?)\\n *```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(" +# .*")]
    private static partial Regex Remark();

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^\\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
