using ChatBot.Content.Model;
using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>The programme of the week: today, this week, by commune, and one event in full.</summary>
public sealed class ProgrammeSkill : Skill
{
    internal const string DayVerb = "prog";

    // A list longer than this is not read on a telephone.
    private const int MostShown = 5;

    private const double OffTopicFrom = 0.5;

    private readonly PlaceForm _place = new();

    /// <summary>Registers the skill.</summary>
    /// <param name="publicUrl">Where citizens reach the service, for links to calendar files; null: no such links.</param>
    public ProgrammeSkill(Uri? publicUrl = null)
    {
        Actions = new Dictionary<string, SkillAction>
        {
            ["programme.start"] = StartAsync,
            ["programme.today"] = (dialog, said) => FindAsync(dialog, said, dialog.Turn.Today, dialog.Turn.Today),
            ["programme.weekend"] = (dialog, said) => FindAsync(dialog, said, Weekend(dialog.Turn.Today), Weekend(dialog.Turn.Today).PlusDays(1)),
            ["programme.week"] = (dialog, said) => FindAsync(dialog, said, Monday(dialog.Turn.Today), Monday(dialog.Turn.Today).PlusDays(6)),
            ["programme.near"] = NearAsync,
            ["programme.theme"] = (dialog, said) => FindAsync(dialog, said, null, null),
            ["programme.find"] = (dialog, said) => FindAsync(dialog, said, null, null),
            ["programme.week-when"] = WhenAsync,
            ["programme.week-theme"] = ThemeAsync,
        };
        Buttons = new Dictionary<string, ButtonHandler> { [EventCard.Verb] = EventCard.PressAsync, [CalendarCard.Verb] = new CalendarCard(publicUrl).PressAsync, [DayVerb] = PressAsync };
    }

