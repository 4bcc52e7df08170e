using System.Text;
using System.Text.RegularExpressions;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>
/// What a message of any size and kind becomes. The fakes refuse what is over a platform's limit, so what arrives is within it.
/// </summary>
[Collection(ContractCollection.Name)]
public sealed partial class RenderingTests(ContractService service)
{
    private static readonly ConversationReference Nowhere = new("", "", "", "");

    public static TheoryData<string> Channels => [.. ContractCollection.All];

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task LongText_IsSplitInOrder_NothingIsLostAndNoMarkdownIsShown(string channel)
    {
        const int words = 1500;
        var text = new StringBuilder();
        for (var i = 0; i < words; i++)
        {
            text.Append(
                i % 40 == 39 ? $"**từ{i}**.\n\n"
                : i % 7 == 0 ? $"*từ{i}* "
                : $"từ{i} "
            );
        }

        service.Turn.Answer("văn bản dài", new OutgoingActivity { To = Nowhere, Text = text.ToString() });
        var an = await service.CitizenAsync(channel);

        await an.SaysAsync("văn bản dài", $"từ{words - 1}");
        var whole = string.Join(' ', await an.TextsAsync());
        Assert.Equal(
            Enumerable.Range(0, words),
            Words().Matches(whole).Select(m => int.Parse(m.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.DoesNotContain('*', whole);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Markup_OfText_IsShownAsWordsOrFormatting(string channel)
    {
        service.Turn.Answer(
            "định dạng",
            new OutgoingActivity
            {
                To = Nowhere,
                Text = "**Đậm** và *nghiêng*, 3 \\* 4 = 12, a_b_c, <b> & “lá cờ”.\n\n- một\n- hai\n\n[trang](https://example.vn/?a=1&b=2)",
            }
        );
        var an = await service.CitizenAsync(channel);

        var seen = await an.SaysAsync("định dạng", "nghiêng");
        Assert.Contains("Đậm và nghiêng, 3 * 4 = 12, a_b_c, <b> & “lá cờ”.", seen.Text, StringComparison.Ordinal);
        Assert.Contains("trang", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("](", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("**", seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task ManyButtons_EachCanStillBeChosen(string channel)
    {
        var labels = Enumerable.Range(1, 12).Select(i => $"Chọn mục số {i} trong danh sách này").ToList();
        service.Turn.Answer(
            "nhiều nút",
            new OutgoingActivity
            {
                To = Nowhere,
                Text = "Bạn chọn mục nào?",
                Buttons = [.. labels.Select((label, i) => new Button(label, $"pick:{i}"))],
            }
        );
        var an = await service.CitizenAsync(channel);

        await an.SaysAsync("nhiều nút", "Bạn chọn mục nào?");
        var seen = await an.SeenAsync();
        var numbered = seen.SelectMany(b => b.Text.Split('\n')).ToList();
        for (var i = 0; i < labels.Count; i++)
        {
            var (label, number) = (labels[i], $"{i + 1}. {labels[i]}");
            Assert.True(
                seen.Any(b => b.Choices.Contains(label)) || numbered.Contains(number),
                $"'{label}' is neither a button nor numbered."
            );
        }
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Choices_ThatTheTextNumbersItself_AreNotSaidTwice(string channel)
    {
        service.Turn.Answer(
            "hai lớp",
            new OutgoingActivity
            {
                To = Nowhere,
                Text = "Bạn chọn lớp nào?\n\n1. **Buổi sáng**: thứ Hai.\n2. **Buổi tối**: thứ Ba.",
                Buttons = [new Button("Buổi sáng", "class:1"), new Button("Buổi tối", "class:2")],
            }
        );
        var an = await service.CitizenAsync(channel);

        var seen = await an.SaysAsync("hai lớp", "Bạn chọn lớp nào?");
        Assert.Single(seen.Text.Split('\n'), line => line.StartsWith("1. Buổi sáng", StringComparison.Ordinal));
        Assert.Single(seen.Text.Split('\n'), line => line.StartsWith("2. Buổi tối", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task Picture_OfACitizen_IsAnsweredOnce(string channel)
    {
        var an = await service.CitizenAsync(channel);
        await an.OpensAsync();
        var before = (await an.SeenAsync()).Count;

        await an.SendsPictureAsync("đọc");
        await an.SaysAsync($"{ContractTurn.Echo}sau ảnh", "sau ảnh");
        Assert.Equal(before + 2, (await an.SeenAsync()).Count);
    }

    [Theory]
    [MemberData(nameof(Channels))]
    public async Task TextOverTheLimit_OfACitizen_IsAnsweredOnceAndHoldsNothing(string channel)
    {
        var an = await service.CitizenAsync(channel);
        await an.OpensAsync();
        var before = (await an.SeenAsync()).Count;

        await service[channel].SaysAsync(an.Id, new string('a', TurnLimits.MaxTextLength + 1));
        await an.SaysAsync($"{ContractTurn.Echo}sau đó", "sau đó");
        Assert.Equal(before + 2, (await an.SeenAsync()).Count);
    }

    [GeneratedRegex(@"từ(\d+)")]
    private static partial Regex Words();
}
