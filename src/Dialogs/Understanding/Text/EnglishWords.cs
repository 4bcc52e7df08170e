using System.Collections.Frozen;

namespace ChatBot.Dialogs.Understanding.Text;

/// <summary>
/// English words that citizens use. They are never read as slips of a Vietnamese keyboard, and they tell the language of a message.
/// </summary>
internal static class EnglishWords
{
    // Words of English sentences that are no Vietnamese syllable and no loan word in Vietnamese chat.
    private const string SureWords =
        "about accept account address after afternoon again age agree all already also always am and another any anyone anything apply are "
        + "around ask available away back bank beginner been before birthday book books born both branch bring "
        + "broadcast but by call called cancel "
        + "cancelled cert certificate certificates change charge cheap check child children city classes close closed come computer "
        + "contact cost costs could council course courses data date dates daughter day days delete department "
        + "desk different digital disabled district do does "
        + "doing don't done door drive during each early east education elderly email end english enroll enrol enter erase event events "
        + "every evening everyone example exam exams expensive family father fee fees female few find finish "
        + "first fix follow for foreign found friday from fund "
        + "full get getting give given go going good grade graduate group had hacked happen happening has have "
        + "he hear hello help her here him his hold "
        + "hotline hour hours how identity if improve information interested into is issue it its i'm i've job "
        + "join joining just keep kid kids kind know "
        + "language last late later learn learned learner learners learning leave lesson lessons let level "
        + "levels library life lifelong like "
        + "list listen live location long look lost lots make male many may maybe message messages middle might "
        + "mine minute missed mom monday money month months more "
        + "morning mother much must my name near nearest need needed new news next night nobody not nothing now number of off offer "
        + "office official often old older once one only open opening or order organise organisation other "
        + "others our out over own paid paper papers parents part participate "
        + "password pay people person phone place places plan please police poor possible post poster prepare "
        + "president price privacy problem "
        + "programme program proof province provide public pupil put question questions quick quiz read reading really receive recognised "
        + "register registered registration remember remind remove repeat reply report require required resend "
        + "rest results right room run safe safety said "
        + "same saturday save say scam scammed scammer schedule scholarship scholarships school schools score "
        + "seat seats second see send sent service "
        + "session sessions several she should show sign signup since site sleep slots smart some someone "
        + "something sometimes son soon speak speaking "
        + "special start starting starts state stay stolen stop stopped store student students study studying "
        + "subscribe such suitable sunday support sure take talk "
        + "taught teach teacher teachers teaching tell test than thank thanks that the their them then there these they thing things think "
        + "this those though through thursday time times title today together told tomorrow too topic town "
        + "transfer transferred travel tuesday two type "
        + "under understand university until update upload us use used using valid very video view village visit "
        + "wait waiting walk want wanted was "
        + "watch way we website wednesday week weekend weeks welcome well were what what's when where where's "
        + "whether which while who who's whole whom whose why will "
        + "wish with within without woman women won't work workers working workshop world worried would write "
        + "wrong year years yes yesterday yet you young "
        + "your yours yourself zone anymore bother bothering drop keep quit receiving restart resume sending "
        + "switch text texting texts turn unsubscribe withdraw january february april june july august september "
        + "october november december illiterate vocational subsidy waitlist reservation spouse wife husband grandma grandpa blind deaf";

    // Words that Vietnamese chat uses too, or that are also folded Vietnamese syllables: they say nothing about the language.
    private const string SharedWords =
        "online offline zalo free test slot link otp qr wifi facebook class app web website email mail menu hi "
        + "hello ok oke okay bye thanks "
        + "internet smartphone laptop google youtube tiktok telegram admin ad live livestream stream video clip "
        + "group page inbox chat bot spam scam hack "
        + "hacker robot file pdf word excel game pass shop fan post like share comment feedback topic deadline "
        + "form list check book sim sms "
        + "vneid vstep ielts toeic toefl cefr unesco mooc a1 a2 b1 b2 c1 c2 covid vip max min pro top full fix "
        + "sale ship shipper taxi bus gas fax "
        + "to can me on an in at no so a i ban hay sang am do may her hers the them tin cho con cam ca long dung "
        + "thi tu van nam mai nay ma nha";

    /// <summary>Words that say "this is English".</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Sure = Words(SureWords)
        .Except(Words(SharedWords), StringComparer.Ordinal)
        .Where(word => !VietnameseSyllable.IsFoldedSyllable(word) || word is "my" or "i" or "it" or "is")
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Words that are left as they are when keyboard slips are repaired.</summary>
    public static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Protected = Words(SureWords)
        .Concat(Words(SharedWords))
        .ToFrozenSet(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static string[] Words(string words) => words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
