using System.Text.RegularExpressions;
using ChatBot.Fakes.ZaloOa;
using Xunit;

namespace ChatBot.EndToEnd.Tests.ZaloOa;

/// <summary>The service on Zalo as a citizen and the office meet it: the real process, a strict platform at the other end.</summary>
public sealed partial class ZaloOaTests
{
    internal const string Hoa = "246845883529197922";
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Citizen_FromTheGreetingToTheCode_AndTheOfficeTakesOver()
    {
        using var folder = new TestFolder();
        await using var zalo = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { WebhookTimeout = Patience });
        await using (var service = await StartAsync(folder, zalo))
        {
            await AskAsync(zalo, () => zalo.UserFollows(Hoa), "Chào bạn");
            await AskAsync(zalo, () => zalo.UserTaps(Hoa, "Đăng ký tiếng Anh"), "đồng ý");
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "tôi đồng ý"), "đăng ký cho ai");

            // On a PC there are no buttons: the number in the text is typed.
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "1"), "Họ và tên");
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "Nguyễn Thị Hoa"), "năm nào");
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "1990"), "xã hoặc phường");
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "trường vinh"), "Trình độ");
            await AskAsync(zalo, () => zalo.UserTaps(Hoa, "Chưa biết gì"), "chọn lớp nào");
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "1"), "Số điện thoại");
            await zalo.WaitForAsync(f => f.Sent(Hoa)[^1].Kind == "request_user_info", Patience);
            await AskAsync(zalo, () => zalo.UserSharesPhone(Hoa, "84912345678", newShape: true), "xem lại");
            var last = await AskAsync(zalo, () => zalo.UserTaps(Hoa, "Đúng"), "Mã đăng ký");
            Assert.Matches(Code(), last.Text);
            Assert.DoesNotContain(zalo.Sent(Hoa), m => m.Text.Contains("**", StringComparison.Ordinal));

            // A person of the office writes in OA Manager: the bot is silent.
            var heard = zalo.Sent(Hoa).Count;
            zalo.AdminSends(Hoa, "Chào chị Hoa, tôi là cán bộ của Sở.");
            zalo.UserSends(Hoa, "tuần lễ diễn ra khi nào");
            await zalo.WaitForAsync(f => f.Pending == 0, Patience);
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "dừng"), "Đã dừng");
            Assert.Equal(heard + 1, zalo.Sent(Hoa).Count);

            // Two withdrawals on Zalo: erased, and a second has nothing to do.
            zalo.UserWithdraws(Hoa);
            await zalo.WaitForAsync(f => f.Pending == 0, Patience);
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "dữ liệu của tôi"), "không lưu thông tin cá nhân");
            Assert.Contains(
                "zalo-oa",
                (await ServiceProcess.RunAsync(folder.Path, ["channels", "status"], Settings(zalo))).Output,
                StringComparison.Ordinal
            );
            Assert.Equal(0, await service.StopAsync());
            Assert.DoesNotContain("Hoa", service.Error, StringComparison.Ordinal);
            Assert.DoesNotContain(zalo.AccessToken!, service.Error, StringComparison.Ordinal);
        }

        // The chain of tokens goes on where it was: the refresh token of the settings is used up.
        await using (await StartAsync(folder, zalo))
        {
            await AskAsync(zalo, () => zalo.UserSends(Hoa, "xin chào"), "Chào bạn");
            Assert.Equal(1, zalo.Refreshes);
        }

        Assert.All(zalo.Deliveries, d => Assert.Equal(200, d.Status));
        Assert.DoesNotContain(zalo.Calls, c => c.Error is not 0);
    }

    [Fact]
    public async Task Operator_Connects_WithTheCodeOfTheCommandLine()
    {
        using var folder = new TestFolder();
        await using var zalo = await FakeZaloOa.StartAsync(options: new FakeZaloOaOptions { WebhookTimeout = Patience });
        var settings = new Dictionary<string, string?>(Settings(zalo))
        {
            ["ZaloOa:RefreshToken"] = "",
            ["Service:PublicUrl"] = "https://bot.example.vn",
        };
        await using var service = await ServiceProcess.StartAsync(folder.Path, settings);
        zalo.WebhookUrl = new Uri(service.Address, "/channels/zalo-oa");
        var before = await ServiceProcess.RunAsync(folder.Path, ["channels", "status"], settings);
        Assert.Contains("channels zalo-oa connect", before.Output, StringComparison.Ordinal);

        var printed = await ServiceProcess.RunAsync(folder.Path, ["channels", "zalo-oa", "connect"], settings);
        Assert.Equal(0, printed.ExitCode);
        Assert.Contains("https://bot.example.vn/channels/zalo-oa/callback", printed.Output, StringComparison.Ordinal);
        var code = Typed().Match(printed.Output).Groups[1].Value;
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var form = new FormUrlEncodedContent([new("code", code)]);
        using var started = await browser.PostAsync(new Uri(service.Address, "/channels/zalo-oa/connect"), form);
        using var agreed = await browser.GetAsync(started.Headers.Location);
        using var back = await browser.GetAsync(new Uri(service.Address, agreed.Headers.Location!.PathAndQuery));

        Assert.Contains(
            "Đã kết nối Official Account",
            System.Net.WebUtility.HtmlDecode(await back.Content.ReadAsStringAsync()),
            StringComparison.Ordinal
        );
        await AskAsync(zalo, () => zalo.UserSends(Hoa, "xin chào"), "Chào bạn");
        using var ready = await browser.GetAsync(new Uri(service.Address, "/healthz/ready"));
        Assert.Contains("\"status\":\"Healthy\"", await ready.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    internal static async Task<ServiceProcess> StartAsync(TestFolder folder, FakeZaloOa zalo)
    {
        var service = await ServiceProcess.StartAsync(folder.Path, Settings(zalo));
        zalo.WebhookUrl = new Uri(service.Address, "/channels/zalo-oa");
        return service;
    }

    private static Dictionary<string, string?> Settings(FakeZaloOa zalo) =>
        new()
        {
            ["ZaloOa:AppId"] = zalo.Options.AppId,
            ["ZaloOa:AppSecret"] = zalo.Options.AppSecret,
            ["ZaloOa:OaSecretKey"] = zalo.Options.OaSecretKey,
            ["ZaloOa:RefreshToken"] = zalo.Options.RefreshToken,
            ["ZaloOa:ApiBaseUrl"] = zalo.Address,
            ["ZaloOa:OAuthBaseUrl"] = zalo.Address,
            ["ZaloOa:InfoImageUrl"] = "https://example.vn/phone.png",
            ["Service:StartAt"] = "2026-10-05T08:00:00",
        };

    internal static async Task<FakeZaloMessage> AskAsync(FakeZaloOa zalo, Func<string> act, string answer)
    {
        var heard = zalo.Sent(Hoa).Count;
        act();
        return await zalo.WaitForMessageAsync(Hoa, answer, heard, Patience);
    }

    [GeneratedRegex(@"Mã đăng ký\D*?\b([A-Z0-9]{6})\b")]
    private static partial Regex Code();

    [GeneratedRegex(@"3\. Type\s+(\S+)")]
    private static partial Regex Typed();
}
