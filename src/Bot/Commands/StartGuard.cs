using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Commands;

/// <summary>Turns what can go wrong at the start into one message an operator can act on.</summary>
internal static class StartGuard
{
    public static async Task StartAsync(IHost host, CancellationToken cancellationToken)
    {
        try
        {
            await host.StartAsync(cancellationToken);
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
