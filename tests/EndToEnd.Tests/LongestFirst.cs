using ChatBot.EndToEnd.Tests.Web;
using Xunit;
using Xunit.Abstractions;

// More than a small machine has cores: several of these tests spend half a minute waiting for an hour of the service's clock.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
[assembly: TestCollectionOrderer("ChatBot.EndToEnd.Tests.LongestFirst", "EndToEnd.Tests")]

namespace ChatBot.EndToEnd.Tests;

/// <summary>Starts what takes longest first, so that nothing long is left to run alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
    [
        nameof(CrashTests),
        nameof(LessonTests),
        nameof(EventReminderTests),
        BrowserCollection.Name,
        nameof(OfficeTests),
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(Rank).ThenBy(collection => collection.DisplayName, StringComparer.Ordinal);

    private static int Rank(ITestCollection collection)
    {
        var rank = Array.FindIndex(Long, name => collection.DisplayName.EndsWith(name, StringComparison.Ordinal));
        return rank < 0 ? Long.Length : rank;
    }
}
