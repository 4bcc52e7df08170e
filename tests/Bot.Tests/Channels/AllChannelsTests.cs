using System.Reflection;
using ChatBot.Bot.Channels;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Transport;
using ChatBot.Bot.Tests.Channels.Contract;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace ChatBot.Bot.Tests.Channels;

/// <summary>
/// What stands in a channel's folder and not in its module would be forgotten by erase, export, rehearsal, verbs or doctor.
/// </summary>
public sealed class AllChannelsTests
{
    private static readonly IReadOnlyList<Type> Types =
    [
        .. typeof(AllChannels)
            .Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith("ChatBot.Bot.Channels.", StringComparison.Ordinal) == true),
    ];

    [Fact]
    public void Module_OfEveryChannelFolder_IsListed() => Assert.Equal(Implementing<IChannelModule>(), NamesOf(AllChannels.Set.Modules));

    [Fact]
    public void Document_OfAChannel_IsDeclared()
    {
        const BindingFlags statics = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;
        var kinds = Types
            .Where(type => !type.IsGenericType)
            .SelectMany(type => type.GetFields(statics))
            .Where(field => typeof(DocumentKind).IsAssignableFrom(field.FieldType))
            .Select(field => ((DocumentKind)field.GetValue(null)!).Name)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(kinds);
        Assert.Equal(kinds, AllChannels.Set.Documents.Select(kind => kind.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Erasable_OfAChannel_IsListed() => Assert.Equal(Implementing<IErasable>(), NamesOf(AllChannels.Set.Erasables));

    [Fact]
    public void AddressSetting_OfAChannel_IsCheckedByTheRehearsal()
    {
        var settings =
            from options in Types
            let section = options.GetField("Section")?.GetRawConstantValue()
            where section is not null
            from property in options.GetProperties()
            where property.Name.EndsWith("BaseUrl", StringComparison.Ordinal)
            select $"{section}:{property.Name}";

        Assert.Equal(
            settings.Order(StringComparer.Ordinal),
            AllChannels
                .Set.Modules.SelectMany(module => module.Addresses)
                .Select(address => address.AddressKey)
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void OperationAndDoctor_OfAChannel_AreRegistered()
    {
        var services = new ServiceCollection();
        foreach (var module in AllChannels.Set.Modules)
        {
            module.AddOffice(services);
        }

        var registered = services.Select(service => service.ImplementationType).OfType<Type>().Select(type => type.Name).ToHashSet();
        Assert.Superset(Implementing<IChannelDoctor>().ToHashSet(), registered);
        Assert.Superset(Implementing<OfficeOperation>().ToHashSet(), registered);
    }

    [Fact]
    public void Channel_OnWhichCitizensWriteFromAfar_PassesTheContract() =>
        Assert.Equal(
            ContractCollection.All.Order(StringComparer.Ordinal),
            ContractCollection
                .Channels.Modules.Select(module => module.Name)
                .Where(name => name != "terminal")
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Set_TwoChannelsOfOneName_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new ChannelSet([AllChannels.Set.Modules[0], AllChannels.Set.Modules[0]]));

    private static IEnumerable<string> Implementing<T>() =>
        Types
            .Where(type => type is { IsAbstract: false } && typeof(T).IsAssignableFrom(type))
            .Select(type => type.Name)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> NamesOf(IEnumerable<object> instances) =>
        instances.Select(instance => instance.GetType().Name).Order(StringComparer.Ordinal);
}
