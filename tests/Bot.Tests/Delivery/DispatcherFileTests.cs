using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Delivery;

/// <summary>A message names its file; it is made on the way to the channel.</summary>
public sealed class DispatcherFileTests
{
    [Fact]
    public async Task Message_ThatNamesAFile_IsSentWithIt()
    {
        await using var bench = new DispatcherBench();
        var files = With(bench, canSendFiles: true);
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lịch") with { FileOf = "calendar:a", Language = "en" });
        await Eventually.TrueAsync(() => files.SentActivities.Count == 1, "sent");

        Assert.Equal("calendar:a.en", files.SentActivities[0].File?.Name);
    }

    [Fact]
    public async Task Message_ThatIsTriedAgain_HasTheFileAsItIsThen()
    {
        await using var bench = new DispatcherBench();
        var adapter = With(bench, canSendFiles: true);
        var tries = 0;
        adapter.AnswerWith(_ => ++tries == 1 ? new SendResult.Retry(TimeSpan.FromSeconds(30), "busy") : new SendResult.Sent());
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lịch") with { FileOf = "calendar:a" });
        await Eventually.TrueAsync(() => tries == 1, "tried");
        bench.Files.Clear();

        // The wait begins some time after the try was seen.
        await Eventually.TrueAsync(
            () =>
            {
                bench.Clock.Advance(TimeSpan.FromSeconds(31));
                return adapter.SentActivities.Count == 1;
            },
            "sent"
        );

        Assert.Null(adapter.SentActivities[0].File);
    }

    [Fact]
    public async Task Message_OnAChannelWithoutFiles_IsSentWithoutIt()
    {
        await using var bench = new DispatcherBench();
        var adapter = With(bench, canSendFiles: false);
        await bench.StartAsync();

        await bench.EnqueueAsync(Given.Outgoing("an", "lịch") with { FileOf = "calendar:a" });
        await Eventually.TrueAsync(() => adapter.SentActivities.Count == 1, "sent");

        Assert.Null(adapter.SentActivities[0].File);
    }

    private static ScriptedAdapter With(DispatcherBench bench, bool canSendFiles)
    {
        var adapter = new ScriptedAdapter { Capabilities = new ChannelCapabilities { CanSendFiles = canSendFiles } };
        bench.Adapters.Clear();
        bench.Adapters.Add(adapter);
        bench.Files.Add(new NamedFile());
        return adapter;
    }

    private sealed class NamedFile : IFileMaker
    {
        public OutgoingFile Make(string fileOf, string language) => new($"{fileOf}.{language}", "text/plain", []);
    }
}
