using System.Collections.Frozen;
using ChatBot.Content.Text;

namespace ChatBot.Dialogs.Understanding.Words;

/// <summary>
/// Single words of one list with what they mean, looked up in a message as it was typed, token by token: readers of days and places need
/// the words in their places. A word typed without marks is found whatever its marks would be. Marks that were typed must be the word's
/// own; where they make no syllable ("cúôi", "nhât") they are a slip and say nothing.
/// </summary>
/// <typeparam name="T">What the words mean; a value in the list is a member's name (<c>view-data</c>).</typeparam>
internal sealed class TokenWords<T>
    where T : struct, Enum
{
    // Of the tones: hook, tilde and dot below.
    private const int FirstOfSame = 3;

    private static readonly T[] Nothing = [];

    private readonly FrozenDictionary<string, Entry>.AlternateLookup<ReadOnlySpan<char>> _byFolded;

    /// <summary>Makes the table of a list whose patterns are single words.</summary>
    public TokenWords(WordPatterns list)
    {
        _byFolded = list
            .Entries.Where(entry => WordListKeys.Value<T>(entry.Value) is not null)
            .SelectMany(entry => entry.Pattern.Split('|').Select(word => Read(word, WordListKeys.Value<T>(entry.Value)!.Value)))
            .GroupBy(word => VietnameseText.Fold(word.Marked), StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => new Entry([.. group], [.. group.Where(word => !word.NeedsMarks).Select(word => word.Means).Distinct()]),
                StringComparer.Ordinal
            )
            .GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>What a token means; empty when it is none of the words or there is no such token.</summary>
    public T[] At(AnalyzedText text, int index)
    {
        if (index < 0 || index >= text.Tokens.Count || !_byFolded.TryGetValue(text.FoldedToken(index), out var entry))
        {
            return Nothing;
        }

        return text.Tokens[index].HasMarks ? WithMarks(text.Raw(index), entry.Words) : entry.Unmarked;
    }

    /// <summary>Whether a token is one of the words of a meaning.</summary>
    public bool Is(AnalyzedText text, int index, T means) => Array.IndexOf(At(text, index), means) >= 0;

    private static T[] WithMarks(ReadOnlySpan<char> raw, Word[] words)
    {
        // In one spelling: "tỉ" as "tỷ", "hoà" as "hòa".
        var lower = VietnameseText.LowerCanonical(raw.ToString()).AsSpan();
        var isSlip = !VietnameseSyllable.IsSyllable(lower);
        List<T>? found = null;
        foreach (var word in words)
        {
            if (
                lower.SequenceEqual(word.Marked)
                || (
                    !word.NeedsMarks
                    && (isSlip || AreSameButForTilde(lower, word.Marked) || VietnameseSyllable.AreSameButForPlace(lower, word.Marked))
                )
            )
            {
                (found ??= []).Add(word.Means);
            }
        }

        return found is null ? Nothing : [.. found];
    }

    // Nghệ An speakers write hook, tilde and dot below for each other ("nữa", "nửa").
    private static bool AreSameButForTilde(ReadOnlySpan<char> typed, ReadOnlySpan<char> word)
    {
        for (var i = 0; i < typed.Length; i++)
        {
            var (vowel, tone) = VietnameseSyllable.SplitTone(typed[i]);
            var (expected, expectedTone) = VietnameseSyllable.SplitTone(word[i]);
            if (vowel != expected || (tone != expectedTone && !(tone >= FirstOfSame && expectedTone >= FirstOfSame)))
            {
                return false;
            }
        }

        return true;
    }

    private static Word Read(string word, T means)
    {
        var needsMarks = word[0] == '=';
        return new Word(VietnameseText.LowerCanonical(VietnameseText.Normalize(needsMarks ? word[1..] : word)), needsMarks, means);
    }

    private readonly record struct Word(string Marked, bool NeedsMarks, T Means);

    private sealed record Entry(Word[] Words, T[] Unmarked);
}
