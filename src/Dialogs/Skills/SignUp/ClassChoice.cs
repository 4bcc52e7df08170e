using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>The question for a class: what is offered, what is said of each, and what may be chosen.</summary>
internal static class ClassChoice
{
    private const int MostShown = 6;

    /// <summary>A class as it is repeated before it is taken: name, day and hour, place and distance, first day.</summary>
    public static string Display(FormContext form, string classId) =>
        form.Turn.Content.Classes.TryGetValue(classId, out var @class)
            // Plain: who shows a summary escapes it, and all of it is made of content.
            ? form.Turn.Compose("signup.class-full-line", Arguments(form.Turn, Rank(form, @class)))
            : classId;

    /// <summary>The same in Markdown, with the level: the two sides of a move.</summary>
    public static string Line(FormContext form, string key, string classId) =>
        form.Turn.Content.Classes.TryGetValue(classId, out var @class)
            ? form.Turn.Text(key, Arguments(form.Turn, Rank(form, @class)))
            : form.Turn.Text(key, ("class", classId), ("schedule", "?"), ("venue", "?"), ("start", "?"), ("level", "?"));

    /// <summary>The button of a class.</summary>
    public static PromptChoice Choice(TurnContext turn, RankedClass ranked) => new(ranked.Class.Name.In(turn.Language), ranked.Class.Id);

    /// <summary>Classes with places for the learner of the form, the best match first; one that they hold already is not offered.</summary>
    public static async ValueTask<IReadOnlyList<OfferedClass>> OfferedAsync(FormContext form)
    {
        var turn = form.Turn;
        var year = Learner.BirthYear(form);
        var suitable = turn.Content.Classes.Values.Where(c =>
            SeatLedger.IsOpen(c, turn.Today) && (year is null || SeatLedger.FitsAge(c, year.Value)) && c.Id != form[Learner.HeldClass]
        );
        var offered = new List<OfferedClass>();
        foreach (
            var ranked in ClassOrder.Rank(
                suitable,
                Learner.Answer(form, "level") ?? "unsure",
                Learner.Answer(form, "commune"),
                turn.Content.Places
            )
        )
        {
            if (await Enrolments.LeftAsync(turn, ranked.Class) is > 0 and var left)
            {
                offered.Add(new OfferedClass(ranked, left));
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
        if (!form.Turn.Content.Classes.TryGetValue(classId, out var @class) || !SeatLedger.IsOpen(@class, form.Turn.Today))
        {
            return new Refusal("closed");
        }

        if (Learner.BirthYear(form) is { } year && !SeatLedger.FitsAge(@class, year))
        {
            return new Refusal("age");
        }

        return await Enrolments.LeftAsync(form.Turn, @class) > 0 ? null : new Refusal("full");
    }

    /// <summary>What is said of each class, a line each, numbered like its button.</summary>
    public static string Lines(TurnContext turn, IReadOnlyList<OfferedClass> offered) =>
        string.Join(
            '\n',
            offered.Select(
                (o, i) =>
                    turn.Text(
                        "signup.class-line",
                        ("number", Number(i + 1)),
                        ("class", o.Ranked.Class.Name.In(turn.Language)),
                        ("schedule", o.Ranked.Class.Schedule.In(turn.Language)),
                        ("venue", o.Ranked.Class.Venue.In(turn.Language) + Why(turn, o.Ranked)),
                        ("start", LocalDates.Show(o.Ranked.Class.Start, turn.Language)),
                        ("left", Number(o.Left))
                    )
            )
        );

    private static RankedClass Rank(FormContext form, EnglishClass @class) =>
        ClassOrder.Rank([@class], Learner.Answer(form, "level") ?? "unsure", Learner.Answer(form, "commune"), form.Turn.Content.Places)[0];

    private static (string Name, string Value)[] Arguments(TurnContext turn, RankedClass ranked) =>
        [
            ("class", ranked.Class.Name.In(turn.Language)),
            ("schedule", ranked.Class.Schedule.In(turn.Language)),
            ("venue", ranked.Class.Venue.In(turn.Language) + Why(turn, ranked)),
            ("start", LocalDates.Show(ranked.Class.Start, turn.Language)),
            (
                "level",
                string.Join(
                    ", ",
                    ranked.Class.Levels.Select(level =>
                        turn.Content.Texts.Contains($"signup.level-{level}") ? turn.Text($"signup.level-{level}") : level
                    )
                )
            ),
        ];

    // What the order rests on is said of each class, so that nobody wonders why one stands first.
    private static string Why(TurnContext turn, RankedClass ranked)
    {
        var reasons = new List<string>();
        if (ranked.Kilometres is { } kilometres)
        {
            reasons.Add(
                kilometres < 1
                    ? turn.Text("signup.class-here")
                    : turn.Text("signup.class-distance", ("kilometres", Number((int)Math.Round(kilometres))))
            );
        }

        if (!ranked.FitsLevel)
        {
            reasons.Add(turn.Text("signup.class-other-level"));
        }

        return reasons.Count == 0 ? string.Empty : $" ({string.Join(", ", reasons)})";
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A class with places.</summary>
/// <param name="Ranked">The class and why it stands where it does.</param>
/// <param name="Left">Places left.</param>
internal sealed record OfferedClass(RankedClass Ranked, int Left);
