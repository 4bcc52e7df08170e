using ChatBot.Dialogs.Understanding.Recognition;
using NodaTime;

namespace ChatBot.Dialogs.Understanding;

/// <summary>A question whose topic is known.</summary>
/// <param name="Expected">Topic ids, any of which is right; none: off-topic.</param>
/// <param name="Text">The question.</param>
public sealed record EvaluationQuestion(IReadOnlyList<string> Expected, string Text)
{
    /// <summary>The word for off-topic in the column <c>expected</c>.</summary>
    public const string OffTopic = "none";

    /// <summary>Reads tab-separated lines with a header that names at least the columns <c>expected</c> and <c>text</c>.</summary>
    /// <exception cref="FormatException">A column is missing, or a line is shorter than the header needs; the message names the
    /// line.</exception>
    public static IReadOnlyList<EvaluationQuestion> ReadTsv(IEnumerable<string> lines)
    {
        var questions = new List<EvaluationQuestion>();
        var expectedAt = -1;
        var textAt = -1;
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            var cells = line.TrimEnd('\r').TrimStart('\uFEFF').Split('\t');
            if (number == 1)
            {
                expectedAt = Array.IndexOf(cells, "expected");
                textAt = Array.IndexOf(cells, "text");
                if (expectedAt < 0 || textAt < 0)
                {
                    throw new FormatException("Line 1: the header must name the columns 'expected' and 'text', parted by tabs.");
                }
            }
            else if (cells.Length > Math.Max(expectedAt, textAt))
            {
                var expected = cells[expectedAt].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                questions.Add(new EvaluationQuestion(expected is [OffTopic] ? [] : expected, cells[textAt]));
            }
            else if (line.Trim().Length > 0)
            {
                throw new FormatException($"Line {number}: a tab is missing between 'expected' and 'text'.");
            }
        }

        return questions;
    }
}

/// <summary>A question that was not understood as expected.</summary>
/// <param name="Question">The question.</param>
/// <param name="Decision">What would be done with it.</param>
/// <param name="Topics">The ranking, best first.</param>
public sealed record EvaluationMiss(EvaluationQuestion Question, Decision Decision, IReadOnlyList<TopicScore> Topics);

/// <summary>How well questions are understood: the logic of <c>content evaluate</c>.</summary>
public sealed record Evaluation
{
    /// <summary>Questions with a topic.</summary>
    public required int OnTopic { get; init; }

    /// <summary>Questions without.</summary>
    public required int OffTopic { get; init; }

    /// <summary>Share of on-topic questions whose topic is ranked first, 0 to 1.</summary>
    public required double Top1 { get; init; }

    /// <summary>Share of on-topic questions whose topic is among the first three.</summary>
    public required double Top3 { get; init; }

    /// <summary>Share of on-topic questions that are answered outright.</summary>
    public required double Answered { get; init; }

    /// <summary>Share of on-topic questions that are answered outright with another topic.</summary>
    public required double AnsweredWrong { get; init; }

    /// <summary>Share of off-topic questions that are answered.</summary>
    public required double OffTopicAnswered { get; init; }

    /// <summary>On-topic questions not ranked first, and off-topic ones answered.</summary>
    public required IReadOnlyList<EvaluationMiss> Misses { get; init; }

    /// <summary>Asks the recogniser all questions.</summary>
    public static Evaluation Run(Recognizer recognizer, IReadOnlyList<EvaluationQuestion> questions, LocalDateTime now)
    {
        int on = 0,
            first = 0,
            amongThree = 0,
            answered = 0,
            wrong = 0,
            offAnswered = 0;
        var misses = new List<EvaluationMiss>();
        foreach (var question in questions)
        {
            var result = recognizer.Recognize(question.Text, now);
            var answers = result.Decision == Decision.Answer;
            if (question.Expected.Count == 0)
            {
                offAnswered += answers ? 1 : 0;
                if (answers)
                {
                    misses.Add(new EvaluationMiss(question, result.Decision, result.Topics));
                }

                continue;
            }

            on++;
            var right = result.Topic is { } topic && question.Expected.Contains(topic);
            first += right ? 1 : 0;
            amongThree += result.Topics.Take(3).Any(t => question.Expected.Contains(t.Topic)) ? 1 : 0;
            answered += answers ? 1 : 0;
            wrong += answers && !right ? 1 : 0;
            if (!right)
            {
                misses.Add(new EvaluationMiss(question, result.Decision, result.Topics));
            }
        }

        var off = questions.Count - on;
        return new Evaluation
        {
            OnTopic = on,
            OffTopic = off,
            Top1 = Share(first, on),
            Top3 = Share(amongThree, on),
            Answered = Share(answered, on),
            AnsweredWrong = Share(wrong, on),
            OffTopicAnswered = Share(offAnswered, off),
            Misses = misses,
        };
    }

    private static double Share(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
