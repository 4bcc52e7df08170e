using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>
/// Who cries for help in the middle of a sign-up gets the help and no question after it; the form waits where it was, behind one button.
/// </summary>
public sealed class DistressInFormTests
{
    private static readonly string[] Answers = ["tôi đồng ý", "cho tôi", "Nguyễn Văn An", "1990", "Trường Vinh", "A1", "1", "bỏ qua"];

    // Consent (yes or no), name, year, place, telephone and the last yes or no, by how many questions were answered before.
    private static readonly int[] Prompts = [0, 2, 3, 4, 7, 8];

    [Fact]
    public async Task Cry_AtAnyPrompt_GetsHelpAndTheQuestionOnlyWhenAsked()
    {
        await using var house = new House();
        var cries = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", "distress-unseen.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .Where(cells => cells is [not "none", _])
            .ToList();
        var open = new Dictionary<int, (string Citizen, string Question)>();
        var missed = new List<string>();
        for (var i = 0; i < cries.Count; i++)
        {
            var prompt = Prompts[i % Prompts.Length];
            if (!open.TryGetValue(prompt, out var form))
            {
                open[prompt] = form = ($"citizen{i}", await AskedAsync(house, $"citizen{i}", prompt));
            }

            await house.SaysAsync(form.Citizen, cries[i][1]);
            var said = await house.OutgoingAsync();
            if (
                cries[i][0].Split('|').Any(topic => said[0].Key == $"topic.{topic}")
                && said.Count == 1
                && said[0].Buttons.Any(b => b.Payload == "go:resume")
            )
            {
                await house.PressesAsync(form.Citizen, "go:resume");
                said = await house.OutgoingAsync();
                if (said.Count == 1 && QuestionOf(said[0]) == form.Question)
                {
                    continue;
                }
            }

            missed.Add($"{form.Question}\t{string.Join(" > ", said.Select(s => s.Key))}\t{cries[i][0]}\t{cries[i][1]}");
            open.Remove(prompt);
        }

        Assert.True(cries.Count >= 160, $"Only {cries.Count} cries are listed.");
        Assert.True(missed.Count <= cries.Count * 0.05, string.Join('\n', missed));
    }

    private static async Task<string> AskedAsync(House house, string citizen, int answered)
    {
        await house.PressesAsync(citizen, "go:signup");
        foreach (var answer in Answers.Take(answered))
        {
            await house.SaysAsync(citizen, answer);
        }

        return QuestionOf((await house.OutgoingAsync())[^1]);
    }

    // A long question is put again in short.
    private static string QuestionOf(OutgoingActivity asked) =>
        asked.Key?.Replace(".again-", ".ask-", StringComparison.Ordinal)
        ?? throw new InvalidOperationException("A question without a key.");
}
