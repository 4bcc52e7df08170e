using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>In an office's own folder, sample data is something that still has to be replaced.</summary>
internal sealed class SampleInOfficeFolder : IContentRule
{
    /// <inheritdoc/>
    public string Id => "sample-data";

    /// <inheritdoc/>
    public IEnumerable<ContentProblem> Check(ContentDraft draft, LoadOptions options)
    {
        if (options.IncludeSample)
        {
            return [];
        }

        return draft
            .Facts.Where(f => f is { Sample: true, FromShipped: true })
            .Select(f =>
                f.Key.At.Warning(
                    Id,
                    $"The fact {f.Key.Text} is not in this folder; a sample value that came with the program is "
                        + $"told, and citizens are told so. Add it with the real value.",
                    $"Thư mục này chưa có số liệu {f.Key.Text}; chatbot nói giá trị mẫu đi kèm chương trình, và "
                        + $"người dân được báo như vậy. Hãy thêm số liệu này với giá trị thật."
                )
            )
            .Concat(
                draft
                    .Facts.Where(f => f is { Sample: true, FromShipped: false })
                    .Select(f =>
                        f.Key.At.Warning(
                            Id,
                            $"The fact {f.Key.Text} is a sample value, and citizens are told so. Write the real "
                                + $"one and remove 'sample: true'.",
                            $"Số liệu {f.Key.Text} là dữ liệu mẫu, và người dân được báo như vậy. Hãy ghi giá "
                                + $"trị thật rồi xóa dòng 'sample: true'."
                        )
                    )
            )
            .Concat(
                draft
                    .Editions.Where(e => e.Sample)
                    .Select(e =>
                        e.Id.At.Warning(
                            Id,
                            $"The sample edition {e.Id.Text} is not used here. Remove the file.",
                            $"Tuần lễ mẫu {e.Id.Text} không dùng ở đây. Hãy xóa tệp này."
                        )
                    )
            )
            .Concat(
                draft
                    .Directory.Where(p => p.Sample)
                    .Select(p =>
                        p.Id.At.Warning(
                            Id,
                            $"The sample place {p.Id.Text} is not used here. Remove it, or make it a real one and remove 'sample: true'.",
                            $"Địa điểm mẫu {p.Id.Text} không dùng ở đây. Hãy xóa đi, hoặc ghi địa điểm thật rồi xóa dòng 'sample: true'."
                        )
                    )
            )
            .Concat(
                draft
                    .Classes.Where(c => c.Sample)
                    .Select(c =>
                        c.Id.At.Warning(
                            Id,
                            $"The sample class {c.Id.Text} is not used here. Remove it, or make it a real one and remove 'sample: true'.",
                            $"Lớp mẫu {c.Id.Text} không dùng ở đây. Hãy xóa đi, hoặc ghi lớp thật rồi xóa dòng 'sample: true'."
                        )
                    )
            );
    }
}
