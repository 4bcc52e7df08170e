using System.Globalization;
using System.Text.RegularExpressions;
using ChatBot.Dialogs.Activities;
using NodaTime;
using NodaTime.Text;

namespace ChatBot.Bot.Transcripts;

/// <summary>
/// A conversation written down as it should go (<c>*.chat</c>): what the citizen says, what the service answers, a frozen clock. A content
/// person can read and write it.
/// </summary>
internal sealed partial record Transcript(string Name, IReadOnlyList<TranscriptStep> Steps)
{
    /// <summary>The clock of a transcript that does not say its own: a Monday of a Week.</summary>
    public static readonly LocalDateTime DefaultNow = new(2026, 10, 5, 8, 0);

    /// <summary>The day on which it begins: content is loaded as of that day, and the sample programme is dated from its week.</summary>
    public LocalDate Day => (Steps.OfType<TranscriptStep.Now>().FirstOrDefault()?.Time ?? DefaultNow).Date;

    /// <summary>Reads a transcript.</summary>
    /// <exception cref="FormatException">A line is not understood; the message says which and what is possible.</exception>
    public static Transcript Parse(string name, string text)
    {
        var steps = new List<TranscriptStep>();
        var number = 0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var rest = line[1..].Trim();
            steps.Add(
                (
                    line[0] switch
                    {
                        '>' => new TranscriptStep.Says(number, rest),
                        '!' => new TranscriptStep.Presses(number, rest),
                        '<' => new TranscriptStep.Expects(
                            number,
                            rest.Split('…', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        ),
                        '+' => new TranscriptStep.ExpectsButtons(number, [.. Label().Matches(rest).Select(m => m.Groups[1].Value.Trim())]),
                        '-' => new TranscriptStep.ExpectsNot(number, rest),
                        '@' => Directive(name, number, rest),
                        _ => throw new FormatException(
                            $"{name}:{number}: a line begins with > (citizen), ! (button), < (answer), + (buttons), "
                                + $"- (not in the answer), @ (directive) or #."
                        ),
                    }
                ) with
                {
                    Text = line,
                }
            );
        }

        return new Transcript(name, steps);
    }

    private static TranscriptStep Directive(string file, int line, string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        var name = blank < 0 ? text : text[..blank];
        var argument = blank < 0 ? string.Empty : text[(blank + 1)..].Trim();
        switch (name)
        {
            case "now":
                var time = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm").Parse(argument.Replace('T', ' '));
                return time.Success
                    ? new TranscriptStep.Now(line, time.Value)
                    : throw Wrong("@now wants a local time such as 2026-10-05 08:00");
            case "pass":
                return new TranscriptStep.Passes(line, Time());
            case "office":
                return new TranscriptStep.OfficeWrites(line, Time());
            case "confirm":
                return new TranscriptStep.OfficeConfirms(line);
            case "address":
                return argument.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
                {
                    [var address] => new TranscriptStep.Address(line, address, 0),
                    [var address, var count] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var taken) =>
                        new TranscriptStep.Address(line, address, taken),
                    _ => throw Wrong("@address wants a name, and may tell how many seats were taken from there, such as @address school 5"),
                };
            case "withdraw":
                return new TranscriptStep.Withdraws(line);
            case "channel":
                return TranscriptChannels.All.ContainsKey(argument)
                    ? new TranscriptStep.Channel(line, argument)
                    : throw Wrong($"there is no channel '{argument}'; there are {string.Join(' ', TranscriptChannels.All.Keys)}");
            case "person":
                return new TranscriptStep.Person(line, argument);
            case "edit":
                return new TranscriptStep.Edits(line, argument);
            case "join":
                return new TranscriptStep.Joins(line, argument.Length == 0 ? null : argument);
            case "leave":
                return new TranscriptStep.Leaves(line);
            case "phone":
                return new TranscriptStep.SharesPhone(line, argument);
            case "location":
                return
                    argument.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var north, var east]
                    && double.TryParse(north, CultureInfo.InvariantCulture, out var latitude)
                    && double.TryParse(east, CultureInfo.InvariantCulture, out var longitude)
                    ? new TranscriptStep.SharesLocation(line, latitude, longitude)
                    : throw Wrong("@location wants degrees north and east, such as 18.67 105.69");
            case "photo":
                return new TranscriptStep.SendsUnreadable(line, UnsupportedContent.Picture);
            case "voice":
                return new TranscriptStep.SendsUnreadable(line, UnsupportedContent.Voice);
            case "sticker":
                return new TranscriptStep.SendsUnreadable(line, UnsupportedContent.Sticker);
            case "group":
                return new TranscriptStep.InGroup(line);
            default:
                throw Wrong(
                    $"there is no @{name}; there are @now @pass @channel @person @edit @join @leave @phone "
                        + $"@location @photo @voice @sticker @group @office @withdraw @address @confirm"
                );
        }

        TimeSpan Time()
        {
            var match = Span().Match(argument);
            if (!match.Success)
            {
                throw Wrong($"@{name} wants a time such as 1d, 2h or 30m");
            }

            var count = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
            return match.Groups[2].Value switch
            {
                "d" => TimeSpan.FromDays(count),
                "h" => TimeSpan.FromHours(count),
                _ => TimeSpan.FromMinutes(count),
            };
        }

        FormatException Wrong(string why) => new($"{file}:{line}: {why}.");
    }

    [GeneratedRegex(@"\[([^\]]+)\]", RegexOptions.NonBacktracking)]
    private static partial Regex Label();

    [GeneratedRegex(@"^(\d{1,4})([dhm])$", RegexOptions.NonBacktracking)]
    private static partial Regex Span();
}
