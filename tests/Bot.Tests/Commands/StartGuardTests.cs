using System.Net.Sockets;
using ChatBot.Bot.Commands;
using ChatBot.Bot.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace ChatBot.Bot.Tests.Commands;

public sealed class StartGuardTests
{
    [Fact]
    public async Task Start_AddressThatIsNone_NamesWhereItIsWrittenAndIsAWrongSetting()
    {
        var failure = await FailAsync(() => throw new FormatException("Invalid url: 'nonsense'"));

        Assert.Equal(ExitCode.Configuration, failure.ExitCode);
        Assert.Contains("'nonsense'", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ASPNETCORE_URLS", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_PortThatMayNotBeTaken_SaysSo()
    {
        var failure = await FailAsync(() => throw new SocketException((int)SocketError.AccessDenied));

        Assert.Equal(ExitCode.Failed, failure.ExitCode);
        Assert.StartsWith("The service cannot listen", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("collector:4317")]
    public async Task Start_CollectorThatIsNoAddress_IsAWrongSetting(string endpoint)
    {
        var failure = await FailAsync(() =>
        {
            var configuration = new ConfigurationBuilder()
                .AddInMemoryCollection(new Dictionary<string, string?> { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint })
                .Build();
            ServiceTelemetry.AddTo(new ServiceCollection(), configuration);
            throw new InvalidOperationException("It was taken.");
        });

        Assert.Equal(ExitCode.Configuration, failure.ExitCode);
        Assert.StartsWith("OTEL_EXPORTER_OTLP_ENDPOINT", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_StoppedWhileItStarts_EndsWithoutAnErrorAndDisposes()
    {
        var service = new StopsTheHost();
        var failure = await FailAsync(() =>
        {
            var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
            builder.Services.AddSingleton<IHostedService>(services =>
            {
                service.Lifetime = services.GetRequiredService<IHostApplicationLifetime>();
                return service;
            });
            return builder.Build();
        });

        Assert.Equal(ExitCode.Done, failure.ExitCode);
        Assert.True(service.IsDisposed);
    }

    private sealed class StopsTheHost : IHostedService, IDisposable
    {
        public IHostApplicationLifetime? Lifetime { get; set; }

        public bool IsDisposed { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Lifetime!.StopApplication();
            cancellationToken.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public void Dispose() => IsDisposed = true;
    }

    private static Task<CommandFailure> FailAsync(Func<IHost> build) =>
        Assert.ThrowsAsync<CommandFailure>(() => StartGuard.StartAsync(build, CancellationToken.None));
}
