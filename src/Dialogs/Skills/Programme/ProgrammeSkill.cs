using System.Globalization;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;
using NodaTime;

namespace ChatBot.Dialogs.Skills.Programme;

/// <summary>The programme of the week: by day, place, theme and words, near the citizen, and the weeks of other years.</summary>
public sealed class ProgrammeSkill : Skill
{
    /// <summary>Verb of the buttons that go to a part of the programme: <c>prog:today</c>, <c>prog:themes</c>.</summary>
    internal const string DayVerb = "prog";

    /// <summary>Verb of the buttons that show a search, see <see cref="QueryCode"/>.</summary>
    internal const string FindVerb = "seek";

    private static readonly WordListKey Schedule = new("programme.schedule");

    private readonly PlaceForm _place = new();

    private readonly IReadOnlyList<IEventCompanion> _companions;

    /// <summary>Registers the skill.</summary>
    /// <param name="publicUrl">Where citizens reach the service, for links to calendar files, or null for no such links.</param>
    /// <param name="companions">Skills that do something with events.</param>
    public ProgrammeSkill(Uri? publicUrl, IReadOnlyList<IEventCompanion> companions)
    {
        _companions = companions;
        Actions = new Dictionary<string, SkillAction>
        {
            ["programme.start"] = Start,
            ["programme.today"] = (dialog, said) =>
                ProgrammeFind.FindAsync(dialog, said, new ProgrammeQuery { From = dialog.Turn.Today, To = dialog.Turn.Today }),
            ["programme.weekend"] = (dialog, said) => ProgrammeFind.FindAsync(dialog, said, Days(Weekend(dialog.Turn.Today), 2)),
            ["programme.week"] = (dialog, said) => ProgrammeFind.FindAsync(dialog, said, Days(Monday(dialog.Turn.Today), 7)),
            ["programme.near"] = NearAsync,
            ["programme.theme"] = (dialog, said) => ProgrammeFind.FindAsync(dialog, said, null),
            ["programme.find"] = (dialog, said) => ProgrammeFind.FindAsync(dialog, said, null),
            ["programme.week-when"] = Start,
            ["programme.week-theme"] = Start,
            ["programme.week-fact"] = FactAsync,
        };
        Buttons = new Dictionary<string, ButtonHandler>
        {
            [EventCard.Verb] = new EventCard(companions).PressAsync,
            [CalendarCard.Verb] = new CalendarCard(publicUrl).PressAsync,
            [DayVerb] = PressAsync,
            [FindVerb] = PressFound,
        };
    }

    /// <inheritdoc/>
    public override string Name => "programme";

    /// <inheritdoc/>
    public override MenuEntry? MenuEntry => new("menu.button-programme", 10);

    /// <inheritdoc/>
    public override SkillAction? OnLocation => NearAsync;

    /// <inheritdoc/>
    public override IReadOnlyList<Dialog> Dialogs => [_place];

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [LastSearch.Kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    public override void Prepare(ContentSnapshot content)
    {
        EventWords.Of(content);
        EditionFacts.Of(content);
    }

    /// <inheritdoc/>
    public override void Read(RecognizerResult recognized) => AskedSearch.Of(recognized);

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) => ProgrammeClaim.OfAsync(turn, said, _companions);

    /// <inheritdoc/>
    public override ValueTask TakeAsync(DialogContext dialog, Utterance said) => ProgrammeFind.FindAsync(dialog, said, null);

    /// <inheritdoc/>
    public override Button? ButtonFor(TurnContext turn, Utterance said, Utterance first)
    {
        var asked = AskedSearch.Of(said.Recognized);
        if (asked.Query.IsOpen || !(asked.AsksWhatIsOn || asked.HasNoun || asked.IsBare || said.Recognized.Says(Schedule)))
        {
            return null;
        }

        var days = AskedSearch.Of(first.Recognized).Query;
        var query = asked.Query.HasDays ? asked.Query : asked.Query with { From = days.From, To = days.To };
        return QueryCode.Payload(query, 0) is { } payload ? new Button(Label(said.Text), payload) : null;
    }

    private static string Label(string text)
    {
        var label = EventText.Short(text);
        return char.ToUpper(label[0], CultureInfo.InvariantCulture) + label[1..];
    }

    private static LocalDate Monday(LocalDate day) => day.PlusDays(1 - (int)day.DayOfWeek);

    private static LocalDate Weekend(LocalDate day) => day.DayOfWeek == IsoDayOfWeek.Sunday ? day.PlusDays(-1) : Monday(day).PlusDays(5);

    private static ProgrammeQuery Days(LocalDate from, int count) => new() { From = from, To = from.PlusDays(count - 1) };

    private static ValueTask Start(DialogContext dialog, Utterance? said)
    {
        if (said is null)
        {
            EditionAnswer.Show(dialog.Turn);
            return ValueTask.CompletedTask;
        }

        return EditionAnswer.AnswerAsync(dialog, said.Recognized);
    }

    // The topic that was found says which fact is asked for; a year in the message was looked at before any topic.
    private static ValueTask FactAsync(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;

        // The hour of a ceremony of no named year stands in the programme of the present week.
        if (said is not null && turn.Conversation.LastTopic == CeremonyAnswer.TimeFact && EditionAnswer.YearOf(said.Recognized) is null)
        {
            return ProgrammeFind.FindAsync(dialog, said, null);
        }

        return turn.Conversation.LastTopic is { } topic && EditionFacts.WithoutYear(turn, said?.Recognized, topic) is { } edition
            ? EditionFacts.ShowAsync(dialog, edition, topic)
            : Start(dialog, said);
    }

    private static async ValueTask NearAsync(DialogContext dialog, Utterance? said)
    {
        if (said is not null && UnknownPlace.Ask(dialog.Turn, said.Recognized))
        {
            return;
        }

        var asked = said is null ? null : AskedSearch.Of(said.Recognized);
        if (asked is null || (asked.Query.Places.Count == 0 && (asked.IsNearMe || asked.Query.IsOpen)))
        {
            await NearPlace.FindAsync(dialog, asked?.Query ?? new ProgrammeQuery());
            return;
        }

        await ProgrammeFind.FindAsync(dialog, said, null);
    }

    private static ValueTask PressFound(DialogContext dialog, Payload payload)
    {
        var turn = dialog.Turn;
        var query = payload.Arguments is not [var days, var places, var themes, ..]
            ? null
            : QueryCode.Read(days, places, themes, turn.Content);
        if (query is not null)
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
            case "fact"
                when argument is not null
                    && payload.Arguments.ElementAtOrDefault(2) is { } topic
                    && turn.Content.Editions.TryGetValue(argument, out var told):
                return EditionFacts.ShowAsync(dialog, told, topic);
            default:
                return Start(dialog, null);
        }
    }
}
