using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>Reading and giving back places, inside a turn.</summary>
internal static class Enrolments
{
    public static async ValueTask<IReadOnlyList<Enrolment>> ActiveAsync(TurnContext turn) =>
        [
            .. (await turn.Session.OfPersonAsync(Enrolment.Kind, turn.PersonId))
                .Cast<Enrolment>()
                .Where(e => e.Status == EnrolmentStatus.Confirmed)
                .OrderBy(e => e.At),
        ];

    /// <summary>
    /// Whether a held place is this learner's. Other people's children may bear one name and year, so a teacher is asked and not refused.
    /// </summary>
    public static NameMatch IsSameSubject(Enrolment held, Subject subject, string name, int birthYear) =>
        held.Subject != subject || held.BirthYear != birthYear ? NameMatch.Different
        : PersonNames.Compare(held.Name, name) is var match && match == NameMatch.Same && subject == Subject.Other ? NameMatch.Unsure
        : match;

    public static string ClassName(IReader turn, string classId) =>
        turn.Content.Classes.TryGetValue(classId, out var @class) ? @class.Name.In(turn.Language) : classId;

    public static async ValueTask<int> LeftAsync(TurnContext turn, EnglishClass @class) =>
        SeatLedger.Left(@class, (await turn.Session.GetAsync(ClassSeats.Kind, @class.Id))?.Taken ?? 0);

    /// <summary>
    /// Moves a place to another class: one count goes down and the other up, in the same transaction. That the other has a place was
    /// checked in this turn.
    /// </summary>
    public static async ValueTask<Enrolment> MoveAsync(TurnContext turn, Enrolment enrolment, EnglishClass to)
    {
        if (enrolment.ClassId == to.Id)
        {
            return enrolment;
        }

        if (await turn.Session.GetAsync(ClassSeats.Kind, enrolment.ClassId) is { } left)
        {
            turn.Session.Put(ClassSeats.Kind, left with { Taken = Math.Max(0, left.Taken - 1) });
        }

        var entered = await turn.Session.GetAsync(ClassSeats.Kind, to.Id) ?? new ClassSeats { ClassId = to.Id };
        turn.Session.Put(ClassSeats.Kind, entered with { Taken = entered.Taken + 1 });
        return enrolment with { ClassId = to.Id, CourseEnd = CourseEnd(turn, to) };
    }

    public static DateTimeOffset CourseEnd(TurnContext turn, EnglishClass @class) =>
        turn.Calendar.ToInstant(@class.End.At(LocalTime.Midnight));

    /// <summary>Gives a place back: the count goes down and the consents it rested on are withdrawn, in the same transaction.</summary>
    public static async ValueTask CancelAsync(TurnContext turn, Enrolment enrolment)
    {
        var places = await turn.Session.GetAsync(ClassSeats.Kind, enrolment.ClassId);
        turn.Session.Put(Enrolment.Kind, enrolment with { Status = EnrolmentStatus.Cancelled, CancelledAt = turn.Now });
        if (places is not null)
        {
            turn.Session.Put(ClassSeats.Kind, places with { Taken = Math.Max(0, places.Taken - 1) });
        }

        foreach (var consent in enrolment.Consents)
        {
            await Consent.WithdrawOneAsync(turn, consent);
        }
    }
}
