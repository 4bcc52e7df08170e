using System.Diagnostics;
using System.Globalization;
using ChatBot.Content;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding;
using NodaTime;

namespace ChatBot.Benchmarks.Recognition;

/// <summary>
/// <c>recognition</c>: three ways to find the topic of a message, on the same data. <c>recognition folds</c>: the service's own, each fifth
/// of the phrasings asked of a model that has not seen it, with the thresholds to choose from; run it after changing phrasings or the
/// recogniser.
/// </summary>
internal static class RecognitionMeasure
{
    private const int Rounds = 5;
    private const int Folds = 5;

    // Phrasings that share so many of their words count as one, so that no fold is asked what another was taught in nearly the same words.
    private const double AlikeFrom = 0.67;

    public static void Run(string[] args)
    {
        var content =
            ContentLoader.Load(ShippedContent.Folder, new LoadOptions { Today = new LocalDate(2020, 10, 7) }).Snapshot
            ?? throw new InvalidOperationException("The shipped content does not load.");
        if (args is ["folds"])
        {
            CrossValidate(content);
        }
        else
        {
            Compare(content, args is [] ? ["bm25", "ml", "own"] : args);
        }
    }

    private static void Compare(ContentSnapshot content, string[] which)
    {
        var examples = Example.Of(content);
        var known = examples.Select(e => Example.Expand(e.Text)).ToHashSet(StringComparer.Ordinal);
        var folder = Path.Combine(AppContext.BaseDirectory, "Understanding");
        var questions = new[] { "questions.tsv", "questions-unseen.tsv" }
            .SelectMany(file => EvaluationQuestion.ReadTsv(File.ReadLines(Path.Combine(folder, file))))
            .Where(q => !known.Contains(Example.Expand(q.Text)))
            .ToList();
        Console.WriteLine(
            $"{examples.Count} phrasings of {content.Topics.Count} topics and off-topic; {questions.Count} "
                + $"questions, {questions.Count(q => q.Expected.Count == 0)} of them off-topic"
        );
        Console.WriteLine(
            "| | first | among three | answered when 3 % of off-topic is | of them wrong | µs a message | MB | CPU s to build |"
        );
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var name in which)
        {
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var cpu = CpuTime();
            ITopicMatcher matcher = name switch
            {
                "bm25" => new LuceneMatcher(examples),
                "ml" => new MicrosoftMlMatcher(examples),
                "own" => new OwnMatcher(content),
                _ => throw new ArgumentException($"There is no matcher '{name}'.", nameof(which)),
            };
            cpu = CpuTime() - cpu;
            var memory = (GC.GetTotalMemory(forceFullCollection: true) - before) / 1048576.0;
            var answers = questions.Select(q => new Answer(q.Expected, matcher.Match(q.Text))).ToList();
            var figures = Figures.At(answers, ThresholdFor(answers, 0.03));
            var times = new List<double>();
            for (var round = 0; round < Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                foreach (var question in questions)
                {
                    matcher.Match(question.Text);
                }

                times.Add(watch.Elapsed.TotalMicroseconds / questions.Count);
            }

            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {figures.First:0.000} | {figures.Three:0.000} | {figures.Answered:0.000} | "
                        + $"{figures.Wrong:0.000} | {times.Order().ElementAt(Rounds / 2):0} | {memory:0} | {cpu.TotalSeconds:0.0} |"
                )
            );
            (matcher as IDisposable)?.Dispose();
        }
    }

    private static void CrossValidate(ContentSnapshot content)
    {
        var folds = Deal(content);
        var answers = new List<Answer>[Folds];
        var decided = new List<Answer>[Folds];
        Parallel.For(
            0,
            Folds,
            new ParallelOptions { MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount) },
            fold =>
            {
                bool Learned(string? topic, string text) => folds[(topic, text)] != fold;
                var rest = content with
                {
                    Topics = content.Topics.ToDictionary(
                        pair => pair.Key,
                        pair => pair.Value with { Phrasings = [.. pair.Value.Phrasings.Where(text => Learned(pair.Key, text))] },
                        StringComparer.Ordinal
                    ),
                    OffTopic = [.. content.OffTopic.Where(text => Learned(null, text))],
                };
                var matcher = new OwnMatcher(rest);
                answers[fold] =
                [
                    .. folds
                        .Where(pair => pair.Value == fold)
                        .Select(pair => new Answer(pair.Key.Topic is { } topic ? [topic] : [], matcher.Match(pair.Key.Text))),
                ];
                decided[fold] =
                [
                    .. folds
                        .Where(pair => pair.Value == fold)
                        .Select(pair => new Answer(pair.Key.Topic is { } topic ? [topic] : [], matcher.Decide(pair.Key.Text))),
                ];
            }
        );
        var all = answers.SelectMany(a => a).ToList();
        Console.WriteLine("| answered from | first | among three | answered | wrong | off-topic answered |");
        Console.WriteLine("|---|---|---|---|---|---|");
        for (var threshold = 0.4; threshold < 0.96; threshold += 0.05)
        {
            Print(threshold.ToString("0.00", CultureInfo.InvariantCulture), Figures.At(all, threshold));
        }

        Print("as the service decides", Figures.At([.. decided.SelectMany(a => a)], 1));
    }

    private static void Print(string name, Figures f) =>
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {f.First:0.000} | {f.Three:0.000} | {f.Answered:0.000} | {f.Wrong:0.000} | {f.OffTopic:0.000} |"
            )
        );

    private static Dictionary<(string? Topic, string Text), int> Deal(ContentSnapshot content)
    {
        var folds = new Dictionary<(string?, string), int>();
        foreach (var (topic, texts) in content.Topics.Values.Select(t => ((string?)t.Id, t.Phrasings)).Append((null, content.OffTopic)))
        {
            var groups = new List<List<HashSet<string>>>();
            foreach (var text in texts)
            {
                var words = Example.Expand(text).Split(' ').ToHashSet(StringComparer.Ordinal);
                var at = groups.FindIndex(group =>
                    group.Exists(other => other.Count(words.Contains) >= AlikeFrom * other.Union(words).Count())
                );
                if (at < 0)
                {
                    at = groups.Count;
                    groups.Add([]);
                }

                groups[at].Add(words);
                folds[(topic, text)] = at % Folds;
            }
        }

        return folds;
    }

    // The lowest sureness at which no more than a share of the off-topic questions is answered.
    private static double ThresholdFor(List<Answer> answers, double share)
    {
        var off = answers.Where(a => a.Expected.Count == 0).Select(a => a.Sureness).OrderDescending().ToList();
        return Math.BitIncrement(off[(int)(share * off.Count)]);
    }

    private static TimeSpan CpuTime()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }

    private sealed record Answer(IReadOnlyList<string> Expected, IReadOnlyList<string> Topics, double Sureness)
    {
        public Answer(IReadOnlyList<string> expected, (IReadOnlyList<string> Topics, double Sureness) match)
            : this(expected, match.Topics, match.Sureness) { }

        public bool IsFirst => Topics.Count > 0 && Expected.Contains(Topics[0]);
    }

    private sealed record Figures(double First, double Three, double Answered, double Wrong, double OffTopic)
    {
        public static Figures At(List<Answer> answers, double threshold)
        {
            var on = answers.Where(a => a.Expected.Count > 0).ToList();
            var off = answers.Where(a => a.Expected.Count == 0).ToList();
            double Share(List<Answer> of, Func<Answer, bool> holds) => of.Count == 0 ? 0 : (double)of.Count(holds) / of.Count;
            return new Figures(
                Share(on, a => a.IsFirst),
                Share(on, a => a.Topics.Any(a.Expected.Contains)),
                Share(on, a => a.Sureness >= threshold),
                Share(on, a => a.Sureness >= threshold && !a.IsFirst),
                Share(off, a => a.Sureness >= threshold)
            );
        }
    }
}
