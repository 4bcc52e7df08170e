using ChatBot.Content.Loading;

namespace ChatBot.Content.Checks;

/// <summary>Runs every rule over a draft.</summary>
internal static class ContentChecker
{
    /// <summary>Every rule, in the order in which they are applied.</summary>
    public static IReadOnlyList<IContentRule> Rules { get; } =
    [
        new MissingTwin(),
        new EmptyText(),
        new DuplicateIds(),
        new UnknownButtonTargets(),
        new UnknownFacts(),
        new UnknownPlaces(),
        new UnknownPictures(),
        new UnknownWords(),
        new ThemeWords(),
        new UnknownActions(),
        new UnknownPhrasingTopics(),
        new OverlappingPhrasings(),
        new PhrasingTooLong(),
        new FollowUpsKnown(),
        new PlaceholdersDiffer(),
        new PlaceholdersNotFilled(),
        new TextKeys(),
        new TextTooLong(),
        new TooManyButtons(),
        new PayloadTooLong(),
        new BadUrl(),
        new LessonQuiz(),
        new StoryTooLong(),
        new ClassIds(),
        new ClassDates(),
        new EventIds(),
        new EventDates(),
        new EventStatusNote(),
        new Expired(),
        new PhoneNumbers(),
        new SampleInOfficeFolder(),
        new WordLines(),
        new NothingThere(),
    ];

    /// <summary>Applies every rule and adds what each finds to the problems of the draft.</summary>
    public static void Check(ContentDraft draft, LoadOptions options)
    {
        foreach (var rule in Rules)
        {
            draft.Problems.AddRange(rule.Check(draft, options));
        }
    }
}
