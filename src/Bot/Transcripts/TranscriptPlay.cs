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
    /// <summary>Plays it to the end or to the first difference. </summary>
    /// <returns>The difference with the conversation as it went, or null when it went as written.</returns>
    /// <param name="transcript">What should be said.</param>
    /// <param name="content">Content as of <see cref="Transcript.Day"/>.</param>
    /// <param name="eachTurnTwice">Runs each turn twice for one effect and reads every document back from its bytes.</param>
    public static Task<string?> RunAsync(Transcript transcript, ContentSnapshot content, bool eachTurnTwice = false) =>
        WithRunnerAsync(content, eachTurnTwice, runner => runner.PlayAsync(transcript));

    /// <summary>Plays it to the end, whatever differs, and writes all that is said.</summary>
    /// <param name="transcript">What should be said.</param>
    /// <param name="content">Content as of <see cref="Transcript.Day"/>.</param>
    /// <param name="output">Gets the conversation, line by line.</param>
    /// <returns>How many lines of the transcript did not hold.</returns>
    public static Task<int> ShowAsync(Transcript transcript, ContentSnapshot content, TextWriter output) =>
        WithRunnerAsync(content, false, runner => runner.ShowAsync(transcript, output));

    private static async Task<T> WithRunnerAsync<T>(ContentSnapshot content, bool eachTurnTwice, Func<TranscriptRunner, Task<T>> play)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-transcript-");
        try
        {
            var calendar = ServiceCalendar.Default;
            var skills = AllSkills.Create(calendar, []);
            await using var store = AllStores.OpenScratch(folder.FullName, skills.Documents, eachTurnTwice);
            var runner = new TranscriptRunner(store, new TurnRunner(skills, calendar), skills, calendar, content);
            return await play(runner);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
