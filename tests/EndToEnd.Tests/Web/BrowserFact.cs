using Xunit;

namespace ChatBot.EndToEnd.Tests.Web;

/// <summary>A test in a real browser. Without Chromium it is skipped with the reason; in CI it fails.</summary>
internal sealed class BrowserFact : FactAttribute
{
    public BrowserFact()
    {
        if (Prerequisites.Missing(Prerequisites.Browser, Prerequisites.Packages) is { } reason)
        {
            Skip = reason;
        }
    }
}
