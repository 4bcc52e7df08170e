using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Costs;
using ChatBot.Bot.Channels.ZaloOa.Tokens;
using ChatBot.Bot.Tests.TestKit;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Fakes.ZaloOa;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Costs;

public sealed class ZaloOaPolicyTests
{
    private const string Hoa = ZaloOaChannel.Hoa;
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 1, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _clock = new(Now);

    public static TheoryData<double, int?, int?, double, string> Costs =>
        new()
        {
            // hours since the last interaction, free replies said, package, hours since that was said
            { 1, null, null, 0, "Free" },
            { 47.9, null, null, 0, "Free" },
            { 48.1, null, null, 0, "Charged" },
            { 48.1, null, 5, 0, "Package" },
            { 1, 3, 0, 0.5, "Free" },
            { 1, 0, 0, 0.5, "Charged" },
            { 1, 0, 9, 0.5, "Package" },
            { 1, 0, 0, 2, "Free" },
            { 167.9, 8, 0, 1, "Charged" },
            { 168.1, 8, 100, 1, "Closed" },
        };

    [Theory]
    [MemberData(nameof(Costs))]
    public void Of_WindowsAndQuota_IsTheCost(double hours, int? free, int? package, double saidHoursAgo, string cost)
    {
        var person = free is null
            ? null
            : new ZaloOaPerson
            {
                Conversation = "c",
                At = Now.AddHours(-saidHoursAgo),
                FreeReplies = free,
            };

        Assert.Equal(cost, ZaloOaCosts.Of(Now.AddHours(-hours), person, package, 1, Now).ToString());
    }

    [Fact]
    public void Of_InteractionThatOnlyZaloKnows_Counts() =>
        Assert.Equal(
            ZaloOaCost.Free,
            ZaloOaCosts.Of(
                Now.AddDays(-9),
                new ZaloOaPerson
                {
                    Conversation = "c",
                    At = Now,
                    LastInteraction = Now.AddHours(-1),
                    FreeReplies = 8,
                },
                null,
                1,
                Now
            )
        );

