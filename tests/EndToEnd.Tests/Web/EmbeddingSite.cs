using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace ChatBot.EndToEnd.Tests.Web;

/// <summary>A site and a service that lets this site, and no other, show the chat in a frame. Both serve all tests of a class.</summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposed by DisposeAsync, as xunit asks.")]
public sealed class EmbeddingSite : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private HostSite? _site;
    private ServiceProcess? _service;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The site, with these attributes of its script tag until the next test asks.</summary>
    internal async Task<HostSite> StartedAsync(string attributes = "")
    {
        _site ??= await HostSite.StartAsync();
        _service ??= await ServiceProcess.StartAsync(
            _folder.Path,
            new Dictionary<string, string?> { ["Web:AllowedOrigins"] = _site.Origin }
        );
        (_site.Chat, _site.Attributes) = (_service.Address, attributes);
        return _site;
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        if (_site is not null)
        {
            await _site.DisposeAsync();
        }

        _folder.Dispose();
    }
}
