using System.CommandLine;
using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Bot.Commands;

/// <summary><c>content evaluate FILE.tsv</c>: how well questions are understood.</summary>
internal static class EvaluateCommand
{
    /// <summary>Makes the verb, for <c>content</c>.</summary>
    public static Command Make(CommandStreams streams)
    {
        var file = new Argument<string>("FILE.tsv")
        {
            Description = "Columns 'expected' (topic, 'a|b' for either, 'none' for off-topic) and 'text', parted by tabs.",
        };
        var command = new Command("evaluate", "How well questions are understood, and which are not.") { file };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                IReadOnlyList<EvaluationQuestion> questions;
                try
                {
                    questions = EvaluationQuestion.ReadTsv(await File.ReadAllLinesAsync(parsed.GetValue(file)!, cancellationToken));
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
                {
                    throw new CommandFailure(e.Message, ExitCode.Failed, e);
                }

                var recognizer = AllSkills.Create(ServiceCalendar.Default, []).Learn(ContentCommand.Load(null).Require());
                var result = Evaluation.Run(recognizer, questions, ServiceCalendar.Default.ToLocal(TimeProvider.System.GetUtcNow()));
                foreach (var miss in result.Misses)
                {
                    var expected =
                        miss.Question.Expected.Count == 0 ? EvaluationQuestion.OffTopic : string.Join('|', miss.Question.Expected);
                    var got = string.Join(
                        ' ',
                        miss.Topics.Take(3).Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Topic}={t.Score:0.00}"))
                    );
                    await streams.Out.WriteLineAsync($"miss\t{expected}\t{miss.Decision}\t{got}\t{miss.Question.Text}");
                }

                await streams.Out.WriteLineAsync(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"""
                        questions         {result.OnTopic} on topic, {result.OffTopic} off topic
                        top-1             {result.Top1:P1}
                        top-3             {result.Top3:P1}
                        answered          {result.Answered:P1}
                        answered wrongly  {result.AnsweredWrong:P1} of on-topic, {result.OffTopicAnswered:P1} of off-topic
                        """
                    )
                );
                return ExitCode.Done;
            }
        );
        return command;
    }
}
