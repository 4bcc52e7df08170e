using System.Net;
using Microsoft.Extensions.Options;
using NodaTime;

namespace ChatBot.Bot.Settings;

/// <summary>
/// Says, for each wrong setting under <c>Service</c>, its key, what is wrong and what would be right. It also names settings that nothing
/// reads, in every section of ours.
/// </summary>
internal sealed class ServiceOptionsValidator(IConfiguration configuration) : IValidateOptions<ServiceOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ServiceOptions options)
    {
        var failures = KnownSettings.Problems(configuration).ToList();
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(options.TimeZone) is null)
        {
            failures.Add($"Service:TimeZone: '{options.TimeZone}' is not a time zone. Give an IANA id such as Asia/Ho_Chi_Minh.");
        }

        if (options.QuietHours.Length > 0 && !QuietHoursSetting.TryParse(options.QuietHours, out _, out _))
        {
            failures.Add(
                $"Service:QuietHours: '{options.QuietHours}' is not a span of hours. Write it as 21:30-06:00, or leave it empty for none."
            );
        }

        if (
            !string.IsNullOrWhiteSpace(options.PublicUrl)
            && (!Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http"))
        )
        {
            failures.Add($"Service:PublicUrl: '{options.PublicUrl}' is not an address. Write it whole, such as https://bot.example.vn.");
        }

        foreach (var proxy in TrustedProxyList.Split(options.TrustedProxies))
        {
            if (!IPAddress.TryParse(proxy, out _) && !System.Net.IPNetwork.TryParse(proxy, out _))
            {
                failures.Add(
                    $"Service:TrustedProxies: '{proxy}' is neither an address nor a network. Write 10.0.0.1 or "
                        + $"10.0.0.0/8, separated by commas."
                );
            }
        }

        if (configuration[OfficeLanguage.Key] is { Length: > 0 } language && !OfficeLanguage.IsKnown(language))
        {
            failures.Add(
                $"{OfficeLanguage.Key}: '{language}' is not a language of the office's reports. Write vi or en, "
                    + $"or leave it out for Vietnamese."
            );
        }

        if (options.ClockGapDays is < 1 or > 3650)
        {
            failures.Add($"Service:ClockGapDays: {options.ClockGapDays} is out of range. Give 1 to 3650 days.");
        }

        if (options.StopSeconds is < 1 or > 80)
        {
            failures.Add($"Service:StopSeconds: {options.StopSeconds} is out of range. Give 1 to 80 seconds (systemd kills after 90).");
        }

        if (!string.IsNullOrWhiteSpace(options.StartAt) && TypedTime.Read(options.StartAt) is null)
        {
            failures.Add(
                $"Service:StartAt: '{options.StartAt}' is not a local time. Write it as 2026-11-23T07:30, or remove it for the real time."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
