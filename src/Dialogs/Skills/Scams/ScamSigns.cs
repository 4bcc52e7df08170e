using System.Text.RegularExpressions;
using ChatBot.Dialogs.Understanding;
using ChatBot.Dialogs.Understanding.Recognition;
using ChatBot.Dialogs.Understanding.Words;

namespace ChatBot.Dialogs.Skills.Scams;

/// <summary>What makes a message suspicious, in the order in which it is told.</summary>
public enum ScamSign
{
    /// <summary>It leads to a page whose address does not end in <c>.gov.vn</c>.</summary>
    Link,

    /// <summary>It leads to a page by a shortened address, which hides where it goes.</summary>
    ShortLink,

    /// <summary>It names a bank, the police, a court, the tax office or another authority.</summary>
    Authority,

    /// <summary>It hurries.</summary>
    Hurry,

    /// <summary>It says that an account or number is locked, or will be.</summary>
    Lock,

    /// <summary>It threatens.</summary>
    Threat,

    /// <summary>It promises a prize or a gift.</summary>
    Prize,

    /// <summary>It promises easy work, high interest or a quick loan.</summary>
    EasyMoney,

    /// <summary>It wants money.</summary>
    Money,

    /// <summary>It wants a code, a password or personal papers.</summary>
    Code,

    /// <summary>It wants an application installed.</summary>
    Install,

    /// <summary>It wants to be kept secret.</summary>
    Secret,
}

/// <summary>The signs of a swindle that stand in a message somebody passed on.</summary>
/// <param name="Found">Each sign once, with the words that show it; empty words for a link.</param>
/// <param name="IsPassedOn">The message is one that somebody got and passes on, or asks about, and no question of their own.</param>
/// <param name="IsShown">What is asked about stands in the message: a link, a number or the text itself.</param>
public sealed partial record ScamSigns(IReadOnlyList<(ScamSign Sign, string Words)> Found, bool IsPassedOn, bool IsShown)
{
    private const int FewWordsBesideLink = 6;
    private const int FewestWordsOfMessage = 10;
    private const int SignsWithNumber = 2;
    private const int SignsAlone = 3;

    private static readonly WordListKey Signs = new("scam-signs.sign");
    private static readonly WordListKey Asks = new("scam-signs.asks");
    private static readonly WordListKey Address = new("scam-signs.address");
    private static readonly WordListKey Own = new("scam-signs.own");
    private static readonly WordListKey Account = new("scam-signs.account");
    private static readonly WordListKey Judged = new("scam-signs.judged");

    /// <summary>Reads a message; the same message is read once.</summary>
    public static ScamSigns Of(RecognizerResult said) => said.Remember(Read);

    private static ScamSigns Read(RecognizerResult said)
    {
        var links = Links(said.Text);
        var found = new SortedDictionary<ScamSign, string>();
        foreach (var (host, isShort) in links)
        {
            if (isShort)
            {
                found.TryAdd(ScamSign.ShortLink, "");
            }
            else if (!host.EndsWith(".gov.vn", StringComparison.OrdinalIgnoreCase))
            {
                found.TryAdd(ScamSign.Link, "");
            }
        }

        var words = new WordReader(said.Expanded);
        for (var i = 0; i < words.Count; i++)
        {
            if (words.At(Signs, i) is { } match && WordListKeys.Value<ScamSign>(match.Value) is { } sign)
            {
                found.TryAdd(sign, Quote(said.Analyzed, words.Terms, match));
            }
        }

        var hasNumber = PhoneOrAccount().IsMatch(said.Text) || (LongNumber().IsMatch(said.Text) && said.Says(Account));
        return new ScamSigns(
            [.. found.Select(pair => (pair.Key, pair.Value))],
            IsPassedOnOf(said, links.Count > 0, hasNumber, found),
            links.Count > 0 || hasNumber || WordsOf(said) >= FewestWordsOfMessage
        );
    }

