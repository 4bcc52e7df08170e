using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>
/// The commune of an event, a class or a place of the directory is one of today's 130: a name is taken too, and shown with its code. The
/// district of a past event is one of the former 21, by its code.
/// </summary>
internal sealed class UnknownPlaces : IContentRule
{
    /// <inheritdoc/>
    public string Id => "unknown-place";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (draft.Places is not { } places)
        {
            yield break;
        }

        foreach (var (written, commune) in draft.CommuneNames)
        {
            yield return written.At.Warning(
                Id,
                $"'{written.Text}' is taken as the name of a commune of today: {commune.FullName} is "
                    + $"\"{commune.Code}\". Look whether it is the one you mean.",
                $"'{written.Text}' được hiểu là {commune.FullName}, mã \"{commune.Code}\". Hãy xem có đúng nơi bạn muốn ghi không."
            );
        }

        foreach (
            var code in draft
                .Editions.SelectMany(e => e.Events)
                .Select(e => e.District)
                .OfType<Located>()
                .Where(code => places.District(code.Text) is null)
        )
        {
            yield return code.At.Error(
                Id,
                $"'{code.Text}' is no code of a former district. The codes are in places/nghe-an-units.json "
                    + $"under \"districts\"; write them in quotes.",
                $"'{code.Text}' không phải mã của một huyện, thị xã, thành phố cũ. Các mã nằm trong "
                    + $"places/nghe-an-units.json, mục \"districts\"; hãy đặt mã trong ngoặc kép."
            );
        }

        var communes = draft
            .Editions.SelectMany(e => e.Events)
            .Select(e => e.Commune)
            .Concat(draft.Classes.Select(c => c.Commune))
            .Concat(draft.Directory.Select(p => p.Commune));
        foreach (var code in communes.OfType<Located>().Where(code => places.Commune(code.Text) is null))
        {
            var near = CommuneName.Candidates(places, code.Text);
            var (en, vi) =
                near.Count == 0
                    ? ("", "")
                    : ($" Did you mean {string.Join(" or ", near)}?", $" Có phải bạn muốn viết {string.Join(" hoặc ", near)}?");
            yield return code.At.Error(
                Id,
                $"'{code.Text}' is no code of a commune of today.{en} Write its code of places/nghe-an-units.json in quotes, or its name.",
                $"'{code.Text}' không phải mã hay tên của một xã, phường hiện nay.{vi} Hãy viết tên xã, phường "
                    + $"như hiện nay, hoặc mã trong places/nghe-an-units.json, đặt trong ngoặc kép."
            );
        }
    }
}
