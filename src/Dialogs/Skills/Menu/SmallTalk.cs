using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Menu;

/// <summary>What people say to a stranger before, between and after their questions. Of several, the first here is answered.</summary>
public enum TalkKind
{
    /// <summary>Fears a swindle: "lừa đảo à".</summary>
    Suspect,

    /// <summary>Takes the service for a shop: "bán hàng gì".</summary>
    Seller,

    /// <summary>Reached somebody else: "nhầm số rồi".</summary>
    WrongNumber,

    /// <summary>Was written to, or thinks so, and did not ask for it: "sao biết số tôi".</summary>
    Unasked,

    /// <summary>"Bạn là người hay máy".</summary>
    Machine,

    /// <summary>"Ai làm ra bạn".</summary>
    Maker,

    /// <summary>"Ai đấy".</summary>
    Who,

    /// <summary>Asks after the service as after a person: "bạn khỏe không", "bạn mấy tuổi".</summary>
    Personal,

    /// <summary>The answer was not what was meant: "sai rồi".</summary>
    Mistaken,

    /// <summary>Is angry.</summary>
    Scold,

    /// <summary>Is sad, tired or alone, and no cry for help is heard in it.</summary>
    Sad,

    /// <summary>Praises.</summary>
    Praise,

    /// <summary>Says sorry.</summary>
    Sorry,

    /// <summary>"Thôi không cần".</summary>
    NoNeed,

    /// <summary>Goes.</summary>
    Goodbye,

    /// <summary>Is about to ask: "cho em hỏi chút".</summary>
    Opener,

    /// <summary>Greets.</summary>
    Hello,
}

/// <summary>
/// Tells small talk. Every word of the message must be small talk or stand beside it, so a question that begins politely stays a question.
/// </summary>
public static class SmallTalk
{
    private const int MostWords = 14;

    private static readonly WordListKey Said = new("small-talk.said");
    private static readonly WordListKey Beside = new("small-talk.beside");

    /// <summary>The kind of small talk that the whole message is, or null.</summary>
    public static TalkKind? Of(RecognizerResult said)
    {
        if (said.Analyzed.Tokens.Count is 0 or > MostWords || said.UrgentTopic is not null)
        {
            return null;
        }

        // "Feet" looks like a slip of the keyboard, and "ko" has to be written out: either reading may be the right one.
        return Of(new WordReader(said.Expanded)) ?? Of(WordReader.AsTyped(said.Analyzed));
    }

    private static TalkKind? Of(WordReader words)
    {
        TalkKind? kind = null;
        var i = 0;
        while (i < words.Count)
        {
            var core = words.At(Said, i);
            var beside = words.Length(Beside, i);
            if (core is { } match && match.Length >= beside)
            {
                var found = WordListKeys.Value<TalkKind>(match.Value);
                kind = kind is null || found < kind ? found : kind;
                i += match.Length;
            }
            else if (beside > 0)
            {
                i += beside;
            }
            else
            {
                return null;
            }
        }

        return kind;
    }
}
