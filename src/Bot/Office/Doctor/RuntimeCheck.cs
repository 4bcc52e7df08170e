using System.Globalization;
using System.Runtime.InteropServices;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Settings;
using NodaTime;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>The program, .NET, ICU and the time zone of everything said to citizens.</summary>
internal sealed class RuntimeCheck : IDoctorCheck
{
    /// <inheritdoc/>
    public string Name => "program";

    /// <inheritdoc/>
    public Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<Finding>>([
            Finding.Ok(
                Name,
                $"ChatBot {ServiceState.Version} on {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}"
            ),
            Icu(GlobalizationGuard.Problem()),
            TimeZone(context),
        ]);

    internal static Finding Icu(string? problem) =>
        problem is null ? Finding.Ok("icu", "Vietnamese text is compared as it should be") : Finding.Fail("icu", problem);

    private static Finding TimeZone(DoctorContext context)
    {
        // The check 'settings' reports a wrong time zone.
        var id = context.Configuration["Service:TimeZone"] is { Length: > 0 } set ? set : new Settings.ServiceOptions().TimeZone;
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is not { } zone)
        {
            return Finding.Fail("time zone", $"'{id}' is not known", "set Service:TimeZone=Asia/Ho_Chi_Minh");
        }

        var now = Instant.FromDateTimeOffset(context.Time.GetUtcNow()).InZone(zone);
        return Finding.Ok(
            "time zone",
            string.Create(CultureInfo.InvariantCulture, $"{id}, where it is {now.LocalDateTime:uuuu-MM-dd HH:mm}")
        );
    }
}
