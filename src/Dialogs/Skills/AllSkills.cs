using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Lessons;
using ChatBot.Dialogs.Skills.Menu;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Skills.Programme;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Skills.SignUp;

namespace ChatBot.Dialogs.Skills;

/// <summary>The one place where skills are registered.</summary>
public static class AllSkills
{
    /// <summary>Makes the skills of the service.</summary>
    /// <param name="calendar">Time zone and quiet hours.</param>
    /// <param name="alsoErases">What channels keep of a conversation and must drop when a person is erased.</param>
    public static SkillSet Create(ServiceCalendar calendar, IReadOnlyList<IErasable> alsoErases)
    {
        SkillSet? set = null;
        set = new SkillSet(
        [
            new MenuSkill(),
            new ProgrammeSkill(),
            new SignUpSkill(),
            new LessonsSkill(calendar),
            new PersonalDataSkill(() => set!, alsoErases),

            // Of two skills that claim a short question alike, the one that showed a list goes before what topics say in general.
            new QuestionsSkill(),
        ]);
        return set;
    }
}