    [Fact]
    public async Task Lesson_WithinTheFreeWindow_GoesWithoutAsking()
    {
        await using var channel = await StartAsync();

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.DoesNotContain(channel.Fake.Calls, c => c.Path.EndsWith("quota/message", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Lesson_ThatWouldBeCharged_IsWithheldAndCostsNothing()
    {
        await using var channel = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(50));

        Assert.Equal(
            "would_cost",
            Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson))).Reason
        );
        Assert.Equal(0, channel.Fake.Charged);
        Assert.Empty(channel.Fake.Sent(Hoa));
    }

    [Fact]
    public async Task Reply_ThatWouldBeCharged_IsSent()
    {
        await using var channel = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(50));

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Đây là câu trả lời")));
        Assert.Equal(1, channel.Fake.Charged);
    }

    public static TheoryData<FakeZaloFault, Type> Unasked =>
        new()
        {
            { FakeZaloFault.Error(-32), typeof(SendResult.Retry) },
            { FakeZaloFault.Error(-200), typeof(SendResult.Retry) },
            { FakeZaloFaultKind.ServerError, typeof(SendResult.Retry) },
            { FakeZaloFaultKind.GatewayTimeout, typeof(SendResult.Retry) },
            { FakeZaloFaultKind.CutAfter, typeof(SendResult.Retry) },
            { FakeZaloFaultKind.EmptyApi, typeof(SendResult.Misconfigured) },
            { FakeZaloFault.Error(-223), typeof(SendResult.Misconfigured) },
        };

    [Theory]
    [MemberData(nameof(Unasked))]
    public async Task Lesson_QuestionCouldNotBeAsked_IsNotDropped(FakeZaloFault fault, Type outcome)
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, PackageMessages = 5 });
        _clock.Advance(TimeSpan.FromHours(50));

        // Of the person, and of the package.
        channel.Fake.Faults.NextCall("/v3.0/oa/quota/message", fault, FakeZaloFaultKind.None, fault);
        Assert.IsType(outcome, await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType(outcome, await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.Single(channel.Fake.Sent(Hoa));
    }

    [Fact]
    public async Task Lesson_TokenRefusedAtTheQuestion_IsRenewedAndAskedAgain()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, PackageMessages = 5 });
        _clock.Advance(TimeSpan.FromHours(15));
        var tokens = channel.Services.GetRequiredService<ZaloOaTokens>();
        var old = tokens.CurrentToken;
        _clock.Advance(TimeSpan.FromHours(35));

        // Not only called for: a clock that goes on while the answer is under way makes it look like one that never came.
        await Eventually.TrueAsync(() => channel.Fake.Refreshes >= 2 && tokens.CurrentToken != old, "the keeper has renewed the old pair");
        _clock.Advance(TimeSpan.FromMinutes(10));
        channel.Fake.RevokeAccess();

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.Single(channel.Fake.Calls, c => c.Error == -216);
    }

    [Fact]
    public async Task Lesson_ToSomebodyZaloDoesNotKnow_IsWithheld()
    {
        await using var channel = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(50));
        channel.Fake.Faults.NextCall("/v3.0/oa/quota/message", FakeZaloFault.Error(-201));

        Assert.Equal(
            "refused",
            Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson))).Reason
        );
    }

    [Fact]
    public async Task Lesson_StoppedDuringTheQuestion_IsARetryAndSetsNothingAside()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "55" });
        _clock.Advance(TimeSpan.FromHours(50));
        using var stop = new CancellationTokenSource();
        channel.Fake.Faults.NextCall("/v3.0/oa/quota/message", FakeZaloFaultKind.NoAnswer);
        var sending = channel.Adapter.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson), 900, stop.Token);
        await channel.Fake.WaitForAsync(f => f.Calls.Any(c => c.Path == "/v3.0/oa/quota/message"));
        await stop.CancelAsync();

        Assert.IsType<SendResult.Retry>(await sending);
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lesson_StoppedDuringThePaidSend_CountsAsSpent()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "55" });
        _clock.Advance(TimeSpan.FromHours(50));
        using var stop = new CancellationTokenSource();
        channel.Fake.Faults.Next(Hoa, FakeZaloFaultKind.NoAnswer);
        var sending = channel.Adapter.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson), 900, stop.Token);
        await channel.Fake.WaitForAsync(f => f.Sent(Hoa).Count == 1);
        await stop.CancelAsync();

        Assert.IsType<SendResult.Unknown>(await sending);
        Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lesson_AfterAnotherAppUsedThePackageUp_CostsAtMostTheOneThatShowedIt()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, PackageMessages = 9 });
        _clock.Advance(TimeSpan.FromHours(50));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        channel.Fake.OtherAppSends(9);

        // What was just said is believed once; the answer without a quota ends it.
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
        Assert.Equal(
            "would_cost",
            Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 3", Purpose.Lesson))).Reason
        );
        Assert.Equal(1, channel.Fake.Charged);
    }

    [Fact]
    public async Task Lesson_ChargedToWhatWasBought_EndsThePackageAsWell()
    {
        await using var channel = await StartAsync(
            new FakeZaloOaOptions
            {
                Time = _clock,
                PackageMessages = 9,
                PurchasedMessages = 9,
            }
        );
        _clock.Advance(TimeSpan.FromHours(50));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        channel.Fake.OtherAppSends(9);

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
        Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 3", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lesson_WhenTheFigureIsOld_AsksAnewAndCostsNothing()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, PackageMessages = 9 });
        _clock.Advance(TimeSpan.FromHours(50));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        channel.Fake.OtherAppSends(9);
        _clock.Advance(TimeSpan.FromMinutes(2));

        Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
        Assert.Equal(0, channel.Fake.Charged);
    }

    [Fact]
    public async Task Lessons_ManyAtOnce_NeverPassThePackage()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, PackageMessages = 3 });
        _clock.Advance(TimeSpan.FromHours(50));

        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => channel.SendAsync(channel.To(Hoa, $"Bài {i}", Purpose.Lesson))));

        Assert.InRange(all.Count(r => r is SendResult.Sent), 1, 3);
        Assert.Equal(0, channel.Fake.Charged);
    }

    [Fact]
    public async Task Template_OfEveryErrorCode_HasTheOutcomeOfItsClass()
    {
        await using var channel = await StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["ZaloOa:ProactiveBudgetVnd"] = "300",
                ["ZaloOa:Templates:Reminder"] = "7895417a7d3f9461cd2e",
            }
        );
        _clock.Advance(TimeSpan.FromDays(8));
        foreach (var error in ZaloOaTemplateErrors.All)
        {
            // Twice: after a refusal of the token the renewed one is refused as well.
            channel.Fake.Faults.Next(
                Hoa,
                [.. Enumerable.Repeat(FakeZaloFault.Error(error.Code), error.Class == ZaloOaErrorClass.Refresh ? 2 : 1)]
            );
            var result = await channel.SendAsync(channel.To(Hoa, "Mai có lớp", Purpose.Reminder));

            Assert.False(channel.Fake.Faults.HasNext(Hoa), $"{error.Code}: {result}");
            Assert.IsType(
                error.Class switch
                {
                    ZaloOaErrorClass.Wait => typeof(SendResult.Retry),
                    ZaloOaErrorClass.Person => typeof(SendResult.Unreachable),
                    ZaloOaErrorClass.Payload => typeof(SendResult.Rejected),
                    _ => typeof(SendResult.Misconfigured),
                },
                result
            );
            _clock.Advance(TimeSpan.FromMinutes(6));
        }

        // None of all these has cost anything.
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Mai có lớp", Purpose.Reminder)));
    }

    [Theory]
    [InlineData(-124, "Refresh", "BackOff")]
    [InlineData(-133, "Wait", "Morning")]
    [InlineData(-115, "Operator", "BackOff")]
    [InlineData(-144, "Wait", "Morning")]
    [InlineData(-147, "Wait", "Morning")]
    [InlineData(-100, "Wait", "BackOff")]
    [InlineData(-216, "Refresh", "BackOff")]
    [InlineData(-249, "Payload", "BackOff")]
    [InlineData(-9999, "Payload", "BackOff")]
    public void TemplateErrors_Of_IsItsOwnMeaningAndElseThatOfTheOpenApi(int code, string kind, string wait)
    {
        var error = ZaloOaTemplateErrors.Of(code);
        Assert.Equal((kind, wait), (error.Class.ToString(), error.Wait.ToString()));
    }

    [Fact]
    public async Task Lesson_WithAPackage_GoesOutOfIt()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, PackageMessages = 1 });
        _clock.Advance(TimeSpan.FromHours(50));

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.Equal("sub_quota", channel.Fake.Sent(Hoa)[0].QuotaType);
        Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lesson_AfterAnInteractionThatOnlyZaloKnows_IsFree()
    {
        await using var channel = await StartAsync();
        _clock.Advance(TimeSpan.FromHours(50));
        channel.Fake.KnowsUser(Hoa);

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.Equal("reply", channel.Fake.Sent(Hoa)[0].QuotaType);
    }

    [Fact]
    public async Task Lesson_WithABudget_IsPaidUntilItIsUsedUpAlsoAfterARestart()
    {
        var settings = new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "120", ["ZaloOa:MessagePriceVnd"] = "55" };
        var store = new MemoryStore(_clock);
        var channel = await StartAsync(settings: settings, store: store);
        _clock.Advance(TimeSpan.FromHours(50));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        var fake = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = _clock });
        await channel.DisposeAsync();

        await using var second = await ZaloOaChannel.StartAsync(
            settings: new Dictionary<string, string?>(settings) { ["ZaloOa:RefreshToken"] = fake.Options.RefreshToken + "2" },
            fake: await WithTokenAsync(fake),
            store: store
        );
        await second.ConnectedAsync();
        second.Fake.KnowsUser(Hoa);
        _clock.Advance(TimeSpan.FromHours(50));

        Assert.IsType<SendResult.Sent>(await second.SendAsync(second.To(Hoa, "Bài 2", Purpose.Lesson)));
        Assert.Equal(
            "budget_used_up",
            Assert.IsType<SendResult.Withheld>(await second.SendAsync(second.To(Hoa, "Bài 3", Purpose.Lesson))).Reason
        );
        Assert.Contains("cost 110 of 120 dong in 2026-11", second.Adapter.Status.Quota, StringComparison.Ordinal);

        // A new month has a new budget.
        _clock.SetUtcNow(new DateTimeOffset(2026, 12, 1, 1, 0, 0, TimeSpan.Zero));
        await TouchAsync(second, _clock.GetUtcNow().AddHours(-50));
        Assert.IsType<SendResult.Sent>(await second.SendAsync(second.To(Hoa, "Bài 3", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lesson_PaidButRefused_GivesTheMoneyBack()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "55" });
        _clock.Advance(TimeSpan.FromHours(50));
        channel.Fake.Faults.Next(Hoa, FakeZaloFault.Error(-201));

        Assert.IsType<SendResult.Rejected>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lesson_PaidAndNobodyKnows_CountsAsSpent()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "55" });
        _clock.Advance(TimeSpan.FromHours(50));
        channel.Fake.Faults.Next(Hoa, FakeZaloFaultKind.CutAfter);

        Assert.IsType<SendResult.Unknown>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 2", Purpose.Lesson)));
    }

    [Fact]
    public async Task Lessons_ManyAtOnce_NeverPassTheBudget()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "165" });
        _clock.Advance(TimeSpan.FromHours(50));

        var all = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => channel.SendAsync(channel.To(Hoa, $"Bài {i}", Purpose.Lesson))));

        Assert.Equal(3, all.Count(r => r is SendResult.Sent));
        Assert.Equal(3, channel.Fake.Charged);
    }

    [Fact]
    public async Task Lesson_AfterSevenSilentDays_IsWithheldWithoutACall()
    {
        await using var channel = await StartAsync(settings: new Dictionary<string, string?> { ["ZaloOa:ProactiveBudgetVnd"] = "10000" });
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.Equal(
            "window_closed",
            Assert.IsType<SendResult.Withheld>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson))).Reason
        );
        Assert.DoesNotContain(channel.Fake.Calls, c => c.Path == ZaloOaApi.Consultation);
    }

    [Fact]
    public async Task Reminder_AfterSevenSilentDays_GoesAsTheApprovedTemplate()
    {
        await using var channel = await StartAsync(
            settings: new Dictionary<string, string?>
            {
                ["ZaloOa:ProactiveBudgetVnd"] = "300",
                ["ZaloOa:Templates:Reminder"] = "7895417a7d3f9461cd2e",
            }
        );
        _clock.Advance(TimeSpan.FromDays(8));
        var reminder = channel.To(Hoa, "Mai có lớp", Purpose.Reminder) with
        {
            Arguments = new Dictionary<string, string> { ["class"] = "A1" },
        };

        Assert.IsType<SendResult.Sent>(await channel.SendAsync(reminder));
        var sent = Assert.Single(channel.Fake.Sent(Hoa));
        Assert.Equal(("template", "7895417a7d3f9461cd2e"), (sent.Kind, sent.Title));
        Assert.Equal("A1", (string?)sent.Body["template_data"]!["class"]);
        Assert.Equal("budget_used_up", Assert.IsType<SendResult.Withheld>(await channel.SendAsync(reminder)).Reason);
    }

    [Fact]
    public async Task Lesson_WithFewCallsLeftInTheMinute_LeavesThemToReplies()
    {
        await using var channel = await StartAsync(new FakeZaloOaOptions { Time = _clock, CallsPerMinute = 10 });
        for (var i = 0; i < 8; i++)
        {
            await channel.SendAsync(channel.To(Hoa, $"{i}"));
        }

        Assert.IsType<SendResult.Retry>(await channel.SendAsync(channel.To(Hoa, "Bài 1", Purpose.Lesson)));
        Assert.IsType<SendResult.Sent>(await channel.SendAsync(channel.To(Hoa, "trả lời")));
        Assert.DoesNotContain(channel.Fake.Calls, c => c.Error == -32);
    }

    [Fact]
    public async Task Ledger_OfSomebodyErased_IsNotWrittenAnew()
    {
        await using var channel = await StartAsync();
        await channel.SendAsync(channel.To(Hoa, "một"));
        var key = channel.To(Hoa, "").To;
        await channel.Store.ExecuteAsync(async session =>
        {
            session.Delete(Conversation.Kind, key.Key);
            await new ZaloOaErasable().EraseAsync(session, key);
            return true;
        });
        await channel.StopAsync();

        Assert.Null(await ((MemoryStore)channel.Store).ReadAsync(ZaloOaPerson.Kind, key.Key));
    }

    [Fact]
    public async Task Ledger_OfAnswers_SurvivesARestart()
    {
        await using var channel = await StartAsync();
        await channel.SendAsync(channel.To(Hoa, "một"));
        await channel.StopAsync();

        var person = await ((MemoryStore)channel.Store).ReadAsync(ZaloOaPerson.Kind, channel.To(Hoa, "").To.Key);
        Assert.Equal(7, person!.FreeReplies);
    }

    private static Task<FakeZaloOa> WithTokenAsync(FakeZaloOa first)
    {
        var options = first.Options with { RefreshToken = first.Options.RefreshToken + "2" };
        return ReplaceAsync(first, options);
    }

    private static async Task<FakeZaloOa> ReplaceAsync(FakeZaloOa first, FakeZaloOaOptions options)
    {
        await first.DisposeAsync();
        return await FakeZaloOa.StartAsync(options: options);
    }

    private async Task<ZaloOaChannel> StartAsync(
        FakeZaloOaOptions? platform = null,
        IReadOnlyDictionary<string, string?>? settings = null,
        IStore? store = null
    )
    {
        var channel = await ZaloOaChannel.StartAsync(platform ?? new FakeZaloOaOptions { Time = _clock }, settings, store: store);
        await channel.ConnectedAsync();
        channel.Fake.KnowsUser(Hoa);
        await TouchAsync(channel, _clock.GetUtcNow());
        return channel;
    }

    private static Task<bool> TouchAsync(ZaloOaChannel channel, DateTimeOffset lastSeen) =>
        channel.Store.ExecuteAsync(session =>
        {
            session.Put(
                Conversation.Kind,
                new Conversation
                {
                    Reference = channel.To(Hoa, "").To,
                    PersonId = "p" + Hoa,
                    LastSeen = lastSeen,
                }
            );
            return ValueTask.FromResult(true);
        });
}
