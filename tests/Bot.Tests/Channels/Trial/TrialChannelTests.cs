using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Tests.Channels.Contract;
using ChatBot.Bot.Tests.Channels.Trial.Paper;
using ChatBot.Bot.Tests.Office;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Trial;

/// <summary>
/// A channel that is one folder (<c>Paper/</c>) and one line (<see cref="ContractCollection.Channels"/>), added as CONTRIBUTING says, is
/// whole: it passes the contract of all channels, and besides it is listed, examined, exported, erased and kept out of rehearsals.
/// </summary>
[Collection(ContractCollection.Name)]
public sealed class TrialChannelTests(ContractService service)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task Status_TrialChannel_IsListed()
    {
        var result = await RunAsync(service.Services, ChannelStatusReport.Contract, new ChannelStatusReport.Request());

        Assert.True(Assert.Single(result.Channels, channel => channel.Name == PaperModule.ChannelName).Status.Enabled);
    }

    [Theory]
    [InlineData("", "off: Paper:Token is empty")]
    [InlineData("t", "letters are handed in")]
    public async Task Doctor_TrialChannel_IsExaminedWhetherItIsOnOrOff(string token, string expected) =>
        Assert.Contains(
            await ExamineAsync(new ChannelsCheck(), (PaperModule.TokenKey, token)),
            finding => finding.Name == PaperModule.ChannelName && finding.Found == expected
        );

    [Theory]
    [InlineData(null)]
    [InlineData("https://post.example.vn")]
    public async Task Rehearsal_WithTheRealPostOffice_IsRefused(string? address) =>
        Assert.Contains(
            await ExamineAsync(
                new SettingsCheck(),
                ("Service:StartAt", "2020-10-05T07:00:00"),
                (PaperModule.TokenKey, "t"),
                (PaperModule.AddressKey, address)
            ),
            finding => finding.Level == FindingLevel.Fail && finding.Found.Contains(PaperModule.AddressKey, StringComparison.Ordinal)
        );

    [Fact]
    public async Task Rehearsal_WithAFakePostOffice_IsAllowed() =>
        Assert.Equal(
            FindingLevel.Ok,
            Assert
                .Single(
                    await ExamineAsync(
                        new SettingsCheck(),
                        ("Service:StartAt", "2020-10-05T07:00:00"),
                        (PaperModule.TokenKey, "t"),
                        (PaperModule.AddressKey, "http://localhost:8090")
                    )
                )
                .Level
        );

    [Fact]
    public async Task Export_PersonOfTheTrialChannel_HoldsWhatTheChannelKeeps()
    {
        var (_, person) = await ReaderAsync();
        var call = new RecordedCall();

        await RunAsync(service.Services, PersonExport.Contract, new PersonRequest(person), call);

        Assert.Contains(call.Heard, line => line.Contains($"\"{PaperReceipt.Kind.Name}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task MyData_PersonOfTheTrialChannel_TellsWhatTheChannelKeeps()
    {
        var (citizen, _) = await ReaderAsync();

        await citizen.SaysAsync("xem dữ liệu của tôi", "Thư đã gửi cho bạn: 1");
    }

    [Fact]
    public async Task Erase_ByTheOffice_RemovesWhatTheChannelKeeps()
    {
        var (citizen, person) = await ReaderAsync();

        var result = await RunAsync(service.Services, PersonErase.Contract, new PersonRequest(person));

        Assert.Equal(1, result.Removed[PaperReceipt.Kind.Name]);
        await IsGoneAsync(service.Store, citizen.Where.Key, person);
    }

    [Fact]
    public async Task Erase_ByTheCitizen_RemovesWhatTheChannelKeeps()
    {
        var (citizen, person) = await ReaderAsync();

        await citizen.SaysAsync("xóa dữ liệu của tôi", "xóa hết");
        await citizen.ChoosesAsync("Xóa", "Đã xóa");

        await IsGoneAsync(service.Store, citizen.Where.Key, person);
    }

    [Fact]
    public async Task Erase_ChannelThatWasSwitchedOffSince_RemovesWhatItKept()
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-trial-");
        try
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection([new("Storage:LiteDb:Path", Path.Combine(folder.FullName, "chatbot.db"))])
                .Build();
            using var host = OfficeHost.Build(configuration, channels: ContractCollection.Channels);
            await host.StartAsync();
            var store = host.Services.GetRequiredService<IStore>();
            var conversation = new Conversation
            {
                Reference = new PaperDriver().Where("nha-1"),
                PersonId = "p1",
                LastSeen = service.Clock.GetUtcNow(),
            };
            await store.ExecuteAsync(session =>
            {
                session.Put(Conversation.Kind, conversation);
                session.Put(PaperReceipt.Kind, new PaperReceipt("p1", 1, service.Clock.GetUtcNow()));
                session.Put(PaperStamp.Kind, new PaperStamp(conversation.Reference.Key, service.Clock.GetUtcNow()));
                return ValueTask.FromResult(true);
            });

            await RunAsync(host.Services, PersonErase.Contract, new PersonRequest("p1"));

            await IsGoneAsync(store, conversation.Reference.Key, "p1");
            await host.StopAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Somebody who wrote once and got one letter that they did not ask for.</summary>
    private async Task<(Citizen Citizen, string Person)> ReaderAsync()
    {
        var citizen = await service.CitizenAsync(PaperModule.ChannelName);
        await citizen.OpensAsync();
        var notice = $"notice:{citizen.Id}";
        await citizen.HearsAsync(() => service.Gateway.ReceiveAsync(ContractTurn.NoticeTo(citizen.Where, notice)), notice, Step);
        var person = (await service.Store.ExecuteAsync(s => s.GetAsync(Conversation.Kind, citizen.Where.Key)))!.PersonId;
        await service.UntilAsync(
            async () => await service.Store.ExecuteAsync(s => s.GetAsync(PaperReceipt.Kind, person)) is not null,
            () => "the receipt"
        );
        Assert.NotNull(await service.Store.ExecuteAsync(s => s.GetAsync(PaperStamp.Kind, citizen.Where.Key)));
        return (citizen, person);
    }

    private static async Task IsGoneAsync(IStore store, string conversation, string person)
    {
        Assert.Null(await store.ExecuteAsync(session => session.GetAsync(PaperReceipt.Kind, person)));
        Assert.Null(await store.ExecuteAsync(session => session.GetAsync(PaperStamp.Kind, conversation)));
    }

    private static async Task<IReadOnlyList<Finding>> ExamineAsync(IDoctorCheck check, params (string Key, string? Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("chatbot-trial-");
        try
        {
            var all = settings.ToDictionary(setting => setting.Key, setting => setting.Value);
            all["Storage:LiteDb:Path"] = Path.Combine(folder.FullName, "chatbot.db");
            await using var context = await DoctorContext.OpenAsync(
                () => ServiceHost.Prepare(settings: all, with: ContractCollection.Channels),
                CancellationToken.None
            );
            return await check.ExamineAsync(context, CancellationToken.None);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Task<TResult> RunAsync<TRequest, TResult>(
        IServiceProvider services,
        OfficeContract<TRequest, TResult> contract,
        TRequest request,
        OfficeCall? call = null
    )
        where TRequest : class
        where TResult : class =>
        services
            .GetServices<OfficeOperation>()
            .OfType<OfficeOperation<TRequest, TResult>>()
            .Single(operation => operation.Name == contract.Name)
            .RunAsync(request, call ?? new RecordedCall());
}
