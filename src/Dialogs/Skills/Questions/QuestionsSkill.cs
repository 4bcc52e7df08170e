using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Commands;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>Answers topics: the short answer, its source, one next step; the longer part behind "more".</summary>
public sealed class QuestionsSkill : Skill
{
    // Asked most, one of each group; shown when somebody opens "questions" without a question.
    private static readonly string[] First = ["week_what", "eng_fee", "scam_check", "clc_what", "bdhvs", "is_official"];

    // A citizen who is called away comes back the same evening; by the next day "ở đâu vậy?" is a new question.
    private static readonly TimeSpan LeansFor = TimeSpan.FromHours(3);

    /// <summary>Registers the skill.</summary>
    public QuestionsSkill()
    {
        Actions = new Dictionary<string, SkillAction>
        {
            ["questions.start"] = Start,
            ["questions.answer"] = (dialog, said) => Questions!.Answer(dialog, said),
        };
        Buttons = new Dictionary<string, ButtonHandler>
        {
            ["more"] = (dialog, payload) => Answer(dialog.Turn, payload.Arguments.ElementAtOrDefault(0), more: true),
        };
    }

    /// <inheritdoc/>
    public override string Name => "questions";

    /// <inheritdoc/>
    public override MenuEntry? MenuEntry => new("menu.button-questions", 40);

    /// <inheritdoc/>
    public override QuestionDesk? Questions { get; } =
        new((dialog, _) => Answer(dialog.Turn, dialog.Turn.Conversation.LastTopic, more: false), Unsure, Unanswered);

    /// <inheritdoc/>
    public override IReadOnlyDictionary<CommandKind, SkillAction> Commands { get; } =
        new Dictionary<CommandKind, SkillAction> { [CommandKind.Human] = (dialog, said) => dialog.AnswerAsync("human", said) };

    /// <inheritdoc/>
    public override IReadOnlyList<DocumentKind> Documents => [UnansweredQuestion.Kind];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, SkillAction> Actions { get; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, ButtonHandler> Buttons { get; }

    /// <inheritdoc/>
    public override ValueTask<Claim> ClaimAsync(TurnContext turn, Utterance said) =>
        ValueTask.FromResult(
            turn.Now - turn.Conversation.LastTopicAt < LeansFor && FollowUp(turn, said) is not null ? Claim.First : Claim.None
        );

    /// <inheritdoc/>
    public override async ValueTask TakeAsync(DialogContext dialog, Utterance said)
    {
        var turn = dialog.Turn;
        var topic = FollowUp(turn, said)!;
        turn.Conversation = turn.Conversation with { LastTopic = topic.Id, LastTopicAt = turn.Now };
        await dialog.ActAsync(topic, said);
    }

    /// <summary>The topic that answers a short question which leans on the last answer, or null.</summary>
    private static Topic? FollowUp(TurnContext turn, Utterance said) =>
        turn.Conversation.LastTopic is { } last
        && turn.Content.Topics.TryGetValue(last, out var topic)
        && topic.FollowUps.Count > 0
        && FollowUpQuestion.AspectOf(said.Recognized) is { } aspect
        && topic.FollowUps.TryGetValue(aspect, out var next)
            ? turn.Content.Topics.GetValueOrDefault(next)
            : null;

    private static ValueTask Unsure(DialogContext dialog, Utterance? said)
    {
        dialog.Turn.Conversation = dialog.Turn.Conversation with { Asked = said is null ? null : UnansweredQuestions.Of(said.Recognized) };
        return ValueTask.CompletedTask;
    }

    // Without words: none of the topics that were offered was meant.
    private static async ValueTask Unanswered(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        if ((said is null ? turn.Conversation.Asked : UnansweredQuestions.Of(said.Recognized)) is { } asked)
        {
            await UnansweredQuestions.KeepAsync(turn.Session, asked, turn.Now);
        }

        turn.Conversation = turn.Conversation with { Asked = null };
    }

    private static ValueTask Start(DialogContext dialog, Utterance? said)
    {
        var turn = dialog.Turn;
        var topics = First.Select(id => turn.Content.Topics.GetValueOrDefault(id)).OfType<Topic>();
        turn.Say("questions.start", [.. topics.Select(t => new Button(t.Title.In(turn.Language), Payload.Of("topic", t.Id)))]);
        return ValueTask.CompletedTask;
    }

    private static ValueTask Answer(TurnContext turn, string? topicId, bool more)
    {
        if (topicId is null || !turn.Content.Topics.TryGetValue(topicId, out var topic))
        {
            turn.Say("engine.topic-gone", MenuButtons.Home(turn));
            return ValueTask.CompletedTask;
        }

        var language = turn.Language;
        var text = (more ? topic.More ?? topic.Answer : topic.Answer).In(language);
        if (topic.ValidTo is { } end && turn.Today > end)
        {
            text = $"{turn.Text("questions.outdated", ("date", LocalDates.Show(end, language)))}\n\n{text}";
        }

        if (topic.Source is { } source)
        {
            text = $"{text}\n\n{turn.Text("questions.source", ("source", source.In(language)))}";
        }

        var buttons = new List<Button>();
        if (!more && topic.More is not null)
        {
            buttons.Add(new Button(turn.Text("questions.button-more"), Payload.Of("more", topic.Id)));
        }

        buttons.AddRange(topic.Buttons.Select(b => new Button(b.Label.In(language), b.Payload, b.Url)));
        turn.SayMarkdown(text, $"topic.{topic.Id}", buttons);
        return ValueTask.CompletedTask;
    }
}
