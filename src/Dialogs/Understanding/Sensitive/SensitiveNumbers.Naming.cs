using System.Buffers;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>The words that say what a number is.</summary>
public static partial class SensitiveNumbers
{
    private static readonly WordListKey[] NameLists =
    [
        new("sensitive.paper"),
        new("sensitive.passport"),
        new("sensitive.insurance"),
        new("sensitive.card"),
        new("sensitive.security-code"),
        new("sensitive.code"),
        new("sensitive.any-code"),
        new("sensitive.account"),
    ];

    private static readonly WordListKey AccountBetween = new("sensitive.account-between");
    private static readonly WordListKey AccountAsked = new("sensitive.account-asked");
    private static readonly WordListKey Unit = new("sensitive.unit");
    private static readonly WordListKey YearBefore = new("sensitive.year-before");

    private static readonly SearchValues<char> BetweenAccountAndNumber = SearchValues.Create(" \t\n\u00A0:=.,()-");

    private static List<Name> NamesIn(AnalyzedText text, WordReader words)
    {
        var names = new List<Name>();
        foreach (var kind in Enum.GetValues<NameKind>())
        {
            var list = NameLists[(int)kind];
            for (var match = words.Find(list); match is { } name; match = words.Find(list, name.End))
            {
                names.Add(new Name(kind, text.Tokens[name.Start].Start, text.Tokens[name.End - 1].End));
            }
        }

        names.Sort((a, b) => a.Start - b.Start);
        return names;
    }

    // Picks the names near a number, so that the cost stays linear in a text full of names and numbers.
    private static List<Name> NamesNear(List<Name> names, Group first)
    {
        var near = new List<Name>();
        var (low, high) = (0, names.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = names[middle].Start < first.Start - (2 * Nearness) ? (middle + 1, high) : (low, middle);
        }

        for (; low < names.Count && names[low].Start < first.Start + LongestNumber + Nearness; low++)
        {
            near.Add(names[low]);
        }

        return near;
    }

    private static bool Named(List<Name> names, Candidate number, NameKind kind, int within) =>
        names.Any(name => name.Kind == kind && name.End > number.Start - within && name.Start < number.Start + number.Length + within);

    private static bool NamedBefore(List<Name> names, Candidate number, NameKind kind) =>
        names.Any(name => name.Kind == kind && name.End <= number.Start && name.End > number.Start - Nearness);

    private static bool NamedAfter(List<Name> names, Candidate number, NameKind kind) =>
        names.Any(name =>
            name.Kind == kind && name.Start >= number.Start + number.Length && name.Start < number.Start + number.Length + 12
        );

    private enum NameKind
    {
        Paper,
        Passport,
        Insurance,
        Card,
        SecurityCode,
        Code,
        AnyCode,
        Account,
    }

    private readonly record struct Group(int Start, int Length)
    {
        public int End => Start + Length;
    }

    private readonly record struct Name(NameKind Kind, int Start, int End);

    private readonly record struct Candidate(int Start, int Length, int Digits, int Groups, string? Joiner);

    // An own account has only its owner and bank between the name and the number, and the message asks nothing about it.
    private static bool IsOwnAccount(AnalyzedText text, WordReader words, Candidate number, List<Name> names)
    {
        if (text.Text.Contains('?', StringComparison.Ordinal) || words.Holds(AccountAsked))
        {
            return false;
        }

        var token = TokenAt(text, number.Start);
        return names.Exists(name =>
            name.Kind == NameKind.Account
            && name.End <= number.Start
            && name.End > number.Start - Nearness
            && TokenAt(text, name.End) is var first
            && words.AreAll(AccountBetween, first, token)
            && HoldsOnlySigns(text, first, token)
        );
    }

    // The first token at or behind a place.
    private static int TokenAt(AnalyzedText text, int place)
    {
        var (low, high) = (0, text.Tokens.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = text.Tokens[middle].Start < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static bool HoldsOnlySigns(AnalyzedText text, int from, int to)
    {
        for (var i = from; i <= to && i < text.Tokens.Count; i++)
        {
            var end = text.Tokens[i - 1].End;
            if (text.Text.AsSpan(end, text.Tokens[i].Start - end).IndexOfAnyExcept(BetweenAccountAndNumber) >= 0)
            {
                return false;
            }
        }

        return true;
    }

    // A unit behind a number makes it an amount.
    private static bool IsPrice(AnalyzedText text, WordReader words, Candidate number)
    {
        if (number.Digits >= IdDigits)
        {
            return false;
        }

        var end = number.Start + number.Length;
        var token = TokenAt(text, end);
        var gap = text.Text.AsSpan(end, (token < text.Tokens.Count ? text.Tokens[token].Start : text.Text.Length) - end);
        return (gap.TrimStart() is ['%', ..]) || (gap.IsWhiteSpace() && words.At(Unit, token)?.Value is "");
    }

    private static bool IsYear(AnalyzedText text, WordReader words, Candidate number) =>
        number.Digits == 4
        && number.Start > 0
        && (
            text.Text[number.Start - 1] == '/'
            || (text.Text[number.Start - 1] == ' ' && words.Is(YearBefore, TokenAt(text, number.Start) - 1))
        );
}
