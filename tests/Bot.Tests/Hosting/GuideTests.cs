using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatBot.Bot.Settings;
using ChatBot.Content;
using NodaTime;
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

    [Theory]
    [InlineData("README.md")]
    [InlineData("HUONG-DAN.md")]
    public void Guide_NumbersOfTheContent_AreThoseOfANewFolder(string name)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-guide-").FullName;
        try
        {
            ContentInit.CopyTo(folder);
            // Before any fact of the shipped content is past its last day.
            var loaded = ContentLoader.Load(folder, ContentSettings.Options(folder, new LocalDate(2026, 10, 5)));
            var content = loaded.Require();

            var guide = Read(name);

            Assert.Equal([$"{loaded.Problems.Count} warnings"], Warnings().Matches(guide).Select(match => match.Value).Distinct());
            Assert.Equal(
                [$"{content.Topics.Count} topics, {content.Lessons.Count} lessons"],
                Topics().Matches(guide).Select(match => match.Value).Distinct()
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    // What stands behind a # in a command is said in the guide's own language.
    private static List<string> Blocks(string guide) =>
        [.. Block().Matches(guide).Select(block => Remark().Replace(block.Groups["text"].Value, ""))];

    private static string Read(string name, [CallerFilePath] string file = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "..", "deploy", name));

    [GeneratedRegex("```\\n(?<text>.*?)\\n *```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("(?<=0 errors, )\\d+ warnings")]
    private static partial Regex Warnings();

    [GeneratedRegex("\\d+ topics, \\d+ lessons")]
    private static partial Regex Topics();

    [GeneratedRegex(" +# .*")]
    private static partial Regex Remark();

    [GeneratedRegex("^## ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^\\|", RegexOptions.Multiline)]
    private static partial Regex TableRow();
}
