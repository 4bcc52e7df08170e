using System.Text.Json.Serialization;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Recognition;

namespace ChatBot.Bot.Office;

/// <summary><c>questions list</c>: what the service could not answer, alike questions together, asked most first.</summary>
internal sealed class QuestionsList(IStore store, ServiceCalendar calendar, Audit audit)
    : OfficeOperation<QuestionsList.Request, QuestionsList.Result>(Contract)
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "questions.list",
        QuestionsJson.Default.ListRequest,
        QuestionsJson.Default.ListResult
    );

    /// <param name="Top">At most so many.</param>
    public sealed record Request(int Top);

    /// <param name="Questions">The groups.</param>
    /// <param name="More">Groups left out.</param>
    public sealed record Result(IReadOnlyList<Line> Questions, int More);

    /// <param name="Text">The question asked most of those alike.</param>
    /// <param name="Language">Its language.</param>
    /// <param name="Count">How often any of them was asked.</param>
    /// <param name="LastSeen">When last, in the service's time zone.</param>
    /// <param name="Wordings">Different questions among them.</param>
    /// <param name="Nearest">Topics that came nearest.</param>
    public sealed record Line(
        string Text,
        string Language,
        int Count,
        DateTimeOffset LastSeen,
        int Wordings,
        IReadOnlyList<TopicScore> Nearest
    );

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        await audit.WriteAsync(call, "questions.list", about: null);
        var groups = await UnansweredQuestions.GroupsAsync(store, call.CancellationToken);
        return new Result(
            [
                .. groups
                    .Take(request.Top)
                    .Select(g => new Line(
                        g.Questions[0].Text,
                        g.Questions[0].Language,
                        g.Count,
                        calendar.InZone(g.LastSeen),
                        g.Questions.Count,
                        g.Questions[0].Nearest
                    )),
            ],
            Math.Max(0, groups.Count - request.Top)
        );
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(QuestionsList.Request), TypeInfoPropertyName = "ListRequest")]
[JsonSerializable(typeof(QuestionsList.Result), TypeInfoPropertyName = "ListResult")]
[JsonSerializable(typeof(QuestionsAdd.Request), TypeInfoPropertyName = "AddRequest")]
[JsonSerializable(typeof(QuestionsAdd.Result), TypeInfoPropertyName = "AddResult")]
internal sealed partial class QuestionsJson : JsonSerializerContext;
