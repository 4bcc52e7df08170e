using System.Globalization;
using System.Reflection;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;
using ChatBot.Bot.Storage;
using ChatBot.Dialogs.Engine;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Hosting;

/// <summary>One screen at the start: what runs, where the data is, which channels are on, how to switch Telegram on.</summary>
internal static class Banner
{
    public static string Of(WebApplication app)
    {
        var address = app.Urls.FirstOrDefault() ?? ServiceAddress.Default;
        var options = app.Services.GetRequiredService<IOptions<ServiceOptions>>().Value;
        var lines = new List<string>();
        lines.Add($"ChatBot {Version} is running.");
        lines.Add("");
        lines.Add($"  chat page   {Shown(address)}");
        foreach (var more in app.Urls.Skip(1))
        {
            lines.Add($"              {Shown(more)}");
        }

        if (!string.IsNullOrWhiteSpace(options.PublicUrl))
        {
            lines.Add($"  public      {options.PublicUrl}");
        }

        lines.Add($"  data        {AllStores.Of(app.Configuration).PlaceOf(app.Configuration)}");
        lines.Add($"  channels    {string.Join(" · ", Channels(app.Services))}");
        if (options.StartAt is { Length: > 0 })
        {
            var now = app
                .Services.GetRequiredService<ServiceCalendar>()
                .ToLocal(app.Services.GetRequiredService<TimeProvider>().GetUtcNow());
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"  REHEARSAL   the clock shows {now:yyyy-MM-dd HH:mm}"));
        }

        // Advice for who sits at a terminal beside the source; on a server it would be wrong, and the guide has other commands.
        if (SystemdService.IsAsked)
        {
            lines.Add("");
            return string.Join(Environment.NewLine, lines);
        }

        if (string.IsNullOrWhiteSpace(app.Configuration["Telegram:BotToken"]))
        {
            lines.Add("");
            lines.Add("  Telegram is off. To switch it on, ask @BotFather for a bot and start again with its token:");
            lines.Add("    Telegram__BotToken=123456:ABC… dotnet run --project src/Bot");
        }

        lines.Add("");
        lines.Add("  Stop with Ctrl+C. Try a conversation here in another window: dotnet run --project src/Bot -- chat");
        lines.Add("");
        return string.Join(Environment.NewLine, lines);
    }

    private static IEnumerable<string> Channels(IServiceProvider services) =>
        from adapter in services.GetServices<IChannelAdapter>()
        orderby adapter.Channel
        select $"{adapter.Channel} {(adapter.Status.Enabled ? "on" : "off")}";

    // 0.0.0.0 and [::] are what we listen on, not what a browser can open.
    private static string Shown(string address) =>
        address.Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal).Replace("//[::]", "//localhost", StringComparison.Ordinal);

    private static string Version =>
        typeof(Banner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
