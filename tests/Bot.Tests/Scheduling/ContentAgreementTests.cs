using ChatBot.Bot.Clock;
using ChatBot.Bot.Scheduling;
using ChatBot.Bot.Tests.TestKit;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Scheduling;

public sealed class ContentAgreementTests
{
    private readonly FakeTimeProvider _clock = new(Given.Start);

    [Fact]
    public async Task Content_OfTheOnlyProcess_IsAgreedAtOnceAndNoted()
    {
        var store = new MemoryStore(_clock);
        var agreement = new ContentAgreement(store, _clock);
        Assert.True(await ReachedAsync(agreement, "old"));
        Assert.True(await ReachedAsync(agreement, "new"));
        var asked = store.Executed;
        Assert.True(await ReachedAsync(agreement, "new"));
        Assert.Equal(asked, store.Executed);
        Assert.Equal("new", (await store.ReadAsync(ServiceRecord.Kind, ServiceRecord.Key))!.ContentFingerprint);
    }

    [Fact]
    public async Task Content_OfTwoProcessesDuringARollOut_IsNotComparedUntilTheyAgree()
    {
        var store = new MemoryStore(_clock) { Node = "an", IsShared = true };
        var an = new ContentAgreement(store, _clock);
        var binh = new ContentAgreement(store.OfAnotherProcess("binh"), _clock);
        Assert.True(await ReachedAsync(an, "old"));
        Assert.False(await ReachedAsync(binh, "new"));
        _clock.Advance(ContentAgreement.Patience / 2);
        Assert.False(await ReachedAsync(binh, "new"));
        Assert.True(await ReachedAsync(an, "old"));

        _clock.Advance(ContentAgreement.Patience / 2);
        Assert.True(await ReachedAsync(binh, "new"));
        Assert.False(await ReachedAsync(an, "old"));
        Assert.True(await ReachedAsync(an, "new"));
    }

    [Fact]
    public async Task Difference_ThatChanges_MustLastAnew()
    {
        var store = new MemoryStore(_clock) { Node = "an", IsShared = true };
        var an = new ContentAgreement(store, _clock);
        var binh = new ContentAgreement(store.OfAnotherProcess("binh"), _clock);
        await ReachedAsync(an, "1");
        Assert.False(await ReachedAsync(binh, "2"));
        _clock.Advance(ContentAgreement.Patience);
        Assert.False(await ReachedAsync(binh, "3"));
        _clock.Advance(ContentAgreement.Patience);
        Assert.True(await ReachedAsync(binh, "3"));
    }

    private static Task<bool> ReachedAsync(ContentAgreement agreement, string content) =>
        agreement.ReachedAsync(content, CancellationToken.None);
}
