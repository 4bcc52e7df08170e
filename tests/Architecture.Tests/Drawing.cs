using System.Text;

namespace ChatBot.Architecture.Tests;

/// <summary>Draws folders and arrows in the language of Mermaid, which code hosts show as a picture.</summary>
internal static class Drawing
{
    /// <summary>
    /// Draws one project. An arrow that two others already tell is left out: A uses B, B uses C, so that A uses C is no news.
    /// </summary>
    /// <param name="graph">A graph without circles.</param>
    public static string Of(FolderGraph graph)
    {
        var text = new StringBuilder();
        text.Append("```mermaid\nflowchart TD\n");
        foreach (var folder in graph.Folders)
        {
            text.Append("  ").Append(Name(folder)).Append("[\"").Append(folder == "." ? graph.Root : folder).Append("\"]\n");
        }

        foreach (var from in graph.Folders)
        {
            foreach (var to in graph.UsedBy(from).Where(to => !graph.UsedBy(from).Any(via => via != to && graph.Reaches(via, to))))
            {
                text.Append("  ").Append(Name(from)).Append(" --> ").Append(Name(to)).Append('\n');
            }
        }

        return text.Append("```").ToString();
    }

    private static string Name(string folder) => folder == "." ? "root" : folder.Replace('/', '_');
}
