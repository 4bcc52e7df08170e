using ChatBot.Bot.Commands;
using Xunit;

namespace ChatBot.Bot.Tests.Commands;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Telegram:BotToken=123:secret", "'Telegram:BotToken' is a setting", "Telegram__BotToken")]
    [InlineData("--Service:StartAt=2026-10-05T08:00", "'Service:StartAt' is a setting", "Service__StartAt")]
    [InlineData("Telegram__BotToken=123:secret", "'Telegram__BotToken' is a setting", "Telegram__BotToken")]
    [InlineData("serv", "'serv' is not a verb.", "See --help.")]
    public async Task Verb_UnknownWord_SaysWhatItIsAndHidesValues(string argument, string said, string hint)
    {
        using var error = new StringWriter();
        var code = await CommandLine.RunAsync([argument], new CommandStreams(TextReader.Null, TextWriter.Null, error));

        Assert.Equal(ExitCode.Usage, code);
        Assert.Contains(said, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(hint, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
    }
}
