using ChatBot.Bot.Settings;

namespace ChatBot.Bot.Channels.DirectLine;

/// <summary>
/// Room on the data's disk that strangers do not get: below it the web takes no posts, so that a citizen can still be erased, looked up and
/// backed up. Messengers go on: they cannot be made to write by somebody without an account.
/// </summary>
internal sealed class DiskReserve
{
    /// <summary>Bytes of a megabyte.</summary>
    public const long MiB = 1024 * 1024;

    // The disk is asked no more often than this; at the fastest that one address may write, it takes half a megabyte meanwhile.
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly DirectLineOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<DiskReserve> _logger;
    private readonly Func<long> _free;
    private long _lookedAt;
    private bool _isLow;

    public DiskReserve(DirectLineOptions options, TimeProvider time, ILogger<DiskReserve> logger, Func<long>? free = null)
    {
        _options = options;
        _time = time;
        _logger = logger;

        // The nearest folder that exists: the data folder is made with the first start.
        _free = free ?? (() => new DriveInfo(DataFolder.Existing(Path.GetFullPath(options.KeyFolder))).AvailableFreeSpace);
        DiskMetrics.Watch(_free);
    }

    /// <summary>True while there is less room than the reserve.</summary>
    public bool IsLow
    {
        get
        {
            lock (_gate)
            {
                if (_options.DiskReserveMegabytes == 0)
                {
                    return false;
                }

                if (_lookedAt != 0 && _time.GetElapsedTime(_lookedAt) < LookEvery)
                {
                    return _isLow;
                }

                _lookedAt = _time.GetTimestamp();
                var free = _free();
                var isLow = free < _options.DiskReserveMegabytes * MiB;
                if (isLow && !_isLow)
                {
                    _logger.LogCritical(
                        "Only {Free} MiB are free, less than Web:DiskReserveMegabytes ({Reserve}): the web "
                            + "takes no messages until there is room. Remove old backups or enlarge the disk",
                        free / MiB,
                        _options.DiskReserveMegabytes
                    );
                }
                else if (!isLow && _isLow)
                {
                    _logger.LogInformation("There is room again ({Free} MiB): the web takes messages", free / MiB);
                }

                return _isLow = isLow;
            }
        }
    }
}
