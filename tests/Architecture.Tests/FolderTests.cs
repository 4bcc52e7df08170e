using Xunit;

namespace ChatBot.Architecture.Tests;

/// <summary>
/// Folders of a project stand in layers: none uses one that uses it, straight or round about. Projects point one way, and an engine that
/// knows no skill compiles without one.
/// </summary>
public sealed class FolderTests
{
    public static TheoryData<string> Projects { get; } = ["ChatBot.Content", "ChatBot.Dialogs", "ChatBot.Bot"];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_OfAProject_FormNoCircle(string project)
    {
        var graph = Graph(project);

        var circles = graph.Circles();

        Assert.True(circles.Count == 0, string.Join('\n', circles.SelectMany(circle => Explained(graph, circle))));
    }

    [Fact]
    public void EngineAndUnderstanding_KnowNoSkill()
    {
        var graph = Graph("ChatBot.Dialogs");

        Assert.Empty(
            from folder in graph.Folders
            where folder.StartsWith("Engine", StringComparison.Ordinal) || folder.StartsWith("Understanding", StringComparison.Ordinal)
            from used in graph.UsedBy(folder)
            where used.StartsWith("Skills", StringComparison.Ordinal)
            select $"{folder} uses {used}: {string.Join(", ", graph.Because(folder, used))}"
        );
    }

    internal static FolderGraph Graph(string project) => FolderGraph.Of(Path.Combine(AppContext.BaseDirectory, project + ".dll"));

    // The edge with the fewest types behind it is most often the one that should not be.
    private static IEnumerable<string> Explained(FolderGraph graph, IReadOnlyList<string> circle) =>
        from user in circle
        from used in graph.UsedBy(user).Intersect(circle)
        let because = graph.Because(user, used).ToList()
        orderby because.Count
        select $"{user} uses {used}: {string.Join(", ", because.Take(5))}{(because.Count > 5 ? $" and {because.Count - 5} more" : "")}";
}
