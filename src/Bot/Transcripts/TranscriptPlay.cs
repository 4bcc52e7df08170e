using ChatBot.Bot.Storage;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Routing;
using ChatBot.Dialogs.Skills;

namespace ChatBot.Bot.Transcripts;

/// <summary>
/// Plays one transcript in a data folder of its own, which is deleted afterwards: the service's own data is never touched.
/// </summary>
internal static class TranscriptPlay
{
    /// <summary>Plays it to the end or to the first difference. Null: it went as written.</summary>
    /// <param name="transcript">What should be said.</param>
    /// <param name="content">Content as of <see cref="Transcript.Day"/>.</param>
    /// <param name="eachTurnTwice">Runs each turn twice for one effect and reads every document back from its bytes.</param>
    public static async Task<string?> RunAsync(Transcript transcript, ContentSnapshot content, bool eachTurnTwice = false)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-transcript-");
        try
        {
            var calendar = ServiceCalendar.Default;
            var skills = AllSkills.Create(calendar, []);
            await using var store = AllStores.OpenScratch(folder.FullName, skills.Documents, eachTurnTwice);
            var runner = new TranscriptRunner(store, new TurnRunner(skills, calendar), skills, calendar, content);
            return await runner.PlayAsync(transcript);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
