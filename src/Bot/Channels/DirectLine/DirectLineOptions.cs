using System.ComponentModel.DataAnnotations;
using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>Settings of the web channel, section <c>Web</c>.</summary>
internal sealed class DirectLineOptions
{
    public const string Section = "Web";

    /// <summary>
    /// Sites that may embed the chat, e.g. <c>https://nghean.edu.vn</c>; <c>*</c> for any. Default: none but our own page.
    /// </summary>
    public IList<string> AllowedOrigins { get; } = [];

    /// <summary>
    /// Messages a minute taken from one conversation. Default 30: two seconds a message is faster than anyone reads the answers.
    /// </summary>
    [Range(1, 10_000)]
    public int MessagesPerMinutePerConversation { get; set; } = 30;

    /// <summary>Posts a minute taken from one address. Default 600: a whole school may sit behind one address.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinutePerAddress { get; set; } = 600;

    /// <summary>
    /// Reads a minute from one address that go to the store; those of clients that have everything already cost nothing and are not
    /// counted. Default 1200: twenty a second.
    /// </summary>
    [Range(1, 1_000_000)]
    public int ReadsPerMinutePerAddress { get; set; } = 1200;

    /// <summary>
    /// Megabytes of conversation a day that one address may make the service keep. Default 128: some 25,000 messages with their answers,
    /// more than a school writes.
    /// </summary>
    [Range(1, 1_000_000)]
    public int MegabytesPerDayPerAddress { get; set; } = 128;

    /// <summary>
    /// Megabytes of free disk below which the web takes no posts, so that erasing, looking up and backing up still work. Default 256, from
    /// which <c>doctor</c> fails as well; 0: no reserve.
    /// </summary>
    [Range(0, 1_000_000)]
    public int DiskReserveMegabytes { get; set; } = DiskReserveSetting.Default;

    /// <summary>Connections held open at once, and as many WebSockets beside them. Default 1000, some 100 KB each at worst.</summary>
    [Range(10, 1_000_000)]
    public int MaxConnections { get; set; } = 1000;

    /// <summary>
    /// Names, beside that of <c>Service:PublicUrl</c>, under which clients may reach the service (<c>AllowedHosts</c>, separated by
    /// semicolons). What a client says of itself in <c>Host</c> is no proof of what we are called.
    /// </summary>
    internal IReadOnlyList<string> Hosts { get; set; } = [];

    /// <summary>Folder of the signing key, beside the Data Protection keys.</summary>
    internal string KeyFolder { get; set; } = "data/keys";

    /// <summary>
    /// Address under which clients reach the service (<c>Service:PublicUrl</c>). Null lets each client use the address it asked for.
    /// </summary>
    internal Uri? PublicUrl { get; set; }
}
