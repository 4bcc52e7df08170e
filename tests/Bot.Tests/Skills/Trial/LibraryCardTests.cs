using System.Text.Json;
using ChatBot.Bot.Clock;
using ChatBot.Bot.Office;
using ChatBot.Bot.Scheduling;
using ChatBot.Bot.Tests.Office;
using ChatBot.Bot.Transcripts;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.Trial;

/// <summary>
/// A skill that is added exactly as CONTRIBUTING says is whole: it is asked by name, has its entry in the menu and its commands, and what
/// it
/// stores is shown to its person and to the office, exported, erased and swept.
/// </summary>
public sealed class LibraryCardTests
{
    private static readonly LibraryCardSkill[] Further = [new()];
    private static readonly Lazy<ContentSnapshot> Shared = new(Load);

    [Fact]
    public async Task Skill_InConversation_GoesAsWritten()
    {
        await using var house = new House(further: Further) { Content = Shared.Value };
        var written = await File.ReadAllTextAsync(Path.Combine(Folder, "library-card.chat"));
        var runner = new TranscriptRunner(house.Store, house.Turns, house.Skills, ServiceCalendar.Default, house.Content);

        var difference = await runner.PlayAsync(Transcript.Parse("library-card.chat", written));

        Assert.True(difference is null, difference);
    }

    [Fact]
    public async Task PersonShow_OfSomebodyWithACard_TellsOfItAndFindsThemByItsCode()
    {
        await using var house = new House(further: Further) { Content = Shared.Value };
        var card = await TakesCardAsync(house, "lan");

        var shown = await new PersonShow(
            house.Store,
            new PersonLookup(house.Store, house.Skills.Documents),
            house.Skills,
            house.Skills.Documents,
            () => house.Content,
            ServiceCalendar.Default,
            TimeProvider.System
        ).RunAsync(new PersonRequest(card.Code), new RecordedCall());

        Assert.Equal(card.PersonId, shown.Person);
        Assert.Contains(new PersonShow.Line("librarycard", $"Library card {card.Code}: Nguyễn Thị Lan"), shown.Lines);
        Assert.Contains(shown.Lines, line => line.Label == "consent" && line.Text.StartsWith("card, given ", StringComparison.Ordinal));
        Assert.Contains(shown.Lines, line => line.Label == "conversation");
    }

    [Fact]
    public async Task PersonExport_OfSomebodyWithACard_HoldsIt()
    {
        await using var house = new House(further: Further) { Content = Shared.Value };
        var card = await TakesCardAsync(house, "lan");
        var call = new RecordedCall();

        await new PersonExport(
            house.Store,
            house.Skills.Documents,
            new PersonLookup(house.Store, house.Skills.Documents),
            TimeProvider.System
        ).RunAsync(new PersonRequest(card.PersonId), call);

        using var json = JsonDocument.Parse(Assert.Single(call.Heard)["text: ".Length..]);
        Assert.Equal("Nguyễn Thị Lan", json.RootElement.GetProperty("librarycard")[0].GetProperty("name").GetString());
    }

    [Fact]
    public async Task PersonErase_OfSomebodyWithACard_RemovesItFreesItsNumberAndEndsItsConsent()
    {
        await using var house = new House(further: Further) { Content = Shared.Value };
        var card = await TakesCardAsync(house, "lan");
        await TakesCardAsync(house, "minh");

        var result = await new PersonErase(
            house.Store,
            house.Skills.Documents,
            new PersonLookup(house.Store, house.Skills.Documents),
            [],
            TimeProvider.System
        ).RunAsync(new PersonRequest(card.Code), new RecordedCall());

        Assert.Equal(1, result.Removed["librarycard"]);
        Assert.Empty(await house.OfAsync(LibraryCard.Kind, card.PersonId));
        Assert.Equal(1, await house.Store.ExecuteAsync(CardCount.OfAsync));
        Assert.NotNull(Assert.Single(await house.OfAsync(Consent.Kind, card.PersonId)).WithdrawnAt);
    }

    [Fact]
    public async Task Retention_OfACardPastItsYear_RemovesItAndFreesItsNumber()
    {
        await using var house = new House(further: Further) { Content = Shared.Value };
        var old = await TakesCardAsync(house, "lan");
        house.Now = house.Now.AddDays(300);
        var young = await TakesCardAsync(house, "minh");
        var clock = new FakeTimeProvider(house.Now.AddDays(66));
        var guard = new ClockGuard(house.Skills.Documents, house.Store, clock, TimeSpan.FromDays(4000), NullLogger<ClockGuard>.Instance);
        using var job = new RetentionJob(
            [LibraryCard.Kind],
            house.Store,
            ServiceCalendar.Default,
            clock,
            NullLogger<RetentionJob>.Instance,
            guard
        );

        Assert.Equal(1, await job.RunAsync(CancellationToken.None));

        Assert.Empty(await house.OfAsync(LibraryCard.Kind, old.PersonId));
        Assert.Single(await house.OfAsync(LibraryCard.Kind, young.PersonId));
        Assert.Equal(1, await house.Store.ExecuteAsync(CardCount.OfAsync));
    }

    [Fact]
    public void Example_InContributing_IsThisSkill()
    {
        var guide = File.ReadAllText(Path.Combine(Root(), "CONTRIBUTING.md"));
        var section = guide[guide.IndexOf("## Adding a skill", StringComparison.Ordinal)..];
        section = section[..section.IndexOf("\n## ", 5, StringComparison.Ordinal)];
        var code = string.Join('\n', Directory.GetFiles(Folder).Order().Select(File.ReadAllText));
        var known = Lines(code).ToHashSet(StringComparer.Ordinal);
        var blocks = section
            .Split("```")
            .Where((_, i) => i % 2 == 1)
            .Select(block => block[block.IndexOf('\n', StringComparison.Ordinal)..]);

        var example = Lines(string.Join('\n', blocks)).Where(line => line is not "…").ToList();

        Assert.True(example.Count > 5, "CONTRIBUTING shows no example of a skill.");
        Assert.All(example, line => Assert.Contains(line, known));
    }

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    private static async Task<LibraryCard> TakesCardAsync(House house, string citizen)
    {
        await house.SaysAsync(citizen, "thẻ thư viện");
        await house.SaysAsync(citizen, "tôi đồng ý");
        await house.SaysAsync(citizen, "Nguyễn Thị Lan");
        return Assert.Single(await house.OfAsync(LibraryCard.Kind, (await house.ConversationAsync(citizen)).PersonId));
    }

    // The shipped content with the skill's texts and topics beside it, as the guide says.
    private static ContentSnapshot Load()
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-trial-");
        try
        {
            Copy(ShippedContent.Folder, folder.FullName);
            Copy(Path.Combine(Folder, "content"), folder.FullName);
            var day = new LocalDate(2026, 10, 5);
            var skills = ChatBot.Dialogs.Skills.AllSkills.Create(ServiceCalendar.Default, [], further: Further);
            return ContentLoader
                .Load(
                    folder.FullName,
                    new LoadOptions
                    {
                        Today = day,
                        SampleWeek = day,
                        Known = new KnownNames { Actions = skills.ActionNames },
                    }
                )
                .Require();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static string Folder => Path.Combine(Root(), "tests", "Bot.Tests", "Skills", "Trial");

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChatBot.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No ChatBot.sln above the tests.");
        }

        return folder.FullName;
    }
}
