using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Channels.ZaloOa.Sending;

/// <summary>One call of the API.</summary>
internal abstract record ZaloOaPart
{
    private ZaloOaPart() { }

    /// <param name="Content">Plain, within the limit.</param>
    /// <param name="Buttons">At most five, each within its limits.</param>
    public sealed record Text(string Content, IReadOnlyList<Button> Buttons) : ZaloOaPart;

    /// <summary>A picture or animation.</summary>
    public sealed record Media(OutgoingFile File, string Caption) : ZaloOaPart;

    /// <summary>PDF, DOC, DOCX.</summary>
    public sealed record Document(OutgoingFile File) : ZaloOaPart;

    /// <summary>The card with which a person shares their phone number.</summary>
    public sealed record InfoRequest(string Title, string Subtitle, string ImageUrl) : ZaloOaPart;

    /// <summary>An approved ZBS template.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Data">Its parameters: the arguments of the message's text.</param>
    public sealed record Template(string Id, IReadOnlyDictionary<string, string> Data) : ZaloOaPart;
}

/// <summary>What an outgoing activity becomes.</summary>
/// <param name="Parts">Calls in their order.</param>
/// <param name="Defects">What had to be left out because Zalo would refuse it; empty when all is well.</param>
internal sealed record ZaloOaParts(IReadOnlyList<ZaloOaPart> Parts, IReadOnlyList<string> Defects);
