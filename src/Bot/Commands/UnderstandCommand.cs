using System.CommandLine;
using System.Globalization;
using ChatBot.Bot.Settings;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;

namespace ChatBot.Bot.Commands;

/// <summary><c>understand</c>: how a message is understood, one JSON object a message. It never opens the store.</summary>
internal static class UnderstandCommand
{
    private const string Column = "column";

    /// <summary>Adds the verb to the command line.</summary>
    public static void AddTo(RootCommand root, CommandStreams streams)
    {
        var at = new Option<string?>("--at")
        {
            Description =
                "Local time the message is read at, 2020-10-05T07:00; 'column': each line begins with it and a tab. Default: now.",
            HelpName = "LOCAL_TIME",
        };
        var field = new Option<string?>("--field")
        {
            Description =
                $"Read as the answer to a question: {string.Join(", ", FieldParser.Fields)}; 'column': each line names it before a tab.",
            HelpName = "FIELD",
        };
        var text = new Argument<string?>("TEXT")
        {
            Description = "The message. Without it one message a line is read from standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("understand", "How a message is understood, as JSON.") { at, field, text };
        command.SetAction(
            (parsed, cancellationToken) =>
                RunAsync(parsed.GetValue(at), parsed.GetValue(field), parsed.GetValue(text), streams, cancellationToken)
        );
        root.Add(command);
    }

    private static async Task<int> RunAsync(
        string? at,
        string? field,
        string? text,
        CommandStreams streams,
        CancellationToken cancellationToken
    )
    {
        if (text is not null && (at == Column || field == Column))
        {
            throw new CommandFailure("'column' is for messages from standard input: leave TEXT out.", ExitCode.Usage);
        }

        var now = at is null or Column
            ? ServiceCalendar.Default.ToLocal(TimeProvider.System.GetUtcNow())
            : ReadTime(at, "--at", ExitCode.Usage);
        if (field is not null and not Column)
        {
            CheckField(field, "--field", ExitCode.Usage);
        }

        var turn = field is null ? new FirstTurn(ContentCommand.Load(null).Require()) : null;
        if (text is not null)
        {
            await streams.Out.WriteLineAsync(await UnderstandAsync(turn, field, text, now));
            return ExitCode.Done;
        }

        for (var number = 1; await streams.In.ReadLineAsync(cancellationToken) is { } line; number++)
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"line {number}");
            var (lineNow, lineField) = (now, field);
            if (at == Column)
            {
                (var cell, line) = Split(line, place);
                lineNow = ReadTime(cell, place, ExitCode.Failed);
            }

            if (field == Column)
            {
                (lineField, line) = Split(line, place);
                CheckField(lineField, place, ExitCode.Failed);
            }

            await streams.Out.WriteLineAsync(await UnderstandAsync(turn, lineField, line, lineNow));
        }

        return ExitCode.Done;
    }

    private static async Task<string> UnderstandAsync(FirstTurn? turn, string? field, string text, LocalDateTime now) =>
        turn is not null
            ? (await turn.RunAsync(text, now)).ToJson()
            : UnderstandFieldOutput.Of(text, FieldParser.Parse(field!, text, now.Date)).ToJson();

    private static (string Cell, string Text) Split(string line, string place) =>
        line.IndexOf('\t', StringComparison.Ordinal) is >= 0 and var tab
            ? (line[..tab], line[(tab + 1)..])
            : throw new CommandFailure($"{place}: there is no tab.");

    private static void CheckField(string field, string place, int exitCode)
    {
        if (!FieldParser.Fields.Contains(field))
        {
            throw new CommandFailure($"{place}: there is no field '{field}'. Fields: {string.Join(", ", FieldParser.Fields)}.", exitCode);
        }
    }

    private static LocalDateTime ReadTime(string text, string place, int exitCode) =>
        TypedTime.Read(text) ?? throw new CommandFailure($"{place}: '{text}' is no local time. Write it as 2020-10-05T07:00.", exitCode);
}
