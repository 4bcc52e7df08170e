using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>Updates as platforms really deliver them: again, late, and forged.</summary>
[Collection(ContractCollection.Name)]
public sealed class UpdateTests(ContractService service)
{
    public static TheoryData<string> Channels => [.. ContractCollection.All];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Update_RepeatedAtOnceAndAfterLaterOnes_HasItsEffectOnce(string channel)
    {
        var driver = service[channel];
        var an = await service.CitizenAsync(channel);

        foreach (var update in new[] { 7, 7, 9, 7, 8, 9, 8, 7 })
        {
            Assert.InRange(await driver.DeliversAsync(an.Id, $"{ContractTurn.Echo}tin {update}", update), 200, 204);
        }

        await service.UntilAsync(async () => (await an.TextsAsync()).Count >= 3, () => "three answers");
        await service.UntilAsync(() => service.IsQuiet && service.Store.Outbox.PendingCount == 0, "nothing more is sent");
        Assert.Equal(["tin 7", "tin 9", "tin 8"], await an.TextsAsync());
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Update_DeliveredByManyAtOnce_HasItsEffectOnce(string channel)
    {
        var driver = service[channel];
        var an = await service.CitizenAsync(channel);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => driver.DeliversAsync(an.Id, $"{ContractTurn.Echo}một lần", 1)));
        Assert.All(answers, status => Assert.InRange(status, 200, 204));
        await an.SaysAsync($"{ContractTurn.Echo}xong", "xong");
        Assert.Equal(["một lần", "xong"], await an.TextsAsync());
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Update_ThatIsForged_IsRefusedAndHasNoEffect(string channel)
    {
        var an = await service.CitizenAsync(channel);

        Assert.Equal(401, await service[channel].ForgesAsync(an.Id, $"{ContractTurn.Echo}giả"));
        await an.SaysAsync($"{ContractTurn.Echo}thật", "thật");
        Assert.Equal(["thật"], await an.TextsAsync());
    }
}
