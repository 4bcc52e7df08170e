using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>The programme of the week: by day, place, theme and words, near the citizen, and the weeks of other years.</summary>
public sealed class ProgrammeSkill : Skill
{
    /// <summary>Verb of the buttons that go to a part of the programme: <c>prog:today</c>, <c>prog:themes</c>.</summary>
    internal const string DayVerb = "prog";

    /// <summary>Verb of the buttons that show a search, see <see cref="QueryCode"/>.</summary>
    internal const string FindVerb = "find";

    private readonly PlaceForm _place = new();

    /// <summary>Registers the skill.</summary>
    /// <param name="publicUrl">Where citizens reach the service, for links to calendar files; null: no such links.</param>
    public ProgrammeSkill(Uri? publicUrl = null)
    {
        Actions = new Dictionary<string, SkillAction>
        {
            ["programme.start"] = Start,
            ["programme.today"] = (dialog, said) => FindAsync(dialog, said, new ProgrammeQuery { From = dialog.Turn.Today, To = dialog.Turn.Today }),
            ["programme.weekend"] = (dialog, said) => FindAsync(dialog, said, Days(Weekend(dialog.Turn.Today), 2)),
            ["programme.week"] = (dialog, said) => FindAsync(dialog, said, Days(Monday(dialog.Turn.Today), 7)),
            ["programme.near"] = NearAsync,
            ["programme.theme"] = (dialog, said) => FindAsync(dialog, said, null),
            ["programme.find"] = (dialog, said) => FindAsync(dialog, said, null),
            ["programme.week-when"] = Start,
            ["programme.week-theme"] = Start,
        };
        Buttons = new Dictionary<string, ButtonHandler>
        {
            [EventCard.Verb] = EventCard.PressAsync,
            [CalendarCard.Verb] = new CalendarCard(publicUrl).PressAsync,
            [DayVerb] = PressAsync,
            [FindVerb] = PressFound,
        };
    }

    /// <inheritdoc/>
    public override string Name => "programme";

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_place];

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [LastSearch.Kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ProgrammeClaim.OfAsync(turn, said);

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said) => FindAsync(dialog, said, null);

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static LocalDate Weekend(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Sunday ? day.PlusDays(-1) : Monday(day).PlusDays(5);

    private static ProgrammeQuery Days(LocalDate from, int count) => new() { From = from, To = from.PlusDays(count - 1) };

    private static ValueTask Start(DialogContext dialog, Utterance? said)
    {
        if (EditionAnswer.YearOf(said?.Recognized) is { } year)
        {
            EditionAnswer.Show(dialog.Turn, year);
        }
        else
        {
            EditionAnswer.Show(dialog.Turn);
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask NearAsync(DialogContext dialog, Utterance? said)
    {
        var asked = said is null ? null : Asked.Of(said.Recognized);
        if (asked is null || (asked.Query.Places.Count == 0 && (asked.IsNearMe || asked.Query.IsOpen)))
        {
            await NearPlace.FindAsync(dialog, asked?.Query ?? new ProgrammeQuery());
            return;
        }

        await FindAsync(dialog, said, null);
    }

    private static async ValueTask FindAsync(DialogContext dialog, Utterance? said, ProgrammeQuery? days)
    {
        var turn = dialog.Turn;
        if (said is null)
        {
            if (days is null)
            {
                ThemeList.Show(turn);
            }
            else
            {
                ProgrammeList.Show(turn, days);
            }

            return;
        }

        var recognized = said.Recognized;
        if (EditionAnswer.YearOf(recognized) is { } year)
        {
            EditionAnswer.Show(turn, year);
            return;
        }

        var asked = Asked.Of(recognized);
        if (days is not null && !asked.Query.HasDays)
        {
            asked = asked with { Query = asked.Query with { From = days.From, To = days.To } };
        }

        var last = await LastSearch.OfAsync(turn);
        var query = asked.After(
            last?.Query,
            last is { At: var at } ? Duration.FromTimeSpan(turn.Now - at) : Duration.Zero,
            id => turn.Content.Themes.GetValueOrDefault(id)?.IsAudience is true);
        if (recognized.Days is { IsLunar: true, Range: null })
        {
            LastSearch.Keep(turn, query);
            turn.Say("programme.lunar", MenuButtons.Home(turn));
            return;
        }

        if (recognized.Days is { NoSuch: { } day, IsLunar: false })
        {
            LastSearch.Keep(turn, query);
            turn.Say("programme.no-such-day", MenuButtons.Home(turn), ("day", $"{day.Day}"), ("month", $"{day.Month}"), ("year", $"{day.Year}"));
            return;
        }

        if (asked.IsNearMe && query.Places.Count == 0)
        {
            await NearPlace.FindAsync(dialog, query);
            return;
        }

        if (!asked.GoesOn && !asked.Anywhere && await FindByWordsAsync(dialog, recognized, query))
        {
            return;
        }

        if (query.IsOpen)
        {
            ThemeList.Show(turn);
            return;
        }

        var choice = PlaceChoice.Of(turn.Content, recognized.FoundPlaces, query, turn.LocalNow);
        if (choice.Ask.Count == 0 || !choice.Put(turn))
        {
            ProgrammeList.Show(turn, choice.Query);
        }
    }

    // Days and places say which list is wanted; without them the words may name the event itself.
    private static async ValueTask<bool> FindByWordsAsync(DialogContext dialog, RecognizerResult recognized, ProgrammeQuery query)
    {
        var turn = dialog.Turn;
        if (query.HasDays || query.Places.Count > 0)
        {
            return false;
        }

        var found = EventWords.Of(turn.Content).Find(recognized);
        var ahead = found.Where(e => !ProgrammeSearch.IsOver(e, turn.LocalNow)).ToList();
        if (found.Count == 0)
        {
            return false;
        }

        if ((ahead.Count > 0 ? ahead : found) is [var only])
        {
            await EventCard.PressAsync(dialog, new Payload(EventCard.Verb, [only.Id]));
        }
        else
        {
            ProgrammeList.ShowMatches(turn, ahead.Count > 0 ? ahead : found);
        }

        return true;
    }

    private static ValueTask PressFound(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        if (payload.Arguments is [var days, var places, var themes, ..] && QueryCode.Read(days, places, themes, turn.Content) is { } query)
        {
            _ = int.TryParse(payload.Arguments.ElementAtOrDefault(3), out var offset);
            ProgrammeList.Show(turn, query, Math.Max(0, offset));
        }
        else
        {
            turn.Say("engine.button-unknown", MenuButtons.Home(turn));
        }

        return ValueTask.CompletedTask;
    }

    private ValueTask PressAsync(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var argument = payload.Arguments.ElementAtOrDefault(1);
        switch (payload.Arguments.ElementAtOrDefault(0))
        {
            case "today":
                return Actions["programme.today"](dialog, null);
            case "week":
                return Actions["programme.week"](dialog, null);
            case "near":
                return NearPlace.AskAsync(dialog, new ProgrammeQuery());
            case "ahead":
                ProgrammeList.Show(turn, new ProgrammeQuery());
                return ValueTask.CompletedTask;
            case "themes":
                ThemeList.Show(turn, int.TryParse(argument, out var offset) ? Math.Max(0, offset) : 0);
                return ValueTask.CompletedTask;
            case "edition" when argument is not null:
                EditionAnswer.Show(turn, argument);
                return ValueTask.CompletedTask;
            default:
                return Start(dialog, null);
        }
    }
}
