using System.ComponentModel.DataAnnotations;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Settings of the web channel, section <c>Web</c>.</summary>
internal sealed class DirectLineOptions
{
    /// <summary>Sites that may embed the chat, e.g. <c>https://nghean.edu.vn</c>; <c>*</c> for any. Default: none but our own page.</summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>Messages a minute taken from one conversation. Default 30: two seconds a message is faster than anyone reads the answers.</summary>
    [Range(1, 10_000)]
    public int MessagesPerMinutePerConversation { get; set; } = 30;

    /// <summary>Posts a minute taken from one address. Default 600: a whole school may sit behind one address.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinutePerAddress { get; set; } = 600;

    /// <summary>Folder of the signing key, beside the Data Protection keys.</summary>
    public string KeyFolder { get; set; } = "data/keys";

    /// <summary>Address under which clients reach the service, or null: the one they asked for (<c>Service:PublicUrl</c>).</summary>
    public Uri? PublicUrl { get; set; }
}
