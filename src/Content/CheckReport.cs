using System.Globalization;
using System.Text;
using ChatBot.Content.Loading;
using ChatBot.Content.Model;
using NodaTime;

namespace ChatBot.Content;

/// <summary>
/// What the last check found, as a file for the people who edit: most of them see the content folder and nothing else of the machine.
/// Nobody reads it back; it is written anew after every check.
/// </summary>
public static class CheckReport
{
    private const string HeadVi = "KIỂM TRA NỘI DUNG";
    private const string HeadEn = "CHECK OF THE CONTENT";

    private const UnixFileMode ForAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>The name of the file in a language: <c>vi</c> or <c>en</c>.</summary>
    public static string NameIn(string language) => language == "en" ? FileNames.ReportEn : FileNames.ReportVi;

    /// <summary>The report in words.</summary>
    /// <param name="state">What was found.</param>
    /// <param name="content">What is in use.</param>
    /// <param name="at">Local time of the check.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    public static string Words(ContentState state, ContentSnapshot content, LocalDateTime at, string language)
    {
        var isVi = language != "en";
        var text = new StringBuilder();

        text.Append(isVi ? HeadVi : HeadEn).Append('\n');
        Line(
            $"Lúc {at:HH:mm:ss} ngày {at:dd/MM/yyyy}, giờ Việt Nam. Chatbot tự ghi tệp này sau mỗi lần đọc nội "
                + $"dung; sửa ở đây không có tác dụng.",
            $"On {at:uuuu-MM-dd} at {at:HH:mm:ss}, Vietnam time. The service writes this file after each check; changing it has no effect."
        );
        Line("", "");
        Summary();
        InUse();
        if (state.AllWaits)
        {
            Section("VÌ SAO", "WHY", state.Problems.Where(p => p.Severity == ProblemSeverity.Error));
        }

        foreach (var edit in state.Waiting)
        {
            Waiting(edit);
        }

        Section(
            "CẦN XEM (không chặn gì)",
            "TO LOOK AT (holds nothing back)",
            state.Problems.Where(p => p.Severity == ProblemSeverity.Warning)
        );
        if (!state.IsWhole)
        {
            Line("", "");
            Line(
                "Sửa xong thì lưu lại: chatbot đọc trong vài giây rồi ghi lại tệp này.",
                "Mend and save: the service reads the files within seconds and writes this file anew."
            );
        }

        return text.ToString();

        void Line(string vi, string en) => text.Append(isVi ? vi : en).Append('\n');

        void Summary()
        {
            if (state.AllWaits)
            {
                Line(
                    "KẾT QUẢ: CHƯA DÙNG ĐƯỢC thư mục nội dung như hiện nay. Người dân vẫn được trả lời theo nội dung tốt gần nhất.",
                    "RESULT: the folder CANNOT BE USED as it is. Citizens are answered from the last good content."
                );
            }
            else if (state.Waiting.Count > 0)
            {
                Line(
                    $"KẾT QUẢ: {state.Waiting.Count} CHỖ SỬA ĐANG CHỜ vì có lỗi. Mọi phần khác đã được dùng.",
                    $"RESULT: {state.Waiting.Count} EDITS WAIT because of errors. Everything else is in use."
                );
            }
            else
            {
                Line("KẾT QUẢ: tốt. Mọi tệp đã được dùng.", "RESULT: good. Every file is in use.");
            }
        }

        void InUse()
        {
            var events = content.Editions.Values.Sum(edition => edition.Events.Count);
            Line(
                $"Đang dùng: {content.Topics.Count} chủ đề, {content.Lessons.Count} bài học, "
                    + $"{content.Editions.Count} tuần lễ với {events} hoạt động, {content.Classes.Count} lớp.",
                $"In use: {content.Topics.Count} topics, {content.Lessons.Count} lessons, "
                    + $"{content.Editions.Count} weeks with {events} events, {content.Classes.Count} classes."
            );
            if (state.Taken.Count > 0)
            {
                var names = string.Join(", ", state.Taken.Take(20)) + (state.Taken.Count > 20 ? ", …" : "");
                Line($"Vừa nhận: {names}.", $"Taken just now: {names}.");
            }
        }

        void Waiting(WaitingEdit edit)
        {
            Line("", "");
            Line(
                $"ĐANG CHỜ: {string.Join(", ", edit.Files)} "
                    + $"({(edit.IsNew ? "phần mới, người dân chưa thấy" : "người dân vẫn thấy bản trước")})",
                $"WAITS: {string.Join(", ", edit.Files)} "
                    + $"({(edit.IsNew ? "new, not shown to citizens yet" : "citizens still see the version before")})"
            );
            Findings(edit.Problems, edit);
        }

        void Section(string vi, string en, IEnumerable<ContentProblem> problems)
        {
            var all = problems.ToList();
            if (all.Count == 0)
            {
                return;
            }

            Line("", "");
            Line(vi, en);
            Findings(all, null);
        }

        void Findings(IReadOnlyList<ContentProblem> problems, WaitingEdit? of)
        {
            // Found elsewhere: the edit took away what another file needs.
            if (of is not null && !problems.Any(p => of.Files.Contains(p.File)))
            {
                Line("  Chỗ sửa này làm phần khác sai:", "  This edit makes something else wrong:");
            }

            foreach (var problem in problems)
            {
                var place = string.Create(CultureInfo.InvariantCulture, $"{problem.File}{(problem.Line > 0 ? $":{problem.Line}" : "")}");
                Line(
                    $"  {place}{(problem.Line > 0 ? $" (dòng {problem.Line})" : "")}\n    {problem.MessageVi}",
                    $"  {place}{(problem.Line > 0 ? $" (line {problem.Line})" : "")}\n    {problem.Message}"
                );
            }
        }
    }

    /// <summary>Writes the report into a folder, whole or not at all; one in the other language goes.</summary>
    /// <param name="folder">The content folder, or another one when that is not for us to write to.</param>
    /// <param name="language"><c>vi</c> or <c>en</c>.</param>
    /// <param name="words">The report.</param>
    /// <returns>The file.</returns>
    /// <exception cref="IOException">It could not be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static string Save(string folder, string language, string words)
    {
        var file = Path.Combine(folder, NameIn(language));
        // A name nobody can have put a link at, and a rename, which replaces a link and not what it leads to.
        var unfinished = Path.Combine(folder, $".{Path.GetRandomFileName()}.unfinished");
        try
        {
            using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                stream.Write(Encoding.UTF8.GetBytes(words));
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(unfinished, ForAll);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }

        var other = new FileInfo(Path.Combine(folder, NameIn(language == "en" ? "vi" : "en")));
        if (other is { Exists: true, LinkTarget: null } && File.ReadLines(other.FullName).FirstOrDefault() is HeadVi or HeadEn)
        {
            other.Delete();
        }

        return file;
    }
}
