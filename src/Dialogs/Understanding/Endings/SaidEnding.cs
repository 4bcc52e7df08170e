namespace ChatBot.Dialogs.Understanding.Endings;

/// <summary>What the words of a message say of an end: of sending, of a seat.</summary>
/// <param name="Verdict">Whether they say it.</param>
/// <param name="Of">What is to end; <see cref="EndedThing.None"/> unless the verdict is <see cref="EndingVerdict.Said"/>.</param>
public readonly record struct SaidEnding(EndingVerdict Verdict, EndedThing Of)
{
    /// <summary>Whether an end may be meant at all: then it is asked for by its name, and otherwise it is not thought of.</summary>
    public bool MayBeMeant => Verdict is EndingVerdict.Unclear or EndingVerdict.Said;
}

/// <summary>Whether words say that something is to end.</summary>
public enum EndingVerdict
{
    /// <summary>No word of it: "bài nữa", "ngày nào cũng gửi bài cho tôi nhé".</summary>
    None,

    /// <summary>They say that it is not to end: "đừng dừng", "tôi không hủy lớp đâu", "đừng quên gửi bài".</summary>
    Denied,

    /// <summary>They complain that nothing comes: "không thấy bài nữa", "sao không nhận được".</summary>
    Complained,

    /// <summary>Another hour is wished for, or less: "đừng gửi sớm quá", "đừng gửi lúc 6h sáng".</summary>
    OtherTime,

    /// <summary>
    /// A word of ending, and no more: a question ("khi nào dừng nhận?"), a condition, an end without its object ("tôi không học nữa").
    /// </summary>
    Unclear,

    /// <summary>Nothing is to come for a while: "mai đừng gửi bài", "đừng gửi nữa cho tới thứ hai".</summary>
    ForAWhile,

    /// <summary>Some of it is refused and not all: "đừng gửi bài vào chủ nhật", "đừng gửi bài khó quá", "đừng gửi cho con tôi".</summary>
    PartOnly,

    /// <summary>They say it: a verb of ending or a negation, with its object.</summary>
    Said,
}

/// <summary>What words say is to end.</summary>
public enum EndedThing
{
    /// <summary>Nothing, or they do not say what.</summary>
    None,

    /// <summary>All that is sent unasked.</summary>
    Messages,

    /// <summary>The daily lessons.</summary>
    Lessons,

    /// <summary>A seat in a class, or its sign-up.</summary>
    Seat,

    /// <summary>Learning, and not which: the lessons or the class.</summary>
    Learning,
}
