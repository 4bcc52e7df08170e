using ChatBot.Bot.Channels.Shared;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Office.Doctor;

/// <summary>Runs all checks at the same time and gives their findings in order.</summary>
internal static class Examination
{
    // Longer than any of the waits inside a check.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(25);

    /// <summary>Every check, in the order of the lines.</summary>
    public static IReadOnlyList<IDoctorCheck> Checks { get; } =
    [
        new RuntimeCheck(),
        new SettingsCheck(),
        new DataFolderCheck(),
        new DiskCheck(),
        new KeysCheck(),
        new ServiceCheck(),
        new StoreCheck(),
        new SeatsCheck(),
        new UndeliveredCheck(),
        new BackupCheck(),
        new RetentionCheck(),
        new ContentCheck(),
        new ClockCheck(),
        new TlsCheck(),
        new PublicAddressCheck(),
        new ChannelsCheck(),
    ];

    /// <summary>Runs all checks at once and gives their findings in the order of <see cref="Checks"/>.</summary>
    public static async IAsyncEnumerable<Finding> RunAsync(
        DoctorContext context,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var running = Checks.Select(check => Task.Run(() => RunAsync(check, context, cancellationToken), cancellationToken)).ToList();
        foreach (var check in running)
        {
            foreach (var finding in await check)
            {
                yield return finding;
            }
        }
    }

    /// <summary>Runs one check; one that cannot be carried out is a finding too.</summary>
    internal static async Task<IReadOnlyList<Finding>> RunAsync(
        IDoctorCheck check,
        DoctorContext context,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Limit);
        try
        {
            return await check.ExamineAsync(context, limit.Token);
        }
        catch (OptionsValidationException)
        {
            return
            [
                Finding.Warn(
                    check.Name,
                    "not examined: a setting is wrong",
                    "correct what is said under 'settings', then run doctor again"
                ),
            ];
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return
            [
                Finding.Fail(
                    check.Name,
                    $"not known after {Limit.TotalSeconds:0} seconds",
                    "look whether the machine or its network is overloaded"
                ),
            ];
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // The message of an unexpected exception may hold personal data; its type does not.
            return
            [
                Finding.Fail(
                    check.Name,
                    $"could not be examined ({e.GetType().Name})",
                    "look at the other lines first; report it if they are all ok"
                ),
            ];
        }
    }
}
