using ChatBot.Content.Model;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Understanding.Answers;
using NodaTime;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// Sign-up for a free English place. It asks for the least: who, name, year of birth, commune, level, class; the phone number is optional,
/// also where nobody can be written to later.
/// </summary>
public sealed class SignUpForm : Form
{
    private const int MostClassesShown = 6;
    private const int CodeLength = 6;

    // Slot name of a consent, with this behind it, holds the id of its proof.
    private const string Proof = ".proof";

    private static readonly string[] Agreements = ["guardian-agrees", "child-agrees", "other-agrees"];

    /// <summary>Slot values of "who".</summary>
    internal const string ForSelf = "self";
    internal const string ForChild = "child";
    internal const string ForOther = "other";

    /// <inheritdoc/>
    public override string Name => "signup";

    /// <inheritdoc/>
    protected override IReadOnlyList<Slot> Slots { get; } =
    [
        new()
        {
            Name = "consent",
            Prompt = new YesNoPrompt("signup.button-agree", "signup.button-disagree"),
            AskKey = ConsentKey,
            KeepsWording = true,
            InSummary = false,
            OnAnswered = ConsentGivenAsync,
        },
        new()
        {
            Name = "who",
            Prompt = new ChoicePrompt(
                form => ValueTask.FromResult<IReadOnlyList<PromptChoice>>(
                [
                    new(form.Turn.Text("signup.button-self"), ForSelf),
                    new(form.Turn.Text("signup.button-child"), ForChild),
                    new(form.Turn.Text("signup.button-other"), ForOther),
                ]),
                WhoAnswer.Read),
            Display = (form, value) => form.Turn.Text($"signup.button-{value}"),

            // Another learner: nothing that was said of the first one holds.
            Resets = ["name", "birth-year", "guardian", .. Agreements],
        },
        new()
        {
            Name = "name",
            Prompt = new ParsedPrompt((text, _) => NameAnswer.Parse(text)),
            AskKey = form => $"signup.ask-name-{form["who"] ?? ForSelf}",
            Resets = Agreements,
        },
        new()
        {
            Name = "birth-year",
            Prompt = new ParsedPrompt(BirthYearAnswer.Parse) { TakesNumbers = true },
            AskKey = form => $"signup.ask-birth-year-{form["who"] ?? ForSelf}",
            Validate = AnyClassForAgeAsync,
            Resets = Agreements,
        },
        new()
        {
            Name = "guardian",
            When = NeedsGuardian,
            Prompt = new ParsedPrompt((text, _) => NameAnswer.Parse(text)),
            AskKey = form => form["who"] switch
            {
                ForChild => "signup.ask-guardian-child",
                ForOther => "signup.ask-guardian-other",
                _ => "signup.ask-guardian",
            },
        },
        new()
        {
            Name = "guardian-agrees",
            When = form => NeedsGuardian(form) && form["who"] != ForChild,
            Prompt = new YesNoPrompt("signup.button-guardian-agrees", "signup.button-disagree"),
            KeepsWording = true,
            AskKey = _ => "signup.ask-guardian-agrees",
            InSummary = false,
            OnAnswered = (form, value) => AgreedAsync(form, value, "guardian", "guardian-agrees"),
        },
        new()
        {
            Name = "child-agrees",
            When = form => form["who"] is ForChild or ForOther && Age(form) is >= PlacesLedger.ChildAskedFrom and < PlacesLedger.GuardianUnder,
            Prompt = new YesNoPrompt("signup.button-child-agrees", "signup.button-child-disagrees"),
            KeepsWording = true,
            AskKey = _ => "signup.ask-child-agrees",
            InSummary = false,
            OnAnswered = (form, value) => AgreedAsync(form, value, "child", "child-agrees"),
        },
        new()
        {
            Name = "other-agrees",
            When = form => form["who"] is ForChild or ForOther && !NeedsGuardian(form),
            Prompt = new YesNoPrompt("signup.button-other-agrees", "signup.button-other-disagrees") { Question = YesNoQuestion.ConsentOfAnother },
            KeepsWording = true,
            AskKey = _ => "signup.ask-other-agrees",
            InSummary = false,
            OnAnswered = (form, value) => AgreedAsync(form, value, "other", "other-agrees"),
        },
        new()
        {
            Name = "commune",
            FormerNames = ["ward"],
            Prompt = new PlacePrompt(),
            Display = (form, value) => form.Turn.Content.Places.Commune(value)?.FullName ?? value,
        },
        new()
        {
            Name = "level",
            Prompt = new ChoicePrompt(
                form => ValueTask.FromResult<IReadOnlyList<PromptChoice>>(
                    [.. new[] { "none", "A1", "A2", "B1", "unsure" }.Select(level => new PromptChoice(form.Turn.Text($"signup.level-{level}"), level))]),
                said => LevelAnswer.Parse(said.Text) is AnswerOutcome.Accepted level ? level.Value is "B2" or "C1" or "C2" ? "B1" : level.Value : null),
            Display = (form, value) => form.Turn.Text($"signup.level-{value}"),
        },
        new()
        {
            Name = "class",
            Prompt = new ChoicePrompt(ClassChoicesAsync, null, ClassDetailsAsync) { Thing = "lop" },
            Validate = ClassIsFreeAsync,
            Display = (form, value) => form.Turn.Content.Classes.TryGetValue(value, out var @class) ? @class.Name.In(form.Turn.Language) : value,
        },
        new()
        {
            Name = "phone",
            Prompt = new ParsedPrompt((text, _) => PhoneAnswer.Parse(text)) { Native = NativeRequest.PhoneNumber },
            AskKey = form => form.Turn.Capabilities.CanReachLater ? "signup.ask-phone" : "signup.ask-phone-web",
            Optional = _ => true,
        },
        new() { Name = "confirm", Prompt = new ConfirmPrompt(), InSummary = false },
    ];

