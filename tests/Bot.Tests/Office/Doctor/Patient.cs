using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Delivery;
using ChatBot.Bot.Hosting;
using ChatBot.Bot.Office.Doctor;
using Microsoft.Extensions.DependencyInjection;

namespace ChatBot.Bot.Tests.Office.Doctor;

/// <summary>A data folder and settings to be examined, with or without a service that runs on them.</summary>
internal sealed class Patient : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("doctor").FullName;

    public string Data => Path.Combine(Folder, "data");

    public Dictionary<string, string?> Settings { get; } = [];

    public ServiceState.Result? Service { get; set; }

    public string? Unreachable { get; set; }

    public static ServiceState.Result Healthy { get; } =
        new(
            ServiceState.Version,
            Alive: true,
            Writable: true,
            Schema: 1,
            Waiting: 0,
            OldestWaitSeconds: 0,
            Pending: 0,
            SendingMode.Running,
            new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero),
            HistoryRead: true,
            LastBackupAt: null,
            []
        );

    public async Task<IReadOnlyList<Finding>> ExamineAsync(IDoctorCheck check)
    {
        var builder = ServiceHost.Prepare(
            settings: new Dictionary<string, string?>(Settings)
            {
                ["Storage:LiteDb:Path"] = Settings.GetValueOrDefault("Storage:LiteDb:Path") ?? Path.Combine(Data, "chatbot.db"),
            }
        );
        await using var context = new DoctorContext(
            builder.Configuration,
            builder.Services.BuildServiceProvider(),
            null,
            Service,
            Unreachable
        );
        return await check.ExamineAsync(context, CancellationToken.None);
    }

    public async Task<Finding> ExamineOneAsync(IDoctorCheck check) => (await ExamineAsync(check)).Single();

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
