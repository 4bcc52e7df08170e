namespace ChatBot.Benchmarks.Recognition;

/// <summary>Ranks topics for a message; what is compared.</summary>
internal interface ITopicMatcher
{
    /// <summary>
    /// The three best topics, best first, and how sure the first is: a number that may be compared only with the same matcher's. 0 when the
    /// message is taken for off-topic or nothing in it is known.
    /// </summary>
    (IReadOnlyList<string> Topics, double Sureness) Match(string text);
}
