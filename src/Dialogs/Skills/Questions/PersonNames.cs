using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Questions;

/// <summary>Tells whether a question names somebody, however it is typed. In doubt it does: see <see cref="PersonalText"/>.</summary>
internal static class PersonNames
{
    private static readonly WordListKey Family = new("questions.family-name");
    private static readonly WordListKey Doubtful = new("questions.family-name-doubtful");
    private static readonly WordListKey Sure = new("questions.family-name-sure");
    private static readonly WordListKey WordWithFamily = new("questions.family-name-word");
    private static readonly WordListKey WordBeforeFamily = new("questions.family-name-behind");
    private static readonly WordListKey Middle = new("questions.middle-name");
    private static readonly WordListKey Title = new("questions.title");
    private static readonly WordListKey Is = new("questions.is");
    private static readonly WordListKey Speaker = new("questions.speaker");

    /// <summary>Whether a message names somebody.</summary>
    public static bool AreIn(RecognizerResult recognized)
    {
        var names = new Names(recognized);
        var words = names.Words;

        // All in capitals, a message says nothing by them.
        var shouts = words.Count > 4 && words.All(word => word.IsCapital);
        for (var i = 0; i + 1 < words.Count; i++)
        {
            var (word, next) = (words[i], words[i + 1]);
            if (word.IsPlace || next.IsPlace || next.Length < 2)
            {
                continue;
            }

            if (
                (!shouts && next.IsCapital && ((word.IsCapital && names.Folded(Family, i)) || names.Typed(Title, i)))
                || names.HasMiddle(i)
                || names.IsSure(i)
                || names.IsIntroduced(i, shouts)
            )
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Word(int Token, int Length, bool HasMarks, bool IsCapital, bool IsPlace);

    // The words of a message, numbers left out, and what the lists say of them.
    private sealed class Names
    {
        private readonly WordReader _typed;
        private readonly WordReader _folded;

        public Names(RecognizerResult recognized)
        {
            var text = recognized.Analyzed;
            _typed = WordReader.AsTyped(text);
            _folded = SaidWords.WithoutMarks(_typed, text.Lexicon);
            for (var i = 0; i < text.Tokens.Count; i++)
            {
                var token = text.Tokens[i];
                if (token.Kind == TokenKind.Word)
                {
                    Words.Add(
                        new Word(
                            i,
                            token.Length,
                            token.HasMarks,
                            char.IsUpper(text.Raw(i)[0]),
                            recognized.FoundPlaces.Any(place => token.Start >= place.Start && token.End <= place.Start + place.Length)
                        )
                    );
                }
            }
        }

        public List<Word> Words { get; } = [];

        public bool Typed(WordListKey list, int at) => at < Words.Count && _typed.Is(list, Words[at].Token);

        public bool Folded(WordListKey list, int at) => at >= 0 && _folded.Is(list, Words[at].Token);

        // "nguyễn văn hùng", "LO THI MAY"
        public bool HasMiddle(int at) =>
            at + 2 < Words.Count && Typed(Middle, at + 1) && Typed(Family, at) && (Words[at + 1].HasMarks || !Words[at].HasMarks);

        public bool IsSure(int at) => Typed(Sure, at) && !Folded(WordWithFamily, at + 1) && !Folded(WordBeforeFamily, at - 1);

        // "cháu là trần minh khôi", "em là Hùng"
        public bool IsIntroduced(int at, bool shouts) =>
            at > 0
            && Typed(Is, at)
            && Folded(Speaker, at - 1)
            && (
                (!shouts && Words[at + 1].IsCapital)
                || (at + 2 < Words.Count && Typed(Family, at + 1) && (Words[at + 1].HasMarks || !Typed(Doubtful, at + 1)))
            );
    }
}