    /// <inheritdoc/>
    public override string Name => "programme";

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_place];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    // A day or a place alone asks for the programme; "thời tiết ngày mai" names a day and asks for something else.
    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) => ValueTask.FromResult(
        (said.Recognized.Dates is not null || said.Recognized.Places.Count > 0) && (said.Recognized.OffTopic < OffTopicFrom || said.Recognized.AsksWhatIsOn)
            ? Claim.Unanswered
            : Claim.None);

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said) => FindAsync(dialog, said, null, null);

    internal static async ValueTask ShowNearAsync(TurnContext turn, string communeCode)
    {
        turn.Conversation = turn.Conversation with { CommuneCode = communeCode };
        await ListAsync(turn, turn.Today, null, new HashSet<string>(StringComparer.Ordinal) { communeCode }, communeCode);
    }

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static LocalDate Weekend(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Sunday ? day.PlusDays(-1) : Monday(day).PlusDays(5);

    private static ValueTask StartAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        if (ProgrammeSearch.EditionFor(turn.Content, turn.Today) is not { } edition)
        {
            turn.Say("programme.none", MenuButtons.Home(turn));
            return ValueTask.CompletedTask;
        }

        turn.SayMarkdown(About(turn, edition), "programme.start",
        [
            new Button(turn.Text("programme.button-today"), Payload.Of(DayVerb, "today")),
            new Button(turn.Text("programme.button-week"), Payload.Of(DayVerb, "week")),
            new Button(turn.Text("programme.button-near"), Payload.Of(DayVerb, "near")),
            .. MenuButtons.Home(turn),
        ]);
        return ValueTask.CompletedTask;
    }

    private static string About(TurnContext turn, Edition edition)
    {
        var tense = turn.Today > edition.End ? "past" : turn.Today < edition.Start ? "future" : "now";
        var text = turn.Text(
            $"programme.edition-{tense}",
            ("name", edition.Name.In(turn.Language)),
            ("theme", edition.Theme.In(turn.Language)),
            ("from", LocalDates.Show(edition.Start, turn.Language)),
            ("to", LocalDates.Show(edition.End, turn.Language)));
        return edition.Sample
            ? $"{text}\n\n{turn.Text("programme.sample")}"
            : $"{text}\n\n{turn.Text("questions.source", ("source", edition.Source.In(turn.Language)))}";
    }

    private static ValueTask WhenAsync(DialogContext dialog, Utterance? said) => StartAsync(dialog, said);

    private static ValueTask ThemeAsync(DialogContext dialog, Utterance? said) => StartAsync(dialog, said);

    private async ValueTask NearAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        if (turn.Activity is LocationActivity location)
        {
            if (PlacePrompt.Nearest(turn.Content.Places, location) is { } nearest)
            {
                await ShowNearAsync(turn, nearest.Code);
            }
            else
            {
                turn.Say("form.place-far", MenuButtons.Home(turn));
            }

            return;
        }

        if (said?.Recognized.Places.Count > 0)
        {
            await FindAsync(dialog, said, null, null);
            return;
        }

        if (turn.Conversation.CommuneCode is { } told && turn.Content.Places.Commune(told) is not null)
        {
            await ShowNearAsync(turn, told);
            return;
        }

        await dialog.BeginAsync(_place.Name);
    }

    private static async ValueTask FindAsync(DialogContext dialog, Utterance? said, LocalDate? from, LocalDate? to)
    {
        var turn = dialog.Turn;
        var recognized = said?.Recognized;
        if (recognized?.Dates is { } dates)
        {
            (from, to) = (dates.From, dates.To);
        }

        var codes = recognized?.Places ?? [];
        await ListAsync(turn, from ?? turn.Today, to, ProgrammeSearch.Communes(turn.Content.Places, codes), codes.Count > 0 ? codes[0] : null);
    }

    private static ValueTask ListAsync(TurnContext turn, LocalDate from, LocalDate? to, IReadOnlySet<string> communes, string? placeCode)
    {
        var place = placeCode is null ? null : turn.Content.Places.Commune(placeCode)?.FullName ?? turn.Content.Places.District(placeCode)?.FullName;
        var found = ProgrammeSearch.Find(turn.Content, from, to, communes);
        var head = Head(turn, from, to, place, found.Count > 0);
        if (found.Count == 0)
        {
            // Nothing there: the nearest in time, said plainly.
            found = ProgrammeSearch.Find(turn.Content, from, null, new HashSet<string>());
            var instead = turn.Text(found.Count > 0 ? "programme.instead" : "programme.nothing-ahead");
            head = $"{head}\n{instead}";
        }

        var shown = found.Take(MostShown).ToList();
        var lines = shown.Select((e, i) => Line(turn, e, i + 1));
        var sample = shown.Any(e => turn.Content.Editions.TryGetValue(e.EditionId, out var edition) && edition.Sample) ? $"\n\n{turn.Text("programme.sample")}" : string.Empty;
        turn.SayMarkdown(
            $"{head}\n\n{string.Join('\n', lines)}{sample}".TrimEnd(),
            "programme.list",
            [.. shown.Select(e => new Button(EventText.Short(e.Title.In(turn.Language)), Payload.Of(EventCard.Verb, e.Id))), .. MenuButtons.Home(turn)]);
        return ValueTask.CompletedTask;
    }

    private static string Head(TurnContext turn, LocalDate from, LocalDate? to, string? place, bool found)
    {
        var days = to is null ? turn.Text("programme.from-day", ("date", LocalDates.Show(from, turn.Language)))
            : to == from ? MarkdownText.Escape(LocalDates.Show(from, turn.Language))
            : turn.Text("programme.days", ("from", LocalDates.Show(from, turn.Language)), ("to", LocalDates.Show(to.Value, turn.Language)));
        return place is null
            ? turn.Compose(found ? "programme.found" : "programme.not-found", ("days", days))
            : turn.Compose(found ? "programme.found-at" : "programme.not-found-at", ("days", days), ("place", MarkdownText.Escape(place)));
    }

    private static string Line(TurnContext turn, ProgrammeEvent happening, int number) =>
        $"{number}\\. {EventText.Status(turn, happening)}{turn.Text("programme.line", ("title", happening.Title.In(turn.Language)), ("when", EventText.When(turn, happening)), ("where", EventText.Where(turn, happening)))}";

    private ValueTask PressAsync(DialogContext dialog, Payload payload) => payload.Arguments.ElementAtOrDefault(0) switch
    {
        "today" => Actions["programme.today"](dialog, null),
        "week" => Actions["programme.week"](dialog, null),
        "near" => dialog.BeginAsync(_place.Name),
        _ => StartAsync(dialog, null),
    };
}
