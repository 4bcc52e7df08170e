using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Cries;
using ChatBot.Dialogs.Understanding.Endings;
using ChatBot.Dialogs.Understanding.Places;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Themes;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Understands messages with the knowledge of one content snapshot. Immutable once built; the same content gives the same answers after
/// every restart.
/// </summary>
public sealed class Recognizer
{
    /// <summary>Topics ranked in a result.</summary>
    public const int RankedTopics = 5;

    // Chosen where each fifth of the phrasings, asked of a model that has not seen it, is answered wrong 2 and off-topic 3 times in a
    // hundred ("recognition folds" in tests/Benchmarks). That is harder than what citizens ask, so there is room under the 5 that are
    // promised for both; for a public body a question asked back costs less than a wrong answer.
    private const float AnswerFrom = 0.7f;

    // A message in the topic's own words needs less, one with a foreign word more: of the questions in the tests' sets that score between
    // the first two numbers and are all the topic's words, nine in ten are the topic's; of those with a foreign word between the last two,
    // four in ten.
    private const float AnswerOwnFrom = 0.55f;
    private const float AnswerForeignFrom = 0.96f;

    private const float NoneFrom = 0.5f;

    // Of the questions in the tests' sets that are sure to less than this, one in eight is about one of the three best topics.
    private const float AskFrom = 0.25f;

    // A long message that is unsure as a whole may hold one clause that is not.
    private const float AnswerClauseFrom = 0.8f;
    private const float ClauseLikelyFrom = 0.1f;
    private const int FewestWordsOfClauses = 8;

    private readonly TopicModel _model;
    private readonly CryModel _cries;

    private readonly IReadOnlySet<string> _takesAway;

    private Recognizer(ContentSnapshot content, IReadOnlySet<string> takesAway)
    {
        _takesAway = takesAway;
        Lexicon = Lexicon.Of(content.Words);
        using var reading = Lexicon.Use();
        var cries = Task.Run(() => CryModel.Train(content));
        _model = TopicModel.Train(content);
        _cries = cries.GetAwaiter().GetResult();
        PlaceFinder = PlaceFinder.Build(content.Places);
        ThemeFinder = ThemeFinder.Build(content.Themes.Values);
        ContentVersion = content.Version;
    }

    /// <summary>The words of the content.</summary>
    public Lexicon Lexicon { get; }

    /// <summary><see cref="ContentSnapshot.Version"/> of the content it knows.</summary>
    public long ContentVersion { get; }

    /// <summary>Finds places.</summary>
    public PlaceFinder PlaceFinder { get; }

    /// <summary>Finds themes and audiences of events.</summary>
    public ThemeFinder ThemeFinder { get; }

    /// <summary>Learns a snapshot. Takes a few tenths of a second for 80 topics: once a content change, never in a turn.</summary>
    /// <param name="content">The snapshot.</param>
    /// <param name="takesAway">Ids of topics by which something is taken away from the citizen: no score is enough for them when no word
    /// says so. Null means that there are none.</param>
    public static Recognizer Build(ContentSnapshot content, IReadOnlySet<string>? takesAway = null) =>
        new(content, takesAway ?? new HashSet<string>());

    /// <summary>Reads a message.</summary>
    /// <param name="text">The message as received.</param>
    /// <param name="now">Time in Asia/Ho_Chi_Minh, from which "mai" and "cuối tuần" count.</param>
    public RecognizerResult Recognize(string text, LocalDateTime now) => new(this, AnalyzedText.Of(text, Lexicon), now);

    /// <summary>Whether the content has this topic.</summary>
    internal bool Knows(string topic) => _model.Topics.Contains(topic);

    internal (string Topic, float Probability) JudgeCry(ExpandedText text) => _cries.Judge(text);

    internal Ranking Rank(AnalyzedText text, ExpandedText expanded, SaidEnding ending)
    {
        var whole = Rank(expanded, ending);
        return whole.Decision == Decision.Answer || whole.OffTopic >= NoneFrom || text.Tokens.Count < FewestWordsOfClauses
            ? whole
            : RankByClause(text, whole, ending) ?? whole;
    }

