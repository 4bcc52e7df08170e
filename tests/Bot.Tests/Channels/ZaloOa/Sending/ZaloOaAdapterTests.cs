using System.Text;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Bot.Channels.ZaloOa.Sending;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.ZaloOa;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.ZaloOa.Sending;

public sealed class ZaloOaAdapterTests : IAsyncLifetime
{
    private const string Hoa = ZaloOaChannel.Hoa;
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3];
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 1, 0, 10, TimeSpan.Zero));

    /// <summary>The clock of time limits of calls. It stands, so that a busy machine makes no call late.</summary>
    private readonly FakeTimeProvider _callTime = new();
    private ZaloOaChannel _channel = null!;

    private FakeZaloOa Fake => _channel.Fake;

    public async Task InitializeAsync()
    {
        _channel = await (await ZaloOaChannel.StartAsync(new FakeZaloOaOptions { Time = _clock }, callTime: _callTime)).ConnectedAsync();
        Fake.KnowsUser(Hoa);
    }

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task Send_Text_ArrivesPlainAndTellsItsId()
    {
        var sent = Assert.IsType<SendResult.Sent>(await SendAsync("**Chào bạn!** Xem [trang này](https://a.vn).\n\n- một\n- hai"));

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal("Chào bạn! Xem trang này (https://a.vn).\n\n• một\n• hai", message.Text);
        Assert.Equal(message.Id, sent.MessageId);
        Assert.NotNull(_channel.Adapter.Status.LastSentAt);
    }

    [Fact]
    public async Task Send_Buttons_AreShownAndListedWithNumbers()
    {
        await _channel.SendAsync(
            Given("Bạn muốn làm gì?") with
            {
                Buttons = [new("Đăng ký tiếng Anh", "go:signup"), new("Trang web", "", "https://a.vn")],
            }
        );

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal("Bạn muốn làm gì?\n\nBấm nút hoặc gõ số:\n1. Đăng ký tiếng Anh\n2. Trang web: https://a.vn", message.Text);
        Assert.Equal(
            [("Đăng ký tiếng Anh", "oa.query.hide", "#act:go:signup", null), ("Trang web", "oa.open.url", null, "https://a.vn")],
            message.Buttons.Select(b => (b.Title, b.Type, b.Payload, b.Url))
        );
    }

    [Fact]
    public async Task Send_ButtonsBesideANumberedText_AreListedByLabel()
    {
        await _channel.SendAsync(
            Given("1. Tên: Hoa\n2. Năm: 1990") with
            {
                Buttons = [new("Đúng", "a"), new("Sửa", "b")],
                NumberedChoices = false,
            }
        );

        Assert.EndsWith("\n\nBấm nút hoặc gõ: Đúng · Sửa", Assert.Single(Fake.Sent(Hoa)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_MoreThanFiveButtons_TheRestIsInTheList()
    {
        await _channel.SendAsync(
            Given("Chọn lớp") with
            {
                Buttons = [.. Enumerable.Range(1, 8).Select(i => new Button($"Lớp {i}", $"class:{i}"))],
            }
        );

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal(5, message.Buttons.Count);
        Assert.Contains("8. Lớp 8", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_LongText_IsSplitAtSentencesWithButtonsAtTheEnd()
    {
        var text = string.Join(' ', Enumerable.Range(1, 120).Select(i => $"Đây là câu số {i} của một bài rất dài."));
        await _channel.SendAsync(Given(text) with { Buttons = [new("Menu", "go:menu")] });

        var messages = Fake.Sent(Hoa);
        Assert.Equal(3, messages.Count);
        Assert.All(messages, m => Assert.True(m.Text.Length <= 2000));
        Assert.All(messages.Take(2), m => Assert.EndsWith(".", m.Text, StringComparison.Ordinal));
        Assert.All(messages.Take(2), m => Assert.Empty(m.Buttons));
        Assert.Single(messages[2].Buttons);
    }

    [Fact]
    public async Task Send_PhoneRequest_ShowsTheCardAndTheOtherChoices()
    {
        await _channel.SendAsync(
            Given("Số điện thoại của bạn?") with
            {
                Request = NativeRequest.PhoneNumber,
                Buttons = [new("Bỏ qua", "skip")],
            }
        );

        var messages = Fake.Sent(Hoa);
        Assert.Equal("Bỏ qua", Assert.Single(messages[0].Buttons).Title);
        Assert.Equal(
            ("request_user_info", "Chia sẻ số điện thoại", "https://bot.example.vn/channels/zalo-oa/phone.png"),
            (messages[1].Kind, messages[1].Title, messages[1].ImageUrl)
        );
    }

    [Fact]
    public async Task Send_Picture_IsUploadedOnceForAll()
    {
        var picture = Given("Bản đồ") with { File = new OutgoingFile("a.png", "image/png", Png) };
        await _channel.SendAsync(picture);
        await _channel.SendAsync(picture);

        Assert.Equal(["image", "image"], Fake.Sent(Hoa).Select(m => m.Kind));
        Assert.Equal("Bản đồ", Fake.Sent(Hoa)[0].Text);
        Assert.Single(Fake.Calls, c => c.Path == "/v2.0/oa/upload/image");
    }

    [Fact]
    public async Task Send_PictureWhoseUploadExpired_IsUploadedAnew()
    {
        var picture = Given("Bản đồ") with { File = new OutgoingFile("a.png", "image/png", Png) };
        await _channel.SendAsync(picture);
        Fake.ExpireUploads();

        Assert.IsType<SendResult.Sent>(await _channel.SendAsync(picture));
        Assert.Equal(2, Fake.Calls.Count(c => c.Path == "/v2.0/oa/upload/image"));
    }

    [Fact]
    public async Task Send_PictureThatIsTooLarge_SendsTheText()
    {
        await _channel.SendAsync(
            Given("Bản đồ") with
            {
                File = new OutgoingFile("a.png", "image/png", [.. Png, .. new byte[1024 * 1024]]),
            }
        );

        Assert.Equal("Bản đồ", Assert.Single(Fake.Sent(Hoa)).Text);
    }

    [Theory]
    [InlineData(-201)]
    [InlineData(-210)]
    [InlineData(-211)]
    [InlineData(-233)]
    public async Task Send_FileThatZaloDoesNotTake_SendsTheTextAndSaysSo(int code)
    {
        Fake.Faults.NextCall("/v2.0/oa/upload/file", FakeZaloFault.Error(code));
        var export = Given("Đây là dữ liệu của bạn.") with { File = new OutgoingFile("a.json", "application/json", "{}"u8.ToArray()) };

        Assert.IsType<SendResult.Sent>(await _channel.SendAsync(export));
        Assert.Equal(["text", "text"], Fake.Sent(Hoa).Select(m => m.Kind));
        Assert.Contains("chưa gửi được qua Zalo", Fake.Sent(Hoa)[0].Text, StringComparison.Ordinal);
        Assert.Equal("Đây là dữ liệu của bạn.", Fake.Sent(Hoa)[1].Text);
        Assert.Contains(
            code.ToString(System.Globalization.CultureInfo.InvariantCulture),
            _channel.Adapter.Status.LastError,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Send_CaptionOfARefusedPicture_IsNotLost()
    {
        Fake.Faults.Next(Hoa, FakeZaloFault.Error(-201));

        Assert.IsType<SendResult.Sent>(
            await _channel.SendAsync(Given("Bản đồ") with { File = new OutgoingFile("a.png", "image/png", Png) })
        );
        Assert.StartsWith("Bản đồ\n\nTệp kèm theo", Assert.Single(Fake.Sent(Hoa)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_Calendar_IsNoDocument()
    {
        await _channel.SendAsync(Given("Lịch") with { File = new OutgoingFile("a.ics", "text/calendar", "BEGIN:VCALENDAR"u8.ToArray()) });

        Assert.Equal("Lịch", Fake.Sent(Hoa)[0].Text);
        Assert.Contains("chưa gửi được qua Zalo", Fake.Sent(Hoa)[1].Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Fake.Calls, c => c.Path == "/v2.0/oa/upload/file");
        Assert.True(ZaloOaAdapter.Can.SendsDocumentsOnly);
    }

    [Fact]
    public void RateLimit_AnswerThatStraddlesTheMinute_IsOfTheMinuteInWhichItWasAsked()
    {
        var rate = new ZaloOaRateLimit(_clock);
        var before = _clock.GetUtcNow();
        using var used = new HttpResponseMessage { Headers = { { "X-RateLimit-Limit", "100" }, { "X-RateLimit-Remain", "0" } } };
        using var fresh = new HttpResponseMessage { Headers = { { "X-RateLimit-Limit", "100" }, { "X-RateLimit-Remain", "99" } } };
        _clock.Advance(TimeSpan.FromMinutes(1));

        rate.Observe(used.Headers, before);
        Assert.Null(rate.Wait(isReply: true));
        rate.Observe(fresh.Headers, _clock.GetUtcNow());
        rate.Observe(used.Headers, before);
        Assert.Null(rate.Wait(isReply: true));
        rate.Observe(used.Headers, _clock.GetUtcNow());
        Assert.NotNull(rate.Wait(isReply: true));
    }

    [Fact]
    public async Task Send_Gif_CarriesItsSize()
    {
        byte[] gif = [.. "GIF89a"u8, 100, 0, 50, 0, 0, 0, 0];
        await _channel.SendAsync(
            Given("Xem") with
            {
                File = new OutgoingFile("a.gif", "image/gif", gif),
                Buttons = [new("Menu", "go:menu")],
            }
        );

        var messages = Fake.Sent(Hoa);
        Assert.Equal("gif", messages[0].Kind);
        Assert.Contains("\"width\":100,\"height\":50", messages[0].Body.ToJsonString(), StringComparison.Ordinal);
        Assert.Single(messages[1].Buttons);
    }

    [Fact]
    public async Task Send_ExportOfData_GoesAsADocumentWithEveryLetter()
    {
        const string Json = "{\n  \"tên\": \"Nguyễn Thị Hoa & <con>\"\n}";
        await _channel.SendAsync(
            Given("Đây là dữ liệu của bạn.") with
            {
                File = new OutgoingFile("du-lieu-cua-toi.json", "application/json", Encoding.UTF8.GetBytes(Json)),
            }
        );

        var message = Fake.Sent(Hoa)[0];
        Assert.Equal("du-lieu-cua-toi.docx", message.File!.Name);
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(message.File.Content));
        using var part = zip.GetEntry("word/document.xml")!.Open();
        var lines = System.Xml.Linq.XDocument.Load(part).Descendants().Where(e => e.Name.LocalName == "t").Select(e => e.Value);
        Assert.Equal(Json, string.Join('\n', lines));
        Assert.Equal("Đây là dữ liệu của bạn.", Fake.Sent(Hoa)[1].Text);
    }

    [Fact]
    public async Task Send_OfEveryErrorCode_HasTheOutcomeOfItsClass()
    {
        foreach (var error in ZaloOaErrors.All.Append(ZaloOaErrors.Of(-9999)))
        {
            // Twice, for codes that are worth one more try.
            Fake.Faults.Next(Hoa, FakeZaloFault.Error(error.Code), FakeZaloFault.Error(error.Code));
            var entry = 100_000 - error.Code;
            var result = await _channel.SendAsync(Given("x"), entry);
            if (error.Once)
            {
                Assert.IsType<SendResult.Retry>(result);
                result = await _channel.SendAsync(Given("x"), entry);
            }

            switch (error.Class)
            {
                case ZaloOaErrorClass.Refresh:
                    // Renewed once; the second refusal is the operator's.
                    Assert.IsType<SendResult.Misconfigured>(result);
                    break;
                case ZaloOaErrorClass.Wait:
                    Assert.IsType<SendResult.Retry>(result);
                    break;
                case ZaloOaErrorClass.Person:
                    Assert.IsType<SendResult.Unreachable>(result);
                    break;
                case ZaloOaErrorClass.Payload:
                    Assert.IsType<SendResult.Rejected>(result);
                    break;
                case ZaloOaErrorClass.Operator:
                    Assert.IsType<SendResult.Misconfigured>(result);
                    Assert.NotNull(_channel.Adapter.Status.Degraded);
                    break;
                default:
                    Assert.Fail($"{error.Class} has no outcome");
                    break;
            }

            // What was planned and not used must not meet the next code; a new minute, because -32 closes this one; and a pair that is
            // refused as soon as it is given is renewed only minutes later.
            _clock.Advance(TimeSpan.FromMinutes(error.Class == ZaloOaErrorClass.Refresh ? 6 : 1));
            for (var i = 0; i < 2 && Fake.Faults.HasNext(Hoa); i++)
            {
                await _channel.SendAsync(Given("x"));
                _clock.Advance(TimeSpan.FromMinutes(1));
            }

            Assert.False(Fake.Faults.HasNext(Hoa));
        }
    }

    [Fact]
    public async Task Send_TooManyCalls_WaitsForTheNextMinuteAndCallsNobodyBeforeIt()
    {
        Fake.Faults.Next(Hoa, FakeZaloFault.Error(-32));
        var first = Assert.IsType<SendResult.Retry>(await SendAsync("một"));
        Assert.True(first.WholeChannel);
        Assert.InRange(first.After!.Value.TotalSeconds, 50, 51);

        var calls = Fake.Calls.Count;
        Assert.IsType<SendResult.Retry>(await SendAsync("hai"));
        Assert.Equal(calls, Fake.Calls.Count);

        _clock.Advance(first.After.Value);
        Assert.IsType<SendResult.Sent>(await SendAsync("một"));
    }

    [Fact]
    public async Task Send_AtNightWhereItIsForbidden_WaitsForTheMorning()
    {
        _clock.SetUtcNow(new DateTimeOffset(2026, 11, 23, 16, 0, 0, TimeSpan.Zero)); // 23:00 in Vinh
        Fake.Faults.Next(Hoa, FakeZaloFault.Error(-234));

        var wait = Assert.IsType<SendResult.Retry>(await SendAsync("một"));
        Assert.InRange(wait.After!.Value.TotalHours, 7, 7.1);
    }

    [Theory]
    [InlineData(-216)]
    [InlineData(-220)]
    public async Task Send_TokenRefused_IsRenewedAndSentOnce(int code)
    {
        _clock.Advance(TimeSpan.FromMinutes(10));
        var refreshes = Fake.Refreshes;
        Fake.Faults.Next(Hoa, FakeZaloFault.Error(code));

        Assert.IsType<SendResult.Sent>(await SendAsync("một"));
        Assert.Equal(refreshes + 1, Fake.Refreshes);
        Assert.Single(Fake.Sent(Hoa));
    }

    [Fact]
    public async Task Send_TokenThatExpiresInTheMiddleOfALongText_IsRenewedAndNoPartIsLostOrDoubled()
    {
        _clock.Advance(TimeSpan.FromMinutes(10));
        var refreshes = Fake.Refreshes;
        var text = string.Join(' ', Enumerable.Range(1, 120).Select(i => $"Đây là câu số {i} của một bài rất dài."));
        Fake.Faults.Next(Hoa, FakeZaloFaultKind.None, FakeZaloFault.Error(-216));

        Assert.IsType<SendResult.Sent>(await _channel.SendAsync(Given(text), 7));
        Assert.Equal(refreshes + 1, Fake.Refreshes);
        Assert.Equal(3, Fake.Sent(Hoa).Count);
        Assert.Equal(text, string.Join(' ', Fake.Sent(Hoa).Select(m => m.Text)));
    }

    [Fact]
    public async Task Send_WhileTheConsoleHasTheWebhookOff_SaysWhereToLookUntilEventsComeAgain()
    {
        Fake.IsWebhookDisabled = true;
        for (var i = 0; i < 20; i++)
        {
            Assert.IsType<SendResult.Sent>(await SendAsync($"tin {i}"));
        }

        _clock.Advance(TimeSpan.FromHours(2));
        Assert.Contains("console whether the webhook", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);

        Fake.IsWebhookDisabled = false;
        Fake.UserSends(Hoa, "chào");
        await Fake.WaitForAsync(f => f.Deliveries.Count > 0 && f.Pending == 0);
        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Send_TokenRevokedAndTheChainDead_IsTheOperatorsAndCallsNobodyAgain()
    {
        _clock.Advance(TimeSpan.FromMinutes(10));
        Fake.RevokeGrant();

        Assert.Contains("-14014", Assert.IsType<SendResult.Misconfigured>(await SendAsync("một")).Reason, StringComparison.Ordinal);
        var calls = Fake.Calls.Count;
        for (var i = 0; i < 3; i++)
        {
            Assert.IsType<SendResult.Misconfigured>(await SendAsync("một"));
        }

        Assert.Equal(calls, Fake.Calls.Count);
        Assert.Contains("channels zalo-oa connect", _channel.Adapter.Status.Degraded, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_TokenRevokedAndNoRenewal_WaitsAsLongAsTheRenewalDoes()
    {
        _clock.Advance(TimeSpan.FromMinutes(10));
        Fake.RevokeAccess();
        Fake.Faults.NextToken([.. Enumerable.Repeat<FakeZaloFault>(FakeZaloFaultKind.BadGateway, 40)]);

        Assert.IsType<SendResult.Retry>(await SendAsync("một"));
        Assert.IsType<SendResult.Retry>(await SendAsync("một"));

        // The dead token was shown to Zalo once, and the status tells of it.
        Assert.Single(Fake.Calls, c => c.Error == -216);
        Assert.NotNull(_channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Send_TokenRefusedAsSoonAsItIsGiven_IsTheOperatorsAndRenewedSeldom()
    {
        _clock.Advance(TimeSpan.FromMinutes(10));
        var refreshes = Fake.Refreshes;
        Fake.Faults.Next(Hoa, FakeZaloFault.Error(-216), FakeZaloFault.Error(-216));

        Assert.IsType<SendResult.Misconfigured>(await SendAsync("một"));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.IsType<SendResult.Misconfigured>(await SendAsync("một"));
        Assert.Equal(refreshes + 1, Fake.Refreshes);
        Assert.NotNull(_channel.Adapter.Status.Degraded);

        _clock.Advance(TimeSpan.FromMinutes(6));
        Assert.IsType<SendResult.Sent>(await SendAsync("một"));
        Assert.Null(_channel.Adapter.Status.Degraded);
    }

    [Fact]
    public async Task Send_StoppedBeforeTheCall_IsARetry()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.IsType<SendResult.Retry>(await _channel.Adapter.SendAsync(Given("một"), 900, stop.Token));
        Assert.Empty(Fake.Sent(Hoa));
    }

    [Fact]
    public async Task Send_StoppedDuringTheUpload_IsARetry()
    {
        using var stop = new CancellationTokenSource();
        Fake.Faults.NextCall("/v2.0/oa/upload/image", FakeZaloFaultKind.NoAnswer);
        var sending = _channel.Adapter.SendAsync(
            Given("Bản đồ") with
            {
                File = new OutgoingFile("a.png", "image/png", Png),
            },
            901,
            stop.Token
        );
        await Fake.WaitForAsync(f => f.Calls.Any(c => c.Path == "/v2.0/oa/upload/image"));
        await stop.CancelAsync();

        Assert.IsType<SendResult.Retry>(await sending);
    }

    [Fact]
    public async Task Send_StoppedDuringTheSend_NobodyKnows()
    {
        using var stop = new CancellationTokenSource();
        Fake.Faults.Next(Hoa, FakeZaloFaultKind.NoAnswer);
        var sending = _channel.Adapter.SendAsync(Given("một"), 902, stop.Token);
        await Fake.WaitForAsync(f => f.Sent(Hoa).Count == 1);
        await stop.CancelAsync();

        Assert.IsType<SendResult.Unknown>(await sending);
    }

    [Fact]
    public async Task Send_TokenThatExpiredMeanwhile_IsRenewedFirst()
    {
        _clock.Advance(TimeSpan.FromHours(26));
        Fake.KnowsUser(Hoa);

        Assert.IsType<SendResult.Sent>(await SendAsync("một"));
        Assert.DoesNotContain(Fake.Calls, c => c.Error is -216 or -220);
    }

    [Theory]
    [InlineData(FakeZaloFaultKind.ServerError, typeof(SendResult.Retry), 0)]
    [InlineData(FakeZaloFaultKind.BadGateway, typeof(SendResult.Retry), 0)]
    [InlineData(FakeZaloFaultKind.GatewayTimeout, typeof(SendResult.Unknown), 0)]
    [InlineData(FakeZaloFaultKind.EmptyApi, typeof(SendResult.Misconfigured), 0)]
    [InlineData(FakeZaloFaultKind.NoAnswer, typeof(SendResult.Unknown), 1)]
    [InlineData(FakeZaloFaultKind.CutBefore, typeof(SendResult.Unknown), 0)]
    [InlineData(FakeZaloFaultKind.CutAfter, typeof(SendResult.Unknown), 1)]
    [InlineData(FakeZaloFaultKind.HalfAnswer, typeof(SendResult.Unknown), 1)]
    public async Task Send_WithoutAnAnswer_SaysWhetherItMayHaveArrived(FakeZaloFaultKind fault, Type outcome, int arrived)
    {
        Fake.Faults.Next(Hoa, fault);

        var sending = SendAsync("một");
        if (fault == FakeZaloFaultKind.NoAnswer)
        {
            await LetTheCallTimeOutAsync(messages: 1);
        }

        Assert.IsType(outcome, await sending);
        Assert.Equal(arrived, Fake.Sent(Hoa).Count);
    }

    [Fact]
    public async Task Send_NobodyListens_IsARetry()
    {
        var fake = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { Time = _clock });
        await using var channel = await (await ZaloOaChannel.StartAsync(fake: fake)).ConnectedAsync();
        await fake.DisposeAsync();

        Assert.Contains(
            "no connection",
            Assert.IsType<SendResult.Retry>(await channel.SendAsync(channel.To(Hoa, "một"))).Reason,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Send_CutInTheMiddleOfALongText_GoesOnWhereItStopped()
    {
        var text = string.Join(' ', Enumerable.Range(1, 120).Select(i => $"Đây là câu số {i} của một bài rất dài."));
        Fake.Faults.Next(Hoa, FakeZaloFaultKind.None, FakeZaloFaultKind.ServerError);

        Assert.IsType<SendResult.Retry>(await _channel.SendAsync(Given(text), 7));
        Assert.IsType<SendResult.Sent>(await _channel.SendAsync(Given(text), 7));
        Assert.Equal(3, Fake.Sent(Hoa).Count);
        Assert.Equal(3, Fake.Sent(Hoa).Select(m => m.Text).Distinct().Count());
    }

    [Fact]
    public async Task Send_AfterSevenSilentDays_IsUnreachable()
    {
        _clock.Advance(TimeSpan.FromDays(8));

        Assert.Contains("-230", Assert.IsType<SendResult.Unreachable>(await SendAsync("một")).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_ToSomebodyWhoRefuses_IsUnreachable()
    {
        Fake.UserRefuses(Hoa);

        Assert.IsType<SendResult.Unreachable>(await SendAsync("một"));
    }

    [Fact]
    public async Task Send_ToAConversationOfAnotherAccount_IsRejected() =>
        Assert.IsType<SendResult.Rejected>(
            await _channel.SendAsync(Given("x") with { To = new ConversationReference("zalo-oa", "1", Hoa, Hoa) })
        );

    [Fact]
    public async Task Logs_OfSends_HoldNoTokenNoTextAndNoId()
    {
        const string Text = "Nguyễn Thị Hoa sinh năm 1990";
        Fake.Faults.Next(Hoa, FakeZaloFault.Error(-201), FakeZaloFaultKind.NoAnswer, FakeZaloFault.Error(-216));
        await SendAsync(Text);
        var unanswered = SendAsync(Text);
        await LetTheCallTimeOutAsync(messages: 1);
        await unanswered;
        await SendAsync(Text);
        await SendAsync(Text);

        var logs = _channel.Logs.All;
        Assert.DoesNotContain("Nguyễn", logs, StringComparison.Ordinal);
        Assert.DoesNotContain(Hoa, logs, StringComparison.Ordinal);
        Assert.DoesNotContain(Fake.AccessToken!, logs, StringComparison.Ordinal);
        Assert.DoesNotContain("AT-", logs, StringComparison.Ordinal);
        Assert.DoesNotContain("RT-", logs, StringComparison.Ordinal);
        Assert.DoesNotContain(Fake.Options.AppSecret, logs, StringComparison.Ordinal);
    }

    private async Task LetTheCallTimeOutAsync(int messages)
    {
        await Fake.WaitForAsync(f => f.Sent(Hoa).Count == messages);
        _callTime.Advance(TimeSpan.FromMinutes(1));
    }

    private OutgoingActivity Given(string text) => _channel.To(Hoa, text);

    private Task<SendResult> SendAsync(string text) => _channel.SendAsync(Given(text));
}
