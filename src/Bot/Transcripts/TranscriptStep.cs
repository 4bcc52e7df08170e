using NodaTime;

namespace ChatBot.Bot.Transcripts;

/// <summary>One line of a transcript, as data.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
internal abstract record TranscriptStep(int Line)
{
    /// <summary>The line as it is written, without blanks around it.</summary>
    public string Text { get; init; } = "";

    /// <summary>Says something about the service's message, so that it can differ.</summary>
    public bool IsExpectation => this is Expects or ExpectsButtons or ExpectsNot;

    /// <summary><c>&gt; text</c>: the citizen writes.</summary>
    public sealed record Says(int Line, string Words) : TranscriptStep(Line);

    /// <summary><c>! label</c>: the citizen presses the newest button whose label contains this.</summary>
    public sealed record Presses(int Line, string Label) : TranscriptStep(Line);

    /// <summary><c>&lt; part … part</c>: the service's next message contains these parts in this order.</summary>
    public sealed record Expects(int Line, IReadOnlyList<string> Parts) : TranscriptStep(Line);

    /// <summary><c>+ [A] [B]</c>: that message has these buttons.</summary>
    public sealed record ExpectsButtons(int Line, IReadOnlyList<string> Labels) : TranscriptStep(Line);

    /// <summary><c>- text</c>: that message does not contain this.</summary>
    public sealed record ExpectsNot(int Line, string Words) : TranscriptStep(Line);

    /// <summary><c>@now 2026-10-05 08:00</c>: the clock, before the first message.</summary>
    public sealed record Now(int Line, LocalDateTime Time) : TranscriptStep(Line);

    /// <summary><c>@pass 1d</c>, <c>2h</c>, <c>30m</c>: time passes; what falls due happens.</summary>
    public sealed record Passes(int Line, TimeSpan Time) : TranscriptStep(Line);

    /// <summary><c>@channel web</c>: the channel from here on (<c>telegram</c> at first).</summary>
    public sealed record Channel(int Line, string Name) : TranscriptStep(Line);

    /// <summary><c>@person Lan</c>: another citizen writes from here on.</summary>
    public sealed record Person(int Line, string Name) : TranscriptStep(Line);

    /// <summary><c>@edit text</c>: the citizen changes their last message.</summary>
    public sealed record Edits(int Line, string Words) : TranscriptStep(Line);

    /// <summary><c>@join</c>, <c>@join payload</c>: opens the conversation, by a deep link.</summary>
    public sealed record Joins(int Line, string? Payload) : TranscriptStep(Line);

    /// <summary><c>@leave</c>: blocks the account.</summary>
    public sealed record Leaves(int Line) : TranscriptStep(Line);

    /// <summary><c>@phone 0912345678</c>: shares their own number with the channel's button.</summary>
    public sealed record SharesPhone(int Line, string Number) : TranscriptStep(Line);

    /// <summary><c>@location 18.67 105.69</c>: shares a place.</summary>
    public sealed record SharesLocation(int Line, double Latitude, double Longitude) : TranscriptStep(Line);

    /// <summary><c>@photo</c>, <c>@voice</c>, <c>@sticker</c>: sends what cannot be read.</summary>
    public sealed record SendsUnreadable(int Line, Dialogs.Activities.UnsupportedContent Content) : TranscriptStep(Line);

    /// <summary><c>@office 2h</c>: a person of the office writes to the citizen, and the bot is silent for so long.</summary>
    public sealed record OfficeWrites(int Line, TimeSpan Silence) : TranscriptStep(Line);

    /// <summary>
    /// <c>@address school</c>, <c>@address school 5</c>: on the web the citizen writes from this address from here on, from which so many
    /// seats were taken just now.
    /// </summary>
    public sealed record Address(int Line, string Name, int SeatsTaken) : TranscriptStep(Line);

    /// <summary><c>@confirm</c>: the office confirms the seat whose code was shown last.</summary>
    public sealed record OfficeConfirms(int Line) : TranscriptStep(Line);

    /// <summary><c>@withdraw</c>: the citizen asks the channel that their data be deleted.</summary>
    public sealed record Withdraws(int Line) : TranscriptStep(Line);

    /// <summary><c>@group</c>: from here on the citizen writes in a group.</summary>
    public sealed record InGroup(int Line) : TranscriptStep(Line);
}
