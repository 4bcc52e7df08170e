using ChatBot.Content.Text;
using ChatBot.Dialogs.Understanding.Answers;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>"Nguyễn Văn An, Nguyễn Thị Bình": two names in an answer that wants one, so that none is dropped in silence. Pure.</summary>
public static class SeveralNames
{
    /// <summary>Whether two parts of the message are whole names of their own.</summary>
    public static bool Are(string message) =>
        message
            .Split([',', ';', '\n', '/', '&', '+'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Count(IsWhole) > 1;

    // A place behind a comma has two syllables ("Hà Tĩnh", "Quỳnh Lưu") or a word for its kind before it.
    private static bool IsWhole(string part) =>
        part.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= 3 and <= 6
        && NameAnswer.Parse(part) is AnswerOutcome.Accepted name
        && name.Value.Split(' ').Length >= 3
        && NameFrame.IsFamilyName(VietnameseText.Fold(name.Value.Split(' ')[0]));
}
