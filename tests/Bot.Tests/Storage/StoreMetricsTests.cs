using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using ChatBot.Bot.Storage;
using ChatBot.Bot.Telemetry;
using ChatBot.Bot.Tests.Skills;
using Xunit;

namespace ChatBot.Bot.Tests.Storage;

public sealed class StoreMetricsTests
{
    [Fact]
    public async Task QueueAge_WatchedStore_IsMeasuredForCitizensAndJobs()
    {
        await using var house = new House();
        var priorities = new ConcurrentBag<object?>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == ServiceInstruments.Name && instrument.Name == StoreMetrics.QueueAge)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<double>(
            (_, age, tags, _) =>
            {
                Assert.True(age >= 0);
                priorities.Add(tags[0].Value);
            }
        );
        StoreMetrics.Watch(house.Store);
        listener.Start();

        listener.RecordObservableInstruments();
        StoreMetrics.Watch(null);

        Assert.Equal(["citizen", "job"], priorities.Order());
    }
}
