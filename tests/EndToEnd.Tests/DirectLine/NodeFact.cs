using Xunit;

namespace ChatBot.EndToEnd.Tests.DirectLine;

/// <summary>A test that needs Node and the packages of this folder. Without them it is skipped with the reason; in CI it fails.</summary>
internal sealed class NodeFact : FactAttribute
{
    public NodeFact()
    {
        if (Prerequisites.Missing(Prerequisites.Node, Prerequisites.Packages) is { } reason)
        {
            Skip = reason;
        }
    }

    public static string Folder => Prerequisites.PackageFolder;
}
