using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using ChatBot.Bot.Channels.Shared;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>The certificate behind <c>Service:PublicUrl</c>: what browsers, Zalo and Telegram will make of it.</summary>
/// <param name="trusted">Roots to trust, or null for the system's.</param>
internal sealed class TlsCheck(X509Certificate2Collection? trusted = null) : IDoctorCheck
{
    // Let's Encrypt certificates are renewed 30 days before their end: half of that is gone without anybody noticing.
    private const int FewDays = 14;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(6);

    /// <inheritdoc/>
    public string Name => "tls";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Finding>> ExamineAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        if (context.PublicUrl is not { } url)
        {
            return [];
        }

        if (url.Scheme != Uri.UriSchemeHttps)
        {
            return
            [
                url.IsLoopback
                    ? Finding.Ok(Name, "Service:PublicUrl is on this machine: no certificate is needed")
                    : Finding.Fail(
                        Name,
                        "Service:PublicUrl is http: what citizens write would be readable on the way, and platforms refuse to call it",
                        "put a proxy with HTTPS in front and write https://"
                    ),
            ];
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            return [await ExamineAsync(url, context.Time.GetUtcNow(), limit.Token)];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return [NotReached(url, "no answer")];
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
        {
            return
            [
                Finding.Fail(
                    Name,
                    $"the name {url.Host} is not known",
                    "make its DNS entry point to this machine's public address, or correct Service:PublicUrl"
                ),
            ];
        }
        catch (SocketException e)
        {
            return [NotReached(url, e.SocketErrorCode.ToString())];
        }
        catch (Exception e) when (e is AuthenticationException or IOException)
        {
            return [Finding.Fail(Name, $"{url.Authority} does not speak TLS", "look at the reverse proxy")];
        }
    }

    private async Task<Finding> ExamineAsync(Uri url, DateTimeOffset now, CancellationToken cancellationToken)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(url.IdnHost.Trim('[', ']'), url.Port, cancellationToken);
        var errors = SslPolicyErrors.None;
        DateTimeOffset end = default;
        await using var tls = new SslStream(new NetworkStream(socket));
        await tls.AuthenticateAsClientAsync(
            new SslClientAuthenticationOptions
            {
                TargetHost = url.IdnHost,
                CertificateChainPolicy = trusted is null ? null : Policy(trusted),

#pragma warning disable CA5359 // Taken whatever it is: it is looked at, and nothing is sent.
                RemoteCertificateValidationCallback = (_, certificate, _, found) =>
                {
                    errors = found;
                    end = certificate is X509Certificate2 full ? full.NotAfter.ToUniversalTime() : now;
                    return true;
                },
#pragma warning restore CA5359
            },
            cancellationToken
        );
        return Of(url.Host, errors, end, now);
    }

    internal static Finding Of(string host, SslPolicyErrors errors, DateTimeOffset end, DateTimeOffset now)
    {
        var days = (int)(end - now).TotalDays;
        var until = string.Create(CultureInfo.InvariantCulture, $"the certificate of {host} is valid until {end:yyyy-MM-dd} ({days} days)");
        return end <= now
                ? Finding.Fail(
                    "tls",
                    string.Create(CultureInfo.InvariantCulture, $"the certificate of {host} ended on {end:yyyy-MM-dd}"),
                    "look why the proxy did not renew it (its log; port 80 or 443 open from outside)"
                )
            : errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)
                ? Finding.Fail("tls", $"the certificate is not for {host}", "let the proxy get one for this name")
            : errors != SslPolicyErrors.None
                ? Finding.Fail(
                    "tls",
                    $"the certificate of {host} is not trusted: browsers, Zalo and Telegram refuse it",
                    "use one of a public authority, with its intermediate certificates"
                )
            : days < FewDays ? Finding.Warn("tls", until, "look whether the proxy renews it")
            : Finding.Ok("tls", until);
    }

    private Finding NotReached(Uri url, string reason) =>
        Finding.Warn(
            Name,
            $"{url.Authority} cannot be reached from this machine ({reason})",
            "look whether the proxy runs; behind some routers this is normal, then open the address from outside"
        );

    private static X509ChainPolicy Policy(X509Certificate2Collection roots)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.AddRange(roots);
        return policy;
    }
}
