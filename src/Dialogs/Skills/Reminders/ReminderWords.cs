using System.Collections.Frozen;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Reminders;

/// <summary>The words by which citizens want a reminder, or want none any more. Pure.</summary>
public static class ReminderWords
{
    private static readonly WordPatterns Remind = new([
        "nhắc tôi|tui|mình|em|cháu|con|anh|chị|bác|cô|chú|ông|bà|giúp|giùm|hộ|cho|với|nhé|nha|trước",
        "nhớ nhắc",
        "đặt ~1 nhắc",
        "nhắc hẹn",
        "remind me|us",
    ]);

    private static readonly WordPatterns NotWanted = new([
        "không|đừng|khỏi|chẳng|chả|thôi|dừng|ngừng|tắt|hủy|bỏ|chưa ~3 nhắc",
        "not|don|dont|never|stop|no ~3 remind",
    ]);

    private static readonly WordPatterns Ended = new([
        "thôi|hủy|bỏ|đừng|khỏi|tắt|dừng|ngừng|ngưng|xóa ~3 nhắc",
        "không ~3 nhắc ~4 nữa",
        "không cần|muốn ~2 nhắc",
        "nhắc ~2 làm gì nữa",
        "stop|cancel|dont|don ~2 remind|reminding|reminder|reminders",
        "no more reminder|reminders",
        "turn ~1 off ~3 reminder|reminders",
        "turn ~3 reminder|reminders off",
    ]);

    // What else is sent by the day; to stop that is another wish.
    private static readonly string[] OfOthers = ["bai hoc", "bai", "lesson", "lessons", "quiz", "hoc phi", "lich hoc"];

    private static readonly string[] All =
    [
        "tat ca",
        "toan bo",
        "het",
        "moi su kien",
        "moi loi nhac",
        "cac loi nhac",
        "all",
        "every",
        "everything",
    ];

    private static readonly string[] This = ["nay", "do", "kia", "this", "that"];

    // All that may stand beside the wish: more of it speaks of something else than the event ("nhắc tôi học bài mỗi ngày").
    private static readonly FrozenSet<string> Beside = (
        "nhac toi tui minh em chau con anh chi bac co chu ong ba giup gium ho cho voi nhe nha nhi a oi vay di "
        + "nhen hen ad admin ban hay xin vui long lam on muon can nho dat loi hen "
        + "su kien chuong trinh buoi vu hoat dong nay do ay kia truoc sau hom ngay gio tieng toi mot hai khi nao "
        + "den luc ve duoc khong the thi la va "
        + "remind me us please can could you of about to for this that it event the before day evening hour "
        + "hours one two a when starts i want like would"
    )
        .Split(' ')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> BesideEnd = Beside
        .Concat(
            (
                "thoi huy bo dung khoi tat ngung ngung xoa chang nua lich gi roi tat ca toan bo het moi cac "
                + "nhung stop cancel dont don t reminding reminder reminders no not more turn off all every "
                + "everything any anymore my events"
            ).Split(' ')
        )
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Words of the wish for a reminder, which name no event.</summary>
    public static IReadOnlySet<string> OfWish => Beside;

    /// <summary>Words of the wish to have none, which name no event.</summary>
    public static IReadOnlySet<string> OfEnd => BesideEnd;

    /// <summary>Wants to be reminded of the event shown last: the wish and nothing else.</summary>
    public static bool WantOfShown(RecognizerResult said) => Want(said) && IsOnly(said, Beside);

    /// <summary>Wants to be reminded, of whatever else the message names.</summary>
    public static bool Want(RecognizerResult said) =>
        Remind.IsIn(said.Expanded.Terms) && !NotWanted.IsIn(said.Expanded.Terms) && !said.Expanded.ContainsAnyPhrase(OfOthers);

    /// <summary>Wants no reminder any more.</summary>
    public static bool WantEnd(RecognizerResult said) => Ended.IsIn(said.Expanded.Terms) && !said.Expanded.ContainsAnyPhrase(OfOthers);

    /// <summary>Points at the event shown last.</summary>
    public static bool SaysThis(RecognizerResult said) => said.Expanded.ContainsAnyPhrase(This);

    /// <summary>Says of the wish to have none that it is for all events.</summary>
    public static bool SaysAll(RecognizerResult said) => said.Expanded.ContainsAnyPhrase(All);

    /// <summary>Wants no reminder any more, and names nothing.</summary>
    public static bool IsEndOnly(RecognizerResult said) => IsOnly(said, BesideEnd);

    private static bool IsOnly(RecognizerResult said, FrozenSet<string> words) =>
        said.Expanded.Terms.All(t => words.Contains(t.Folded.ToString()) || char.IsAsciiDigit(t.Folded.Span[0]));
}
