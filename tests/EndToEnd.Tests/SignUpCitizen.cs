using System.Text.RegularExpressions;
using ChatBot.Fakes.Telegram;

namespace ChatBot.EndToEnd.Tests;

/// <summary>
/// A citizen on Telegram who signs up, each step only after the answer to the one before has come: what the service has acknowledged and
/// then forgotten would leave them waiting.
/// </summary>
internal sealed partial class SignUpCitizen(FakeTelegram telegram, long chat)
{
    // Several kills and starts long.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly string[] Syllables =
    [
        "An",
        "Bình",
        "Giang",
        "Hà",
        "Hạnh",
        "Huệ",
        "Khánh",
        "Lan",
        "Linh",
        "Mai",
        "Minh",
        "Nga",
        "Ngọc",
        "Oanh",
        "Phương",
        "Quỳnh",
        "Thảo",
        "Trang",
        "Tuyết",
        "Vân",
    ];

    /// <summary>What each step must be answered with.</summary>
    private static readonly string[] Answers =
    [
        "Chào bạn",
        "đồng ý",
        "đăng ký cho ai",
        "Họ và tên",
        "năm nào",
        "xã hoặc phường",
        "Trình độ",
        "chọn lớp nào",
        "Số điện thoại",
        "xem lại",
        "Mã đăng ký",
    ];

    // A message of its own takes Telegram's keyboard for the phone number away.
    private const string KeyboardTakenAway = "Đã nhận.";

    public string Name { get; } = $"Nguyễn {Syllables[chat % 20]} {Syllables[chat / 20 % 20]} {Syllables[chat / 400 % 20]}";

    public long Chat => chat;

    /// <summary>Steps answered so far.</summary>
    public int Steps { get; private set; }

    /// <summary>Goes through the whole sign-up.</summary>
    public async Task RunAsync(string className)
    {
        await StepAsync(() => telegram.UserStarts(chat));
        await StepAsync(() => telegram.UserPresses(chat, "Đăng ký tiếng Anh"));
        await StepAsync(() => telegram.UserSends(chat, "tôi đồng ý"));
        await StepAsync(() => telegram.UserSends(chat, "cho tôi"));
        await StepAsync(() => telegram.UserSends(chat, Name));
        await StepAsync(() => telegram.UserSends(chat, "1990"));
        await StepAsync(() => telegram.UserSends(chat, "trường vinh"));
        await StepAsync(() => telegram.UserPresses(chat, "Chưa biết gì"));
        await StepAsync(() => telegram.UserPresses(chat, className));
        await StepAsync(() => telegram.UserPresses(chat, "Bỏ qua"));
        await StepAsync(() => telegram.UserPresses(chat, "Đúng"));
    }

    /// <summary>The confirmation codes this citizen was ever shown.</summary>
    public IReadOnlyList<string> Codes() =>
        [.. telegram.Sent(chat).Select(m => CodePattern().Match(m.Text)).Where(m => m.Success).Select(m => m.Groups[1].Value).Distinct()];

    /// <summary>Messages that answer none of the steps: a step that took effect twice, or in the wrong place, brings one.</summary>
    public IEnumerable<string> StrayMessages() =>
        telegram
            .Sent(chat)
            .Select(m => m.Text)
            .Where(text => text.Trim() != KeyboardTakenAway)
            .Where(text => !Answers.Any(answer => text.Contains(answer, StringComparison.OrdinalIgnoreCase)));

    private async Task StepAsync(Func<int> act)
    {
        var heard = telegram.Sent(chat).Count;
        act();
        await telegram.WaitForMessageAsync(chat, Answers[Steps], heard, Patience);
        Steps++;
    }

    [GeneratedRegex(@"Mã đăng ký\D*?\b([A-Z0-9]{6})\b")]
    private static partial Regex CodePattern();
}
