using ChatBot.Bot.Tests.TestKit;
using ChatBot.Content.Text;
using NodaTime;
using Xunit;
using Xunit.Abstractions;

namespace ChatBot.Bot.Tests.Skills;

/// <summary>
/// Questions about the documented week of 2020, asked on a day of today with the sample week on, and whether each is answered with its
/// fact.
/// </summary>
/// <remarks>
/// <c>origin-questions.tsv</c> has two halves by wording: the content was tuned on half <c>a</c> alone, so half <c>b</c> tells how it does
/// with words that nobody tuned for.
/// </remarks>
public sealed class OriginTests(ITestOutputHelper output)
{
    private static readonly LocalDate Today = new(2026, 11, 30);

    // A question that is also a phrasing measures nothing.
    [Fact]
    public async Task Content_Phrasings_HoldNoQuestionOfTheSet()
    {
        var known = Shipped.Content.Topics.Values.SelectMany(t => t.Phrasings).Select(Words).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(await QuestionsAsync(), q => known.Contains(Words(q[3])));
    }

    [Theory]
    [InlineData("a", 0.97)]
    [InlineData("b", 0.90)]
    public async Task Conversation_QuestionAboutTheDocumentedWeek_AnsweredWithItsFact(string half, double share)
    {
        await using var house = new House
        {
            Content = Shipped.On(Today),
            Now = new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(7)),
        };
        var questions = (await QuestionsAsync()).Where(c => c[0] == half).ToList();
        var misses = 0;
        for (var i = 0; i < questions.Count; i++)
        {
            var (fact, text) = (questions[i][2], questions[i][3]);
            await house.SaysAsync($"{half}{i}", text);
            var said = await house.OutgoingAsync();
            if (
                !said.Any(s =>
                    $"{MarkdownPlain.Render(s.Text)} {s.Card?.Title} {string.Join(' ', s.Card?.Lines ?? [])}".Contains(
                        fact,
                        StringComparison.OrdinalIgnoreCase
                    )
                )
            )
            {
                misses++;
                var answers = said.Select(s =>
                    $"[{s.Key}] {s.Text.ReplaceLineEndings(" ")} {string.Concat(s.Buttons.Select(b => $"[{b.Label}]"))}"
                );
                output.WriteLine($"{questions[i][1]}: {text} -> {string.Join(" / ", answers)}");
            }
        }

        output.WriteLine($"{questions.Count - misses} of {questions.Count}");
        Assert.True(questions.Count - misses >= share * questions.Count, $"{misses} of {questions.Count} were not answered");
    }

    private static string Words(string text) =>
        string.Join(
            ' ',
            VietnameseText.Fold(VietnameseText.Normalize(text)).Split([' ', ',', '?', '.', '!'], StringSplitOptions.RemoveEmptyEntries)
        );

    private static async Task<List<string[]>> QuestionsAsync() =>
        [
            .. (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "Skills", "origin-questions.tsv")))
                .Skip(1)
                .Select(l => l.Split('\t')),
        ];
}
