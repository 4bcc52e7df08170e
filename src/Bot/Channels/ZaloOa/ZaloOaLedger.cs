using System.Collections.Concurrent;
using System.Globalization;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Keeps what answers say about quota and windows, and the month's costs. What answers say is written a second later in one go: a reply
/// must not wait for it, and what a crash loses is asked of Zalo again before it matters. Money is written before it is spent.
/// </summary>
internal sealed class ZaloOaLedger(
    IStore store,
    ServiceCalendar calendar,
    ZaloOaHealth health,
    TimeProvider time,
    IOptions<ZaloOaOptions> options,
    ILogger<ZaloOaLedger> logger
) : BackgroundService
{
    private static readonly TimeSpan WriteAfter = TimeSpan.FromSeconds(1);

    // Other apps of the account use the same package, so an old figure says nothing.
    private static readonly TimeSpan PackageAge = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, ZaloOaPerson> _unwritten = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private TaskCompletionSource _signal = NewSignal();
    private (int Left, DateTimeOffset At)? _package;
    private int _underWay;

    /// <summary>An answer to a send.</summary>
    public void Note(ConversationReference conversation, ZaloOaQuota? quota)
    {
        var now = time.GetUtcNow();
        switch (quota?.QuotaType)
        {
            case "sub_quota" when Number(quota.Remain) is { } left:
                NotePackageAfterSend(left, now);
                NotePerson(conversation, now, null, freeReplies: 0);
                break;
            case "reply" or null when quota is not null && Number(quota.Remain) is { } left:
                NotePerson(conversation, now, null, left);
                break;
            default:
                // Bought, a reward, or charged: nothing free was left, and the package comes before all that is paid.
                if (quota is null or { QuotaType: "purchase_quota" })
                {
                    NotePackageAfterSend(0, now);
                }

                NotePerson(conversation, now, null, freeReplies: 0);
                break;
        }
    }

    /// <summary>An answer to the question for a person's quota.</summary>
    public void Note(ConversationReference conversation, ZaloOaData asked)
    {
        var last =
            long.TryParse(asked.LastInteraction, NumberStyles.None, CultureInfo.InvariantCulture, out var ms)
            && ms is > 0 and < 100_000_000_000_000
                ? DateTimeOffset.FromUnixTimeMilliseconds(ms)
                : (DateTimeOffset?)null;
        NotePerson(conversation, time.GetUtcNow(), last, Number(asked.CsReply?.Remain));
    }

    /// <summary>The package's quota.</summary>
    public void NotePackage(int left, DateTimeOffset at)
    {
        lock (_lock)
        {
            _package = (left, at);
        }

        Signal();
    }

    /// <summary>The answer to a question for the package's quota, asked at a time: what was sent since may not be in it.</summary>
    public void NotePackageAsked(int left, DateTimeOffset askedAt)
    {
        lock (_lock)
        {
            left = _package is { } said && said.At >= askedAt ? Math.Min(said.Left, left) : left;
        }

        NotePackage(left, time.GetUtcNow());
    }

    /// <summary>What the package holds is not known, or was said too long ago.</summary>
    public bool IsPackageOld
    {
        get
        {
            lock (_lock)
            {
                return Left() is null;
            }
        }
    }

    /// <summary>Takes messages out of the package until <see cref="PutBack"/>. Returns whether it is known to hold so many.</summary>
    public bool Take(int messages)
    {
        lock (_lock)
        {
            if (!(Left() >= messages))
            {
                return false;
            }

            _underWay += messages;
            return true;
        }
    }

    /// <summary>The answers to what was taken have come, and what they say of the package holds from now on.</summary>
    public void PutBack(int messages)
    {
        lock (_lock)
        {
            _underWay -= messages;
        }
    }

    /// <summary>What a message to this person would cost by all that is known here, or null for a person who was erased.</summary>
    public Task<ZaloOaCost?> CostAsync(OutgoingActivity activity, int messages) =>
        store.ExecuteAsync<ZaloOaCost?>(async session =>
        {
            if (await session.GetAsync(Conversation.Kind, activity.To.Key) is not { } conversation)
            {
                return null;
            }

            var person = _unwritten.GetValueOrDefault(activity.To.Key) ?? await session.GetAsync(ZaloOaPerson.Kind, activity.To.Key);
            int? left;
            lock (_lock)
            {
                left = Left();
            }

            return ZaloOaCosts.Of(conversation.LastSeen, person, left, messages, time.GetUtcNow());
        });

    /// <summary>Sets money of the month's budget aside. Returns whether there was so much left.</summary>
    public Task<bool> ReserveAsync(long dong) =>
        ChangeAsync(purse =>
            purse.Spent + purse.Reserved + dong <= options.Value.ProactiveBudgetVnd ? purse with { Reserved = purse.Reserved + dong } : null
        );

    /// <summary>The answer has come: what was set aside is free again, and what it cost is spent.</summary>
    public Task SettleAsync(long reserved, long spent) =>
        ChangeAsync(purse => purse with { Reserved = Math.Max(0, purse.Reserved - reserved), Spent = purse.Spent + spent });

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryWriteAsync();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        try
        {
            while (true)
            {
                await _signal.Task.WaitAsync(stoppingToken);
                Interlocked.Exchange(ref _signal, NewSignal());
                if (!await TryWriteAsync())
                {
                    Signal();
                }

                await Task.Delay(WriteAfter, time, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops; StopAsync writes what is left.
        }
    }

    /// <summary>Answers overtake each other: as long as nobody asked anew, the package only becomes less.</summary>
    private void NotePackageAfterSend(int left, DateTimeOffset now)
    {
        lock (_lock)
        {
            left = _package is { } said && now - said.At <= PackageAge ? Math.Min(said.Left, left) : left;
        }

        NotePackage(left, now);
    }

    /// <summary>What the package holds beside what is under way, or null without a recent figure. Called under the lock.</summary>
    private int? Left() => _package is { } said && time.GetUtcNow() - said.At <= PackageAge ? Math.Max(0, said.Left - _underWay) : null;

    private async Task<bool> TryWriteAsync()
    {
        var people = _unwritten.ToArray();
        (int Left, DateTimeOffset At)? package;
        lock (_lock)
        {
            package = _package;
        }

        try
        {
            var purse = await store.ExecuteAsync(async session =>
            {
                foreach (var (key, person) in people)
                {
                    // The person was erased meanwhile, so nothing may be written about them.
                    if (await session.GetAsync(Conversation.Kind, key) is not null)
                    {
                        session.Put(ZaloOaPerson.Kind, person);
                    }
                }

                var before = await ReadPurseAsync(session);
                var after =
                    package is { } said && before.PackageAt != said.At ? before with { Package = said.Left, PackageAt = said.At } : before;
                if (before != after)
                {
                    session.Put(ZaloOaPurse.Kind, after);
                }

                return after;
            });
            foreach (var written in people)
            {
                _unwritten.TryRemove(written);
            }

            Show(purse);
            return true;
        }
        catch (StoreUnavailableException)
        {
            logger.LogDebug("Quota is written later: the store is not available");
            return false;
        }
    }

    private async Task<bool> ChangeAsync(Func<ZaloOaPurse, ZaloOaPurse?> change)
    {
        var purse = await store.ExecuteAsync(async session =>
        {
            var changed = change(await ReadPurseAsync(session));
            if (changed is not null)
            {
                session.Put(ZaloOaPurse.Kind, changed);
            }

            return changed;
        });
        if (purse is not null)
        {
            Show(purse);
        }

        return purse is not null;
    }

    private async ValueTask<ZaloOaPurse> ReadPurseAsync(IStoreSession session)
    {
        var purse = (await session.GetAsync(ZaloOaPurse.Kind, ZaloOaPurse.Key) ?? new ZaloOaPurse()).In(Month());
        lock (_lock)
        {
            return _package is { } said && !(said.At < purse.PackageAt) ? purse with { Package = said.Left, PackageAt = said.At } : purse;
        }
    }

    private string Month() => calendar.ToLocal(time.GetUtcNow()).ToString("uuuu-MM", CultureInfo.InvariantCulture);

    private void NotePerson(ConversationReference conversation, DateTimeOffset now, DateTimeOffset? last, int? freeReplies)
    {
        _unwritten.AddOrUpdate(
            conversation.Key,
            _ => new ZaloOaPerson
            {
                Conversation = conversation.Key,
                At = now,
                LastInteraction = last,
                FreeReplies = freeReplies,
            },
            (_, known) =>
                known with
                {
                    At = now,
                    LastInteraction = last ?? known.LastInteraction,
                    FreeReplies = freeReplies ?? known.FreeReplies,
                }
        );
        Signal();
    }

    private void Show(ZaloOaPurse purse) =>
        health.Quota(
            string.Create(
                CultureInfo.InvariantCulture,
                $"package {purse.Package?.ToString(CultureInfo.InvariantCulture) ?? "not known"}; proactive "
                    + $"messages cost {purse.Spent} of {options.Value.ProactiveBudgetVnd} dong in {purse.Month}"
            )
        );

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private void Signal() => Volatile.Read(ref _signal).TrySetResult();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
