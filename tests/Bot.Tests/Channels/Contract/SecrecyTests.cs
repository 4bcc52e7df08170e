using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>Promise 9 on every channel: with every level of every log, every span and every metric looked at.</summary>
[Collection(ContractCollection.Name)]
public sealed class SecrecyTests(ContractService service)
{
    private const string Name = "Phùng Thị Khuyên";
    private const string Question = "câu hỏi riêng tư zqxwv";
    private const string Phone = "0387654321";

    public static TheoryData<string> Channels => [.. ContractCollection.All];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task SecretsAndPersonalData_AreInNoLogTraceOrMetric(string channel)
    {
        var told = new ConcurrentQueue<string>();
        using var spans = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span =>
                told.Enqueue(
                    $"{span.OperationName} {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects)} "
                        + $"{string.Join(' ', span.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}"))} "
                        + $"{string.Join(' ', span.Baggage)}"
                ),
        };
        ActivitySource.AddActivityListener(spans);
        using var metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument),
        };
        metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Note(told, instrument, tags));
        metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Note(told, instrument, tags));
        metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Note(told, instrument, tags));
        metrics.Start();

        var khuyen = await TalkAsync(channel);

        metrics.RecordObservableInstruments();
        var all = string.Join('\n', told) + '\n' + service.Logs.All;
        Assert.Contains("chatbot.turns", all, StringComparison.Ordinal);
        string[] personal = [Name, Name.ToUpperInvariant(), Question, Phone, "84387654321", khuyen.Id];
        foreach (var needle in personal.Concat(service.Secrets))
        {
            Assert.Empty(all.Split('\n').Where(line => line.Contains(needle, StringComparison.OrdinalIgnoreCase)).Take(3));
        }
    }

    /// <summary>Everything that can go well or wrong with one citizen.</summary>
    private async Task<Citizen> TalkAsync(string channel)
    {
        var driver = service[channel];
        var khuyen = await service.CitizenAsync(channel);
        await khuyen.OpensAsync();
        await driver.SaysAsync(khuyen.Id, Question);
        await khuyen.SaysAsync("đăng ký tiếng anh", "đồng ý");
        await khuyen.ChoosesAsync("Tôi đồng ý", "đăng ký cho ai");
        await khuyen.ChoosesAsync("Cho tôi", "Họ và tên");
        await khuyen.SaysAsync(Name, "năm nào");
        await khuyen.SaysAsync("1990", "xã hoặc phường");
        await khuyen.SaysAsync("trường vinh", "Trình độ");
        await khuyen.ChoosesAsync("Chưa biết gì", "chỗ");
        await khuyen.ChoosesAsync("Bắt đầu từ số 0", "Số điện thoại");
        await khuyen.SaysAsync(Phone, "xem lại");
        await driver.ForgesAsync(khuyen.Id, Name);
        if (driver.HasPlatform)
        {
            foreach (var trouble in Enum.GetValues<Trouble>())
            {
                driver.Plan(khuyen.Id, trouble);
                await khuyen.HearsAsync(
                    () => driver.SaysAsync(khuyen.Id, $"{ContractTurn.Echo}{Name} {trouble}"),
                    trouble.ToString(),
                    TimeSpan.FromSeconds(1)
                );
            }

            driver.Blocks(khuyen.Id);
        }

        await driver.SaysAsync(khuyen.Id, "xem dữ liệu của tôi");
        await service.PassAsync(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1));
        return khuyen;
    }

    private static void Note(ConcurrentQueue<string> told, Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        told.Enqueue($"{instrument.Name} {string.Join(' ', tags.ToArray())}");
}
