using System.CommandLine;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChatBot.Bot.Commands;
using ChatBot.Bot.Settings;
using Xunit;

namespace ChatBot.Bot.Tests.Hosting;

/// <summary>The documents say what the code does: every setting, every verb with its options, every test of a promise, links.</summary>
public sealed partial class DocumentsTests
{
    private static string Root([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", ".."));

    [Fact]
    public void Settings_OfTheCodeAndOfThePage_AreTheSame()
    {
        var written = Rows("docs/settings.md").Where(key => key != "OTEL_EXPORTER_OTLP_ENDPOINT");

        Assert.Equal(KnownSettings.All.Order(StringComparer.Ordinal), written.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Verbs_OfTheProgramAndOfThePage_AreTheSameWithTheirOptions()
    {
        var rows = Rows("docs/verbs.md");
        var root = CommandLine.Build(new CommandStreams(TextReader.Null, TextWriter.Null, TextWriter.Null));
        var verbs = Leaves(root, "").ToList();

        foreach (var (verb, command) in verbs)
        {
            var row = Assert.Single(rows, row => row == verb || row.StartsWith(verb + " ", StringComparison.Ordinal));
            Assert.Equal(
                command.Options.Select(option => option.Name).Where(name => !Everywhere.Contains(name)).Order(StringComparer.Ordinal),
                Option().Matches(row).Select(match => match.Value).Order(StringComparer.Ordinal)
            );
        }

        Assert.Equal(verbs.Count, rows.Count);
    }

    [Fact]
    public void Promises_OfThePage_NameTestsThatExist()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "promises.md"));
        var named = TestsOfAClass().Matches(page);

        Assert.True(named.Count > 20, "The page of the promises no longer names its tests in the form that this test reads.");
        foreach (Match one in named)
        {
            var code = File.ReadAllText(Path.Combine(Root(), "docs", one.Groups["file"].Value));
            foreach (Match method in TestName().Matches(one.Groups["names"].Value))
            {
                Assert.Matches($@"\b{Regex.Escape(method.Groups[1].Value)}\(", code);
            }
        }
    }

    [Theory]
    [InlineData("src/Content")]
    [InlineData("src/Dialogs")]
    [InlineData("src/Bot")]
    [InlineData("tests")]
    public void Layout_OfContributing_NamesEveryFolder(string parent)
    {
        var page = File.ReadAllText(Path.Combine(Root(), "CONTRIBUTING.md"));
        var layout = Layout().Match(page).Value;

        foreach (var folder in Directory.GetDirectories(Path.Combine(Root(), parent)).Select(path => Path.GetFileName(path)))
        {
            Assert.True(
                folder is "bin" or "obj" or "TestResults" || layout.Contains(folder, StringComparison.Ordinal),
                $"{parent}/{folder} is not in the layout."
            );
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("docs/promises.md")]
    [InlineData("docs/settings.md")]
    [InlineData("docs/verbs.md")]
    [InlineData("docs/embedding.md")]
    [InlineData("docs/metrics.md")]
    [InlineData("deploy/README.md")]
    [InlineData("deploy/HUONG-DAN.md")]
    [InlineData("tests/README.md")]
    [InlineData("src/Content/README.md")]
    public void Links_OfADocument_LeadToFilesAndHeadings(string document)
    {
        var path = Path.Combine(Root(), document);
        foreach (Match link in Link().Matches(File.ReadAllText(path)))
        {
            var target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.Groups["file"].Value));
            Assert.True(
                File.Exists(target) || Directory.Exists(target),
                $"{document} leads to {link.Groups["file"].Value}, which is not there."
            );
            if (link.Groups["heading"] is { Success: true, Value: var heading })
            {
                var anchors = Heading().Matches(File.ReadAllText(target)).Select(match => Anchor(match.Groups[1].Value));
                Assert.True(anchors.Contains(heading), $"{document} leads to the heading #{heading} of {target}, which is not there.");
            }
        }
    }

    private static readonly string[] Everywhere = ["--help", "--version"];

    private static IEnumerable<(string Verb, Command Command)> Leaves(Command command, string path)
    {
        foreach (var sub in command.Subcommands)
        {
            var name = path.Length == 0 ? sub.Name : $"{path} {sub.Name}";
            if (sub.Subcommands.Count == 0)
            {
                yield return (name, sub);
            }

            foreach (var leaf in Leaves(sub, name))
            {
                yield return leaf;
            }
        }
    }

    // The code in the first cell of each row of a table.
    private static List<string> Rows(string document) =>
        [.. Row().Matches(File.ReadAllText(Path.Combine(Root(), document))).Select(match => match.Groups[1].Value)];

    // As GitHub makes them: small letters, blanks become hyphens, everything else that is no letter or digit goes.
    private static string Anchor(string heading) => NoLetter().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"^\| `([^`]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("## Layout\n\n```\n.*?```", RegexOptions.Singleline)]
    private static partial Regex Layout();

    [GeneratedRegex(@"--[a-z-]+")]
    private static partial Regex Option();

    [GeneratedRegex(@"\]\((?<file>\.\./tests/[^)]+\.cs)\): (?<names>[^\[\|<]*)")]
    private static partial Regex TestsOfAClass();

    [GeneratedRegex("`([A-Za-z0-9_]+)`")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\]\((?!https?:|mailto:|#)(?<file>[^)#\s]+)(?:#(?<heading>[^)\s]+))?\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NoLetter();
}
