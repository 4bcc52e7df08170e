using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Bot.Clock;
using ChatBot.Dialogs.Activities;
using ChatBot.Fakes.Telegram;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramAdapterTests : IAsyncLifetime
{
    private const long Hoa = 5001;
    private TelegramChannel _channel = null!;

    private FakeTelegram Fake => _channel.Fake;

    public async Task InitializeAsync() => _channel = await TelegramChannel.StartAsync("Off");

    public async Task DisposeAsync() => await _channel.DisposeAsync();

    [Fact]
    public async Task Send_TextWithButtons_ArrivesAsTheCitizenSeesIt()
    {
        var result = await SendAsync(
            Text("**Chào** Quý vị & gia đình <b>") with
            {
                Buttons = [new("Đăng ký", "go:signup"), new("Trang", "", "https://nghean.gov.vn")],
            }
        );

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal(new SendResult.Sent(message.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), result);
        Assert.Equal("Chào Quý vị & gia đình <b>", message.Text);
        Assert.Equal("<b>Chào</b> Quý vị &amp; gia đình &lt;b&gt;", message.Raw);
        Assert.Equal(
            [new("Đăng ký", "go:signup", null, false, false), new("Trang", null, "https://nghean.gov.vn", false, false)],
            message.Buttons
        );
    }

    [Fact]
    public async Task Send_Card_IsTitleLinesAndLink()
    {
        await SendAsync(
            Text("Sự kiện:") with
            {
                Card = new Card("Lễ *khai mạc*", ["Ngày **1/10**", "Thành phố Vinh"], "https://nghean.gov.vn/a"),
                Buttons = [new("Khác", "go:programme")],
            }
        );

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal(
            "Sự kiện:\n\n<b>Lễ *khai mạc*</b>\nNgày <b>1/10</b>\nThành phố Vinh\n<a href=\"https://nghean.gov.vn/a\">Xem thêm</a>",
            message.Raw
        );
        Assert.Single(message.Buttons);
    }

    [Fact]
    public async Task Send_LongText_GoesInPartsWithTheButtonsUnderTheLast()
    {
        await SendAsync(
            Text(string.Join("\n\n", Enumerable.Range(0, 200).Select(i => $"Đoạn **{i}** nói về việc học tập suốt đời ở Nghệ An."))) with
            {
                Buttons = [new("Tiếp", "go:next")],
            }
        );

        var messages = Fake.Sent(Hoa);
        Assert.True(messages.Count > 1);
        Assert.All(messages.SkipLast(1), m => Assert.Empty(m.Buttons));
        Assert.Single(messages[^1].Buttons);
        Assert.All(messages, m => Assert.StartsWith("Đoạn", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Send_LongTextCutOff_GoesOnWhereItStopped()
    {
        var long3 = Text(string.Join(' ', Enumerable.Repeat(new string('a', 99), 100)));
        Fake.Faults.Next(Hoa, FakeFault.None, FakeFault.ServerError);
        Assert.IsType<SendResult.Retry>(await _channel.Adapter.SendAsync(long3, 7, default));
        Assert.Single(Fake.Sent(Hoa));

        Assert.IsType<SendResult.Sent>(await _channel.Adapter.SendAsync(long3, 7, default));
        Assert.Equal(3, Fake.Sent(Hoa).Count);

        // Another message of the same length starts at its beginning.
        Assert.IsType<SendResult.Sent>(await _channel.Adapter.SendAsync(long3, 8, default));
        Assert.Equal(6, Fake.Sent(Hoa).Count);
    }

    [Fact]
    public async Task Send_File_GoesAsDocumentWithTheTextAsCaption()
    {
        await SendAsync(
            Text("Dữ liệu của *Quý vị*") with
            {
                File = new OutgoingFile("du-lieu.json", "application/json", "{}"u8.ToArray()),
                Buttons = [new("Xong", "go:menu")],
            }
        );

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.Equal("sendDocument", message.Method);
        Assert.Equal("Dữ liệu của Quý vị", message.Text);
        Assert.Equal("du-lieu.json", message.File!.Name);
        Assert.Equal("{}"u8.ToArray(), message.File.Content);
        Assert.Single(message.Buttons);
    }

    [Fact]
    public async Task Send_FileWithLongText_SendsTheTextFirst()
    {
        await SendAsync(Text(new string('a', 1025)) with { File = new OutgoingFile("a.png", "image/png", [1, 2, 3]) });

        Assert.Equal(["sendMessage", "sendPhoto"], Fake.Sent(Hoa).Select(m => m.Method));
    }

    [Fact]
    public async Task Send_PictureThatIsNoPhotoForTelegram_GoesAsDocument()
    {
        Fake.Faults.Next(Hoa, FakeFault.PictureRefused);

        var result = await SendAsync(Text("Bản đồ") with { File = new OutgoingFile("dai.png", "image/png", [1, 2, 3]) });

        var message = Assert.Single(Fake.Sent(Hoa));
        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal(("sendDocument", "Bản đồ"), (message.Method, message.Text));
        Assert.Equal([1, 2, 3], message.File!.Content);
    }

    [Fact]
    public async Task Send_FileLargerThanABotMaySend_IsRejectedWithoutACall()
    {
        var file = new OutgoingFile("lon.zip", "application/zip", new byte[TelegramLimits.UploadBytes + 1]);

        Assert.IsType<SendResult.Rejected>(await SendAsync(Text("x") with { File = file }));
        Assert.DoesNotContain(Fake.Calls, c => c.Method == "sendDocument");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("image/png")]
    [InlineData("application/json")]
    public async Task Send_ToATopicOfAForum_StaysInTheTopic(string? contentType)
    {
        var file = contentType is null ? null : new OutgoingFile("a.bin", contentType, [1]);

        await _channel.Adapter.SendAsync(
            new OutgoingActivity
            {
                To = new("telegram", "123456", "-1001234567890/17", "5001", IsGroup: true),
                Text = "Trả lời",
                File = file,
            },
            1,
            default
        );

        Assert.Equal(17, Assert.Single(Fake.Sent(-1001234567890)).Thread);
    }

    [Theory]
    [InlineData("5001", "5001")]
    [InlineData("-1001234567890/17", "-1001234567890/17")]
    [InlineData("5001/", null)]
    [InlineData("5001/x", null)]
    [InlineData("/17", null)]
    [InlineData("hoa", null)]
    public void Address_Text_IsReadAndWritten(string text, string? expected) =>
        Assert.Equal(expected, TelegramAddress.Parse(text)?.ToString());

    [Fact]
    public async Task Send_AnswerAfterAPhoneRequest_TakesTheKeyboardAway()
    {
        await SendAsync(Text("Số điện thoại?") with { Request = NativeRequest.PhoneNumber });
        await SendAsync(Text("Cảm ơn.") with { EndsRequest = true });
        await SendAsync(Text("Tiếp."));

        var messages = Fake.Sent(Hoa);
        Assert.True(Assert.Single(messages[0].Buttons).RequestsContact);
        Assert.True(messages[1].RemovesKeyboard);
        Assert.Null(messages[2].Markup);
    }

    [Fact]
    public async Task Send_AnswerWithButtons_TakesTheKeyboardAwayInAWordOfItsOwn()
    {
        await SendAsync(Text("Bạn xem lại giúp tôi.") with { EndsRequest = true, Buttons = [new("Đúng", "form:yes")] });

        var messages = Fake.Sent(Hoa);
        Assert.Equal(2, messages.Count);
        Assert.True(messages[0].RemovesKeyboard);
        Assert.Equal("Đúng", Assert.Single(messages[1].Buttons).Text);
    }

    [Fact]
    public async Task Send_LongAnswerWithButtons_TakesTheKeyboardAwayWithItsFirstPart()
    {
        await SendAsync(
            Text(string.Join("\n\n", Enumerable.Repeat(new string('a', 1000), 6))) with
            {
                EndsRequest = true,
                Buttons = [new("Đúng", "x")],
            }
        );

        var messages = Fake.Sent(Hoa);
        Assert.True(messages[0].RemovesKeyboard);
        Assert.Equal(2, messages.Count);
        Assert.Single(messages[1].Buttons);
    }

    [Fact]
    public async Task Send_PhoneRequestWithButtons_ShowsBoth()
    {
        await SendAsync(Text("Số điện thoại?") with { Request = NativeRequest.PhoneNumber, Buttons = [new("Bỏ qua", "form:skip")] });

        var buttons = Assert.Single(Fake.Sent(Hoa)).Rows;
        Assert.True(Assert.Single(buttons[0]).RequestsContact);
        Assert.Equal(new FakeButton("Bỏ qua", null, null, false, false), Assert.Single(buttons[1]));
    }

    [Fact]
    public async Task Send_PhoneRequestInGroup_AsksForNothingPersonal()
    {
        await _channel.Adapter.SendAsync(
            new OutgoingActivity
            {
                To = new("telegram", "123456", "-4001", "5001", IsGroup: true),
                Text = "Số?",
                Request = NativeRequest.PhoneNumber,
            },
            1,
            default
        );

        Assert.Null(Assert.Single(Fake.Sent(-4001)).Markup);
    }

    [Fact]
    public async Task Send_ButtonThatTelegramWouldRefuse_LeavesItOutAndSendsTheRest()
    {
        var result = await SendAsync(Text("Chọn") with { Buttons = [new("Dài", new string('ệ', 22)), new("Ngắn", "x")] });

        Assert.IsType<SendResult.Sent>(result);
        Assert.Equal("Ngắn", Assert.Single(Assert.Single(Fake.Sent(Hoa)).Buttons).Text);
        Assert.Contains("left out", _channel.Logs.All, StringComparison.Ordinal);
    }

    public static TheoryData<FakeFault, Type, bool> Faults() =>
        new()
        {
            { FakeFault.TooManyRequests, typeof(SendResult.Retry), false },
            { FakeFault.ServerError, typeof(SendResult.Retry), false },
            { FakeFault.BadGateway, typeof(SendResult.Retry), false },
            { FakeFault.GatewayTimeout, typeof(SendResult.Unknown), false },
            { FakeFault.CutBefore, typeof(SendResult.Unknown), false },
            { FakeFault.CutAfter, typeof(SendResult.Unknown), true },
            { FakeFault.HalfAnswer, typeof(SendResult.Unknown), true },
            { FakeFault.PictureRefused, typeof(SendResult.Rejected), false },
            { FakeFault.ChatNotFound, typeof(SendResult.Unreachable), false },
            { FakeFault.Deactivated, typeof(SendResult.Unreachable), false },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Send_Fault_IsClassified(FakeFault fault, Type expected, bool delivered)
    {
        // A connection that was used before: cuts on it must not be repeated by the HTTP stack itself.
        await SendAsync(Text("trước"));
        Fake.Faults.Next(Hoa, fault);

        var result = await SendAsync(Text("sau"));

        Assert.IsType(expected, result);
        Assert.Equal(delivered ? 2 : 1, Fake.Sent(Hoa).Count);
        Assert.Equal(2, Fake.Calls.Count(c => c.Method == "sendMessage"));
    }

    [Fact]
    public async Task Send_429_WaitsAsLongAsAsked()
    {
        Fake.Faults.RetryAfter = 17;
        Fake.Faults.Next(Hoa, FakeFault.TooManyRequests);

        var retry = Assert.IsType<SendResult.Retry>(await SendAsync(Text("x")));

        Assert.Equal(TimeSpan.FromSeconds(17), retry.After);
        Assert.Single(Fake.Calls, c => c.Method == "sendMessage");
    }

    [Fact]
    public async Task Send_Blocked_IsUnreachable()
    {
        Fake.UserBlocks(Hoa);

        Assert.Equal(new SendResult.Unreachable("Forbidden: bot was blocked by the user"), await SendAsync(Text("x")));
    }

    [Fact]
    public async Task Send_Migrated_NamesTheNewChat()
    {
        Fake.Migrate(Hoa, -1009);

        Assert.Equal(new SendResult.Moved("-1009"), await SendAsync(Text("x")));
    }

    [Fact]
    public async Task Send_EmptyText_IsRejected() => Assert.IsType<SendResult.Rejected>(await SendAsync(Text(" \n ")));

    [Fact]
    public async Task Send_ConversationOfAnotherChannel_IsRejected() =>
        Assert.IsType<SendResult.Rejected>(
            await _channel.Adapter.SendAsync(Text("x") with { To = new("telegram", "1", "abc", "abc") }, 1, default)
        );

    [Fact]
    public async Task Send_Stopped_IsUnknown()
    {
        Fake.Faults.Next(Hoa, FakeFault.NoAnswer);
        using var stop = new CancellationTokenSource();
        var sending = _channel.Adapter.SendAsync(Text("x"), 1, stop.Token);
        await Fake.WaitForAsync(f => f.Sent(Hoa).Count == 1);
        await stop.CancelAsync();

        Assert.IsType<SendResult.Unknown>(await sending);
    }

    [Fact]
    public async Task Send_NobodyListens_IsRetryBecauseNothingWasSent()
    {
        int port;
        using (var listener = new TcpListener(IPAddress.Loopback, 0))
        {
            listener.Start();
            port = ((IPEndPoint)listener.LocalEndpoint).Port;
        }

        Assert.IsType<SendResult.Retry>(
            await SendToAsync(new TelegramOptions { BotToken = "123456:TEST", ApiBaseUrl = $"http://127.0.0.1:{port}" })
        );
    }

    [Theory]
    [InlineData("999:TEST")]
    [InlineData("123456:with.dot")]
    public async Task Send_TokenRefused_IsMisconfigured(string token)
    {
        var result = Assert.IsType<SendResult.Misconfigured>(
            await SendToAsync(new TelegramOptions { BotToken = token, ApiBaseUrl = Fake.Address })
        );

        Assert.Contains("Telegram:BotToken", result.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(token, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_WhateverHappens_LogsNeitherTokenNorText()
    {
        Fake.Faults.Next(Hoa, Enum.GetValues<FakeFault>().Except([FakeFault.None, FakeFault.NoAnswer]).ToArray());
        for (var i = 0; i < 12; i++)
        {
            await SendAsync(Text("Nguyễn Thị Bí Mật"));
        }

        Assert.DoesNotContain(Fake.Options.Token, _channel.Logs.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Bí Mật", _channel.Logs.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_EverybodyTraces_NoTraceKnowsTheCall()
    {
        var seen = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name.StartsWith("System.Net", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = activity => seen.Enqueue(string.Join(' ', activity.TagObjects.Select(t => t.Value))),
            ActivityStopped = activity => seen.Enqueue(string.Join(' ', activity.TagObjects.Select(t => t.Value))),
        };
        ActivitySource.AddActivityListener(listener);

        // The same call by an ordinary client is traced: the listener hears.
        using (var ordinary = new HttpClient())
        {
            (await ordinary.GetAsync(new Uri($"{Fake.Address}/bot1:ordinary/getMe"))).Dispose();
        }

        await SendAsync(Text("x"));

        Assert.Contains(seen, s => s.Contains("bot1:ordinary", StringComparison.Ordinal));
        Assert.DoesNotContain(seen, s => s.Contains(Fake.Options.Token, StringComparison.Ordinal));
    }

    [Fact]
    public void Classify_Defect_IsRejected() => Assert.IsType<SendResult.Rejected>(TelegramFailures.Classify(new ArgumentException("x")));

    [Theory]
    [InlineData("Bad Request: can't parse entities: Unsupported start tag \"Hoa\" at byte offset 3", "Bad Request: can't parse entities")]
    [InlineData("Forbidden: bot was blocked by the user", "Forbidden: bot was blocked by the user")]
    [InlineData("Internal Server Error", "Internal Server Error")]
    public void Words_Description_KeepNothingOfTheMessage(string description, string expected) =>
        Assert.Equal(expected, TelegramFailures.Words(description));

    [Fact]
    public void BackOff_Failures_DoubleUpToTheCapWithJitter()
    {
        var backOff = new BackOff(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));

        Assert.Equal([1, 2, 4, 8, 16, 32, 60, 60], Enumerable.Range(1, 8).Select(n => (int)backOff.After(n, 1).TotalSeconds));
        Assert.Equal(TimeSpan.FromSeconds(30), backOff.After(int.MaxValue, 0));
    }

    private Task<SendResult> SendAsync(OutgoingActivity activity) => _channel.Adapter.SendAsync(activity, 1, default);

    private static async Task<SendResult> SendToAsync(TelegramOptions options)
    {
        using var clients = new TelegramClients(options, CallClock.System);
        var adapter = new TelegramAdapter(clients, new TelegramHealth(TimeProvider.System), NullLogger<TelegramAdapter>.Instance);
        return await adapter.SendAsync(Text("x"), 1, default);
    }

    private static ConversationReference To(long chat) =>
        new("telegram", "123456", chat.ToString(System.Globalization.CultureInfo.InvariantCulture), "u");

    private static OutgoingActivity Text(string text) => new() { To = To(Hoa), Text = text };
}
