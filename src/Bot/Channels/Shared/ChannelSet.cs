using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.Shared;

/// <summary>The channels of the program. Whatever lists channels reads them here.</summary>
internal sealed class ChannelSet
{
    /// <param name="modules">In the order in which their services start.</param>
    /// <exception cref="ArgumentException">Two channels have one name.</exception>
    public ChannelSet(IReadOnlyList<IChannelModule> modules)
    {
        if (modules.GroupBy(module => module.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
        {
            throw new ArgumentException($"Two channels are called '{twice.Key}'.", nameof(modules));
        }

        Modules = modules;
        Documents = [.. modules.SelectMany(module => module.Documents)];
        Erasables = [.. modules.SelectMany(module => module.Erasables)];
    }

    /// <summary>The channels, whether they are switched on or not.</summary>
    public IReadOnlyList<IChannelModule> Modules { get; }

    /// <summary>Kinds of documents of all channels.</summary>
    public IReadOnlyList<DocumentKind> Documents { get; }

    /// <summary>What an erase removes in all channels.</summary>
    public IReadOnlyList<IErasable> Erasables { get; }

    /// <summary>The addresses of platforms that the service calls with these settings: those of the channels that are on.</summary>
    /// <returns>The key of the setting and the address, which need not be a valid one.</returns>
    public IEnumerable<(string Key, string Address)> Addresses(IConfiguration configuration) =>
        from module in Modules
        from address in module.Addresses
        where !string.IsNullOrWhiteSpace(configuration[address.SwitchKey])
        let set = configuration[address.AddressKey]
        select (address.AddressKey, string.IsNullOrWhiteSpace(set) ? address.Default : set);
}
