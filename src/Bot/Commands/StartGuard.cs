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
            catch
            {
                host.Dispose();
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
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or FormatException)
        {
            throw new CommandFailure(e.Message, ExitCode.Failed, e);
        }
    }
}
