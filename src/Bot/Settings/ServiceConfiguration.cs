using Microsoft.Extensions.Configuration.UserSecrets;

namespace ChatBot.Bot.Settings;

/// <summary>
/// Where settings come from, the later winning: <c>appsettings.json</c> beside the assembly, <c>appsettings.{environment}.json</c>, user
/// secrets, the environment (<c>Telegram__BotToken</c>). The files are found wherever the service is started from, and are read once: a
/// token that changes under a running channel would be half in use.
/// </summary>
internal static class ServiceConfiguration
{
    /// <summary>Adds the sources of the settings.</summary>
    public static void AddTo(IConfigurationBuilder builder, string environmentName)
    {
        var folder = AppContext.BaseDirectory;
        builder.AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true, reloadOnChange: false);
        builder.AddJsonFile(Path.Combine(folder, $"appsettings.{environmentName}.json"), optional: true, reloadOnChange: false);
        if (
            typeof(ServiceConfiguration).Assembly.GetCustomAttributes(typeof(UserSecretsIdAttribute), inherit: false)
            is [UserSecretsIdAttribute id]
        )
        {
            builder.AddUserSecrets(id.UserSecretsId, reloadOnChange: false);
        }

        builder.AddEnvironmentVariables();
    }

    /// <summary>The settings for a verb that does not serve.</summary>
    public static IConfigurationRoot Load()
    {
        var builder = new ConfigurationBuilder();
        AddTo(builder, EnvironmentName);
        return builder.Build();
    }

    /// <summary><c>ASPNETCORE_ENVIRONMENT</c>, else <c>DOTNET_ENVIRONMENT</c>, else <c>Production</c>.</summary>
    public static string EnvironmentName =>
        Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") is { Length: > 0 } web ? web
        : Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is { Length: > 0 } dotnet ? dotnet
        : Environments.Production;
}
