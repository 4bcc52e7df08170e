using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Answers who holds a seat from that seat: "học ở đâu", "mai có học không", "quên mã rồi". The same words of somebody without one are left
/// to the topics, except where they can only be about a seat of one's own.
/// </summary>
public sealed class SeatQuestion : Skill
{
    private const int MostWords = 16;
    private const string EnglishGroup = "english";
    private const string Mark = "seat:";

    private static readonly WordListKey Asked = new("seat.asked");
    private static readonly WordListKey ClassWord = new("seat.class");
    private static readonly WordListKey[] Beside = [new("follow-ups.filler"), new("seat.beside"), new("seat.class"), new("seat.day")];

    /// <inheritdoc/>
    public override string Name => "seat-question";

    /// <inheritdoc/>
    public override bool IsPersonal => true;

    /// <inheritdoc/>
    public override async ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        await ReadAsync(turn, said.Recognized) is null ? Claim.None : Claim.First;

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var (asked, seats) = (await ReadAsync(turn, said.Recognized))!.Value;
        if (seats.Count == 0)
        {
            turn.Say(
                asked == SeatAsked.Lesson ? "signup.seat-none-lesson" : "signup.none-held",
                [new Button(turn.Text("menu.button-signup"), "go:signup"), .. MenuButtons.Home(turn)]
            );
            return;
        }

