using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// A file that a client sent. Its bytes are not read: the service takes no files, and a citizen's papers must not lie here.
/// </summary>
/// <param name="Name">File name as given.</param>
/// <param name="ContentType">Type as given; not trusted.</param>
internal sealed record UploadedFile(string Name, string ContentType);

/// <summary>An upload: what was sent, without the files themselves.</summary>
internal sealed record Upload(JsonElement Activity, IReadOnlyList<UploadedFile> Files)
{
    private const int MaxFiles = 10;
    private const int MaxNameLength = 200;
    private const string ActivityType = "application/vnd.microsoft.activity";

    private static readonly JsonElement NoActivity = JsonDocument.Parse("{}").RootElement;

    /// <summary>Reads names and types; the bytes of files are skipped.</summary>
    /// <exception cref="DirectLineError">400 or 413.</exception>
    public static async Task<Upload> ReadAsync(HttpRequest request, int maxBytes, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            throw DirectLineError.TooLarge(maxBytes);
        }

        if (
            !MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        )
        {
            return new Upload(NoActivity, [Describe(request.Headers.ContentDisposition, request.ContentType)]);
        }

        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary) || boundary.Length > 100)
        {
            throw DirectLineError.BadArgument("The multipart body has no usable boundary.");
        }

        return await ReadPartsAsync(new MultipartReader(boundary, new CappedStream(request.Body, maxBytes)), cancellationToken);
    }

    private static async Task<Upload> ReadPartsAsync(MultipartReader reader, CancellationToken cancellationToken)
    {
        var activity = NoActivity;
        var files = new List<UploadedFile>();
        try
        {
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } part)
            {
                // The activity comes with a file name, like a file; only its type tells.
                if (part.ContentType?.StartsWith(ActivityType, StringComparison.OrdinalIgnoreCase) == true)
                {
                    activity = await JsonBody.ReadAsync(part.Body, JsonBody.MaxBytes, cancellationToken);
                }
                else if (files.Count < MaxFiles)
                {
                    files.Add(Describe(part.ContentDisposition, part.ContentType));
                }
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw DirectLineError.BadArgument("The multipart body is malformed.");
        }

        return new Upload(activity, files);
    }

    private static UploadedFile Describe(string? disposition, string? contentType)
    {
        var name = ContentDispositionHeaderValue.TryParse(disposition, out var header)
            ? HeaderUtilities.RemoveQuotes(header.FileNameStar.HasValue ? header.FileNameStar : header.FileName).Value
            : null;
        name = string.IsNullOrWhiteSpace(name) ? "file" : name;
        var type = MediaTypeHeaderValue.TryParse(contentType, out var parsed) ? parsed.MediaType.Value : null;
        return new UploadedFile(name.Length <= MaxNameLength ? name : name[..MaxNameLength], type ?? "application/octet-stream");
    }
}
