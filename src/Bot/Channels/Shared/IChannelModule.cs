using System.CommandLine;
using ChatBot.Bot.Office.Transport;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>
/// Everything the program must know of one channel. The channel's folder holds one, and <c>AllChannels</c> lists it; no other file names
/// the channel.
/// </summary>
/// <remarks>
/// The members without a default are those whose absence would hurt people in silence: a document that an erase does not see, an address
/// that a rehearsal does not check. A channel that has none says so with an empty list.
/// </remarks>
internal interface IChannelModule
{
    /// <summary>Name in <see cref="ConversationReference.Channel"/>, in verbs and in transcripts, such as <c>zalo-oa</c>.</summary>
    string Name { get; }

    /// <summary>What the channel can do when all its settings are given.</summary>
    ChannelCapabilities Capabilities { get; }

    /// <summary>
    /// Addresses of the platform that the service calls. A rehearsal (<c>Service:StartAt</c>) is refused while one of them is not on this
    /// machine.
    /// </summary>
    IReadOnlyList<PlatformAddress> Addresses { get; }

    /// <summary>Kinds of documents the channel stores, declared whether the channel is on or off.</summary>
    IReadOnlyList<DocumentKind> Documents { get; }

    /// <summary>
    /// What an erase removes beside the documents that name the person as owner. It runs whether the channel is on or off, also
    /// in commands, so it may use nothing but the session.
    /// </summary>
    IReadOnlyList<IErasable> Erasables { get; }

    /// <summary>True when joining (following an account) opens the conversation although the person has asked for nothing yet.</summary>
    bool JoinIsUnasked => false;

    /// <summary>
    /// Registers the channel with the service: its options and their validation always; its <see cref="IChannelAdapter"/> and the rest
    /// only when the settings switch it on. Hosted services start in the order in which they are added here.
    /// </summary>
    void AddServices(IServiceCollection services, IConfiguration configuration);

    /// <summary>
    /// Registers each <see cref="OfficeOperation"/> and the <see cref="IChannelDoctor"/> of the channel, whether it is on or off, in the
    /// service and in commands.
    /// </summary>
    void AddOffice(IServiceCollection services) { }

    /// <summary>The command <c>channels NAME</c> with its verbs, or null when the channel has none.</summary>
    Command? Verbs(IVerbContext context) => null;

    /// <summary>A verb of the channel's own at the top of the command line (<c>chat</c>), or null.</summary>
    Command? OwnVerb(IVerbContext context) => null;

    /// <summary>Maps the channel's addresses of the web server: its webhook, and what its platform fetches.</summary>
    void Map(WebApplication app) { }

    /// <summary>HTML that the platform wants to find in the head of the page at <c>/</c>, or "".</summary>
    string PageHead(IConfiguration configuration) => "";
}

/// <summary>An address of a platform that the service calls while the channel is on.</summary>
/// <param name="SwitchKey">Setting that switches the channel on by not being empty, such as <c>Telegram:BotToken</c>.</param>
/// <param name="AddressKey">Setting of the address, such as <c>Telegram:ApiBaseUrl</c>.</param>
/// <param name="Default">The platform's own address, used while the setting is empty.</param>
internal sealed record PlatformAddress(string SwitchKey, string AddressKey, string Default);
