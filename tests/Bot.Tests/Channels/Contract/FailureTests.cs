using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>What platforms and networks do to sends. The web has nobody in between: nothing of this can happen there.</summary>
[Collection(ContractCollection.Name)]
public sealed class FailureTests(ContractService service)
{
    private static readonly TimeSpan Step = TimeSpan.FromSeconds(1);

    public static TheoryData<string, Trouble> Refusals => Cases(Trouble.Limited, Trouble.ServerError);

    public static TheoryData<string, Trouble> Doubts =>
        Cases(Trouble.CutBefore, Trouble.CutAfter, Trouble.GatewayTimeout, Trouble.NoAnswer, Trouble.HalfAnswer);

    public static TheoryData<string> Platforms => [.. ContractCollection.Platforms];

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Reply_RefusedForNow_WaitsAndArrivesOnceInOrder(string channel, Trouble trouble)
    {
        var an = await service.CitizenAsync(channel);
        service[channel].Plan(an.Id, trouble, trouble);

        foreach (var text in new[] { "một", "hai", "ba" })
        {
            await service[channel].SaysAsync(an.Id, ContractTurn.Echo + text);
        }

        await ArriveAsync(an, 3);
        Assert.Equal(["một", "hai", "ba"], await an.TextsAsync());
        Assert.Equal(5, service[channel].Attempts(an.Id));
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Reply_ThatWaits_HoldsNoOtherConversation(string channel, Trouble trouble)
    {
        var driver = service[channel];
        if (trouble == Trouble.Limited && driver.LimitIsOfAll)
        {
            return;
        }

        var (an, binh) = (await service.CitizenAsync(channel), await service.CitizenAsync(channel));
        driver.Plan(an.Id, trouble, trouble, trouble, trouble);

        await driver.SaysAsync(an.Id, $"{ContractTurn.Echo}chờ");
        await service.UntilAsync(() => driver.Attempts(an.Id) > 0, "the first attempt");
        await binh.SaysAsync($"{ContractTurn.Echo}ngay", "ngay");
        Assert.Empty(await an.SeenAsync());
        await ArriveAsync(an, 1);
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Reply_WhoseAnswerNeverCame_IsSentOnceMoreAndNotAgain(string channel, Trouble trouble)
    {
        var an = await service.CitizenAsync(channel);
        service[channel].Plan(an.Id, trouble);

        await service[channel].SaysAsync(an.Id, $"{ContractTurn.Echo}chắc");
        await service[channel].SaysAsync(an.Id, $"{ContractTurn.Echo}sau");
        await an.HearsAsync(() => Task.CompletedTask, "sau", Step);
        var seen = await an.TextsAsync();
        Assert.Equal(["chắc", "sau"], seen.Distinct());
        Assert.InRange(seen.Count, 2, 3);
        Assert.Equal(3, service[channel].Attempts(an.Id));
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Reply_WhoseAnswerNeverCameTwice_IsGivenUpAndHoldsNothing(string channel, Trouble trouble)
    {
        var an = await service.CitizenAsync(channel);
        await an.OpensAsync();
        var before = service[channel].Attempts(an.Id);
        service[channel].Plan(an.Id, trouble, trouble);

        await service[channel].SaysAsync(an.Id, $"{ContractTurn.Echo}có lẽ");
        await an.HearsAsync(() => service[channel].SaysAsync(an.Id, $"{ContractTurn.Echo}sau"), "sau", Step);
        Assert.Equal(before + 3, service[channel].Attempts(an.Id));
        await service.UntilAsync(() => service.Store.Outbox.PendingCount == 0, "nothing is left to send", Step);
    }

    [Theory]
    [MemberData(nameof(Doubts))]
    public async Task Notice_WhoseAnswerNeverCame_IsUnknownAndNotResent(string channel, Trouble trouble)
    {
        var an = await service.CitizenAsync(channel);
        await an.OpensAsync();
        var (before, person) = (service[channel].Attempts(an.Id), await PersonAsync(an));
        service[channel].Plan(an.Id, trouble);

        await service.Gateway.ReceiveAsync(ContractTurn.NoticeTo(an.Where, $"notice:{an.Id}"));
        await service.UntilAsync(async () => (await UndeliveredAsync(person)).Count == 1, () => "the office is told", Step);
        await service.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10));
        Assert.Equal(before + 1, service[channel].Attempts(an.Id));
        Assert.EndsWith("unknown", Assert.Single(await UndeliveredAsync(person)).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Person_WhoBlocked_GetsNoFurtherNotice_UntilTheyWriteAgain(string channel)
    {
        var an = await service.CitizenAsync(channel);
        await an.OpensAsync();
        service[channel].Blocks(an.Id);
        var before = service[channel].Attempts(an.Id);

        await service.Gateway.ReceiveAsync(ContractTurn.NoticeTo(an.Where, $"first:{an.Id}"));
        await service.UntilAsync(async () => await IsUnreachableAsync(an), () => "the person cannot be reached", Step);
        Assert.Equal(before + 1, service[channel].Attempts(an.Id));

        await service.Gateway.ReceiveAsync(ContractTurn.NoticeTo(an.Where, $"second:{an.Id}"));
        await service.PassAsync(TimeSpan.FromMinutes(10), TimeSpan.FromSeconds(10));
        Assert.Equal(before + 1, service[channel].Attempts(an.Id));

        service[channel].Unblocks(an.Id);
        await an.SaysAsync("menu", "Bạn muốn làm gì");
        var third = $"third:{an.Id}";
        await an.HearsAsync(() => service.Gateway.ReceiveAsync(ContractTurn.NoticeTo(an.Where, third)), third, Step);
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task LongReply_CutInTheMiddle_GoesOnWhereItStopped(string channel)
    {
        var text = string.Join(
            "\n\n",
            Enumerable.Range(0, 5).Select(i => $"Đoạn {i}. " + string.Join(' ', Enumerable.Repeat($"chữ{i}", 320)))
        );
        service.Turn.Answer("bài dài", new OutgoingActivity { To = new ConversationReference("", "", "", ""), Text = text });
        var an = await service.CitizenAsync(channel);
        await service[channel].SaysAsync(an.Id, $"{ContractTurn.Echo}đầu");
        await ArriveAsync(an, 1);
        service[channel].Plan(an.Id, null, Trouble.ServerError);

        await an.HearsAsync(() => service[channel].SaysAsync(an.Id, "bài dài"), "Đoạn 4", Step);
        var whole = string.Join(' ', await an.TextsAsync());
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal(2, whole.Split($"Đoạn {i}.").Length);
        }
    }

    private static TheoryData<string, Trouble> Cases(params Trouble[] troubles)
    {
        var data = new TheoryData<string, Trouble>();
        foreach (var channel in ContractCollection.Platforms)
        {
            foreach (var trouble in troubles)
            {
                data.Add(channel, trouble);
            }
        }

        return data;
    }

    private Task ArriveAsync(Citizen citizen, int count) =>
        service.UntilAsync(async () => (await citizen.SeenAsync()).Count >= count, () => $"{count} messages", Step);

    private async Task<string> PersonAsync(Citizen citizen) => (await ConversationAsync(citizen)).PersonId;

    private async Task<bool> IsUnreachableAsync(Citizen citizen) => (await ConversationAsync(citizen)).Unreachable;

    private async Task<Conversation> ConversationAsync(Citizen citizen) =>
        await service.Store.ExecuteAsync(session => session.GetAsync(Conversation.Kind, citizen.Where.Key))
        ?? throw new InvalidOperationException("They never wrote.");

    private async Task<IReadOnlyList<UndeliveredMessage>> UndeliveredAsync(string person) =>
        await service.Store.ExecuteAsync<IReadOnlyList<UndeliveredMessage>>(async session =>
            [.. (await session.OfPersonAsync(UndeliveredMessage.Kind, person)).Cast<UndeliveredMessage>()]
        );
}
