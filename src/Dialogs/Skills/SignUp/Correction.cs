using System.Globalization;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>What a correction begins with, and what it stores at its end.</summary>
internal static class Correction
{
    private static readonly string[] Agreements = ["guardian", "child", "other"];

    /// <summary>What the form must know of the place before it asks.</summary>
    public static async ValueTask<Dictionary<string, string>> BeginWithAsync(TurnContext turn, Enrolment enrolment)
    {
        var known = new Dictionary<string, string>
        {
            [CorrectionForm.Code] = enrolment.Code,
            ["who"] = enrolment.Subject switch
            {
                Subject.Child => SignUpForm.ForChild,
                Subject.Other => SignUpForm.ForOther,
                _ => SignUpForm.ForSelf,
            },
            [Learner.HeldName("name")] = enrolment.Name,
            [Learner.HeldName("birth-year")] = enrolment.BirthYear.ToString(CultureInfo.InvariantCulture),
            [Learner.HeldName("commune")] = enrolment.CommuneCode,
            [Learner.HeldName("level")] = enrolment.Level,
            [Learner.HeldClass] = enrolment.ClassId,

            // Somebody who turns 16 this year was asked when they signed up; whether there is a guardian tells what they said.
            [Learner.HeldName("sixteen")] = enrolment.GuardianName is null ? YesNoPrompt.Yes : YesNoPrompt.No,
        };
        if (enrolment.GuardianName is { } guardian)
        {
            known[Learner.HeldName("guardian")] = guardian;
        }

        foreach (var id in enrolment.Consents)
        {
            if (
                await turn.Session.GetAsync(Consent.Kind, id) is { } consent
                && consent.IsOpen(turn.Now)
                && Agreements.Contains(consent.Purpose)
            )
            {
                known[Learner.HeldName($"{consent.Purpose}-agrees")] = id;
            }
        }

        return known;
    }

    /// <summary>Stores the corrected place, moves it when the class changed, and says what it is now.</summary>
    /// <param name="form">The answers, all checked in this turn.</param>
    /// <param name="enrolment">The place as it is stored.</param>
    /// <param name="given">Ids of the consents given in the form.</param>
    public static async ValueTask StoreAsync(FormContext form, Enrolment enrolment, IReadOnlyList<string> given)
    {
        var turn = form.Turn;
        var corrected = enrolment with
        {
            Name = form["name"] ?? enrolment.Name,
            BirthYear = form["birth-year"] is { } year ? int.Parse(year, CultureInfo.InvariantCulture) : enrolment.BirthYear,
            GuardianName = form["birth-year"] is null || Learner.NeedsGuardian(form) ? form["guardian"] ?? enrolment.GuardianName : null,
            GuardianRelation =
                form["birth-year"] is null || Learner.NeedsGuardian(form)
                    ? RelationPrompt.Of(form[RelationPrompt.SlotName]) ?? enrolment.GuardianRelation
                    : null,
            Phone = form.IsSettled("phone") ? form["phone"] : enrolment.Phone,
            CommuneCode = form["commune"] ?? enrolment.CommuneCode,
            Level = form["level"] ?? enrolment.Level,
            Consents = [.. (await StillNeededAsync(form, enrolment)), .. given],
        };
        if (form["class"] is { } classId)
        {
            corrected = await Enrolments.MoveAsync(turn, corrected, turn.Content.Classes[classId]);
        }

        turn.Session.Put(Enrolment.Kind, corrected);
        turn.Conversation = turn.Conversation with { CommuneCode = corrected.CommuneCode };
        Say(form, enrolment, corrected);
    }

    /// <summary>Whether two names have a word in common, marks aside: then one may be the other, misspelt or incomplete.</summary>
    public static bool SharesWord(string name, string other) => Words(name).Intersect(Words(other)).Any();

    private static string[] Words(string name) => VietnameseText.Fold(name).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Consents that the corrected place still rests on; the others are over.</summary>
    private static async ValueTask<IReadOnlyList<string>> StillNeededAsync(FormContext form, Enrolment enrolment)
    {
        var over = new List<string>();
        void Unless(bool needed, string agreement)
        {
            if (!needed && form[Learner.HeldName(agreement)] is { } id)
            {
                over.Add(id);
            }
        }

        Unless(Learner.NeedsGuardianAgreement(form) && form["guardian-agrees"] is null, "guardian-agrees");
        Unless(Learner.NeedsChildAgreement(form), "child-agrees");
        Unless(Learner.NeedsOtherAgreement(form), "other-agrees");
        foreach (var id in over)
        {
            await Consent.EndOverAsync(form.Turn, id);
        }

        return [.. enrolment.Consents.Except(over)];
    }

    private static void Say(FormContext form, Enrolment before, Enrolment corrected)
    {
        var turn = form.Turn;
        var @class = turn.Content.Classes.GetValueOrDefault(corrected.ClassId);
        var buttons = new List<Button>();
        if (form["level"] is { } level && @class is not null && !SeatLedger.FitsLevel(@class, level))
        {
            buttons.Add(new Button(turn.Text("fix.button-class"), Payload.Of(CorrectionForm.Verb, corrected.Code, "class")));
        }

        var isOtherLevel = buttons.Count > 0;

        // Not after a corrected year of birth: the class before is not for that age.
        if (corrected.ClassId != before.ClassId && form["birth-year"] is null)
        {
            buttons.Add(MoveBack.Button(turn, before));
        }

        buttons.AddRange([
            new Button(turn.Text("fix.button-more"), Payload.Of(CorrectionForm.Verb, corrected.Code)),
            new Button(turn.Text("signup.button-status"), "topic:eng_status"),
            .. MenuButtons.Home(turn),
        ]);
        turn.Say(
            corrected.ClassId != before.ClassId
                ? form["birth-year"] is null
                    ? "fix.done-class"
                    : "fix.done-class-for-year"
                : isOtherLevel
                    ? "fix.done-other-level"
                    : "fix.done",
            buttons,
            ("year", corrected.BirthYear.ToString(CultureInfo.InvariantCulture)),
            ("what", form.Form.SummaryInOneLine(form)),
            ("code", corrected.Code),
            ("name", corrected.Name),
            ("class", Enrolments.ClassName(turn, corrected.ClassId)),
            ("schedule", @class?.Schedule.In(turn.Language) ?? "?"),
            ("venue", @class?.Venue.In(turn.Language) ?? "?"),
            ("start", @class is null ? "?" : LocalDates.Show(@class.Start, turn.Language))
        );
    }
}
