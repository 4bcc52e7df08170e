using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Bot.Storage.LiteDb;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Office.Doctor;

/// <summary>Store, keys and disk: without a data file, with a good one, a foreign one and a damaged one.</summary>
public sealed class StoreCheckTests : IDisposable
{
    private readonly Patient _patient = new();

    private string DataFile => Path.Combine(_patient.Data, "chatbot.db");

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Store_NotThereYet_IsFine()
    {
        Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new StoreCheck())).Level);
        Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new KeysCheck())).Level);
        Assert.Equal(FindingLevel.Ok, (await _patient.ExamineOneAsync(new DiskCheck())).Level);
        Assert.False(Directory.Exists(_patient.Data));
    }

    [Fact]
    public async Task Store_OfAStoppedService_IsOpenedReadAndClosed()
    {
        await MakeAsync();

        var store = await _patient.ExamineOneAsync(new StoreCheck());
        var keys = await _patient.ExamineOneAsync(new KeysCheck());

        Assert.Equal((FindingLevel.Ok, FindingLevel.Ok), (store.Level, keys.Level));
        Assert.Contains("schema 1", store.Found, StringComparison.Ordinal);
        await MakeAsync();
    }

    [Fact]
    public async Task Store_HeldByAProcessThatDoesNotAnswer_IsWrong()
    {
        await using var store = Open();

        Assert.Equal(FindingLevel.Fail, (await _patient.ExamineOneAsync(new StoreCheck())).Level);
    }

    [Fact]
    public async Task Store_OfARunningService_IsWhatItSays()
    {
        await using var store = Open();
        _patient.Service = Patient.Healthy;
        var writable = await _patient.ExamineOneAsync(new StoreCheck());
        _patient.Service = Patient.Healthy with { Writable = false };
        var full = await _patient.ExamineOneAsync(new StoreCheck());
        (_patient.Service, _patient.Unreachable) = (null, "it belongs to another user");
        var unknown = await _patient.ExamineOneAsync(new StoreCheck());

        Assert.Equal(
            [FindingLevel.Ok, FindingLevel.Fail, FindingLevel.Warn],
            new[] { writable, full, unknown }.Select(finding => finding.Level)
        );
    }

    [Fact]
    public async Task Store_Damaged_IsWrongAndLeftAsItIs()
    {
        await MakeAsync();
        var bytes = await File.ReadAllBytesAsync(DataFile);
        bytes[bytes.Length / 2] ^= 0xFF;
        await File.WriteAllBytesAsync(DataFile, bytes);

        var finding = await _patient.ExamineOneAsync(new StoreCheck());

        Assert.Equal(FindingLevel.Fail, finding.Level);
        Assert.Contains("restore", finding.Found, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(DataFile));
    }

    [Fact]
    public async Task Store_WithoutItsKeysOrItsDataFile_IsWrong()
    {
        await MakeAsync();
        Directory.Delete(Path.Combine(_patient.Data, "keys"), recursive: true);
        var keys = await _patient.ExamineOneAsync(new KeysCheck());
        var sealedStore = await _patient.ExamineOneAsync(new StoreCheck());
        File.Delete(DataFile);
        await File.WriteAllTextAsync(Path.Combine(_patient.Data, "chatbot-log.db"), "something");
        var without = await _patient.ExamineOneAsync(new StoreCheck());

        Assert.All([keys, sealedStore, without], finding => Assert.Equal(FindingLevel.Fail, finding.Level));
    }

    [Theory]
    [InlineData(3, 3, nameof(FindingLevel.Ok))]
    [InlineData(2, 3, nameof(FindingLevel.Warn))]
    [InlineData(1, 3, nameof(FindingLevel.Fail))]
    [InlineData(4, 3, nameof(FindingLevel.Fail))]
    public void Schema_Found_IsKnownOrNot(int found, int known, string expected) =>
        Assert.Equal(expected, StoreCheck.Schema(found, known).Level.ToString());

    [Theory]
    [InlineData(4000, 10, nameof(FindingLevel.Ok))]
    [InlineData(4000, 2000, nameof(FindingLevel.Warn))]
    [InlineData(900, 10, nameof(FindingLevel.Warn))]
    [InlineData(200, 10, nameof(FindingLevel.Fail))]
    public void Disk_WithSoMuchFree_IsEnoughOrNot(long freeMiB, long dataMiB, string expected) =>
        Assert.Equal(expected, DiskCheck.Of(freeMiB << 20, dataMiB << 20).Level.ToString());

    [Theory]
    [InlineData(null, nameof(FindingLevel.Warn))]
    [InlineData(3, nameof(FindingLevel.Ok))]
    [InlineData(48, nameof(FindingLevel.Warn))]
    public void Backup_OfSoManyHoursAgo_IsNewEnoughOrNot(int? hours, string expected)
    {
        var now = Patient.Healthy.Now;

        Assert.Equal(expected, BackupCheck.Of(hours is null ? null : now.AddHours(-hours.Value), now).Level.ToString());
    }

    private LiteDbStore Open() =>
        LiteDbStore.Open(
            new LiteDbStoreOptions { Path = DataFile },
            DeclaredDocuments.All,
            TimeProvider.System,
            NullLoggerFactory.Instance
        );

    private async Task MakeAsync() => await Open().DisposeAsync();
}