    private static bool IsPassedOnOf(RecognizerResult said, bool hasLink, bool hasNumber, SortedDictionary<ScamSign, string> found)
    {
        var told = found.Keys.Count(sign => sign is not (ScamSign.Link or ScamSign.ShortLink));
        var asks = said.Says(Asks);
        if (hasLink)
        {
            var beside = said.Analyzed.Tokens.Count - Link().Matches(said.Text).Sum(link => Pieces(link.Value));
            var isOfficial = !found.ContainsKey(ScamSign.Link) && !found.ContainsKey(ScamSign.ShortLink);
            return beside <= (isOfficial ? 0 : FewWordsBesideLink) || asks || told > 0;
        }

        if (asks && hasNumber)
        {
            return told < SignsWithNumber || !said.Says(Own);
        }

        // Who tells of himself asks what to do, and a topic answers that.
        if (said.Says(Own))
        {
            return false;
        }

        if (said.Says(Judged) && asks)
        {
            return true;
        }

        // A bill that was paid names money as well.
        var isLure =
            found.Keys.Any(sign =>
                sign is ScamSign.Lock or ScamSign.Threat or ScamSign.Prize or ScamSign.EasyMoney or ScamSign.Code or ScamSign.Install
            ) || (found.ContainsKey(ScamSign.Money) && found.ContainsKey(ScamSign.Hurry));
        if (!isLure || WordsOf(said) < FewestWordsOfMessage)
        {
            return false;
        }

        return said.Says(Address)
            || (hasNumber && told >= SignsWithNumber)
            || (told >= SignsAlone && !said.Text.Contains('?', StringComparison.Ordinal) && said.Decision != Decision.Answer);
    }

    private static int WordsOf(RecognizerResult said) => said.Analyzed.Tokens.Count(token => token.Kind != TokenKind.Number);

    private static List<(string Host, bool IsShort)> Links(string text)
    {
        var links = new List<(string, bool)>();
        foreach (Match link in Link().Matches(text))
        {
            if (link.Index > 0 && text[link.Index - 1] == '@')
            {
                continue;
            }

            var host = link.Value;
            host = host.Contains("://", StringComparison.Ordinal) ? host[(host.IndexOf("://", StringComparison.Ordinal) + 3)..] : host;
            host = host.Split('/', '?', '#', ':')[0].TrimEnd('.', ',', ')', ';');
            links.Add((host, Shortener().IsMatch(host)));
        }

        return links;
    }

    private static int Pieces(string link) => AnalyzedText.Of(link).Tokens.Count;

    private static string Quote(AnalyzedText text, IReadOnlyList<Term> terms, WordMatch match)
    {
        var (first, last) = (text.Tokens[terms[match.Start].Token], text.Tokens[terms[match.End - 1].Token]);
        return text.Text[first.Start..(last.Start + last.Length)];
    }

    [GeneratedRegex(
        @"https?://\S+|\bwww\.\S+|\b[a-z0-9-]+(\.[a-z0-9-]+)*"
            + @"\.(com|net|org|info|xyz|top|vip|club|online|site|shop|vn|cc|icu|link|tk|ly)\b(/\S*)?",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Link();

    [GeneratedRegex(
        @"^(www\.)?(bit\.ly|tinyurl\.com|t\.co|goo\.gl|cutt\.ly|is\.gd|shorturl\.at|rb\.gy|s\.id)$",
        RegexOptions.IgnoreCase | RegexOptions.NonBacktracking
    )]
    private static partial Regex Shortener();

    [GeneratedRegex(@"(\+?84|\b0)([ .-]?\d){8,10}\b|\b1[89]00([ .-]?\d){4,6}\b", RegexOptions.NonBacktracking)]
    private static partial Regex PhoneOrAccount();

    [GeneratedRegex(@"\d([ .-]?\d){5,18}", RegexOptions.NonBacktracking)]
    private static partial Regex LongNumber();
}
