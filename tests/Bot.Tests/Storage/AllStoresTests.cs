using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;
using static ChatBot.Bot.Tests.Storage.SampleDocuments;

namespace ChatBot.Bot.Tests.Storage;

/// <summary>The settings of the store.</summary>
public sealed class AllStoresTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-stores-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("LiteDb")]
    [InlineData("litedb")]
    public void Kind_KnownOrNotSet_ChoosesTheStore(string? kind) =>
        Assert.Equal("LiteDb", AllStores.Of(Settings(("Storage:Kind", kind))).Name);

    [Theory]
    [InlineData("PostgreSql")]
    [InlineData("sqlite")]
    public void Kind_Unknown_IsAnErrorThatNamesTheAllowedOnes(string kind)
    {
        var error = Assert.Throws<OptionsValidationException>(() => AllStores.Of(Settings(("Storage:Kind", kind))));
        var failure = Assert.Single(error.Failures);
        Assert.Contains("Storage:Kind", failure, StringComparison.Ordinal);
        Assert.Contains(kind, failure, StringComparison.Ordinal);
        Assert.Contains("LiteDb", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void Folder_NotSet_IsTheDataFilesFolder()
    {
        var settings = Settings(("Storage:LiteDb:Path", Path.Combine(_folder, "data", "chatbot.db")));
        Assert.Equal(Path.Combine(_folder, "data"), DataFolder.Of(settings));
        Assert.Equal("Storage:LiteDb:Path", DataFolder.KeyOf(settings));
    }

    [Fact]
    public async Task Folder_OfItsOwn_HoldsTheKeysThroughBackupRestoreAndRetention()
    {
        var (data, side) = (Path.Combine(_folder, "data"), Path.Combine(_folder, "side"));
        var settings = Settings(("Storage:LiteDb:Path", Path.Combine(data, "chatbot.db")), ("Storage:Folder", side + "/"));
        Assert.Equal(side, DataFolder.Of(settings));
        var module = AllStores.Of(settings);
        Assert.False(module.HasData(settings));
        await using (var store = module.Open(settings, All, TimeProvider.System, NullLoggerFactory.Instance))
        {
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "backed up", 1)));
            foreach (var inside in new[] { data, side })
            {
                await Assert.ThrowsAsync<IOException>(() =>
                    store.BackupAsync(Path.Combine(inside, "backup"), null, CancellationToken.None)
                );
            }

            await store.BackupAsync(Path.Combine(_folder, "backup"), null, CancellationToken.None);
            await store.RunAsync(s => s.Put(Chats, new Chat("a", "lost", 2)));
        }

        Assert.True(Directory.Exists(Path.Combine(side, "keys")));
        Assert.False(Directory.Exists(Path.Combine(data, "keys")));
        Assert.Equal(1, module.Examine(settings).Found);

        var restored = module.Restore(settings, All, TimeProvider.System, Path.Combine(_folder, "backup"), null);
        Assert.True(restored.Documents > 0);
        await using var again = module.Open(settings, All, TimeProvider.System, NullLoggerFactory.Instance);
        Assert.Equal("backed up", (await again.GetAsync(Chats, "a"))!.Name);
        Assert.Single(Directory.EnumerateDirectories(side, "keys.replaced-*"));
        Assert.True(again.RemoveOldCopies(TimeProvider.System.GetUtcNow().AddDays(15)) >= 2);
        Assert.Empty(Directory.EnumerateFileSystemEntries(side, "*.replaced-*"));
        Assert.Empty(Directory.EnumerateFileSystemEntries(data, "*.replaced-*"));
    }

    private static IConfiguration Settings(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => s.Value)).Build();
}
