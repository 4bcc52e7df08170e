using System.Text;

namespace ChatBot.Bot.Commands;

/// <summary>
/// The three standard streams, always UTF-8 without a byte order mark: the console's own encoding follows the locale, and under
/// <c>LANG=C</c> or an old Windows code page Vietnamese would come out as question marks.
/// </summary>
internal sealed class CommandStreams(TextReader input, TextWriter output, TextWriter error)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>What is typed or piped in.</summary>
    public TextReader In { get; } = input;

    /// <summary>Takes results.</summary>
    public TextWriter Out { get; } = output;

    /// <summary>Takes logs, progress and errors.</summary>
    public TextWriter Error { get; } = error;

    /// <summary>Standard input, output and error, in UTF-8.</summary>
    public static CommandStreams OfProcess() =>
        new(
            new StreamReader(Console.OpenStandardInput(), Utf8),
            new StreamWriter(Console.OpenStandardOutput(), Utf8) { AutoFlush = true },
            new StreamWriter(Console.OpenStandardError(), Utf8) { AutoFlush = true }
        );
}
