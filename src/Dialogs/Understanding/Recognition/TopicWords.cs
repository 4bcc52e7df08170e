using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Recognition;

/// <summary>How much of a message a topic knows.</summary>
internal enum Familiarity
{
    /// <summary>It holds what no topic has: a word, or two words together that were only seen in what is off-topic.</summary>
    Foreign,

    /// <summary>All of it was seen with topics, some of it with others only.</summary>
    Known,

    /// <summary>The topic has every word.</summary>
    Own,
}

/// <summary>
/// Words of each topic. A model that weighs all words takes "đăng ký lớp yoga" for a sign-up, since most of it is one; that nobody ever
/// asked this service for yoga is worth more than its weight.
/// </summary>
internal sealed class TopicWords
{
    // A word, a name or a place, as they are given to a form, is in somebody's phrasing.
    private const int ShortestQuestion = 4;

    // Every story holds a word that no other has.
    private const int LongestFrame = 14;

    private readonly HashSet<ulong> _ofTopic = [];
    private readonly HashSet<ulong> _ofAny = [];
    private readonly HashSet<ulong> _offTopicPairs = [];

    /// <summary>Learns an example.</summary>
    /// <param name="text">The example.</param>
    /// <param name="topic">Number of its topic, or null when it is off-topic.</param>
    public void Learn(ExpandedText text, int? topic)
    {
        var previous = 0UL;
        for (var i = 0; i < text.Terms.Count; i++)
        {
            var word = FeatureList.Word(text.Folded(i));
            var pair = FeatureList.Both(previous, word);
            previous = word;
            if (topic is { } number)
            {
                _ofTopic.Add(FeatureList.Both(word, (ulong)number));
                _ofAny.Add(word);
                _ofAny.Add(pair);
            }
            else if (i > 0)
            {
                _offTopicPairs.Add(pair);
            }
        }
    }

    /// <summary>How much of the message the topic knows. Numbers are as good as known.</summary>
    public Familiarity Of(ExpandedText text, int topic)
    {
        var own = text.Terms.Count >= ShortestQuestion;
        var previous = 0UL;
        for (var i = 0; i < text.Terms.Count; i++)
        {
            var folded = text.Folded(i);
            var word = FeatureList.Word(folded);
            var pair = FeatureList.Both(previous, word);
            previous = word;
            if (char.IsAsciiDigit(folded[0]))
            {
                continue;
            }

            if (text.Terms.Count <= LongestFrame && (!_ofAny.Contains(word) || (_offTopicPairs.Contains(pair) && !_ofAny.Contains(pair))))
            {
                return Familiarity.Foreign;
            }

            own = own && _ofTopic.Contains(FeatureList.Both(word, (ulong)topic));
        }

        return own ? Familiarity.Own : Familiarity.Known;
    }
}
