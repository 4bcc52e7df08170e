using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>A bad hour: a fifth of all calls fails, on all platforms at once.</summary>
[Collection(ContractCollection.Name)]
public sealed class HourTests(ContractService service)
{
    private const double Share = 0.2;
    private const int Rounds = 12;
    private const int CitizensOfAChannel = 3;
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Hour_InWhichAFifthOfCallsFails_EveryReplyArrivesInOrder()
    {
        var citizens = new List<(string Channel, Citizen Citizen)>();
        foreach (var channel in ContractCollection.All)
        {
            for (var i = 0; i < CitizensOfAChannel; i++)
            {
                citizens.Add((channel, await service.CitizenAsync(channel)));
            }
        }

        var said = new List<string>();
        var attempts = Attempts();
        foreach (var channel in ContractCollection.All)
        {
            service[channel].FailAtRandom(Share);
        }

        try
        {
            for (var round = 0; round < Rounds; round++)
            {
                foreach (var text in new[] { $"{round}: một", $"{round}: hai" })
                {
                    said.Add(text);
                    foreach (var (channel, citizen) in citizens)
                    {
                        await service[channel].SaysAsync(citizen.Id, ContractTurn.Echo + text);
                    }
                }

                await service.PassAsync(Round, TimeSpan.FromSeconds(5));
            }

            foreach (var (channel, citizen) in citizens)
            {
                await service.UntilAsync(
                    async () => (await citizen.TextsAsync()) is [.., var last] && last == said[^1],
                    () => $"the last answer on {channel}",
                    TimeSpan.FromSeconds(5)
                );
            }
        }
        finally
        {
            foreach (var channel in ContractCollection.All)
            {
                service[channel].FailAtRandom(0);
            }
        }

        foreach (var (channel, citizen) in citizens)
        {
            var seen = await citizen.TextsAsync();
            Assert.Equal(said, seen.Where((text, i) => i == 0 || text != seen[i - 1]));

            // Once more after a doubt, and never a third time.
            Assert.All(seen.GroupBy(text => text), copies => Assert.InRange(copies.Count(), 1, service[channel].HasPlatform ? 2 : 1));
        }

        var failed = Attempts() - attempts - (said.Count * CitizensOfAChannel * ContractCollection.Platforms.Length);
        Assert.True(failed > said.Count, $"Only {failed} calls failed: the hour was not bad.");

        int Attempts() => citizens.Where(c => service[c.Channel].HasPlatform).Sum(c => service[c.Channel].Attempts(c.Citizen.Id));
    }
}
