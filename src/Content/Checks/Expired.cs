using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>An answer or a fact past its last day is still given (with the day until which it was true), but should be looked at.</summary>
internal sealed class Expired : IContentRule
{
    /// <inheritdoc/>
    public string Id => "expired";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options) =>
        draft
            .Topics.Where(t => t.ValidTo < options.Today)
            .Select(t => (t.ValidToAt, What: $"topic {t.Id.Text}", WhatVi: $"Chủ đề {t.Id.Text}", t.ValidTo))
            .Concat(
                draft
                    .Facts.Where(f => f.ValidTo < options.Today)
                    .Select(f => (f.ValidToAt, What: $"fact {f.Key.Text}", WhatVi: $"Số liệu {f.Key.Text}", f.ValidTo))
            )
            .Select(x =>
                x.ValidToAt.Warning(
                    Id,
                    $"The {x.What} was true until {x.ValidTo:uuuu-MM-dd}. Check it, and write the new value and day.",
                    $"{x.WhatVi} chỉ đúng đến {x.ValidTo:uuuu-MM-dd}. Hãy kiểm tra lại, rồi ghi giá trị và ngày mới."
                )
            );
}
