namespace ChatBot.Dialogs.Activities;

/// <summary>What a channel can do, as far as a dialog must know to say true things.</summary>
public sealed record ChannelCapabilities
{
    /// <summary>A person can be written to after the conversation was closed (not so on a web page).</summary>
    public bool CanReachLater { get; init; } = true;

    /// <summary>Buttons are shown; otherwise choices are a numbered list and the number is typed.</summary>
    public bool HasButtons { get; init; } = true;

    /// <summary>There is a native button to share the phone number.</summary>
    public bool CanRequestPhone { get; init; }

    /// <summary>There is a native button to share the location.</summary>
    public bool CanRequestLocation { get; init; }

    /// <summary>Files can be sent.</summary>
    public bool CanSendFiles { get; init; }

    /// <summary>Of files, only what a person reads: pictures, PDF, documents. A calendar goes as a link.</summary>
    public bool SendsDocumentsOnly { get; init; }

    /// <summary>Messages pass servers outside Vietnam; the privacy notice must say so (Law 91/2025/QH15 art. 20).</summary>
    public bool StoresAbroad { get; init; }

    /// <summary>Who writes has an account there that costs a phone number to make; a web page is open to everybody.</summary>
    public bool VouchesForSender { get; init; }
}
