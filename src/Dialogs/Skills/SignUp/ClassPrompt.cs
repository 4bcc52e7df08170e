using ChatBot.Content.Text;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Engine.Forms;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Answers;
using ChatBot.Dialogs.Understanding.Commands;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.SignUp;

/// <summary>
/// One class of those shown, by button, number or words. Words that fit several are asked about, among exactly those; words that fit none
/// are said to. Nothing is taken because it stands somewhere in the list.
/// </summary>
internal sealed class ClassPrompt : Prompt
{
    // "Tùy" in a longer message is no answer.
    private const int MostWordsOfAny = 4;

    private const int MostBest = 2;

    // A folded word: "lớp 2" is the second class.
    private const string Thing = "lop";

    // Value of the button that shows the rest.
    private const string Others = "others";

    private static readonly WordListKey AnyClass = new("signup.any-class");
    private static readonly WordListKey UpToYou = new("signup.up-to-you");

    public override async ValueTask<IReadOnlyList<PromptChoice>> ChoicesAsync(FormContext form, Slot slot)
    {
        var offered = await ClassChoice.OfferedAsync(form);
        var best = Best(offered);
        var choices = best.Select(o => ClassChoice.Choice(form.Turn, o.Ranked));
        return best.Count == offered.Count
            ? [.. choices]
            : [.. choices, new PromptChoice(form.Turn.Text("signup.button-other-classes"), Others)];
    }

    /// <summary>A class of the whole list, also of those behind "xem lớp khác".</summary>
    public override async ValueTask<PromptAnswer> TakeAsync(FormContext form, Slot slot, string value)
    {
        var offered = await ClassChoice.OfferedAsync(form);
        return value == Others ? Which(form.Turn, "signup.which-other-class", offered)
            : offered.Any(o => o.Ranked.Class.Id == value) ? new PromptAnswer.Accepted(value)
            : new PromptAnswer.Rejected(new Refusal("choice-gone"));
    }

    public override async ValueTask<string?> DetailsAsync(FormContext form, Slot slot)
    {
        var offered = await ClassChoice.OfferedAsync(form);
        return offered.Count == 0 ? form.Turn.Text("signup.no-classes") : ClassChoice.Lines(form.Turn, Best(offered));
    }

    // The best two; a list in which only one more would be left out is shown whole.
    private static IReadOnlyList<OfferedClass> Best(IReadOnlyList<OfferedClass> offered) =>
        offered.Count <= MostBest + 1 ? offered : [.. offered.Take(MostBest)];

    public override async ValueTask<PromptAnswer> ReadAsync(FormContext form, Slot slot, Utterance said)
    {
        var offered = await ClassChoice.OfferedAsync(form);
        if (offered.Count == 0)
        {
            return new PromptAnswer.Interrupted();
        }

        // Numbers count what was shown last: after "which of these two" the second is not the second of all.
        var shown = Shown(form, slot, offered);
        var text = KeyboardRepair.Of(said.Recognized.Analyzed);
        if (Labelled(form.Turn, offered, said.Text) is { } labelled)
        {
            return new PromptAnswer.Accepted(labelled.Ranked.Class.Id);
        }

        if (IsAny(text))
        {
            return Which(form.Turn, "signup.which-class", shown);
        }

        if (CommandFinder.Find(text) is not null || SideQuestion.Is(text))
        {
            return new PromptAnswer.Interrupted();
        }

        // Words look at every class, also behind "xem lớp khác"; numbers count what was shown.
        var isShort = form.Turn.Conversation.Choices.Any(b => b.Payload == form.Form.AnswerPayload(form, slot, Others));
        var worded = isShort ? offered : shown;
        var places = Places(form.Turn, said.Recognized);
        if (Wished(text, worded, places) is { } wished)
        {
            var fitting = wished.Count == 0 && worded.Count < offered.Count ? Wished(text, offered, places)! : wished;
            return fitting.Count switch
            {
                0 => Which(form.Turn, $"{form.Form.Name}.class-none", offered),
                1 => new PromptAnswer.Accepted(fitting[0].Class.Id),
                _ => Which(form.Turn, "signup.which-class", [.. offered.Where(o => fitting.Contains(o.Ranked))]),
            };
        }

        var isNumber = ChoiceNumber.Read(text, shown.Count, Thing) is { IsSaid: true };
        return ParsedPrompt.ToAnswer(
            ChoiceAnswer.Parse(
                said.Text,
                [
                    .. (isNumber ? shown : worded).Select(o => new ChoiceOption(
                        o.Ranked.Class.Id,
                        o.Ranked.Class.Name.In(form.Turn.Language),
                        o.Ranked.Class.Schedule.In(form.Turn.Language),
                        o.Ranked.Class.Venue.In(form.Turn.Language)
                    )),
                ],
                Thing
            )
        );
    }

    private static IReadOnlyList<RankedClass>? Wished(
        AnalyzedText text,
        IReadOnlyList<OfferedClass> classes,
        IReadOnlyList<SaidPlace> places
    ) => ClassWish.Read(text, [.. classes.Select(o => o.Ranked)], places);

    private static PromptAnswer.Ambiguous Which(TurnContext turn, string key, IReadOnlyList<OfferedClass> classes) =>
        new([.. classes.Select(o => ClassChoice.Choice(turn, o.Ranked))], key) { Details = ClassChoice.Lines(turn, classes) };

    private static IReadOnlyList<OfferedClass> Shown(FormContext form, Slot slot, IReadOnlyList<OfferedClass> offered)
    {
        var shown = form
            .Turn.Conversation.Choices.Select(button =>
                offered.FirstOrDefault(o => button.Payload == form.Form.AnswerPayload(form, slot, o.Ranked.Class.Id))
            )
            .OfType<OfferedClass>()
            .ToList();
        return shown.Count == 0 ? offered : shown;
    }

    // The name of one class, whole or as far as it tells what is taught: "Bắt đầu từ số 0" of "Bắt đầu từ số 0 – buổi tối". Its words are
    // no wish for something else.
    private static OfferedClass? Labelled(TurnContext turn, IReadOnlyList<OfferedClass> offered, string said)
    {
        var typed = Bare(said);
        var named = offered.Where(o => Names(o.Ranked.Class.Name.In(turn.Language)).Contains(typed, StringComparer.Ordinal)).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    private static IEnumerable<string> Names(string name)
    {
        yield return Bare(name);
        var end = name.AsSpan().IndexOfAny('–', '(', ':');
        if (end > 0)
        {
            yield return Bare(name[..end]);
        }

        if (name.IndexOf('(', StringComparison.Ordinal) is > 0 and var mark)
        {
            yield return Bare(name[..mark]);
        }
    }

    private static string Bare(string text)
    {
        var folded = VietnameseText.Fold(VietnameseText.Normalize(text)).Replace('–', '-').Trim().TrimEnd('.');
        return folded.StartsWith("lop ", StringComparison.Ordinal) ? folded[4..] : folded;
    }

    private static List<SaidPlace> Places(TurnContext turn, RecognizerResult recognized) =>
        [
            .. recognized.FoundPlaces.Select(place => new SaidPlace(
                place.Start,
                place.Start + place.Length,
                place
                    .Communes.Concat(place.Districts.SelectMany(d => turn.Content.Places.District(d)?.CommuneCodes ?? []))
                    .ToHashSet(StringComparer.Ordinal)
            )),
        ];

    // "lớp nào cũng được", "tùy"
    private static bool IsAny(AnalyzedText text)
    {
        var words = WordReader.AsTyped(text);
        return words.Holds(AnyClass) || (words.Count <= MostWordsOfAny && words.Holds(UpToYou));
    }
}
