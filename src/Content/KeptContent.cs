using System.Globalization;
using System.Security.Cryptography;
using ChatBot.Content.Loading;

namespace ChatBot.Content;

/// <summary>
/// The content that was last in use, kept on disk: what citizens are told when the service starts and the folder of the office is broken. A
/// generation is a folder with a number: the files under <c>files</c>, and their sums in <c>SHA256SUMS</c> as <c>sha256sum -c</c> reads
/// them. It is written beside and then renamed, so it is whole or not there. The last two stay.
/// </summary>
public sealed class KeptContent
{
    private const string FilesFolder = "files";
    private const string SumsFile = "SHA256SUMS";
    private const string Unfinished = ".unfinished-";
    private const int Generations = 2;
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private readonly string _folder;

    /// <summary>Makes nothing; the folder is made when something is kept.</summary>
    /// <param name="folder">A folder for this alone, in the data folder.</param>
    public KeptContent(string folder) => _folder = folder;

    /// <summary>When the newest generation was kept, or null when there is none.</summary>
    public DateTimeOffset? KeptAt =>
        Numbers().Select(number => (DateTimeOffset?)Directory.GetLastWriteTimeUtc(Generation(number))).FirstOrDefault();

    /// <summary>The newest generation whose files are unchanged, or null when there is none.</summary>
    /// <param name="damaged">What is wrong with newer generations, or null when nothing is.</param>
    internal ContentFiles? Load(out string? damaged)
    {
        damaged = null;
        foreach (var number in Numbers())
        {
            try
            {
                return Read(Generation(number));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
            {
                damaged ??= $"{Generation(number)}: {e.Message}";
            }
        }

        return null;
    }

    /// <summary>Keeps files as the newest generation.</summary>
    /// <exception cref="IOException">They could not be written; what was kept before is still there.</exception>
    /// <exception cref="UnauthorizedAccessException">They may not be written; what was kept before is still there.</exception>
    internal void Save(ContentFiles files)
    {
        MakeFolder(_folder);
        foreach (var left in Directory.EnumerateDirectories(_folder, Unfinished + "*"))
        {
            Directory.Delete(left, recursive: true);
        }

        var number = Numbers().FirstOrDefault() + 1;
        var unfinished = Path.Combine(_folder, Unfinished + number.ToString(CultureInfo.InvariantCulture));
        MakeFolder(unfinished);
        MakeFolder(Path.Combine(unfinished, FilesFolder));
        var sums = new List<string>();
        foreach (var name in files.Names)
        {
            var file = files.Find(name)!;
            var path = Path.Combine(unfinished, FilesFolder, name);
            MakeFolder(Path.GetDirectoryName(path)!);
            Write(path, file.Bytes);
            File.SetLastWriteTimeUtc(path, file.ModifiedAt.UtcDateTime);
            sums.Add($"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))}  {FilesFolder}/{name}\n");
        }

        Write(Path.Combine(unfinished, SumsFile), System.Text.Encoding.UTF8.GetBytes(string.Concat(sums)));
        Directory.Move(unfinished, Generation(number));
        foreach (var old in Numbers().Skip(Generations))
        {
            Directory.Delete(Generation(old), recursive: true);
        }
    }

    private static ContentFiles Read(string generation)
    {
        var files = new Dictionary<string, ContentFile>(StringComparer.Ordinal);
        foreach (var line in File.ReadAllLines(Path.Combine(generation, SumsFile)))
        {
            if (
                line.Split("  ", 2) is not [var sum, var path]
                || !path.StartsWith(FilesFolder + "/", StringComparison.Ordinal)
                || path.Split('/').Contains("..")
            )
            {
                throw new InvalidDataException($"{SumsFile} has a line that is none.");
            }

            var full = Path.Combine(generation, path);
            var bytes = File.ReadAllBytes(full);
            if (Convert.ToHexStringLower(SHA256.HashData(bytes)) != sum)
            {
                throw new InvalidDataException($"{path} is not as it was written.");
            }

            files[path[(FilesFolder.Length + 1)..]] = ContentFile.Of(
                bytes,
                new DateTimeOffset(File.GetLastWriteTimeUtc(full), TimeSpan.Zero)
            );
        }

        return files.Count > 0 ? new ContentFiles(files) : throw new InvalidDataException($"{SumsFile} names no file.");
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnFolder);
        }
    }

    private static void Write(string path, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnFile;
        }

        using var stream = new FileStream(path, options);
        // Not synced: what a power cut tears is found by its sum, and the generation before is taken.
        stream.Write(bytes);
    }

    private string Generation(int number) => Path.Combine(_folder, number.ToString(CultureInfo.InvariantCulture));

    // Newest first.
    private List<int> Numbers()
    {
        if (!Directory.Exists(_folder))
        {
            return [];
        }

        return
        [
            .. Directory
                .EnumerateDirectories(_folder)
                .Select(d =>
                    int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0
                )
                .Where(number => number > 0)
                .OrderDescending(),
        ];
    }
}