    /// <inheritdoc/>
    protected override async ValueTask<bool> CompleteAsync(FormContext form)
    {
        var turn = form.Turn;
        var classId = form["class"]!;
        var subject = form["who"] switch { ForChild => Subject.Child, ForOther => Subject.Other, _ => Subject.Self };
        var held = turn.Conversation.TookPlace ? await Enrolments.ActiveAsync(turn) : [];
        if (held.FirstOrDefault(e => Enrolments.IsSameSubject(e, subject, form["name"]!, int.Parse(form["birth-year"]!, System.Globalization.CultureInfo.InvariantCulture))) is { } existing)
        {
            await EndConsentsAsync(turn, form.Instance);
            turn.Say("signup.already", Buttons(turn), ("code", existing.Code), ("class", Enrolments.ClassName(turn, existing.ClassId)));
            await form.Dialog.EndAsync(form.Instance.Id);
            return true;
        }

        if (!await ConsentsStandAsync(form))
        {
            return false;
        }

        // A proof of a question that a later answer made moot is not what the place rests on.
        var restsOn = Slots.Where(s => s.KeepsWording && s.When?.Invoke(form) != false).Select(s => form[s.Name + Proof]!).ToList();
        foreach (var moot in ConsentsOf(form.Instance).Except(restsOn).ToList())
        {
            await Consent.EndUnusedAsync(turn, moot);
        }

        var places = await turn.Session.GetAsync(ClassPlaces.Kind, classId) ?? new ClassPlaces { ClassId = classId };
        var @class = turn.Content.Classes[classId];
        var enrolment = new Enrolment
        {
            Code = turn.Random.Code(CodeLength),
            PersonId = turn.PersonId,
            ClassId = classId,
            Subject = subject,
            Name = form["name"]!,
            BirthYear = int.Parse(form["birth-year"]!, System.Globalization.CultureInfo.InvariantCulture),
            GuardianName = NeedsGuardian(form) ? form["guardian"] : null,
            Phone = form["phone"],
            CommuneCode = form["commune"]!,
            Level = form["level"]!,
            Contact = turn.Conversation.Reference,
            At = turn.Now,
            Consents = restsOn,
            CourseEnd = turn.Calendar.ToInstant(@class.End.At(LocalTime.Midnight)),
        };
        while (await turn.Session.GetAsync(Enrolment.Kind, enrolment.Code) is not null)
        {
            enrolment = enrolment with { Code = turn.Random.Code(CodeLength) };
        }

        turn.Session.Put(Enrolment.Kind, enrolment);
        turn.Session.Put(ClassPlaces.Kind, places with { Taken = places.Taken + 1 });
        turn.Conversation = turn.Conversation with { CommuneCode = enrolment.CommuneCode, TookPlace = true };
        turn.Say(
            turn.Capabilities.CanReachLater ? "signup.done" : enrolment.Phone is null ? "signup.done-web-no-phone" : "signup.done-web",
            Buttons(turn),
            ("name", enrolment.Name),
            ("code", enrolment.Code),
            ("class", @class.Name.In(turn.Language)),
            ("schedule", @class.Schedule.In(turn.Language)),
            ("venue", @class.Venue.In(turn.Language)),
            ("start", LocalDates.Show(@class.Start, turn.Language)));
        await form.Dialog.EndAsync(form.Instance.Id);
        return true;
    }

