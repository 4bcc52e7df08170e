using ChatBot.Bot.Storage.LiteDb;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Bot.Transcripts;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Transcripts;

/// <summary>Every transcript in <c>transcripts/</c>, once as in production and once with each turn executed twice.</summary>
public sealed class TranscriptTests
{
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
        var folder = Directory.CreateTempSubdirectory("chatbot-transcript-test-");
        try
        {
            var difference = await PlayAsync(transcript, Path.Combine(folder.FullName, "chatbot.db"), eachTurnTwice);
            Assert.True(difference is null, difference);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // As TranscriptPlay, which "content try" uses; but the recogniser is shared, for it would take more time than the conversation.
    private static async Task<string?> PlayAsync(Transcript transcript, string path, bool eachTurnTwice)
    {
        var (calendar, content) = (ServiceCalendar.Default, Shipped.On(transcript.Day));
        var skills = AllSkills.Create(calendar, []);
        var options = new LiteDbStoreOptions { Path = path, RunEachTurnTwice = eachTurnTwice };
        await using var store = LiteDbStore.Open(
            eachTurnTwice ? options with { CachedDocuments = 0 } : options,
            skills.Documents,
            TimeProvider.System,
            NullLoggerFactory.Instance
        );
        var turns = new TurnRunner(skills, calendar);
        SharedRecognizers.Give(turns, content);
        return await new TranscriptRunner(store, turns, skills, calendar, content).PlayAsync(transcript);
    }
}