        turn.SayMarkdown(
            string.Join("\n\n", seats.Select(seat => Tell(turn, seat, asked, said.Recognized))),
            "signup.seat-of",
            [new Button(turn.Text("signup.button-my-class"), "topic:eng_status"), .. MenuButtons.Home(turn)]
        );
        turn.Conversation = turn.Conversation with { LastTopic = Mark, LastTopicAt = turn.Now };
    }

    // What is asked of which seats; without seats where the person holds none and the words are about one of theirs.
    private static async ValueTask<(SeatAsked Asked, IReadOnlyList<Enrolment> Seats)?> ReadAsync(TurnContext turn, RecognizerResult said)
    {
        if (
            said.Analyzed.Tokens.Count is 0 or > MostWords
            || (turn.Conversation.Stack.Count > 0 && !turn.Conversation.Suspended)
            || turn.Conversation.Reference.IsGroup
        )
        {
            return null;
        }

        IReadOnlyList<Enrolment> held = turn.Conversation.TookSeat() ? await Enrolments.ActiveAsync(turn) : [];
        var called = held.Where(seat => Calls(seat, said)).ToList();
        var names = new NameWords(held.SelectMany(seat => new[] { seat.Name, seat.Code, Enrolments.ClassName(turn, seat.ClassId) }));
        var value = ShortQuestion.Find(said, Asked, Beside, names.Fit);
        var asked = value is null ? null : WordListKeys.Value<SeatAsked>(value);
        if (held.Count == 0)
        {
            return asked is SeatAsked.Held or SeatAsked.Code || (asked == SeatAsked.Lesson && said.Dates is not null)
                ? (asked.Value, held)
                : null;
        }

        if (asked is null && FollowUpQuestion.AspectOf(said) is { } aspect && LeansOnSeat(turn))
        {
            asked = aspect switch
            {
                Aspect.Where => SeatAsked.Where,
                Aspect.When or Aspect.Hours => SeatAsked.When,
                Aspect.Long => SeatAsked.End,
                Aspect.Bring => SeatAsked.Bring,
                _ => null,
            };
        }
        else if (
            asked is SeatAsked.Where or SeatAsked.When or SeatAsked.Bring
            && !said.Says(ClassWord)
            && called.Count == 0
            && !LeansOnSeat(turn)
        )
        {
            return null;
        }

        return asked is { } what ? (what, called.Count > 0 ? called : held) : null;
    }

    // The learner's given name, the last syllable, tells one seat from another; so does the code.
    private static bool Calls(Enrolment seat, RecognizerResult said)
    {
        var given = new NameWords([seat.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^1], seat.Code]);
        return said.Expanded.Typed.Any(term => given.Fit(term));
    }

    // Nothing else was spoken of since: a topic of the classes, the seat itself, or nothing at all.
    private static bool LeansOnSeat(TurnContext turn) =>
        turn.Begun.LastTopic is not { } last
        || !(turn.Now - turn.Begun.LastTopicAt < Conversation.ReferentsLast)
        || last == Mark
        || (turn.Content.Topics.TryGetValue(last, out var topic) && topic.Group == EnglishGroup);

    private static string Tell(TurnContext turn, Enrolment seat, SeatAsked asked, RecognizerResult said)
    {
        var head = turn.Text("signup.seat-of", ("name", seat.Name), ("class", Enrolments.ClassName(turn, seat.ClassId)));
        var code = turn.Text("signup.seat-code", ("code", seat.Code));
        if (!turn.Content.Classes.TryGetValue(seat.ClassId, out var course))
        {
            return $"{head}\n{code}\n{turn.Text("signup.seat-class-gone")}";
        }

        if (turn.Today > course.End)
        {
            return $"{head}\n{turn.Text("signup.seat-over", ("date", LocalDates.Show(course.End, turn.Language)))}";
        }

        var where = turn.Text("signup.seat-where", ("venue", Venue(turn, course)));
        var when = turn.Text(
            turn.Today < course.Start ? "signup.seat-when-ahead" : "signup.seat-when",
            ("schedule", course.Schedule.In(turn.Language)),
            ("start", LocalDates.Show(course.Start, turn.Language))
        );
        IReadOnlyList<string> lines = asked switch
        {
            SeatAsked.Where => [where, turn.Text("signup.seat-room"), when],
            SeatAsked.When => [when, Next(turn, course), where],
            SeatAsked.Lesson => [LessonOn(turn, course, said.Dates?.From ?? turn.Today), where],
            SeatAsked.Code => [code],
            SeatAsked.Bring => [turn.Text("signup.seat-bring", ("code", seat.Code))],
            SeatAsked.End => [turn.Text("signup.seat-end", ("date", LocalDates.Show(course.End, turn.Language))), when],
            SeatAsked.Away => [turn.Text("signup.seat-away"), code],
            _ => [code, when, where],
        };
        var held = seat.IsProvisional ? $"\n{turn.Text("signup.seat-provisional", ("until", SeatTexts.Until(turn, seat)))}" : string.Empty;
        return $"{head}\n{string.Join('\n', lines.Where(line => line.Length > 0))}{held}";
    }

    private static string Venue(TurnContext turn, EnglishClass course)
    {
        var venue = course.Venue.In(turn.Language);
        return course.CommuneCode is { } code && turn.Content.Places.Commune(code) is { } commune
            ? $"{venue}, {commune.FullNameIn(turn.Language)}"
            : venue;
    }

    private static string LessonOn(TurnContext turn, EnglishClass course, LocalDate day)
    {
        var isOn = day >= course.Start && day <= course.End && ClassTimes.Of(course).Days.Contains((int)day.DayOfWeek);
        var line = turn.Text(
            isOn ? "signup.seat-lesson" : "signup.seat-no-lesson",
            ("date", LocalDates.Show(day, turn.Language)),
            ("schedule", course.Schedule.In(turn.Language))
        );
        return isOn ? line : $"{line} {Next(turn, course)}".TrimEnd();
    }

    // The next lesson from today on, or nothing when the schedule names no days.
    private static string Next(TurnContext turn, EnglishClass course)
    {
        var days = ClassTimes.Of(course).Days;
        var day = LocalDate.Max(turn.Today, course.Start);
        var last = LocalDate.Min(course.End, day.PlusWeeks(1));
        while (day <= last && !days.Contains((int)day.DayOfWeek))
        {
            day = day.PlusDays(1);
        }

        return day <= last ? turn.Text("signup.seat-next", ("date", LocalDates.Show(day, turn.Language))) : string.Empty;
    }
}
