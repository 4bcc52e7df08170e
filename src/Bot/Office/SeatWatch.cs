using ChatBot.Bot.Telemetry;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Office;

/// <summary>
/// Looks at the seats every half minute, and warns once a day of each class that fills too fast and each address that takes too many, and
/// once of each class that left the content although people hold places in it.
/// </summary>
internal sealed class SeatWatch(IStore store, Func<ContentSnapshot> content, TimeProvider clock, ILogger<SeatWatch> logger)
    : BackgroundService
{
    /// <summary>Time between two looks.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly HashSet<string> _warnedClasses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warnedAddresses = new(StringComparer.Ordinal);
    private readonly HashSet<string> _warnedLost = new(StringComparer.Ordinal);

    /// <summary>Looks once.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            var alarms = await SeatAlarms.ReadAsync(store, content().Classes.Keys, clock.GetUtcNow(), cancellationToken);
            SeatMetrics.Show(alarms.Provisional);
            foreach (var name in alarms.FastClasses.Where(_warnedClasses.Add))
            {
                SeatMetrics.Raise("class_fast");
                logger.LogWarning(
                    "Class {Class} fills faster than SignUp:ClassSeatsPerHour: new seats that nobody vouches "
                        + "for are provisional. Look at 'seats list'.",
                    name
                );
            }

            foreach (var name in alarms.CappedAddresses.Where(_warnedAddresses.Add))
            {
                SeatMetrics.Raise("address");
                logger.LogWarning(
                    "From the address {Address} more seats were taken than one may take: its seats are "
                        + "provisional. Look at 'seats list --address'.",
                    name
                );
            }

            foreach (var lost in alarms.LostClasses.Where(lost => _warnedLost.Add(lost.Class)))
            {
                SeatMetrics.Raise("class_lost");
                logger.LogWarning(
                    "{Seats} places are held in the class {Class}, which is no longer in the content: its "
                        + "learners are not told. Put it back into "
                        + "classes.yaml, or tell them ('roster export').",
                    lost.Seats,
                    lost.Class
                );
            }

            _warnedLost.IntersectWith(alarms.LostClasses.Select(lost => lost.Class));
            _warnedClasses.IntersectWith(alarms.FastClasses);
            _warnedAddresses.IntersectWith(alarms.CappedAddresses);
        }
        catch (StoreUnavailableException)
        {
            // The store reports its own trouble, and the next look comes soon.
        }
        catch (Exception defect) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError("The seats could not be looked at: {Error}", ErrorPlace.Of(defect));
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true)
            {
                await LookAsync(stoppingToken);
                await Task.Delay(Interval, clock, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The first look after the next start finds what still holds.
        }
    }
}