    private static IReadOnlyList<Button> Buttons(TurnContext turn) =>
        [new(turn.Text("signup.button-status"), "topic:eng_status"), new(turn.Text("menu.button-lessons"), "go:lessons"), .. MenuButtons.Home(turn)];

    private static string ConsentKey(FormContext form) => form.Turn.Capabilities.StoresAbroad ? "signup.ask-consent-abroad" : "signup.ask-consent";

    private static int Age(FormContext form) => form["birth-year"] is { } year
        ? PlacesLedger.Age(int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), form.Turn.Today)
        : int.MaxValue;

    private static bool NeedsGuardian(FormContext form) => Age(form) < PlacesLedger.GuardianUnder;

    private static async ValueTask ConsentGivenAsync(FormContext form, string value)
    {
        if (value == YesNoPrompt.No)
        {
            await EndConsentsAsync(form.Turn, form.Instance);
            form.Turn.Say("signup.consent-refused", MenuButtons.Home(form.Turn));
            await form.Dialog.EndAsync(form.Instance.Id);
            return;
        }

        await RecordAsync(form, "signup", "consent");
    }

    // The proof holds the words that were on the screen, in the language they were in.
    private static async ValueTask RecordAsync(FormContext form, string purpose, string slot)
    {
        // Given a second time (somebody else's name since, a step back): the first holds for nothing any more.
        if (form[slot + Proof] is { } before)
        {
            await Consent.EndUnusedAsync(form.Turn, before);
        }

        var id = Consent.Record(form.Turn, purpose, form[slot + ".shown"] ?? form.Turn.Text(ConsentKey(form)));
        form.Clear(slot + ".shown");
        form.Set(slot + Proof, id);
    }

    /// <summary>Ids of the consents given in an open form.</summary>
    internal static IEnumerable<string> ConsentsOf(DialogInstance instance) =>
        instance.Slots.Where(s => s.Key.EndsWith(Proof, StringComparison.Ordinal)).Select(s => s.Value);

    /// <summary>Consents given in a form that takes no place are not left standing; those of a place already held are.</summary>
    internal static async ValueTask EndConsentsAsync(TurnContext turn, DialogInstance instance)
    {
        foreach (var id in ConsentsOf(instance))
        {
            await Consent.EndUnusedAsync(turn, id);
        }
    }

    /// <inheritdoc/>
    protected override ValueTask OnCancelledAsync(FormContext form) => EndConsentsAsync(form.Turn, form.Instance);

    // A place is held under consents that stand at that moment; one that does not is asked for again.
    private async ValueTask<bool> ConsentsStandAsync(FormContext form)
    {
        var gone = new List<string>();
        foreach (var slot in Slots.Where(s => s.KeepsWording && s.When?.Invoke(form) != false))
        {
            if (form[slot.Name + Proof] is not { } id || await form.Turn.Session.GetAsync(Consent.Kind, id) is not { WithdrawnAt: null })
            {
                gone.Add(slot.Name);
            }
        }

        gone.ForEach(form.Clear);
        return gone.Count == 0;
    }

    private static async ValueTask AgreedAsync(FormContext form, string value, string purpose, string slot)
    {
        if (value == YesNoPrompt.No)
        {
            await EndConsentsAsync(form.Turn, form.Instance);
            form.Turn.Say($"signup.refused-{purpose}", MenuButtons.Home(form.Turn));
            await form.Dialog.EndAsync(form.Instance.Id);
            return;
        }

        await RecordAsync(form, purpose, slot);
    }

    private static ValueTask<Refusal?> AnyClassForAgeAsync(FormContext form, string value)
    {
        var year = int.Parse(value, System.Globalization.CultureInfo.InvariantCulture);
        var open = form.Turn.Content.Classes.Values.Where(c => PlacesLedger.IsOpen(c, form.Turn.Today)).ToList();
        return ValueTask.FromResult(
            open.Count == 0 ? new Refusal("closed")
            : open.Any(c => PlacesLedger.FitsAge(c, year)) ? null
            : new Refusal("no-class-for-age"));
    }

    private static async ValueTask<Refusal?> ClassIsFreeAsync(FormContext form, string value)
    {
        if (!form.Turn.Content.Classes.TryGetValue(value, out var @class) || !PlacesLedger.IsOpen(@class, form.Turn.Today))
        {
            return new Refusal("closed");
        }

        if (form["birth-year"] is { } year && !PlacesLedger.FitsAge(@class, int.Parse(year, System.Globalization.CultureInfo.InvariantCulture)))
        {
            return new Refusal("age");
        }

        return await Enrolments.LeftAsync(form.Turn, @class) > 0 ? null : new Refusal("full");
    }

    private static async ValueTask<IReadOnlyList<(EnglishClass Class, int Left)>> OfferedAsync(FormContext form)
    {
        var turn = form.Turn;
        var offered = new List<(EnglishClass, int)>();
        var year = int.Parse(form["birth-year"] ?? "2000", System.Globalization.CultureInfo.InvariantCulture);
        var district = DistrictsOf(turn, form["commune"]);
        foreach (var @class in turn.Content.Classes.Values
            .Where(c => PlacesLedger.IsOpen(c, turn.Today) && PlacesLedger.FitsAge(c, year))
            .OrderByDescending(c => PlacesLedger.FitsLevel(c, form["level"] ?? "unsure"))
            .ThenByDescending(c => c.CommuneCode is { } code && (code == form["commune"] || district.Any(d => d.CommuneCodes.Contains(code))))
            .ThenBy(c => c.Id, StringComparer.Ordinal))
        {
            var left = await Enrolments.LeftAsync(turn, @class);
            if (left > 0)
            {
                offered.Add((@class, left));
            }

            if (offered.Count == MostClassesShown)
            {
                break;
            }
        }

        return offered;
    }

    private static List<FormerDistrict> DistrictsOf(TurnContext turn, string? commune) =>
        commune is null ? [] : [.. turn.Content.Places.Districts.Where(d => d.CommuneCodes.Contains(commune))];

    private static async ValueTask<IReadOnlyList<PromptChoice>> ClassChoicesAsync(FormContext form) =>
        [.. (await OfferedAsync(form)).Select(o => new PromptChoice(o.Class.Name.In(form.Turn.Language), o.Class.Id)
        {
            Synonyms = [o.Class.Schedule.In(form.Turn.Language), o.Class.Venue.In(form.Turn.Language)],
        })];

    private static async ValueTask<string?> ClassDetailsAsync(FormContext form)
    {
        var turn = form.Turn;
        var offered = await OfferedAsync(form);
        var lines = offered.Select((o, i) => turn.Text(
            "signup.class-line",
            ("number", (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("class", o.Class.Name.In(turn.Language)),
            ("schedule", o.Class.Schedule.In(turn.Language)),
            ("venue", o.Class.Venue.In(turn.Language)),
            ("left", o.Left.ToString(System.Globalization.CultureInfo.InvariantCulture))));
        return offered.Count == 0 ? turn.Text("signup.no-classes") : string.Join('\n', lines);
    }
}
