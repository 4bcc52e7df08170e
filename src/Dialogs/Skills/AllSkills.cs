using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Skills.Menu;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Skills.Places;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Skills.Reminders;
using ChatBot.Dialogs.Skills.Scams;
using ChatBot.Dialogs.Skills.SignUp;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Dialogs.Skills;

/// <summary>The one place where skills are registered.</summary>
public static class AllSkills
{
    /// <summary>Makes the skills of the service.</summary>
    /// <param name="calendar">Time zone and quiet hours.</param>
    /// <param name="alsoErases">What channels keep of a conversation and must drop when a person is erased.</param>
    /// <param name="content">The content in use, by which changes of events are noticed, or null when they are not.</param>
    /// <param name="publicUrl">Where citizens reach the service, for links to its files, or null for no such links.</param>
    /// <param name="seats">How many seats may be taken before somebody must vouch for them, or null for
    /// <see cref="SeatLimits.Default"/>.</param>
    /// <param name="others">Kinds of documents that no skill declares and that may belong to people: those of channels.</param>
    /// <param name="further">Skills beside those of the service, e.g. one under trial.</param>
    public static SkillSet Create(
        ServiceCalendar calendar,
        IReadOnlyList<IErasable> alsoErases,
        Func<ContentSnapshot>? content = null,
        Uri? publicUrl = null,
        SeatLimits? seats = null,
        IReadOnlyList<DocumentKind>? others = null,
        IReadOnlyList<Skill>? further = null
    )
    {
        var reminders = new RemindersSkill(calendar, content);
        SkillSet? set = null;
        set = new SkillSet(
            [
                new MenuSkill(),
                // Before the programme: a message that was passed on names days and places too.
                new ScamsSkill(),
                // Before the programme: "thư viện ở Diễn Châu" names a place too.
                new DirectorySkill(),
                // Before the programme: "mai có học không" is about the own class, and not about what there is on that day.
                new SeatQuestion(),
                new EventQuestion([reminders]),
                new ProgrammeSkill(publicUrl, [reminders]),
                new SignUpSkill(seats ?? SeatLimits.Default),
                new LessonsSkill(calendar),
                // Behind the lessons: a stop asks for all consents there, and no kind is asked for after a write to it.
                reminders,
                new CorrectionSkill(),
                .. further ?? [],
                new PersonalDataSkill(() => set!, alsoErases),
                // Of two skills that claim a short question alike, the one that showed a list goes before what topics say in general.
                new QuestionsSkill(),
            ],
            others
        );
        return set;
    }
}
