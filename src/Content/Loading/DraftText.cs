using ChatBot.Content.Model;

namespace ChatBot.Content.Loading;

/// <summary>What a text is for; decides its limit and its placeholders.</summary>
internal enum TextKind
{
    /// <summary>A text of a dialog: the code fills its placeholders.</summary>
    Dialog,

    /// <summary>The answer of a topic, or its longer part.</summary>
    Message,

    /// <summary>A label on a button.</summary>
    Label,

    /// <summary>The story of a lesson.</summary>
    Story,

    /// <summary>The answer of a lesson's question, on a button.</summary>
    Option,

    /// <summary>A title, a venue, a feedback: part of a message.</summary>
    Part,

    /// <summary>The value of a fact.</summary>
    Fact,
}

/// <summary>A text in two languages as it stands in the files; a side is null when its twin is missing.</summary>
/// <param name="What">What it is, for messages, in the form <c>KEY of KIND ID</c>, e.g. <c>answer of topic week_what</c>.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Vi">Vietnamese.</param>
/// <param name="En">English.</param>
/// <param name="At">Where it is said to be missing when a side is.</param>
internal sealed record DraftText(string What, TextKind Kind, Located? Vi, Located? En, Mark At)
{
    /// <summary>A text of which both sides may be missing because their keys are: that was reported, and is not reported again.</summary>
    public static DraftText Of(string what, TextKind kind, Located? vi, Located? en, Mark at)
    {
        var nothing = new Located("", at);
        return new DraftText(what, kind, vi ?? nothing, en ?? nothing, at);
    }

    /// <summary><see cref="What"/> in Vietnamese.</summary>
    public string WhatVi => TextName.InVietnamese(What);

    /// <summary>The languages that are written, Vietnamese first.</summary>
    public IEnumerable<Located> Sides()
    {
        if (Vi is not null)
        {
            yield return Vi;
        }

        if (En is not null && !ReferenceEquals(En, Vi))
        {
            yield return En;
        }
    }

    /// <summary>Both languages. The text must have both.</summary>
    public LocalText ToLocal() => new(Vi!.Text, En!.Text);
}
