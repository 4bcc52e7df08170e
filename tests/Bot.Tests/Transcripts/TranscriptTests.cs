using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Transcripts;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using Microsoft.Extensions.Logging.Abstractions;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Transcripts;

/// <summary>Every transcript in <c>transcripts/</c>, once as in production and once with each turn executed twice.</summary>
public sealed class TranscriptTests
{
    private static readonly Lazy<ContentSnapshot> Content = new(() => ContentLoader.Load(
        ShippedContent.Folder,
        new LoadOptions { Today = new LocalDate(2026, 10, 5), SampleWeek = new LocalDate(2026, 10, 5) }).Require());

    public static TheoryData<string, bool> Files()
    {
        var data = new TheoryData<string, bool>();
        foreach (var file in Directory.GetFiles(Folder, "*.chat").Order(StringComparer.Ordinal))
        {
            data.Add(Path.GetFileName(file), false);
            data.Add(Path.GetFileName(file), true);
        }

        return data;
    }

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "Transcripts", "transcripts");

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Conversation_AsWritten_GoesThatWay(string file, bool eachTurnTwice)
    {
        var transcript = Transcript.Parse(file, await File.ReadAllTextAsync(Path.Combine(Folder, file)));
        var folder = Directory.CreateTempSubdirectory("chatbot-transcript-");
        try
        {
            var skills = AllSkills.Create(ServiceCalendar.Default, []);
            await using var store = LiteDbStore.Open(
                new LiteDbStoreOptions
                {
                    Path = Path.Combine(folder.FullName, "chatbot.db"),
                    RunEachTurnTwice = eachTurnTwice,

                    // Without a cache every document is read back from its bytes: one that cannot be read would otherwise show only after a restart.
                    CachedDocuments = eachTurnTwice ? 0 : new LiteDbStoreOptions { Path = string.Empty }.CachedDocuments,
                },
                skills.Documents,
                TimeProvider.System,
                NullLoggerFactory.Instance);
            var runner = new TranscriptRunner(
                store,
                new TurnRunner(skills, ServiceCalendar.Default),
                skills,
                ServiceCalendar.Default,
                Content.Value,
                channel => channel == "web"
                    ? new ChannelCapabilities { CanReachLater = false }
                    : new ChannelCapabilities { CanRequestPhone = true, CanRequestLocation = true, CanSendFiles = true, StoresAbroad = channel == "telegram" });

            var difference = await runner.PlayAsync(transcript);
            Assert.True(difference is null, difference);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
