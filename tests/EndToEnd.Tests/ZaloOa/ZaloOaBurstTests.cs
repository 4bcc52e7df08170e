using ChatBot.Fakes.ZaloOa;
using Xunit;
using static ChatBot.EndToEnd.Tests.ZaloOa.ZaloOaTests;

namespace ChatBot.EndToEnd.Tests.ZaloOa;

/// <summary>Zalo takes a webhook that answers later than in two seconds for broken.</summary>
[Collection(AloneCollection.Name)]
public sealed class ZaloOaBurstTests
{
    [Fact]
    public async Task Burst_OfThreeHundredCitizens_IsAnsweredWithinTwoSecondsEach()
    {
        using var folder = new TestFolder();
        await using var zalo = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { WebhookTimeout = Patience });
        await using var service = await StartAsync(folder, zalo);
        await AskAsync(zalo, () => zalo.UserSends(Hoa, "xin chào"), "Chào bạn");
        for (var i = 0; i < 300; i++)
        {
            zalo.UserSends(FormattableString.Invariant($"24684588352900{i:0000}"), "tuần lễ diễn ra khi nào");
        }

        await zalo.WaitForAsync(f => f.Pending == 0, Patience);

        Assert.Equal(301, zalo.Deliveries.Count);
        Assert.All(zalo.Deliveries, d => Assert.Equal(200, d.Status));
        var slowest = zalo.Deliveries.Max(d => d.Took);
        Assert.True(
            slowest < TimeSpan.FromSeconds(2),
            FormattableString.Invariant($"the slowest answer took {slowest.TotalMilliseconds:0} ms")
        );
    }
}
