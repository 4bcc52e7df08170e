using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>A commune of today, from its own name, a former commune, or a former district (which is asked back).</summary>
public sealed class PlacePrompt : Prompt
{
    // More buttons than this are a wall; the citizen types instead.
    private const int MostChoices = 6;

    private static readonly WordListKey Outside = new("forms.outside-province");

    /// <summary>A shared location is taken as it is; otherwise its commune is asked back, for it becomes part of a record.</summary>
    public bool TakesLocation { get; init; }

    /// <summary>Code of a commune that is offered as a button, or null.</summary>
    public Func<FormContext, string?>? Suggests { get; init; }

    /// <inheritdoc/>
    public override ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot) =>
        ValueTask.FromResult<IReadOnlyList<PromptChoice>>(
            Suggests?.Invoke(form) is { } code && form.Turn.Content.Places.Commune(code) is { } commune
                ? [new PromptChoice(commune.FullNameIn(form.Turn.Language), code)]
                : []
        );

    /// <inheritdoc/>
    public override NativeRequest Request => NativeRequest.Location;

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var gazetteer = form.Turn.Content.Places;
        var codes = said.Recognized.Places;

        // "Cuối tuần có gì ở Vinh": a place stands in it, and it asks.
        if (
            codes.Count > 0
            && (said.Recognized.AsksWhatIsOn || (SideQuestion.Is(said.Recognized.Analyzed) && said.Recognized.Decision == Decision.Answer))
        )
        {
            return ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Interrupted());
        }

        if (codes.Count == 0)
        {
            return ValueTask.FromResult<PromptAnswer>(
                said.Text.Contains('?', StringComparison.Ordinal)
                    ? new PromptAnswer.Interrupted()
                    : new PromptAnswer.Rejected(new Refusal(said.Recognized.Says(Outside) ? "place-outside" : "place-unknown"))
            );
        }

        var language = form.Turn.Language;
        var communes = codes.Select(gazetteer.Commune).OfType<Commune>().Distinct().ToList();
        var districts = codes.Select(gazetteer.District).OfType<FormerDistrict>().Distinct().ToList();
        if (districts.Count == 0)
        {
            return ValueTask.FromResult<PromptAnswer>(
                communes.Count switch
                {
                    1 => new PromptAnswer.Accepted(communes[0].Code),
                    <= MostChoices => Which(communes, language, "form.which-commune"),
                    _ => new PromptAnswer.Rejected(new Refusal("place-wide", ("place", said.Text), ("communes", Names(communes))))
                    {
                        IsRead = true,
                    },
                }
            );
        }

        var inside = districts.SelectMany(d => d.CommuneCodes).Select(gazetteer.Commune).OfType<Commune>().Distinct().ToList();
        var former = ("district", Inside(string.Join(", ", districts.Select(d => d.FullNameIn(language))), language));
        var names = ("communes", Names(inside));
        if (communes.Count == 0)
        {
            return ValueTask.FromResult<PromptAnswer>(
                inside.Count <= MostChoices
                    ? Which(inside, language, "form.which-district", former)
                    : new PromptAnswer.Rejected(new Refusal("place-wide", ("place", districts[0].FullNameIn(language)), names))
                    {
                        IsRead = true,
                    }
            );
        }

        // 18 former districts share their name with a commune of today, and one with a former commune elsewhere: buttons, not a guess.
        var commune = ("commune", Inside(communes[0].FullNameIn(language), language));
        return ValueTask.FromResult<PromptAnswer>(
            !inside.Contains(communes[0])
                ? Which(communes, language, "form.which-elsewhere", ("place", districts[0].Name), commune, former, names)
            : inside.Count == 1 ? Which(communes, language, "form.which-same", commune, former)
            : inside.Count <= MostChoices ? Which(communes.Union(inside), language, "form.which-place", commune, former)
            : Which(communes, language, "form.which-wide", commune, former, ("communes", Names(inside.Except(communes))))
        );
    }

    private static PromptAnswer.Ambiguous Which(
        IEnumerable<Commune> communes,
        string language,
        string key,
        params (string Name, string Value)[] arguments
    ) => new([.. communes.Select(c => new PromptChoice(c.FullNameIn(language), c.Code))], key, arguments);

    private static string Names(IEnumerable<Commune> communes) => string.Join(", ", communes.Select(c => c.Name));

    // "thị xã Cửa Lò" in the middle of a Vietnamese sentence; the English form begins with the name.
    private static string Inside(string name, string language) => language == "en" ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value) =>
        ValueTask.FromResult<PromptAnswer>(
            form.Turn.Content.Places.Commune(value) is null
                ? new PromptAnswer.Rejected(new Refusal("choice-gone"))
                : new PromptAnswer.Accepted(value)
        );

    /// <inheritdoc/>
    public override PromptAnswer? TakeNative(FormContext form, Activity activity) =>
        activity is LocationActivity location
            ? Nearest(form.Turn.Content.Places, location) is { } commune
                ? TakesLocation
                    ? new PromptAnswer.Accepted(commune.Code)
                    : new PromptAnswer.Ambiguous(
                        [new PromptChoice(commune.FullNameIn(form.Turn.Language), commune.Code)],
                        "form.which-location"
                    )
                : new PromptAnswer.Rejected(new Refusal("place-far"))
            : null;

    /// <summary>The commune whose middle is nearest, or null when the place lies well outside the province.</summary>
    public static Commune? Nearest(Gazetteer gazetteer, LocationActivity location)
    {
        // Degrees of longitude are shorter by the cosine of the latitude; the province lies around 19° north.
        static double Distance(Commune c, LocationActivity l) =>
            Math.Pow(c.Latitude - l.Latitude, 2) + Math.Pow((c.Longitude - l.Longitude) * Math.Cos(l.Latitude * Math.PI / 180), 2);

        var nearest = gazetteer.Communes.MinBy(c => Distance(c, location));
        const double WellOutside = 0.5;
        return nearest is not null && Distance(nearest, location) < WellOutside * WellOutside ? nearest : null;
    }
}
