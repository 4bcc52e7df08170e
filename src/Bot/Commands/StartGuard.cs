using System.Net.Sockets;
using ChatBot.Bot.Storage.Contract;
using ChatBot.Content.Loading;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Commands;

/// <summary>Turns what can go wrong at the start into one message an operator can act on.</summary>
internal static class StartGuard
{
    /// <summary>Builds a host and starts it; one that does not start is disposed of.</summary>
    public static async Task<T> StartAsync<T>(Func<T> build, CancellationToken cancellationToken)
        where T : IHost
    {
        try
        {
            var host = build();
            try
            {
                await host.StartAsync(cancellationToken);
                return host;
            }
            catch (OperationCanceledException e) when (IsStopping(host))
            {
                await DisposeAsync(host);
                throw new CommandFailure("The service was stopped while it started.", ExitCode.Done, e);
            }
            catch
            {
                await DisposeAsync(host);
                throw;
            }
        }
        catch (OptionsValidationException e)
        {
            throw new CommandFailure(string.Join(Environment.NewLine + "error: ", e.Failures), ExitCode.Configuration, e);
        }
        catch (AggregateException e) when (e.InnerExceptions.All(inner => inner is OptionsValidationException))
        {
            var failures = e.InnerExceptions.Cast<OptionsValidationException>().SelectMany(inner => inner.Failures);
            throw new CommandFailure(string.Join(Environment.NewLine + "error: ", failures), ExitCode.Configuration, e);
        }
        catch (InvalidOperationException e) when (e.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal))
        {
            // The binder read a text where a number should be, before any validation. It names the key; secrets are texts, which it
            // never converts.
            throw new CommandFailure(e.Message, ExitCode.Configuration, e);
        }
        catch (FormatException e) when (e.Message.StartsWith("Invalid url", StringComparison.Ordinal))
        {
            throw new CommandFailure(
                $"{e.Message} Write addresses to listen on as http://127.0.0.1:5080, in --urls or ASPNETCORE_URLS.",
                ExitCode.Configuration,
                e
            );
        }
        catch (SocketException e)
        {
            // A port below 1024 without the right to it, or an address that is not this machine's.
            throw new CommandFailure($"The service cannot listen on its address: {e.Message}.", ExitCode.Failed, e);
        }
        catch (ContentException e)
        {
            throw new CommandFailure(e.Message, ExitCode.Configuration, e);
        }
        catch (Exception e)
            when (e
                    is IOException
                        or UnauthorizedAccessException
                        or StoreUnavailableException
                        or DataFolderInUseException
                        or StoreDamagedException
                        or StoreVersionException
            )
        {
            throw new CommandFailure(e.Message, ExitCode.Failed, e);
        }
    }

    private static bool IsStopping(IHost host) =>
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested;

    private static async ValueTask DisposeAsync(IHost host)
    {
        if (host is IAsyncDisposable disposable)
        {
            await disposable.DisposeAsync();
        }
        else
        {
            host.Dispose();
        }
    }
}
