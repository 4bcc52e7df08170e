using System.IO.Compression;
using System.Xml;
using ChatBot.Bot.Storage.Files;

namespace ChatBot.Bot.Storage.Sealing;

/// <summary>The keys of a backup: a zip of the key folder, and out of it again only what such a folder holds.</summary>
internal static class BackupKeys
{
    /// <summary>Added to a backup's name for the file with its keys.</summary>
    public const string Suffix = ".keys";

    // Data Protection's key files have about a kilobyte, ours less. A folder collects a key file each 90 days.
    private const int MostBytes = 64 * 1024;
    private const int MostFiles = 1000;

    /// <summary>Packs the key folder into a file made anew, on stable media when it returns.</summary>
    public static void Pack(string folder, string file)
    {
        using var target = PrivateFile.CreateAnew(file);
        using (var zip = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var key in Directory.EnumerateFiles(folder).Where(key => IsKey(Path.GetFileName(key))))
            {
                zip.CreateEntryFromFile(key, Path.GetFileName(key));
            }
        }

        target.Flush(flushToDisk: true);
    }

    /// <summary>Unpacks the keys into a new folder. Whatever else is in the file stays there.</summary>
    /// <exception cref="InvalidDataException">A key is larger than a key can be, there are more than a folder collects, or one is no
    /// key.</exception>
    public static void Unpack(string file, string folder)
    {
        PrivateFile.CreateFolder(folder);

        using var zip = ZipFile.OpenRead(file);
        var buffer = new byte[MostBytes + 1];
        var keys = zip.Entries.Where(entry => IsKey(entry.FullName)).ToList();
        if (keys.Count > MostFiles)
        {
            throw new InvalidDataException($"The keys file holds more than {MostFiles} keys.");
        }

        foreach (var entry in keys)
        {
            // The length that the zip states may be wrong: what comes out counts.
            using var source = entry.Open();
            var length = source.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            if (length > MostBytes)
            {
                throw new InvalidDataException($"'{entry.FullName}' in the keys file is larger than {MostBytes} bytes, which no key is.");
            }

            if (entry.FullName.EndsWith(".xml", StringComparison.Ordinal) && !IsDataProtectionKey(buffer.AsSpan(0, length).ToArray()))
            {
                throw new InvalidDataException($"'{entry.FullName}' in the keys file '{file}' is no key of Data Protection.");
            }

            using var target = PrivateFile.Open(Path.Combine(folder, entry.FullName), FileMode.CreateNew);
            target.Write(buffer.AsSpan(0, length));
            target.Flush(flushToDisk: true);
        }

        DirectorySync.Sync(folder);
    }

    /// <summary>
    /// Well-formed XML without a DTD, which could name other files, whose root is one of the two that Data Protection writes:
    /// https://learn.microsoft.com/aspnet/core/security/data-protection/implementation/key-storage-format.
    /// </summary>
    private static bool IsDataProtectionKey(byte[] xml)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), settings);
            reader.MoveToContent();
            var isKey = reader is { NodeType: XmlNodeType.Element, LocalName: "key" or "revocation", NamespaceURI: "" };
            while (reader.Read())
            {
                // To the end: what is broken or cut off is found there.
            }

            return isKey;
        }
        catch (XmlException)
        {
            return false;
        }
    }

    /// <summary>Whether a file of this name belongs to the keys: Data Protection's, the store's, the web chat's.</summary>
    private static bool IsKey(string name) =>
        name is "names.key" or "directline.key"
        || (
            name.EndsWith(".xml", StringComparison.Ordinal) && name.Length > ".xml".Length && name.AsSpan().IndexOfAny('/', '\\', '\0') < 0
        );
}
