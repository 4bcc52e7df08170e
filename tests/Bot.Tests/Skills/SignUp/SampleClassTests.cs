using ChatBot.Bot.Tests.TestKit;
using NodaTime;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>A class that is made up is called so in every text and button that names it.</summary>
public sealed class SampleClassTests
{
    private static readonly LocalDate Today = new(2026, 11, 30);

    [Theory]
    [InlineData(
        "vi",
        " (dữ liệu mẫu)",
        "lớp tiếng anh còn chỗ không",
        "tôi đồng ý|cho tôi|Nguyễn Văn An|1990|Trường Vinh|A1|1|bỏ qua|đúng",
        "xem đăng ký|hủy đăng ký|xem dữ liệu của tôi"
    )]
    [InlineData(
        "en",
        " (sample data)",
        "how many places are left",
        "I agree|for me|Nguyễn Văn An|1990|Trường Vinh|A1|1|skip|yes",
        "check my English registration|cancel my class|show my data"
    )]
    public async Task Conversation_NamesASampleClass_CallsItSampleEverywhere(
        string language,
        string mark,
        string first,
        string signUp,
        string after
    )
    {
        await using var house = new House
        {
            Content = Shipped.On(Today),
            Now = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(7)),
        };
        var names = house.Content.Classes.Values.Select(c => c.Name.In(language)).ToList();
        Assert.All(names, n => Assert.EndsWith(mark, n, StringComparison.Ordinal));
        await house.SaysAsync("a", first);
        await house.PressesAsync("a", "go:signup");
        foreach (var text in $"{signUp}|{after}".Split('|'))
        {
            await house.SaysAsync("a", text);
        }

        var said = await house.OutgoingAsync();
        var texts = said.SelectMany(s => s.Buttons.Select(b => b.Label).Append(s.Text))
            .Select(t => t.Replace("\\", "", StringComparison.Ordinal))
            .ToList();
        var bare = names.Select(n => n[..^mark.Length]).ToList();
        var named = texts.Where(t => bare.Any(n => t.Contains(n, StringComparison.Ordinal))).ToList();
        Assert.All(
            named,
            text =>
                Assert.All(
                    bare.Where(n => text.Contains(n, StringComparison.Ordinal)),
                    n => Assert.DoesNotContain(n, text.Replace(n + mark, "", StringComparison.Ordinal), StringComparison.Ordinal)
                )
        );

        // The list, the offer, its buttons, the check, the confirmation, the status, the question before it is given back.
        Assert.True(named.Count >= 6, string.Join("\n---\n", texts));
        var keys = said.Select(s => s.Key).ToList();
        Assert.Contains(keys, key => key?.StartsWith("signup.done", StringComparison.Ordinal) is true);
        Assert.Contains("signup.places", keys);
        Assert.Contains("signup.status", keys);
        Assert.Contains("signup.cancel-sure", keys);
    }
}
