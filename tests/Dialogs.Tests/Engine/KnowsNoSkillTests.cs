using System.Text.RegularExpressions;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Tests.Understanding;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine;

/// <summary>
/// Engine and Understanding know no skill, by type or by string: menu entries, commands, confirmations and the topics for people in need
/// are declared by skills and content. A skill or a topic that is taken out or renamed changes nothing there.
/// </summary>
public sealed partial class KnowsNoSkillTests
{
    // What the engine and its forms say themselves.
    private static readonly string[] OwnTexts = ["engine", "form", "place"];

    [Theory]
    [InlineData("Engine")]
    [InlineData("Understanding")]
    public void Strings_NameNoTextActionOrTopicOfASkill(string folder)
    {
        var content = SharedContent.Snapshot;
        var skills = AllSkills.Create(ServiceCalendar.Default, []).Skills;
        var prefixes = content
            .Texts.Keys.Select(key => key.Split('.')[0])
            .Concat(skills.Select(skill => skill.Name))
            .Except(OwnTexts)
            .ToHashSet(StringComparer.Ordinal);

        var found = Literals(folder).Where(literal => Reason(literal.Text, content, prefixes) is not null).ToList();

        Assert.True(
            found.Count == 0,
            string.Join('\n', found.Select(l => $"{l.File}: \"{l.Text}\" names {Reason(l.Text, content, prefixes)}"))
        );
    }

    [Fact]
    public void Strings_OfTheEngine_AreNoSkillsName()
    {
        var names = AllSkills.Create(ServiceCalendar.Default, []).Skills.Select(skill => skill.Name).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Literals("Engine"), literal => names.Contains(literal.Text));
    }

    [Theory]
    [InlineData("data.erase")]
    [InlineData("topic:eng_cancel")]
    [InlineData("crisis_help")]
    [InlineData("go:signup")]
    [InlineData("menu.button-signup")]
    public void Reason_OfANameThatOnceStoodThere_IsFound(string literal)
    {
        var prefixes = new HashSet<string>(StringComparer.Ordinal) { "data", "menu", "signup" };

        Assert.NotNull(Reason(literal, SharedContent.Snapshot, prefixes));
    }

    private static string? Reason(string literal, ContentSnapshot content, HashSet<string> prefixes) =>
        KeyOrAction().Match(literal) is { Success: true } key && prefixes.Contains(key.Groups[1].Value) ? "a text or action of a skill"
        : literal.Contains('_', StringComparison.Ordinal) && content.Topics.ContainsKey(literal) ? "a topic"
        : literal.StartsWith("topic:", StringComparison.Ordinal) && literal.Length > "topic:".Length ? "a topic"
        : literal.StartsWith("go:", StringComparison.Ordinal) && prefixes.Contains(literal["go:".Length..]) ? "a skill"
        : null;

    private static IEnumerable<(string File, string Text)> Literals(string folder)
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "ChatBot.sln")))
        {
            root = root.Parent ?? throw new DirectoryNotFoundException("No ChatBot.sln above the tests.");
        }

        var files = Directory.GetFiles(Path.Combine(root.FullName, "src", "Dialogs", folder), "*.cs", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        return files.SelectMany(file =>
            File.ReadLines(file)
                .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal))
                .SelectMany(line => Literal().Matches(line).Select(match => (Path.GetFileName(file), match.Groups[1].Value)))
        );
    }

    [GeneratedRegex("\"((?:[^\"\\\\]|\\\\.)*)\"")]
    private static partial Regex Literal();

    [GeneratedRegex("^([a-z][a-z-]*)\\.[a-z0-9-]+$")]
    private static partial Regex KeyOrAction();
}
