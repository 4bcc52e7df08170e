using System.Globalization;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>The question for a class: what is offered, what is said of each, and what may be chosen.</summary>
internal static class ClassChoice
{
    private const int MostShown = 6;

    public static ChoicePrompt Prompt { get; } = new(ChoicesAsync, null, DetailsAsync) { Thing = "lop" };

    public static string Display(FormContext form, string classId) => Enrolments.ClassName(form.Turn, classId);

    /// <summary>Classes with places for the learner of the form, the best match first; one that they hold already is not offered.</summary>
    public static async ValueTask<IReadOnlyList<(RankedClass Ranked, int Left)>> OfferedAsync(FormContext form)
    {
        var turn = form.Turn;
        var year = Learner.BirthYear(form);
        var suitable = turn.Content.Classes.Values
            .Where(c => PlacesLedger.IsOpen(c, turn.Today) && (year is null || PlacesLedger.FitsAge(c, year.Value)) && c.Id != form[Learner.HeldClass]);
        var offered = new List<(RankedClass, int)>();
        foreach (var ranked in ClassOrder.Rank(suitable, Learner.Answer(form, "level") ?? "unsure", Learner.Answer(form, "commune"), turn.Content.Places))
        {
            if (await Enrolments.LeftAsync(turn, ranked.Class) is > 0 and var left)
            {
                offered.Add((ranked, left));
            }

            if (offered.Count == MostShown)
            {
                break;
            }
        }

        return offered;
    }

    /// <summary>Why a class cannot be taken now, or null.</summary>
    public static async ValueTask<Refusal?> RefusalAsync(FormContext form, string classId)
    {
        if (!form.Turn.Content.Classes.TryGetValue(classId, out var @class) || !PlacesLedger.IsOpen(@class, form.Turn.Today))
        {
            return new Refusal("closed");
        }

        if (Learner.BirthYear(form) is { } year && !PlacesLedger.FitsAge(@class, year))
        {
            return new Refusal("age");
        }

        return await Enrolments.LeftAsync(form.Turn, @class) > 0 ? null : new Refusal("full");
    }

    private static async ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form) =>
        [.. (await OfferedAsync(form)).Select(o => new PromptChoice(o.Ranked.Class.Name.In(form.Turn.Language), o.Ranked.Class.Id)
        {
            Synonyms = [o.Ranked.Class.Schedule.In(form.Turn.Language), o.Ranked.Class.Venue.In(form.Turn.Language)],
        })];

    private static async ValueTask<string?> DetailsAsync(FormContext form)
    {
        var turn = form.Turn;
        var offered = await OfferedAsync(form);
        var lines = offered.Select((o, i) => turn.Text(
            "signup.class-line",
            ("number", Number(i + 1)),
            ("class", o.Ranked.Class.Name.In(turn.Language)),
            ("schedule", o.Ranked.Class.Schedule.In(turn.Language)),
            ("venue", o.Ranked.Class.Venue.In(turn.Language) + Why(turn, o.Ranked)),
            ("left", Number(o.Left))));
        return offered.Count == 0 ? turn.Text("signup.no-classes") : string.Join('\n', lines);
    }

    // What the order rests on is said of each class, so that nobody wonders why one stands first.
    private static string Why(TurnContext turn, RankedClass ranked)
    {
        var reasons = new List<string>();
        if (ranked.Kilometres is { } kilometres)
        {
            reasons.Add(kilometres < 1 ? turn.Text("signup.class-here") : turn.Text("signup.class-distance", ("kilometres", Number((int)Math.Round(kilometres)))));
        }

        if (!ranked.FitsLevel)
        {
            reasons.Add(turn.Text("signup.class-other-level"));
        }

        return reasons.Count == 0 ? string.Empty : $" ({string.Join(", ", reasons)})";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
