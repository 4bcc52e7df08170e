using ChatBot.Content.Model;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding;

/// <summary>
/// Tells a short question that says nothing by itself: "ở đâu vậy?", "bn tiền z", "khi mô", "how much is it?". Every word of it must be the
/// question or filler, so that "học phí GDTX bao nhiêu tiền" is none. The conversation knows what it leans on.
/// </summary>
public static class FollowUpQuestion
{
    private const int MostWords = 12;

    // "Còn buổi nói chuyện trực tuyến về lừa đảo qua mạng thì mấy giờ bắt đầu vậy bạn" names what it leans on.
    private const int MostWordsWithName = 24;

    private static readonly WordListKey Asked = new("follow-ups.asked");
    private static readonly WordListKey[] Filler = [new("follow-ups.filler")];

    /// <summary>What the message asks about, or null when it is no such question.</summary>
    public static Aspect? AspectOf(RecognizerResult recognized) =>
        recognized.Analyzed.Tokens.Count is 0 or > MostWords ? null : Find(recognized, null);

    /// <summary>What the message asks about something that it points at or names, or null when it is no such question.</summary>
    /// <param name="recognized">The message.</param>
    /// <param name="isOfName">Whether a term points at the thing or names it, and so may stand beside the question.</param>
    internal static Aspect? AspectOf(RecognizerResult recognized, Predicate<Term> isOfName) =>
        recognized.Analyzed.Tokens.Count is 0 or > MostWordsWithName ? null : Find(recognized, isOfName);

    /// <summary>Whether a message says nothing but filler and the words by which it points at something or names it.</summary>
    /// <param name="recognized">The message.</param>
    /// <param name="isOfName">Whether a term points at the thing or names it.</param>
    internal static bool IsOnlyName(RecognizerResult recognized, Predicate<Term> isOfName) =>
        recognized.Analyzed.Tokens.Count <= MostWordsWithName && ShortQuestion.IsOnlyFiller(recognized, Filler, isOfName);

    private static Aspect? Find(RecognizerResult recognized, Predicate<Term>? isOfName) =>
        ShortQuestion.Find(recognized, Asked, Filler, isOfName) is { } asked ? WordListKeys.Value<Aspect>(asked) : null;
}
