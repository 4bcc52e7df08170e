using System.Globalization;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>This machine's clock against that of a platform: lessons, reminders and certificates depend on it.</summary>
internal sealed class ClockCheck : IDoctorCheck
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(30);

    /// <inheritdoc/>
    public string Name => "clock";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        if (context.Configuration["Service:StartAt"] is { Length: > 0 })
        {
            findings.Add(
                Finding.Warn(
                    Name,
                    "a rehearsal: the service's clock is shifted by Service:StartAt",
                    "remove Service:StartAt before citizens use it"
                )
            );
        }

        // The public address comes last: behind it is mostly this machine's own clock.
        var sources = context.Addresses.Select(channel => channel.Address).Append(context.PublicUrl?.ToString());
        foreach (var source in sources.OfType<string>().Distinct())
        {
            if (Uri.TryCreate(source, UriKind.Absolute, out var url) && await AskAsync(url, context, cancellationToken) is { } skew)
            {
                findings.Add(Of(skew, url.Host));
                return findings;
            }
        }

        findings.Add(
            Finding.Ok(
                Name,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{context.Time.GetUtcNow():yyyy-MM-dd HH:mm:ss} UTC; nothing answered to compare it with"
                )
            )
        );
        return findings;
    }

    internal static Finding Of(TimeSpan skew, string host)
    {
        var seconds = string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(skew.TotalSeconds):0} s");
        return skew.Duration() > Tolerated
            ? Finding.Warn(
                "clock",
                $"this machine is {seconds} {(skew > TimeSpan.Zero ? "ahead of" : "behind")} {host}",
                "switch time synchronisation on (timedatectl set-ntp true)"
            )
            : Finding.Ok("clock", $"within {seconds} of {host}");
    }

    private static async Task<TimeSpan?> AskAsync(Uri url, DoctorContext context, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Head, new Uri(url.GetLeftPart(UriPartial.Authority)));
            using var response = await context.Http.SendAsync(request, cancellationToken);
            return response.Headers.Date is { } date ? context.Time.GetUtcNow() - date : null;
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Other checks report a platform that cannot be reached.
            return null;
        }
    }
}
