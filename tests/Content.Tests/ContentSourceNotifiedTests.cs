namespace ChatBot.Content.Tests;

/// <summary>With the system's own clock and notifications, far sooner than the comparison would come.</summary>
public sealed class ContentSourceNotifiedTests
{
    [Fact]
    public async Task Start_FileEdited_IsNoticedThroughTheFileSystem()
    {
        using var content = new TempContent();
        using var source = ContentSource.Open(content.Folder, () => content.Options, TimeProvider.System);
        var changed = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Changed += (_, now) => changed.TrySetResult(now.Topics["choi"].Answer.Vi);
        source.Start();

        content.Replace("topics/choi.vi.md", "Chơi vui.", "Chơi ngay.");

        Assert.Equal("Chơi ngay.", await changed.Task.WaitAsync(TimeSpan.FromSeconds(60)));
    }
}
