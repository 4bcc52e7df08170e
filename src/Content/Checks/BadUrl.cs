using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>A page that is opened has a full https address.</summary>
internal sealed class BadUrl : IContentRule
{
    /// <inheritdoc/>
    public string Id => "bad-url";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Topics.SelectMany(t => t.Buttons)
            .Select(b => (b.Url, b.Payload.At))
            .Concat(draft.Editions.SelectMany(e => e.Events).Select(e => (e.Url, e.Id.At)))
            .Where(x => x.Url is not null && !(Uri.TryCreate(x.Url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
            .Select(x =>
                x.At.Error(
                    Id,
                    $"'{x.Url}' is no full address. Write one that begins with https://.",
                    $"'{x.Url}' không phải địa chỉ đầy đủ. Hãy viết địa chỉ bắt đầu bằng https://."
                )
            );
}
