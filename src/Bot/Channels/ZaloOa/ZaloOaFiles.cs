using System.Buffers.Binary;
using System.Text;
using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>What Zalo takes as a file, and how other content becomes such a one. Pure.</summary>
internal static class ZaloOaFiles
{
    /// <summary>
    /// How the file is sent. Zalo takes pictures, PDF, DOC and DOCX; a text that a person reads (the export of their data is JSON) goes as
    /// a DOCX, which a phone opens and which holds every letter of it. Returns null for what cannot be sent: a calendar in Word would be of
    /// no use.
    /// </summary>
    public static ZaloOaFile? Fit(OutgoingFile file)
    {
        var extension = Path.GetExtension(file.Name).ToLowerInvariant();
        return file.Content switch
        {
            [0xFF, 0xD8, ..] or [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Within(ZaloOaLimits.ImageBytes, ZaloOaFileKind.Image),
            [(byte)'G', (byte)'I', (byte)'F', _, _, _, _, _, _, _, ..] => Within(ZaloOaLimits.GifBytes, ZaloOaFileKind.Gif),
            _ when extension is ".pdf" or ".doc" or ".docx" => Within(ZaloOaLimits.FileBytes, ZaloOaFileKind.Document),
            _ when file.ContentType.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
                    || file.ContentType.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) => AsDocument(file),
            _ => null,
        };

        ZaloOaFile? Within(int limit, ZaloOaFileKind kind) => file.Content.Length <= limit ? new ZaloOaFile(kind, file) : null;
    }

    /// <summary>Width and height of an animation, from its header.</summary>
    public static (int Width, int Height) GifSize(ReadOnlySpan<byte> gif) =>
        (BinaryPrimitives.ReadUInt16LittleEndian(gif[6..]), BinaryPrimitives.ReadUInt16LittleEndian(gif[8..]));

    private static ZaloOaFile? AsDocument(OutgoingFile file)
    {
        var name = Path.ChangeExtension(file.Name, ".docx");
        var document = ZaloOaDocx.Of(Encoding.UTF8.GetString(file.Content));
        return document.Length <= ZaloOaLimits.FileBytes
            ? new ZaloOaFile(ZaloOaFileKind.Document, new OutgoingFile(name, ZaloOaDocx.ContentType, document))
            : null;
    }
}

internal enum ZaloOaFileKind
{
    Image,
    Gif,
    Document,
}

internal sealed record ZaloOaFile(ZaloOaFileKind Kind, OutgoingFile File);
