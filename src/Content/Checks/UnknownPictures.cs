using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>The picture of an event is a file in <c>pictures/</c>.</summary>
internal sealed class UnknownPictures : IContentRule
{
    /// <inheritdoc/>
    public string Id => "unknown-picture";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Editions.SelectMany(e => e.Events)
            .Select(e => e.Picture)
            .OfType<Located>()
            .Where(picture => !draft.Pictures.ContainsKey(picture.Text) && !draft.IsUnread($"{PictureReader.Folder}/{picture.Text}"))
            .Select(picture =>
                picture.At.Error(
                    Id,
                    $"There is no picture '{picture.Text}' in {PictureReader.Folder}/.{Suggestion.Hint(picture.Text, draft.Pictures.Keys)}",
                    $"Không có ảnh '{picture.Text}' trong thư mục {PictureReader.Folder}/."
                        + Suggestion.HintVi(picture.Text, draft.Pictures.Keys)
                )
            );
}
