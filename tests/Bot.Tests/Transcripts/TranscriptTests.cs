using System.Collections.Concurrent;
using ChatBot.Bot.Transcripts;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Transcripts;

/// <summary>Every transcript in <c>transcripts/</c>, once as in production and once with each turn executed twice.</summary>
public sealed class TranscriptTests
{
    private static readonly ConcurrentDictionary<LocalDate, ContentSnapshot> Content = new();

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
        var content = Content.GetOrAdd(transcript.Day, day => ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = day, SampleWeek = day }).Require());

        var difference = await TranscriptPlay.RunAsync(transcript, content, eachTurnTwice);
        Assert.True(difference is null, difference);
    }
}
