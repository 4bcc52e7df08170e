using ChatBot.Content.Model;
using ChatBot.Content.Text;
using NodaTime;

namespace ChatBot.Content.Loading;

/// <summary>Makes the snapshot of a draft in which nothing is wrong. Facts are put into the texts here, once.</summary>
internal sealed class SnapshotBuilder(ContentDraft draft, bool includeSample)
{
    private static long s_version;

    private readonly Dictionary<string, Fact> _facts = draft.Facts.ToDictionary(f => f.Key.Text, Build, StringComparer.Ordinal);

    /// <summary>Builds the snapshot. The draft must have no error.</summary>
    public ContentSnapshot Build()
    {
        var editions = draft.Editions.Where(e => includeSample || !e.Sample).Select(Build).ToList();
        var classes = draft.Classes.Where(c => includeSample || !c.Sample).Select(Build).ToList();
        var labels = new TargetLabels(draft, Text);
        return new ContentSnapshot
        {
            Version = Interlocked.Increment(ref s_version),
            Texts = new TextCatalog(draft.Dialogs.ToDictionary(d => d.Key, d => Text(d.Text), StringComparer.Ordinal)),
            Topics = ById(draft.Topics.Select(t => Build(t, labels)), t => t.Id),
            OffTopic = [.. draft.OffTopic.Select(o => o.Text)],
            Lessons = ById(draft.Lessons.OrderBy(l => l.Order).Select(Build), l => l.Id),
            Editions = ById(editions, e => e.Id),
            Classes = ById(classes, c => c.Id),
            Places = draft.Places!,
            Themes = ById(draft.Themes.Select(Build), t => t.Id),
            Directory = ById(draft.Directory.Where(p => includeSample || !p.Sample).Select(Build), p => p.Id),
            Words = WordListBuilder.Build(draft.Words),
            Facts = _facts,
            Pictures = draft.Pictures,
        };
    }

    private static OrderedDictionary<string, T> ById<T>(IEnumerable<T> items, Func<T, string> id)
    {
        var result = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            result.Add(id(item), item);
        }

