using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Storage;

/// <summary>Registers the store.</summary>
internal static class StoreRegistration
{
    /// <summary>
    /// Registers the store that the settings choose, under each part of its contract. It opens at its first use.
    /// </summary>
    /// <param name="services">Needs: <see cref="TimeProvider"/>, <see cref="ILoggerFactory"/>.</param>
    /// <param name="configuration">The settings.</param>
    /// <param name="kinds">Every kind of document of the program.</param>
    public static IServiceCollection AddStore(
        this IServiceCollection services,
        IConfiguration configuration,
        IReadOnlyList<DocumentKind> kinds
    )
    {
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>>(new StorageOptionsValidator(configuration));
        services.AddSingleton(_ => AllStores.Of(configuration));
        services.AddSingleton(provider =>
            provider
                .GetRequiredService<IStoreModule>()
                .Open(configuration, kinds, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILoggerFactory>())
        );
        services.AddSingleton<IStore>(provider => provider.GetRequiredService<IServiceStore>());
        services.AddSingleton<IStoreHealth>(provider => provider.GetRequiredService<IServiceStore>());
        services.AddSingleton<IStoreBackup>(provider => provider.GetRequiredService<IServiceStore>());
        services.AddSingleton<IPseudonyms>(provider => provider.GetRequiredService<IServiceStore>());
        services.AddSingleton<IEraseMemory>(provider => provider.GetRequiredService<IServiceStore>());
        services.AddSingleton(provider => provider.GetRequiredService<IStore>().Signals);
        services.AddSingleton<ILeases>(provider => new Leases(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        return services;
    }

    private sealed class StorageOptionsValidator(IConfiguration configuration) : IValidateOptions<StorageOptions>
    {
        /// <inheritdoc/>
        public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
            AllStores.Find(configuration) is null
                ? ValidateOptionsResult.Fail(AllStores.UnknownKind(configuration))
                : ValidateOptionsResult.Success;
    }
}