    // A clause may make the whole sure of one of its first two topics, never of another: the story around a question says what it is about.
    // The second counts as well, because a story may speak of something alike ("còn phải xin đổi ca") that no clause asks.
    private Ranking? RankByClause(AnalyzedText text, Ranking whole, SaidEnding ending)
    {
        TopicScore? found = null;
        foreach (var clause in Clauses.Of(text))
        {
            var ranking = Rank(ExpandedText.Of(AnalyzedText.Of(clause, Lexicon)), ending);
            if (ranking.Decision != Decision.Answer || ranking.Topics[0].Score < AnswerClauseFrom)
            {
                continue;
            }

            var topic = ranking.Topics[0].Topic;
            if (
                (found is not null && found.Topic != topic)
                || !whole.Topics.Take(2).Any(likely => likely.Topic == topic && likely.Score >= ClauseLikelyFrom)
            )
            {
                return null;
            }

            found = found is null || found.Score < ranking.Topics[0].Score ? ranking.Topics[0] : found;
        }

        return found is null
            ? null
            : whole with
            {
                Decision = Decision.Answer,
                Topics = [found, .. whole.Topics.Where(topic => topic.Topic != found.Topic)],
            };
    }

    /// <summary>
    /// The most probable of some topics, with its probability among all; or null when nothing in the message is known or no topic is given.
    /// </summary>
    internal TopicScore? BestOf(ExpandedText text, IReadOnlySet<string> topics)
    {
        TopicScore? best = null;
        if (_model.Rank(text) is { } probabilities)
        {
            for (var i = 0; i < _model.Topics.Count; i++)
            {
                if (topics.Contains(_model.Topics[i]) && (best is null || probabilities[i] > best.Score))
                {
                    best = new TopicScore(_model.Topics[i], probabilities[i]);
                }
            }
        }

        return best;
    }

    private Ranking Rank(ExpandedText text, SaidEnding ending)
    {
        var probabilities = _model.Rank(text);
        if (probabilities is null)
        {
            return Ranking.Nothing;
        }

        if (!ending.MayBeMeant)
        {
            LeaveOutEndings(probabilities);
        }

        var offTopic = probabilities[^1];
        Span<int> best = stackalloc int[RankedTopics];
        var count = Best(probabilities.AsSpan(..^1), best);
        var topics = new TopicScore[count];
        for (var i = 0; i < count; i++)
        {
            topics[i] = new TopicScore(_model.Topics[best[i]], Math.Round(probabilities[best[i]], 4));
        }

        if (count == 0)
        {
            return Ranking.Nothing;
        }

        var first = probabilities[best[0]];
        var answerFrom = _model.FamiliarityOf(text, best[0]) switch
        {
            Familiarity.Own => AnswerOwnFrom,
            Familiarity.Foreign => AnswerForeignFrom,
            _ => AnswerFrom,
        };
        var decision =
            first >= answerFrom ? Decision.Answer
            : offTopic >= NoneFrom || first < AskFrom ? Decision.None
            : Decision.Ask;
        return new Ranking(decision, topics, Math.Round(offTopic, 4));
    }

    // What no word says is not meant, however alike the rest sounds; what is left is as probable as it was beside each other.
    private void LeaveOutEndings(float[] probabilities)
    {
        var left = 1f;
        for (var i = 0; i < probabilities.Length - 1; i++)
        {
            if (_takesAway.Contains(_model.Topics[i]))
            {
                left -= probabilities[i];
                probabilities[i] = 0;
            }
        }

        for (var i = 0; left is > 0 and < 1 && i < probabilities.Length; i++)
        {
            probabilities[i] /= left;
        }
    }

    private static int Best(ReadOnlySpan<float> probabilities, Span<int> best)
    {
        var count = 0;
        for (var i = 0; i < probabilities.Length; i++)
        {
            var at = count;
            while (at > 0 && probabilities[best[at - 1]] < probabilities[i])
            {
                at--;
            }

            if (at == best.Length)
            {
                continue;
            }

            count = Math.Min(count + 1, best.Length);
            for (var j = count - 1; j > at; j--)
            {
                best[j] = best[j - 1];
            }

            best[at] = i;
        }

        return count;
    }
}
