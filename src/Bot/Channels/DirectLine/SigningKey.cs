using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// The key behind web tokens. It is kept, sealed, in the key folder: a key made at each start would end every open conversation with each
/// deploy, because Direct Line clients treat a refused token as final.
/// </summary>
internal static class SigningKey
{
    private const string Purpose = "ChatBot.DirectLine.SigningKey";
    private const string FileName = "directline.key";

    /// <summary>Loads the key, or makes it on the first start.</summary>
    /// <exception cref="InvalidOperationException">The file cannot be opened with the Data Protection keys beside it.</exception>
    public static byte[] LoadOrCreate(string folder, IDataProtectionProvider protection)
    {
        var protector = protection.CreateProtector(Purpose);
        var path = Path.Combine(folder, FileName);
        if (File.Exists(path))
        {
            return Load(path, protector);
        }

        Directory.CreateDirectory(folder);
        var key = RandomNumberGenerator.GetBytes(32);
        var draft = $"{path}.{Guid.NewGuid():N}";
        var mode = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            mode.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, mode))
        {
            file.Write(protector.Protect(key));
            file.Flush(flushToDisk: true);
        }

        File.Move(draft, path);
        return key;
    }

    private static byte[] Load(string path, IDataProtector protector)
    {
        try
        {
            return protector.Unprotect(File.ReadAllBytes(path));
        }
        catch (CryptographicException error)
        {
            throw new InvalidOperationException(
                $"'{path}' was sealed with other Data Protection keys than those beside it. Restore the key "
                    + $"folder from the backup of the keys, "
                    + "or delete this one file: open web conversations then start anew.",
                error
            );
        }
    }
}
