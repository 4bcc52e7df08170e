using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Storage.LiteDb;
using Xunit;

namespace ChatBot.Bot.Tests.Office;

/// <summary>Where there is no data, an operation is not carried out on data made for it.</summary>
public sealed class NoDataTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatbot-nodata-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Operation_OfTheOffice_NeedsDataUnlessItComesBeforeTheFirstStart()
    {
        // Backup, roster, person, questions, channels, sending, retention: whatever is added later is asked to say that it needs none.
        var contracts = typeof(OfficeOperation)
            .Assembly.GetTypes()
            .Select(type => type.GetField("Contract")?.GetValue(null))
            .Where(contract => contract?.GetType().Name.StartsWith("OfficeContract", StringComparison.Ordinal) == true)
            .Select(contract => (Name: (string)Get(contract!, "Name"), NeedsData: (bool)Get(contract!, "NeedsData")))
            .ToList();

        Assert.True(contracts.Count > 10, $"{contracts.Count} operations");
        Assert.All(contracts, contract => Assert.True(contract.NeedsData, contract.Name));
        Assert.False(WebhookOperation.Contract(TelegramModule.Webhook).NeedsData);

        static object Get(object of, string property) => of.GetType().GetProperty(property)!.GetValue(of)!;
    }

    [Theory]
    [InlineData("chatbot.db", true)]
    [InlineData("chatbot-log.db", true)]
    [InlineData("restore-in-progress", true)]
    [InlineData("store.lock", false)]
    [InlineData("chatbot.db.replaced-20261130T000000000", false)]
    public void Folder_WithOneFileOfAStore_IsDataOrNot(string file, bool expected)
    {
        File.WriteAllText(Path.Combine(_folder, file), "");

        Assert.Equal(expected, StoreFiles.HaveData(Path.Combine(_folder, "chatbot.db")));
    }

    [Fact]
    public void Folder_ThatIsNotThere_IsNoData() => Assert.False(StoreFiles.HaveData(Path.Combine(_folder, "no", "chatbot.db")));
}
