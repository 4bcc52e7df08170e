using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace ChatBot.Benchmarks.Recognition;

/// <summary>
/// BM25 (k1 1.2, b 0.5) over words and pairs of words, every phrasing a document in memory. A topic is as good as its best phrasing;
/// off-topic examples compete like a topic.
/// </summary>
internal sealed class LuceneMatcher : ITopicMatcher, IDisposable
{
    private const string Field = "words";

    // Phrasings looked at: three topics may have thirty near the top before a fourth appears.
    private const int Hits = 100;

    private readonly RAMDirectory _directory = new();
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;
    private readonly string?[] _topics;

    public LuceneMatcher(IReadOnlyList<Example> examples)
    {
        var similarity = new BM25Similarity(1.2f, 0.5f);
        using (var analyzer = new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        using (
            var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = similarity })
        )
        {
            foreach (var example in examples)
            {
                writer.AddDocument(
                    new Document { new TextField(Field, string.Join(' ', Terms(example.Text)), Lucene.Net.Documents.Field.Store.NO) }
                );
            }

            writer.ForceMerge(1);
        }

        _topics = [.. examples.Select(e => e.Topic)];
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = similarity };
    }

    public (IReadOnlyList<string> Topics, double Sureness) Match(string text)
    {
        var query = new BooleanQuery();
        foreach (var term in Terms(text).Distinct(StringComparer.Ordinal).Take(BooleanQuery.MaxClauseCount))
        {
            query.Add(new TermQuery(new Term(Field, term)), Occur.SHOULD);
        }

        var best = new Dictionary<string, float>(StringComparer.Ordinal);
        var offTopic = 0f;
        foreach (var hit in _searcher.Search(query, Hits).ScoreDocs)
        {
            if (_topics[hit.Doc] is { } topic)
            {
                best.TryAdd(topic, hit.Score);
            }
            else
            {
                offTopic = Math.Max(offTopic, hit.Score);
            }
        }

        var ranked = best.OrderByDescending(pair => pair.Value).Take(3).ToList();
        var next = Math.Max(offTopic, ranked.Count > 1 ? ranked[1].Value : 0);
        return ([.. ranked.Select(pair => pair.Key)], ranked.Count == 0 || offTopic > ranked[0].Value ? 0 : 1 - (next / ranked[0].Value));
    }

    public void Dispose()
    {
        _reader.Dispose();
        _directory.Dispose();
    }

    private static IEnumerable<string> Terms(string text)
    {
        var words = Example.Expand(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Concat(words.Zip(words.Skip(1), (a, b) => $"{a}_{b}"));
    }
}
