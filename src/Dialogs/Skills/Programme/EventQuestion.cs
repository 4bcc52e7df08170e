using System.Collections.Frozen;
using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>Short questions about the event whose card was shown last: "mấy giờ vậy?", "ở đâu?", "nhắc tôi".</summary>
/// <remarks>
/// A skill of its own, so that whether a message leans on the event is decided once, by its claim: who takes a message has no way to look again.
/// </remarks>
public sealed class EventQuestion : Skill
{
    private const string Mark = "event:";

    // As for topics: who comes back the same evening still means what was shown.
    private static readonly TimeSpan LeansFor = TimeSpan.FromHours(3);

    private static readonly WordPatterns Remind = new(
        ["nhắc tôi|tui|mình|em|cháu|con|anh|chị|bác|cô|chú|ông|bà|giúp|giùm|hộ|cho|với|nhé|nha|trước", "nhớ nhắc", "đặt ~1 nhắc", "remind me|us"]);

    private static readonly WordPatterns NotWanted = new(
        ["không|đừng|khỏi|chẳng|chả|thôi|dừng|ngừng|tắt|hủy|chưa ~3 nhắc", "not|don|dont|never|stop|no ~3 remind"]);

    // All that may stand beside the wish: more of it speaks of something else than the event ("nhắc tôi học bài mỗi ngày").
    private static readonly FrozenSet<string> Beside =
        ("nhac toi tui minh em chau con anh chi bac co chu ong ba giup gium ho cho voi nhe nha nhi a oi vay di nhen hen ad admin ban hay xin vui long lam on muon can nho dat loi "
        + "su kien chuong trinh buoi hoat dong nay do ay kia truoc sau hom ngay gio tieng toi mot hai khi nao den luc ve duoc khong the thi la va "
        + "remind me us please can could you of about to for this that it event the before day evening hour hours one two a when starts i want like would")
        .Split(' ').ToFrozenSet(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override string Name => "event-question";

    /// <summary>Notes that an event was shown.</summary>
    internal static void NoteShown(TurnContext turn, ProgrammeEvent happening) =>
        turn.Conversation = turn.Conversation with { LastTopic = Mark + happening.Id, LastTopicAt = turn.Now };

    /// <summary>The event that was shown last, however long ago; null: something else was, or it is gone.</summary>
    internal static ProgrammeEvent? Last(TurnContext turn) =>
        turn.Conversation.LastTopic is { } last && last.StartsWith(Mark, StringComparison.Ordinal) ? EventText.Find(turn.Content, last[Mark.Length..]) : null;

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) => ValueTask.FromResult(
        turn.Now - turn.Conversation.LastTopicAt < LeansFor && Last(turn) is { } happening && (LineAbout(turn, happening, said) is not null || WantsReminder(said))
            ? Claim.First
            : Claim.None);

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var happening = Last(turn)!;
        if (LineAbout(turn, happening, said) is not { } line)
        {
            await dialog.ActAsync("reminders.shown", said);
            return;
        }

        turn.SayMarkdown(
            $"{EventText.Status(turn, happening)}**{MarkdownText.Escape(happening.Title.In(turn.Language))}**\n{line}",
            "programme.event",
            [new Button(turn.Text("reminders.button-event"), Payload.Of(EventCard.Verb, happening.Id)), .. MenuButtons.Home(turn)]);
        NoteShown(turn, happening);
    }

    // What the card says nothing about is left to the topics.
    private static string? LineAbout(TurnContext turn, ProgrammeEvent happening, Utterance said) =>
        FollowUpQuestion.AspectOf(said.Recognized) is { } aspect ? EventCard.LineAbout(turn, happening, aspect) : null;

    private static bool WantsReminder(Utterance said)
    {
        var terms = said.Recognized.Expanded.Terms;
        return terms.All(t => Beside.Contains(t.Folded.ToString()) || char.IsAsciiDigit(t.Folded.Span[0])) && Remind.IsIn(terms) && !NotWanted.IsIn(terms);
    }
}