        return result;
    }

    private static Fact Build(FactDraft fact) =>
        new()
        {
            Key = fact.Key.Text,
            Value = fact.Value.ToLocal(),
            Source = fact.Source,
            CheckedOn = fact.CheckedOn,
            ValidTo = fact.ValidTo,
            Sample = fact.Sample,
            FromShipped = fact.FromShipped,
        };

    private Topic Build(TopicDraft topic, TargetLabels labels) =>
        new()
        {
            Id = topic.Id.Text,
            Group = topic.Group.Text,
            Title = Text(topic.Title),
            Phrasings =
            [
                .. topic
                    .Phrasings.Select(p => p.Text)
                    .Concat(draft.ExtraPhrasings.Where(x => x.TopicId.Text == topic.Id.Text).Select(x => x.Phrasing.Text)),
            ],
            Answer = Text(topic.Answer),
            More = Optional(topic.More),
            Source = Optional(topic.Source),
            Buttons =
            [
                .. topic.Buttons.Select(b => new TopicButton(
                    b.Payload.Text,
                    b.Label is null ? labels.Of(b.Payload.Text)! : Text(b.Label),
                    b.Url
                )),
            ],
            Action = topic.Action?.Text,
            FollowUps = draft
                .FollowUps.Where(f => f.About.Text == (f.IsGroup ? topic.Group.Text : topic.Id.Text))
                .OrderBy(f => f.IsGroup)
                .DistinctBy(f => f.Aspect.Text, StringComparer.Ordinal)
                .ToDictionary(f => Enum.Parse<Aspect>(f.Aspect.Text, ignoreCase: true), f => f.Topic.Text),
            ValidFrom = topic.ValidFrom,
            ValidTo = ValidTo(topic),
            CheckedBy = topic.CheckedBy,
            CheckedOn = topic.CheckedOn,
        };

    // An answer is not true for longer than the facts it is made of.
    private LocalDate? ValidTo(TopicDraft topic) =>
        new[] { topic.Answer, topic.More }
            .OfType<DraftText>()
            .SelectMany(t => t.Sides())
            .SelectMany(side => TextTemplate.Placeholders(side.Text))
            .Where(p => p.Name.StartsWith(TextTemplate.FactPrefix, StringComparison.Ordinal))
            .Select(p => _facts[p.Name[TextTemplate.FactPrefix.Length..]].ValidTo)
            .Append(topic.ValidTo)
            .OfType<LocalDate>()
            .Cast<LocalDate?>()
            .Min();

    private Lesson Build(LessonDraft lesson) =>
        new()
        {
            Id = lesson.Id.Text,
            Order = lesson.Order,
            Title = Text(lesson.Title),
            Story = Text(lesson.Story),
            ToDo = Text(lesson.ToDo),
            Question = Text(lesson.Question),
            Options = [.. lesson.Options.Select(o => new LessonOption(Text(o.Label), o.Right, Text(o.Feedback)))],
            DigComp = lesson.DigComp,
            Level = lesson.Level,
        };

    private Edition Build(EditionDraft edition) =>
        new()
        {
            Id = edition.Id.Text,
            Name = Text(edition.Name),
            Theme = Text(edition.Theme),
            Start = edition.Start,
            End = edition.End,
            Source = Text(edition.Source),
            IsYearOnly = edition.IsYearOnly,
            Answers = edition.Answers.ToDictionary(a => a.Topic.Text, a => Text(a.Text), StringComparer.Ordinal),
            Topics = edition.Topics.Select(t => t.Text).ToHashSet(StringComparer.Ordinal),
            Sample = edition.Sample,
            ModifiedAt = edition.ModifiedAt,
            Events =
            [
                .. edition.Events.Select(e => Build(e, edition.Id.Text)).OrderBy(e => e.Start).ThenBy(e => e.Id, StringComparer.Ordinal),
            ],
        };

    private ProgrammeEvent Build(EventDraft item, string edition) =>
        new()
        {
            Id = item.Id.Text,
            EditionId = edition,
            Title = Text(item.Title),
            Description = Text(item.Description),
            Start = item.Start,
            End = item.End,
            AllDay = item.AllDay,
            CommuneCode = item.Commune?.Text,
            DistrictCode = item.District?.Text,
            Venue = Optional(item.Venue),
            Point = item.Point,
            More = Optional(item.More),
            Themes = [.. item.Themes.Select(t => t.Text)],
            Cost = Optional(item.Cost),
            Audience = Optional(item.Audience),
            Registration = Optional(item.Registration),
            Url = item.Url,
            Picture = item.Picture?.Text,
            Status = item.Status,
            StatusNote = Optional(item.StatusNote),
        };

    private Theme Build(ThemeDraft theme) =>
        new()
        {
            Id = theme.Id.Text,
            Name = Text(theme.Name),
            IsAudience = theme.IsAudience,
            Words = [.. theme.Words.Select(w => w.Text)],
        };

    private LearningPlace Build(LearningPlaceDraft place) =>
        new()
        {
            Id = place.Id.Text,
            Kind = place.Kind,
            Name = Text(place.Name),
            CommuneCode = place.Commune.Text,
            Address = Text(place.Address),
            Phone = Optional(place.Phone),
            Hours = Optional(place.Hours),
            Source = Text(place.Source),
            CheckedOn = place.CheckedOn,
            Sample = place.Sample,
        };

    private EnglishClass Build(ClassDraft item) =>
        new()
        {
            Id = item.Id.Text,
            Name = Text(item.ShownName),
            Levels = [.. item.Levels.Select(l => l.Text)],
            Schedule = Text(item.Schedule),
            CommuneCode = item.Commune?.Text,
            Venue = Text(item.Venue),
            Start = item.Start,
            End = item.End,
            Places = item.Places,
            MinAge = item.MinAge,
            MaxAge = item.MaxAge,
            SignUpUntil = item.SignUpUntil,
            Sample = item.Sample,
        };

    private LocalText? Optional(DraftText? text) => text is null ? null : Text(text);

    private LocalText Text(DraftText text) => new(Fill(text.Vi!.Text, "vi"), Fill(text.En!.Text, "en"));

    private string Fill(string text, string language) =>
        TextTemplate.FillFacts(
            text,
            key =>
            {
                var fact = _facts[key];
                return fact.Value.In(language) + (fact.Sample ? SampleMark.In(language) : "");
            }
        );
}
