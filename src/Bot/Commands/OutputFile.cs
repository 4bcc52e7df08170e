using System.Text;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage.Files;

namespace ChatBot.Bot.Commands;

/// <summary>
/// A file with personal data that a command writes: for its owner alone, there whole or not at all, never through a link, never in the data
/// folder, and in the place of another file only when that is of the same kind or the caller says so.
/// </summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string _path;
    private readonly string _unfinished;
    private readonly FileStream _stream;
    private bool _isKept;

    private OutputFile(string path)
    {
        _path = path;
        _unfinished = path + ".unfinished";
        _stream = PrivateFile.CreateAnew(_unfinished);
        Writer = new StreamWriter(_stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }

    /// <summary>Takes the text of the file.</summary>
    public StreamWriter Writer { get; }

    /// <summary>Runs what writes the text, and puts the file into its place when all of it is there.</summary>
    /// <param name="path">The file.</param>
    /// <param name="beginning">What a file of the same kind begins with: such a file may be replaced.</param>
    /// <param name="overwrite">Any file may be replaced.</param>
    /// <param name="write">Writes the text.</param>
    /// <exception cref="CommandFailure">The file may not be written here, or cannot be.</exception>
    public static async Task<T> WriteAsync<T>(string path, string beginning, bool overwrite, Func<TextWriter, Task<T>> write)
    {
        path = Path.GetFullPath(path);
        try
        {
            ThrowIfNotAllowed(path, beginning, overwrite);
            await using var file = new OutputFile(path);
            var result = await write(file.Writer);
            await file.KeepAsync();
            return result;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailure(e.Message, ExitCode.Failed, e);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        if (!_isKept)
        {
            File.Delete(_unfinished);
        }
    }

    private static void ThrowIfNotAllowed(string path, string beginning, bool overwrite)
    {
        var data = DataFolder.Of(ServiceConfiguration.Load());
        if (PrivateFile.LiesIn(path, data))
        {
            throw new CommandFailure(
                $"'{path}' lies in the data folder, where only the service writes. Name a file elsewhere, or "
                    + $"leave FILE out and redirect the output."
            );
        }

        if (Directory.Exists(path))
        {
            throw new CommandFailure($"'{path}' is a folder. Name a file in it.");
        }

        if (PrivateFile.IsLink(path))
        {
            throw new CommandFailure($"'{path}' is a link, and nothing is written through one. Name the file itself, or remove the link.");
        }

        if (File.Exists(path) && !overwrite && !BeginsWith(path, beginning))
        {
            throw new CommandFailure($"'{path}' exists and is something else. Choose another name, or say --overwrite.");
        }
    }

    private static bool BeginsWith(string path, string beginning)
    {
        var wanted = Encoding.UTF8.GetBytes(beginning);
        var found = new byte[wanted.Length];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == wanted.Length && found.AsSpan().SequenceEqual(wanted);
    }

    private async Task KeepAsync()
    {
        await Writer.FlushAsync();
        _stream.Flush(flushToDisk: true);
        await Writer.DisposeAsync();
        File.Move(_unfinished, _path, overwrite: true);
        _isKept = true;
    }
}
