using System.Text.RegularExpressions;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Engine;

/// <summary>A text that is missing would be found by a citizen; here it is found by whoever adds the key.</summary>
public sealed partial class TextKeysTests
{
    [Fact]
    public void Keys_NamedInTheCode_AreInTheShippedContent()
    {
        var content = ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = new LocalDate(2026, 10, 5) }).Require();
        var prefixes = content.Texts.Keys.Select(k => k[..k.IndexOf('.', StringComparison.Ordinal)]).ToHashSet(StringComparer.Ordinal);
        var skills = AllSkills.Create(ServiceCalendar.Default, []);
        var missing = Directory
            .EnumerateFiles(Path.Combine(Root(), "src", "Dialogs"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Key().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value))
            .Where(key => prefixes.Contains(key[..key.IndexOf('.', StringComparison.Ordinal)]))
            .Where(key =>
                !content.Texts.Contains(key)
                && !skills.HasAction(key)
                && key
                    is not (
                        LessonEvent
                        or "programme.list"
                        or "programme.event"
                        or "programme.event-more"
                        or "programme.calendar"
                        or "reminders.list"
                    )
            )
            .Distinct()
            .Order(StringComparer.Ordinal);

        Assert.Empty(missing);
    }

    private const string LessonEvent = "lessons.due";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No ChatBot.sln above the tests.");
        }

        return folder.FullName;
    }

    // Word lists are named alike and are no texts.
    [GeneratedRegex("(?<!WordListKey\\s+\\w+\\s*=\\s*new\\(\\s*)\"([a-z]+\\.[a-z0-9-]+)\"")]
    private static partial Regex Key();
}
