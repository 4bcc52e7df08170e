using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>The same conversations on every channel, each shown in the messenger's own way.</summary>
[Collection(ContractCollection.Name)]
public sealed class ConversationTests(ContractService service)
{
    public static TheoryData<string> Channels => [.. ContractCollection.All];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Adult_FromGreetingToStop_IsUnderstoodAndServed(string channel)
    {
        var driver = service[channel];
        var hoa = await service.CitizenAsync(channel);
        IsShown(driver, await hoa.OpensAsync(), "Sự kiện", "Đăng ký tiếng Anh", "Bài học an toàn số");
        await hoa.SaysAsync("tuần lễ học tập suốt đời là gì", "Tuần lễ");
        await hoa.SaysAsync("đăng ký tiếng anh", "đồng ý");
        await hoa.ChoosesAsync("Tôi đồng ý", "đăng ký cho ai");
        await hoa.ChoosesAsync("Cho tôi", "Họ và tên");
        await hoa.SaysAsync("nguyễn thị hoa", "năm nào");
        await hoa.SaysAsync("1990", "xã hoặc phường");
        IsShown(driver, await hoa.SaysAsync("trường vinh", "Trình độ"), "Chưa biết gì");
        await hoa.ChoosesAsync("Chưa biết gì", "chỗ");
        await hoa.ChoosesAsync("Bắt đầu từ số 0", "Số điện thoại");
        await service.UntilAsync(
            async () => (await hoa.SeenAsync()).Any(b => b.AsksPhone) == driver.AsksPhone,
            () => "the button for the phone number"
        );
        var summary = await hoa.SharesPhoneAsync("+84912345678", "xem lại");
        Assert.Equal(driver.HasButtons, summary.Choices.Contains("Đúng, gửi đi"));
        Assert.Equal(driver.HasNumbers, summary.Text.Contains("Đúng, gửi đi", StringComparison.Ordinal));
        await hoa.ChoosesAsync("Đúng", "Đã giữ chỗ cho Nguyễn Thị Hoa");
        await hoa.SaysAsync("xem dữ liệu của tôi", "Nguyễn Thị Hoa");
        await hoa.SaysAsync("dừng", "Đã dừng");
        Assert.DoesNotContain(await hoa.TextsAsync(), text => text.Contains("**", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Child_WithGuardian_IsSignedUp(string channel)
    {
        var hung = await service.CitizenAsync(channel);
        await hung.OpensAsync();
        await hung.SaysAsync("đăng ký tiếng anh", "đồng ý");
        await hung.ChoosesAsync("Tôi đồng ý", "đăng ký cho ai");
        await hung.ChoosesAsync("Cho con", "tên của con");
        await hung.SaysAsync("Lê Minh Anh", "Con sinh năm nào");
        await hung.SaysAsync("2014", "tên của bạn (bố, mẹ");
        await hung.SaysAsync("Lê Văn Hùng", "Bạn là ai của cháu");
        IsShown(service[channel], await hung.ChoosesAsync("Bố, mẹ", "Chào em"), "Em đồng ý", "Em không muốn");
        await hung.ChoosesAsync("Em đồng ý", "xã hoặc phường");
        await hung.SaysAsync("Vinh Phú", "Trình độ");
        await hung.ChoosesAsync("Chưa biết gì", "thiếu nhi");
        await hung.ChoosesAsync("thiếu nhi", "Số điện thoại");
        await hung.SharesPhoneAsync("+84912345678", "xem lại");
        await hung.ChoosesAsync("Đúng", "Đã giữ chỗ cho Lê Minh Anh");
    }

    /// <summary>Each choice is a button, a numbered line, or both, as the messenger's users know it.</summary>
    private static void IsShown(ChannelDriver driver, Bubble bubble, params string[] choices)
    {
        foreach (var choice in choices)
        {
            Assert.Equal(driver.HasButtons, bubble.Choices.Any(c => c.Contains(choice, StringComparison.Ordinal)));
            Assert.Equal(
                driver.HasNumbers,
                bubble.Text.Split('\n').Any(l => l.Length > 0 && char.IsAsciiDigit(l[0]) && l.Contains(choice, StringComparison.Ordinal))
            );
        }
    }
}
