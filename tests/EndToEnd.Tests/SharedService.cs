using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace ChatBot.EndToEnd.Tests;

/// <summary>
/// One service for the tests of a class that neither stop it nor give it settings of their own: to start it takes longer than most of what
/// is then done with it. Each test brings its own conversations.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "Disposed by DisposeAsync, as xunit asks.")]
public sealed class SharedService : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private ServiceProcess? _service;

    /// <summary>Directory it is started in.</summary>
    public string Folder => _folder.Path;

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>The service; started when the first test asks, so never when all are skipped.</summary>
    public async Task<ServiceProcess> StartedAsync() => _service ??= await ServiceProcess.StartAsync(Folder);

    public async Task DisposeAsync()
    {
        if (_service is not null)
        {
            await _service.DisposeAsync();
        }

        _folder.Dispose();
    }
}
