using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ChatBot.Fakes;
using ChatBot.Fakes.Telegram;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.EndToEnd.Tests;

/// <summary>
/// Promises 1, 2, 3 and 6 against <c>kill -9</c>: the real process, on a real disk, under load, killed at random moments, also while it
/// starts, with updates coming in turn by webhook and by polling. <c>CHATBOT_CRASH_ROUNDS</c> asks for more rounds than twenty.
/// </summary>
// Twenty starts of the service, and as many moments to be killed in.
[Trait("Speed", "Slow")]
public sealed class CrashTests(ITestOutputHelper output)
{
    private const int Citizens = 6;
    private const int Places = 100_000;
    private const string ClassName = "Lớp thử";
    private const string Secret = "crash-test";

    // Each kill cuts into up to six conversations, so twenty rounds are enough to see what is wrong as a rule, and that is what every run
    // has to see. What goes wrong once in hundreds of kills is looked for with hundreds of rounds, before a release: a round takes two
    // seconds.
    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("CHATBOT_CRASH_ROUNDS"), out var rounds) ? rounds : 20;

    [Fact]
    public async Task Service_KilledAgainAndAgainUnderLoad_LosesNothingAndDoesNothingTwice()
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}, {Rounds} rounds");
        var random = new Random(seed);
        using var folder = new TestFolder();
        await using var telegram = await FakeTelegram.StartAsync(
            options: new FakeTelegramOptions { RetryBase = TimeSpan.FromMilliseconds(20), RetryCap = TimeSpan.FromMilliseconds(200) }
        );
        var content = await MakeContentAsync(folder.Path);
        var port = FreePort.Next();
        var finished = new ConcurrentBag<SignUpCitizen>();
        using var enough = new CancellationTokenSource();
        var load = Enumerable
            .Range(0, Citizens)
            .Select(lane => Task.Run(() => SignUpAfterAnotherAsync(telegram, lane, finished, enough.Token)))
            .ToList();

        for (var round = 0; round < Rounds; round++)
        {
            // A load that has failed is told at once, and not after all rounds.
            if (load.Find(lane => lane.IsFaulted) is { } failed)
            {
                await failed;
            }

            var byWebhook = round % 2 == 0;
            await SetWebhookAsync(telegram, byWebhook ? port : null);
            if (round % 10 == 9)
            {
                await KillWhileStartingAsync(folder.Path, Settings(telegram, content, byWebhook), port, random);
            }
            else
            {
                await KillAtWorkAsync(folder.Path, Settings(telegram, content, byWebhook), port, random, round % 4 < 2 ? telegram : null);
            }
        }

        await enough.CancelAsync();
        await SetWebhookAsync(telegram, port);
        await using var service = await ServiceProcess.StartAsync(folder.Path, Settings(telegram, content, byWebhook: true), port);
        await Task.WhenAll(load);
        await telegram.WaitForAsync(t => t.Pending == 0);
        await CheckAsync(folder.Path, finished, telegram);
        Assert.Equal(0, await service.StopAsync());
        output.WriteLine($"{finished.Count} sign-ups, {telegram.Acknowledged.Count} updates, {telegram.AllSent.Count} messages");
    }

    private static async Task KillWhileStartingAsync(string folder, Dictionary<string, string?> settings, int port, Random random)
    {
        // Disposing of a service that has not started kills it.
        using var moment = new CancellationTokenSource(random.Next(50, 800));
        try
        {
            await using var early = await ServiceProcess.StartAsync(folder, settings, port, moment.Token);
            await early.KillAsync();
        }
        catch (OperationCanceledException)
        {
            // Killed before it served.
        }
    }

    /// <param name="folder">Where it works.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="port">Where it listens.</param>
    /// <param name="random">The moment.</param>
    /// <param name="answersFirst">
    /// Who must have got a message since the start: on a machine with much else to do no citizen would ever come further in moments that
    /// are chosen by the clock alone.
    /// </param>
    private static async Task KillAtWorkAsync(
        string folder,
        Dictionary<string, string?> settings,
        int port,
        Random random,
        FakeTelegram? answersFirst
    )
    {
        var heard = answersFirst?.AllSent.Count;
        await using var service = await ServiceProcess.StartAsync(folder, settings, port);

        if (answersFirst is not null)
        {
            await answersFirst.WaitForAsync(t => t.AllSent.Count > heard, TimeSpan.FromSeconds(90));
        }

        // Not a wait for a condition: the moment of the crash is what is random.
        await Task.Delay(random.Next(20, 700));
        await service.KillAsync();
    }

    private static async Task SignUpAfterAnotherAsync(
        FakeTelegram telegram,
        int lane,
        ConcurrentBag<SignUpCitizen> finished,
        CancellationToken enough
    )
    {
        for (var chat = 1 + lane; !enough.IsCancellationRequested; chat += Citizens)
        {
            var citizen = new SignUpCitizen(telegram, chat);
            await citizen.RunAsync(ClassName);
            finished.Add(citizen);
        }
    }

    private static async Task CheckAsync(string folder, ConcurrentBag<SignUpCitizen> finished, FakeTelegram telegram)
    {
        Assert.NotEmpty(finished);
        Assert.Empty(finished.SelectMany(citizen => citizen.StrayMessages().Select(text => $"{citizen.Chat}: {text}")));

        var roster = await ServiceProcess.RunAsync(folder, ["roster", "export"]);
        Assert.True(roster.ExitCode == 0, roster.Error);
        var rows = roster.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();

        // One place a citizen, with the one code they were shown.
        var held = rows.Select(row => $"{row[4]} {row[2]}").Order(StringComparer.Ordinal);
        var told = finished.Select(citizen => $"{citizen.Name} {string.Join('+', citizen.Codes())}").Order(StringComparer.Ordinal);
        Assert.Equal(told, held);

        // The ledger of the class agrees with the places held.
        var last = new SignUpCitizen(telegram, 7_999);
        await last.RunAsync(ClassName);
        var left = telegram.Sent(last.Chat).Select(m => m.Text).First(text => text.Contains("chọn lớp nào", StringComparison.Ordinal));
        var expected = string.Create(CultureInfo.InvariantCulture, $"còn {Places - rows.Count} chỗ");
        Assert.True(left.Contains(expected, StringComparison.OrdinalIgnoreCase), $"{expected}: {left}");

        // The backup reads back every document of the copy.
        var backup = await ServiceProcess.RunAsync(folder, ["backup", "after.db"]);
        Assert.True(backup.ExitCode == 0, backup.Error);
    }

    private static Dictionary<string, string?> Settings(FakeTelegram telegram, string content, bool byWebhook) =>
        new()
        {
            ["Telegram:BotToken"] = telegram.Options.Token,
            ["Telegram:ApiBaseUrl"] = telegram.Address,
            ["Telegram:Updates"] = byWebhook ? "Webhook" : "Polling",
            ["Telegram:WebhookSecret"] = Secret,
            ["Content:Path"] = content,
            ["Logging:LogLevel:Default"] = "Error",
        };

    private static async Task SetWebhookAsync(FakeTelegram telegram, int? port)
    {
        using var http = new HttpClient();
        var method = port is null ? "deleteWebhook" : $"setWebhook?url=http://127.0.0.1:{port}/channels/telegram&secret_token={Secret}";
        using var answer = await http.PostAsync(new Uri($"{telegram.Address}/bot{telegram.Options.Token}/{method}"), null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    // The shipped content with one class that never fills.
    private static async Task<string> MakeContentAsync(string folder)
    {
        var init = await ServiceProcess.RunAsync(folder, ["content", "init", "content"]);
        Assert.True(init.ExitCode == 0, init.Error);
        var today = DateTimeOffset.UtcNow.ToOffset(TimeSpan.FromHours(7));
        await File.WriteAllTextAsync(
            Path.Combine(folder, "content", "classes.yaml"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"""
                classes:
                  - id: thu
                    name: {"{"} vi: {ClassName}, en: Test class {"}"}
                    levels: [none]
                    schedule: {"{"} vi: Tối thứ Ba, en: Tuesday evening {"}"}
                    commune: "16690"
                    venue: {"{"} vi: Trường thử, en: Test school {"}"}
                    start: {today.AddDays(30):yyyy-MM-dd}
                    end: {today.AddDays(90):yyyy-MM-dd}
                    sign-up-until: {today.AddDays(29):yyyy-MM-dd}
                    places: {Places}
                """
            )
        );
        return Path.Combine(folder, "content");
    }
}
