using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>Keeps what was not answered, a bounded number of different questions, and puts alike ones together for the office.</summary>
public static class UnansweredQuestions
{
    /// <summary>
    /// Most different questions kept; beyond it the one longest not asked goes. More than an office reads, and little to count in a turn.
    /// </summary>
    public const int MaxKept = 1000;

    /// <summary>Topics kept beside a question.</summary>
    public const int NearestKept = 3;

    // Read and removed in transactions of this size: turns of citizens go between them.
    private const int Page = 50;

    /// <summary>A question as it may be kept, or null when it is personal or no question.</summary>
    public static AskedQuestion? Of(RecognizerResult recognized)
    {
        var words = recognized.Analyzed.Tokens.Count(token => token.Kind == TokenKind.Word);
        return words >= 2 && PersonalText.Clean(recognized) is { } text
            ? new AskedQuestion(text, recognized.Language, [.. recognized.Topics.Take(NearestKept)])
            : null;
    }

    /// <summary>Counts a question within the turn.</summary>
    public static async ValueTask KeepAsync(IStoreSession session, AskedQuestion asked, DateTimeOffset now)
    {
        var key = QuestionWords.Of(asked.Text).Key;
        var known = await session.GetAsync(UnansweredQuestion.Kind, key);
        if (
            known is null
            && await session.CountAsync(UnansweredQuestion.Kind, new IndexRange(UnansweredQuestion.SeenIndex, null, null)) >= MaxKept
        )
        {
            foreach (
                var oldest in await session.QueryAsync(UnansweredQuestion.Kind, new IndexRange(UnansweredQuestion.SeenIndex, null, null, 1))
            )
            {
                session.Delete(UnansweredQuestion.Kind, oldest.Id);
            }
        }

        session.Put(
            UnansweredQuestion.Kind,
            (
                known
                ?? new UnansweredQuestion
                {
                    Id = key,
                    Text = asked.Text,
                    Language = asked.Language,
                    FirstSeen = now,
                }
            ) with
            {
                Count = (known?.Count ?? 0) + 1,
                LastSeen = now,
                Nearest = asked.Nearest,
            }
        );
    }

    /// <summary>
    /// All that is kept, alike questions together, asked most first. Read page by page: what is asked meanwhile may be missing.
    /// </summary>
    public static async Task<IReadOnlyList<QuestionGroup>> GroupsAsync(IStore store, CancellationToken cancellationToken)
    {
        var groups = new List<QuestionGroup>();
        foreach (
            var question in (await AllAsync(store, cancellationToken))
                .OrderByDescending(q => q.Count)
                .ThenByDescending(q => q.LastSeen)
                .ThenBy(q => q.Id, StringComparer.Ordinal)
        )
        {
            var words = QuestionWords.Of(question.Text);
            if (groups.FirstOrDefault(group => group.Words.IsLike(words)) is { } like)
            {
                like.Questions.Add(question);
            }
            else
            {
                groups.Add(new QuestionGroup(words, [question]));
            }
        }

        return [.. groups.OrderByDescending(group => group.Count).ThenByDescending(group => group.LastSeen)];
    }

    /// <summary>
    /// Removes what is itself like a text that now has an answer; what is only in one group with it is not answered yet. Returns how many
    /// different questions went.
    /// </summary>
    public static async Task<int> RemoveLikeAsync(IStore store, string text, CancellationToken cancellationToken)
    {
        var words = QuestionWords.Of(text);
        var gone = (await AllAsync(store, cancellationToken)).Where(q => QuestionWords.Of(q.Text).IsLike(words)).Select(q => q.Id).ToList();
        foreach (var page in gone.Chunk(Page))
        {
            await store.ExecuteAsync(
                session =>
                {
                    foreach (var id in page)
                    {
                        session.Delete(UnansweredQuestion.Kind, id);
                    }

                    return ValueTask.FromResult(true);
                },
                WorkPriority.Job,
                cancellationToken
            );
        }

        return gone.Count;
    }

    private static async Task<List<UnansweredQuestion>> AllAsync(IStore store, CancellationToken cancellationToken)
    {
        var all = new List<UnansweredQuestion>();
        string? cursor = null;
        while (true)
        {
            var after = cursor;
            var page = await store.ExecuteAsync(
                session => session.ScanAsync(UnansweredQuestion.Kind, after, Page),
                WorkPriority.Job,
                cancellationToken
            );
            all.AddRange(page.Select(scanned => (UnansweredQuestion)scanned.Document));
            if (page.Count < Page)
            {
                return all;
            }

            cursor = page[^1].Cursor;
        }
    }
}

/// <summary>Questions that ask the same.</summary>
/// <param name="Words">The words of the one asked most.</param>
/// <param name="Questions">The questions, the one asked most first.</param>
public sealed record QuestionGroup(QuestionWords Words, List<UnansweredQuestion> Questions)
{
    /// <summary>How often any of them was put.</summary>
    public int Count => Questions.Sum(q => q.Count);

    /// <summary>When any of them was last put.</summary>
    public DateTimeOffset LastSeen => Questions.Max(q => q.LastSeen);
}
