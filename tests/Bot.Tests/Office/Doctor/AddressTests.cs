using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Bot.Office.Doctor;
using ChatBot.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.Logging;
using Xunit;

namespace ChatBot.Bot.Tests.Office.Doctor;

/// <summary>TLS, clock and what is behind the public address, against small servers on this machine.</summary>
public sealed class AddressTests : IDisposable
{
    private readonly Patient _patient = new();

    public void Dispose() => _patient.Dispose();

    [Fact]
    public async Task Tls_OfATrustedCertificateWithTime_IsFine()
    {
        using var certificate = Certificate("localhost", days: 60);
        await using var server = await ServeAsync(_ => Results.Ok(), certificate);

        var finding = await _patient.ExamineOneAsync(new TlsCheck([X509CertificateLoader.LoadCertificate(certificate.RawData)]));

        Assert.Equal(FindingLevel.Ok, finding.Level);
        Assert.Contains("days", finding.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", 60, false, nameof(FindingLevel.Fail), "not trusted")]
    [InlineData("other.example", 60, true, nameof(FindingLevel.Fail), "not for localhost")]
    [InlineData("localhost", 5, true, nameof(FindingLevel.Warn), "valid until")]
    [InlineData("localhost", -1, true, nameof(FindingLevel.Fail), "ended on")]
    public async Task Tls_OfAnotherCertificate_SaysWhatIsWrong(string name, int days, bool isTrusted, string expected, string words)
    {
        using var certificate = Certificate(name, days);
        await using var server = await ServeAsync(_ => Results.Ok(), certificate);

        var finding = await _patient.ExamineOneAsync(
            new TlsCheck(isTrusted ? [X509CertificateLoader.LoadCertificate(certificate.RawData)] : null)
        );

        Assert.Equal(expected, finding.Level.ToString());
        Assert.Contains(words, finding.Found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tls_WhereThereIsNone_IsWrong()
    {
        await using var server = await ServeAsync(_ => Results.Ok());
        _patient.Settings["Service:PublicUrl"] = _patient.Settings["Service:PublicUrl"]!.Replace(
            "http:",
            "https:",
            StringComparison.Ordinal
        );

        Assert.Equal(FindingLevel.Fail, (await _patient.ExamineOneAsync(new TlsCheck())).Level);
    }

    [Theory]
    [InlineData("http://bot.example.vn", nameof(FindingLevel.Fail))]
    [InlineData("http://localhost:5080", nameof(FindingLevel.Ok))]
    [InlineData("https://no-such-name.invalid", nameof(FindingLevel.Fail))]
    public async Task Tls_OfAnAddressWithoutServer_IsJudgedByTheAddress(string url, string expected)
    {
        _patient.Settings["Service:PublicUrl"] = url;

        Assert.Equal(expected, (await _patient.ExamineOneAsync(new TlsCheck())).Level.ToString());
    }

    [Fact]
    public async Task Address_OfNobody_IsAWarning()
    {
        _patient.Settings["Service:PublicUrl"] = $"https://localhost:{FreePort.Next()}";

        Assert.Equal(FindingLevel.Warn, (await _patient.ExamineOneAsync(new TlsCheck())).Level);
        Assert.Equal(FindingLevel.Warn, (await _patient.ExamineOneAsync(new PublicAddressCheck())).Level);
    }

    [Fact]
    public async Task Address_NotSet_IsFineUntilSomethingHasToCallUs()
    {
        var polling = await _patient.ExamineOneAsync(new PublicAddressCheck());
        UseTelegramWebhook();
        var webhook = await _patient.ExamineOneAsync(new PublicAddressCheck());

        Assert.Equal((FindingLevel.Ok, FindingLevel.Warn), (polling.Level, webhook.Level));
    }

    [Theory]
    [InlineData("good", "address Ok, webhook Ok")]
    [InlineData("untrusted but good", "address Ok, webhook Ok")]
    [InlineData("no webhook", "address Ok, webhook Fail")]
    [InlineData("webhook elsewhere", "address Ok, webhook Fail")]
    [InlineData("proxy alone", "address Fail, webhook Fail")]
    [InlineData("other site", "address Fail, webhook Fail")]
    [InlineData("redirect", "address Warn, webhook Fail")]
    public async Task Address_WithAProxyInFront_IsSeenAsFromOutside(string proxy, string expected)
    {
        UseTelegramWebhook();
        using var certificate = proxy == "untrusted but good" ? Certificate("localhost", 60) : null;
        await using var server = await ServeAsync(
            context =>
                (proxy, context.Request.Path.Value) switch
                {
                    ("proxy alone", _) => Results.StatusCode(502),
                    ("other site", _) => Results.NotFound(),
                    ("redirect", _) => Results.Redirect("https://www.example.vn/"),
                    ("webhook elsewhere", "/channels/telegram") => Results.Redirect("/elsewhere"),
                    ("good" or "untrusted but good", "/channels/telegram") => Results.StatusCode(405),
                    (_, "/") => Results.Text("<!doctype html>", "text/html"),
                    _ => Results.NotFound(),
                },
            certificate
        );

        var findings = await _patient.ExamineAsync(new PublicAddressCheck());

        Assert.Equal(expected, string.Join(", ", findings.Select(finding => $"{finding.Name} {finding.Level}")));
    }

    [Theory]
    [InlineData(0, nameof(FindingLevel.Ok))]
    [InlineData(300, nameof(FindingLevel.Warn))]
    [InlineData(-300, nameof(FindingLevel.Warn))]
    public async Task Clock_ComparedWithAServer_IsRightOrNot(int seconds, string expected)
    {
        await using var server = await ServeAsync(context =>
        {
            context.Response.Headers.Date = DateTimeOffset.UtcNow.AddSeconds(seconds).ToString("r");
            return Results.Ok();
        });

        Assert.Equal(expected, (await _patient.ExamineOneAsync(new ClockCheck())).Level.ToString());
    }

    [Fact]
    public async Task Clock_WithNothingToCompareOrShifted_SaysSo()
    {
        var alone = await _patient.ExamineOneAsync(new ClockCheck());
        _patient.Settings["Service:StartAt"] = "2020-10-05T07:00:00";
        var shifted = await _patient.ExamineAsync(new ClockCheck());

        Assert.Equal((FindingLevel.Ok, FindingLevel.Warn), (alone.Level, shifted[0].Level));
    }

    private void UseTelegramWebhook()
    {
        _patient.Settings["Telegram:BotToken"] = "123456:TEST";
        _patient.Settings["Telegram:Updates"] = "Webhook";
        _patient.Settings["Telegram:WebhookSecret"] = "secret";
    }

    private async Task<WebApplication> ServeAsync(Func<HttpContext, IResult> answer, X509Certificate2? certificate = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
            kestrel.Listen(
                IPAddress.Loopback,
                0,
                listen =>
                {
                    if (certificate is not null)
                    {
                        listen.UseHttps(new HttpsConnectionAdapterOptions { ServerCertificate = certificate });
                    }
                }
            )
        );
        var app = builder.Build();
        app.Run(context => answer(context).ExecuteAsync(context));
        await app.StartAsync();
        _patient.Settings["Service:PublicUrl"] = app.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        return app;
    }

    private static X509Certificate2 Certificate(string name, int days)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        var end = DateTimeOffset.UtcNow.AddDays(days).AddHours(1);
        using var made = request.CreateSelfSigned(end.AddDays(-90), end);

        // Schannel does not take a key that is only in memory.
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }
}
