using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>Reads <c>pictures/</c>. What a page is given as a picture is one, and small enough for a phone on a slow network.</summary>
internal static class PictureReader
{
    public const string Folder = "pictures";

    /// <summary>Largest picture in bytes.</summary>
    public const int MostBytes = 300 * 1024;

    private const string Jpeg = "image/jpeg";
    private const string Png = "image/png";
    private const string WebP = "image/webp";

    /// <summary>Endings of what is read.</summary>
    public static readonly string[] Endings = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>Adds the pictures, and a problem for each that cannot be shown.</summary>
    public static void Read(ContentFolder folder, ContentDraft draft)
    {
        foreach (var file in Endings.SelectMany(ending => folder.Files(Folder, ending)))
        {
            if (folder.Bytes(file) is { } bytes && Take(file, bytes, draft.Problems) is { } picture)
            {
                draft.Pictures[file[(Folder.Length + 1)..]] = picture;
            }
        }
    }

    private static ContentPicture? Take(string file, ReadOnlyMemory<byte> bytes, List<ContentProblem> problems)
    {
        // The name is part of an address that is shown nowhere and typed by nobody, but must survive every server on the way.
        if (!file.AsSpan(Folder.Length + 1).ToString().All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        {
            problems.Add(
                new Mark(file).Error(
                    "picture-name",
                    "Name the picture with letters a to z, digits, '-' and '_' only, e.g. khai-mac.jpg.",
                    "Tên ảnh chỉ gồm chữ không dấu, chữ số, '-' và '_', ví dụ khai-mac.jpg."
                )
            );
            return null;
        }

        if (bytes.Length > MostBytes)
        {
            problems.Add(
                new Mark(file).Error(
                    "picture-size",
                    $"The picture has {bytes.Length / 1024} KB; at most {MostBytes / 1024} KB are sent to a phone. Make it smaller, "
                        + "e.g. 800 points wide.",
                    $"Ảnh nặng {bytes.Length / 1024} KB; tối đa {MostBytes / 1024} KB để điện thoại tải kịp. Hãy thu nhỏ ảnh, "
                        + "ví dụ rộng 800 điểm."
                )
            );
            return null;
        }

        if (TypeOf(bytes.Span) is not { } type)
        {
            problems.Add(
                new Mark(file).Error(
                    "picture-type",
                    "This is no picture in JPEG, PNG or WebP, whatever its name says. Save it again as one of them.",
                    "Tệp này không phải ảnh JPEG, PNG hay WebP, dù tên có đuôi như vậy. Hãy lưu lại bằng một trong các dạng đó."
                )
            );
            return null;
        }

        return new ContentPicture(type, bytes);
    }

    private static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]) ? Png
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? WebP
        : null;
}
