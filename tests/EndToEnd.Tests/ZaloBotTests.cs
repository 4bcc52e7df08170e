using ChatBot.Fakes.ZaloBot;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>The Zalo Bot Platform through the real process: a citizen who has no buttons and types the numbers.</summary>
public sealed class ZaloBotTests
{
    private const string Secret = "end-to-end-secret";
    private const string Citizen = "6ede9afa66b88fe6d6a9";

    [Theory]
    [InlineData("Polling")]
    [InlineData("Webhook")]
    public async Task Citizen_TypesNumbers_GetsASignUpCode(string updates)
    {
        using var folder = new TestFolder();
        await using var zalo = await FakeZaloBot.StartAsync();
        await using var service = await ServiceProcess.StartAsync(
            folder.Path,
            new Dictionary<string, string?>
            {
                ["ZaloBot:Token"] = zalo.Options.Token,
                ["ZaloBot:ApiBaseUrl"] = zalo.Address,
                ["ZaloBot:Updates"] = updates,
                ["ZaloBot:WebhookSecret"] = Secret,
                ["Service:StartAt"] = "2026-10-05T08:00:00",
            }
        );
        if (updates == "Webhook")
        {
            zalo.RegisterWebhook($"{service.Address}channels/zalo-bot", Secret);
        }

        await SayAsync("xin chào", "Chào bạn");
        await ChooseAsync("Đăng ký tiếng Anh", "đồng ý");
        await ChooseAsync("Tôi đồng ý", "đăng ký cho ai");
        await ChooseAsync("Cho tôi", "Họ và tên");
        await SayAsync("nguyễn thị hoa", "năm nào");
        await SayAsync("1990", "xã hoặc phường");
        await SayAsync("trường vinh", "Trình độ");
        await ChooseAsync("Chưa biết gì", "chỗ");
        await ChooseAsync("còn", "Số điện thoại");
        await ChooseAsync("Bỏ qua", "xem lại");
        await SayAsync("Đúng, gửi đi", "Mã đăng ký");

        Assert.All(zalo.Sent(Citizen), message => Assert.InRange(message.Text.Length, 1, 2000));
        Assert.DoesNotContain(zalo.Sent(Citizen), message => message.Text.Contains("**", StringComparison.Ordinal));
        var roster = await ServiceProcess.RunAsync(folder.Path, ["roster", "export"]);
        Assert.Contains("Nguyễn Thị Hoa", roster.Output, StringComparison.Ordinal);
        var status = await ServiceProcess.RunAsync(folder.Path, ["channels", "status"]);
        Assert.Contains("zalo-bot", status.Output, StringComparison.Ordinal);
        Assert.Equal(0, await service.StopAsync());
        Assert.DoesNotContain(zalo.Options.Token, $"{service.Output}{service.Error}{status.Output}", StringComparison.Ordinal);
        Assert.DoesNotContain(Citizen, $"{service.Output}{service.Error}", StringComparison.Ordinal);

        Task SayAsync(string text, string answer) => StepAsync(() => zalo.UserSends(Citizen, text), answer);

        Task ChooseAsync(string label, string answer) => StepAsync(() => zalo.UserChooses(Citizen, label), answer);

        async Task StepAsync(Action act, string answer)
        {
            var heard = zalo.Sent(Citizen).Count;
            act();
            await zalo.WaitForMessageAsync(Citizen, answer, heard, TimeSpan.FromSeconds(60));
        }
    }
}
