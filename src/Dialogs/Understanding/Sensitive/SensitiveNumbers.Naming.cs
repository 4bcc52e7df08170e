using System.Text.RegularExpressions;

namespace ChatBot.Dialogs.Understanding.Sensitive;

/// <summary>The words that say what a number is.</summary>
public static partial class SensitiveNumbers
{
    private static List<Name> NamesIn(string folded)
    {
        var names = new List<Name>();
        Add(PaperName(), NameKind.Paper);
        Add(PassportName(), NameKind.Passport);
        Add(InsuranceName(), NameKind.Insurance);
        Add(CardName(), NameKind.Card);
        Add(SecurityCodeName(), NameKind.SecurityCode);
        Add(CodeName(), NameKind.Code);
        Add(AnyCodeName(), NameKind.AnyCode);
        Add(AccountName(), NameKind.Account);
        names.Sort((a, b) => a.Start - b.Start);
        return names;

        void Add(Regex pattern, NameKind kind)
        {
            foreach (var match in pattern.EnumerateMatches(folded))
            {
                names.Add(new Name(kind, match.Index, match.Index + match.Length));
            }
        }
    }

    // The few that can belong to a number that begins here, so that a text full of names and numbers costs no more than it is long.
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

    [GeneratedRegex(@"\b(?:cmnd|cmt|cccd|cc|chung minh|can cuoc|so cc|dinh danh|id number|identity|id card|citizen id|giay to tuy than)\b")]
    private static partial Regex PaperName();

    [GeneratedRegex(@"\b(?:ho chieu|passport|visa)\b")]
    private static partial Regex PassportName();

    [GeneratedRegex(
        @"\b(?:bhxh|bhyt|bao hiem|so bao hiem|ma the|insurance|mst|ma so thue|so thue|tax (?:number|code|id)|gplx"
            + @"|giay phep lai xe|bang lai(?: xe)?|driving licen[cs]e|driver s licen[cs]e)\b"
    )]
    private static partial Regex InsuranceName();

    [GeneratedRegex(
        @"\b(?:so the|the (?:atm|ngan hang|tin dung|visa|ghi no|napas|master)|visa|mastercard|napas|card number|credit card|"
            + @"debit card|bank card)\b"
    )]
    private static partial Regex CardName();

    [GeneratedRegex(@"\b(?:cvv2?|cvc2?|ma bao mat (?:the|sau the)|security code)\b")]
    private static partial Regex SecurityCodeName();

    [GeneratedRegex(
        @"\b(?:otp|ma (?:xac (?:nhan|thuc|minh)|kich hoat|bao mat|dang nhap|giao dich|pin|2fa)|smart otp|passcode|"
            + @"(?:verification|security|access|login|auth|confirmation) code|one time (?:code|password)|so pin|pin (?:the|cua|la)|"
            + @"pin code)\b"
    )]
    private static partial Regex CodeName();

    [GeneratedRegex(@"\b(?:code|ma la|ma so|ma)\b")]
    private static partial Regex AnyCodeName();

    [GeneratedRegex(@"\b(?:so tai khoan|tai khoan(?: ngan hang)?|stk|tk|account(?: number)?|acct|so the)\b")]
    private static partial Regex AccountName();

    // Nothing but whose it is and at which bank stands between the name and the number.
    [GeneratedRegex(
        @"\b(?:so tai khoan|tai khoan(?: ngan hang)?|stk|so tk|tk|bank account|account(?: number)?)(?:[\s:=.,()-]"
            + @"|\b(?:cua|toi|em|con|chau|minh|tui|me|bo|vo|chong|nha|la|so|"
            + @"ngan|hang|my|is|number|vcb|mb|acb|bidv|agribank|vietcombank|techcombank|tcb|vietinbank|sacombank|tpbank|vpbank)\b)*\z"
    )]
    private static partial Regex OwnAccountBefore();

    // Somebody else's: whether it is a swindler's is a question, and where money went is a cry.
    [GeneratedRegex(
        @"\?|\b(?:lua|scam|fraud|gian|co phai|cua ai|dung khong|that khong|uy tin|kiem tra|check|whose|fake|"
            + @"chuyen|ho|no|bon|chung no|ke|bi|la ai|tra cuu|real|safe|an toan)\b"
    )]
    private static partial Regex AsksOfAccount();

    // What makes a number an amount.
    [GeneratedRegex(
        @"\G\s*(?:k|d|đ|dong|vnd|vnđ|trieu|nghin|ngan(?! hang)|tr|ty|cu|xu|%|phut|giay|gio|h|ngay|thang|nam|lan|ky tu|chu so|chu cai|"
            + @"ki tu|so\b|mah|gb|mb|kg|km|m2|m|nguoi|tuoi|cho|lop|hoc sinh|suat|usd|dollars?|minutes?|characters?|digits?|hours?|"
            + @"days?)\b"
    )]
    private static partial Regex UnitAfter();
}
