using System.CommandLine;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ChatBot.Bot.Office;

namespace ChatBot.Bot.Commands;

/// <summary><c>questions list|add</c>.</summary>
internal static class QuestionsCommand
{
    private const int DefaultTop = 20;

    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams) =>
        root.Add(new Command("questions", "What the service could not answer.") { List(streams), Add(streams) });

    private static Command List(CommandStreams streams)
    {
        var top = new Option<int>("--top")
        {
            Description = "At most so many.",
            HelpName = "N",
            DefaultValueFactory = _ => DefaultTop,
        };
        top.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("--top must be a whole number from 1.");
            }
        });
        var json = new Option<bool>("--json") { Description = "One JSON object a question instead of a table." };
        var command = new Command("list", "Unanswered questions, alike ones together, asked most first, with the nearest topics.")
        {
            top,
            json,
        };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var result = await OfficeRunner.RunAsync(
                    QuestionsList.Contract,
                    new QuestionsList.Request(parsed.GetValue(top)),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await (parsed.GetValue(json) ? PrintJsonAsync(result, streams.Out) : PrintAsync(result, streams.Out));
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Add(CommandStreams streams)
    {
        var topic = new Argument<string>("TOPIC") { Description = "Id of the topic that answers it." };
        var text = new Argument<string>("TEXT") { Description = "How it is asked, in quotes." };
        var command = new Command("add", "Makes a question a phrasing of a topic, in use at once.") { topic, text };
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                var result = await OfficeRunner.RunAsync(
                    QuestionsAdd.Contract,
                    new QuestionsAdd.Request(parsed.GetValue(topic)!, parsed.GetValue(text)!),
                    streams.Out,
                    streams,
                    cancellationToken
                );
                await streams.Out.WriteLineAsync($"Added to {result.File}.");
                await streams.Out.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"{result.Removed} unanswered questions left the list.")
                );
                return ExitCode.Done;
            }
        );
        return command;
    }

    private static async Task PrintAsync(QuestionsList.Result result, TextWriter output)
    {
        if (result.Questions.Count == 0)
        {
            await output.WriteLineAsync("There are no unanswered questions.");
            return;
        }

        await output.WriteLineAsync("asked  last seen   question");
        foreach (var line in result.Questions)
        {
            var wordings = line.Wordings > 1 ? string.Create(CultureInfo.InvariantCulture, $" (in {line.Wordings} wordings)") : "";
            await output.WriteLineAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{line.Count.ToString(CultureInfo.InvariantCulture).PadLeft(5)}  {Day(line.LastSeen)}  {line.Text}{wordings}"
                )
            );
            if (line.Nearest.Count > 0)
            {
                var nearest = string.Join(
                    ", ",
                    line.Nearest.Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Topic} {t.Score:0.00}"))
                );
                await output.WriteLineAsync($"                   nearest: {nearest}");
            }
        }

        if (result.More > 0)
        {
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"and {result.More} more: --top N shows more."));
        }
    }

    private static async Task PrintJsonAsync(QuestionsList.Result result, TextWriter output)
    {
        var json = new QuestionsJson(
            new JsonSerializerOptions
            {
                PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
                Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            }
        );
        foreach (var line in result.Questions)
        {
            await output.WriteLineAsync(JsonSerializer.Serialize(line, json.Line));
        }
    }

    // The operation gives instants in the service's time zone.
    private static string Day(DateTimeOffset instant) => instant.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
