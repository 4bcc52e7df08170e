using NodaTime;
using Xunit;

namespace ChatBot.Dialogs.Tests.Understanding;

/// <summary>Cries for help and what only sounds like one, in <c>distress.tsv</c>: every style in which people write.</summary>
public sealed class DistressTests
{
    private static readonly LocalDateTime Now = new(2026, 10, 5, 8, 0);

    private static readonly IReadOnlyList<(string Expected, string Text)> Messages =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Understanding", "distress.tsv"))
            .Skip(1)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(fields => (fields[0], fields[1])),
    ];

    [Fact]
    public void UrgentTopic_Cries_AreFound()
    {
        var cries = Messages.Where(m => m.Expected != "none").ToList();
        var missed = cries.Where(m => UrgentTopic(m.Text) is not { } found || !m.Expected.Split('|').Contains(found)).ToList();

        Assert.True(cries.Count >= 60, $"Only {cries.Count} cries are listed.");
        Assert.True(missed.Count <= cries.Count * 0.05, Show(missed));
    }

    [Fact]
    public void UrgentTopic_NearMisses_AreLeftAlone()
    {
        var others = Messages.Where(m => m.Expected == "none").ToList();
        var alarmed = others.Where(m => UrgentTopic(m.Text) is not null).ToList();

        Assert.True(others.Count >= 60, $"Only {others.Count} near misses are listed.");
        Assert.True(alarmed.Count <= others.Count * 0.03, Show(alarmed));
    }

    private static string? UrgentTopic(string text) => SharedContent.Recognizer.Recognize(text, Now).UrgentTopic;

    private static string Show(IEnumerable<(string Expected, string Text)> messages) =>
        string.Join('\n', messages.Select(m => $"{m.Expected}\t{UrgentTopic(m.Text) ?? "none"}\t{m.Text}"));
}
