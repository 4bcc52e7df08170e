using Xunit;

namespace ChatBot.Architecture.Tests;

/// <summary>
/// CONTRIBUTING shows the folders as the code has them. <c>tests/draw-folders.sh</c> draws them anew.
/// </summary>
public sealed class DrawingTests
{
    private const string Document = "CONTRIBUTING.md";

    [Theory]
    [InlineData("ChatBot.Content")]
    [InlineData("ChatBot.Dialogs")]
    [InlineData("ChatBot.Bot")]
    public void Contributing_ShowsTheFoldersAsTheyAre(string project)
    {
        var text = Repository.Read(Document);
        var (begin, end) = ($"<!-- folders of {project} -->\n", $"\n<!-- end of {project} -->");
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var to = text.IndexOf(end, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && to >= from, $"{Document} has no marks '{begin.Trim()}' and '{end.Trim()}'.");
        var drawn = Drawing.Of(FolderTests.Graph(project));

        if (Environment.GetEnvironmentVariable("CHATBOT_DRAW_FOLDERS") == "yes")
        {
            File.WriteAllText(Path.Combine(Repository.Folder, Document), text[..from] + drawn + text[to..]);
        }
        else
        {
            Assert.True(drawn == text[from..to], $"The drawing of {project} in {Document} is old. Run: bash tests/draw-folders.sh");
        }
    }
}
