using ChatBot.Bot.LiveContent;
using ChatBot.Bot.Office.Transport;
using ChatBot.Content;
using ChatBot.Dialogs.Skills.Questions;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding.Sensitive;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Bot.Office;

/// <summary><c>questions add</c>: makes a question a phrasing of a topic, checked, in use at once, and off the list.</summary>
internal sealed class QuestionsAdd(IStore store, CurrentContent content, Audit audit)
    : OfficeOperation<QuestionsAdd.Request, QuestionsAdd.Result>(Contract),
        IDisposable
{
    /// <summary>Name, request and result of the operation.</summary>
    public static readonly OfficeContract<Request, Result> Contract = new(
        "questions.add",
        QuestionsJson.Default.AddRequest,
        QuestionsJson.Default.AddResult
    );

    // Two at once would each write the file without the other's line.
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);

    /// <param name="Topic">Id of the topic.</param>
    /// <param name="Text">How it is asked.</param>
    public sealed record Request(string Topic, string Text);

    /// <param name="File">The file it was added to.</param>
    /// <param name="Removed">Questions that left the list.</param>
    public sealed record Result(string File, int Removed);

    public override async Task<Result> RunAsync(Request request, OfficeCall call)
    {
        if (content.IsShipped)
        {
            throw new OfficeFailure(
                "The content in use came with the program, and an upgrade replaces it. Make a folder of your "
                    + "own with 'content init DIR', set Content:Path to it, restart the service, then add the question."
            );
        }

        var said = AnalyzedText.Of(request.Text).Text;
        if (SensitiveNumbers.Mask(said) != said || said.Contains('@', StringComparison.Ordinal))
        {
            throw new OfficeFailure("A phrasing holds no phone number, other long number or mail address. Leave it out.");
        }

        await _oneAtATime.WaitAsync(call.CancellationToken);
        try
        {
            await audit.WriteAsync(call, "questions.add", request.Topic);
            Write(request.Topic, said);
            content.Reload();
        }
        finally
        {
            _oneAtATime.Release();
        }

        var removed = await UnansweredQuestions.RemoveLikeAsync(store, said, call.CancellationToken);
        return new Result(Path.Combine(content.Folder, AddedPhrasings.FileName), removed);
    }

    /// <inheritdoc/>
    public void Dispose() => _oneAtATime.Dispose();

    private void Write(string topic, string text)
    {
        try
        {
            if (AddedPhrasings.Add(content.Folder, topic, text, content.Options()) is { Count: > 0 } wrong)
            {
                throw new OfficeFailure(string.Join('\n', wrong.Append("Nothing was written.")));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OfficeFailure($"{e.Message} Nothing was written.", e);
        }
    }
}
