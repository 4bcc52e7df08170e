using ChatBot.Content.Model;

namespace ChatBot.Dialogs.Engine.Forms;

/// <summary>A commune of today, from its own name, a former commune, or a former district (which is asked back).</summary>
public sealed class PlacePrompt : Prompt
{
    // More buttons than this are a wall; the citizen types instead.
    private const int MostChoices = 6;

    /// <summary>A shared location is taken as it is; otherwise its commune is asked back, for it becomes part of a record.</summary>
    public bool TakesLocation { get; init; }

    /// <inheritdoc/>
    public override NativeRequest Request => NativeRequest.Location;

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var gazetteer = form.Turn.Content.Places;
        var codes = said.Recognized.Places;
        if (codes.Count == 0)
        {
            return ValueTask.FromResult<PromptAnswer>(said.Text.Contains('?', StringComparison.Ordinal)
                ? new PromptAnswer.Interrupted()
                : new PromptAnswer.Rejected(new Refusal("place-unknown")));
        }

        var communes = codes.Select(gazetteer.Commune).OfType<Commune>().Distinct().ToList();
        if (communes.Count == 1 && codes.Any(code => gazetteer.District(code) is not null))
        {
            // 18 former districts share their name with a commune of today: a button, not a guess.
            return ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Ambiguous([new PromptChoice(communes[0].FullName, communes[0].Code)], "form.which-place"));
        }

        if (communes.Count == 1)
        {
            return ValueTask.FromResult<PromptAnswer>(new PromptAnswer.Accepted(communes[0].Code));
        }

        if (communes.Count == 0)
        {
            communes = [.. codes.Select(gazetteer.District).OfType<FormerDistrict>().SelectMany(d => d.CommuneCodes).Select(gazetteer.Commune).OfType<Commune>().Distinct()];
        }

        return ValueTask.FromResult<PromptAnswer>(communes.Count is > 0 and <= MostChoices
            ? new PromptAnswer.Ambiguous([.. communes.Select(c => new PromptChoice(c.FullName, c.Code))])
            : new PromptAnswer.Rejected(new Refusal("place-wide")));
    }

    /// <inheritdoc/>
    public override ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value) => ValueTask.FromResult<PromptAnswer>(
        form.Turn.Content.Places.Commune(value) is null ? new PromptAnswer.Rejected(new Refusal("choice-gone")) : new PromptAnswer.Accepted(value));

    /// <inheritdoc/>
    public override PromptAnswer? TakeNative(FormContext form, Activity activity) => activity is LocationActivity location
        ? Nearest(form.Turn.Content.Places, location) is { } commune
            ? TakesLocation ? new PromptAnswer.Accepted(commune.Code) : new PromptAnswer.Ambiguous([new PromptChoice(commune.FullName, commune.Code)])
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
