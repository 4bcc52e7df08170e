using ChatBot.Bot.Channels.ZaloOa.Api;
using ChatBot.Dialogs.Storage;

namespace ChatBot.Bot.Channels.ZaloOa.Tokens;

/// <summary>
/// Reads the tokens at the start, renews them in time, and learns which account they are for. Nothing waits for it: a Zalo that is down
/// must not keep the service from starting.
/// </summary>
internal sealed class ZaloOaTokenKeeper(ZaloOaTokens tokens, ZaloOaApi api, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);

        // A refresh that was sent wants its answer written.
        await tokens.DrainAsync(cancellationToken);
        ZaloOaMetrics.Watch(null);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        ZaloOaMetrics.Watch(() => tokens.SecondsLeft);
        try
        {
            await LoadAsync(stoppingToken);
            while (true)
            {
                var changed = tokens.Changed;
                var wait = await TryLookAsync();
                await Task.WhenAny(changed, Task.Delay(wait, time, stoppingToken));
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The service stops.
        }
    }

    private async Task LoadAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await tokens.LoadAsync();
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(Again, time, stoppingToken);
            }
        }
    }

    private async Task<TimeSpan> TryLookAsync()
    {
        try
        {
            return await LookAsync();
        }
        catch (StoreUnavailableException)
        {
            return Again;
        }
    }

    /// <summary>Does what is due; how long nothing is.</summary>
    private async Task<TimeSpan> LookAsync()
    {
        if (tokens.NextRefresh is not { } due)
        {
            return Longest;
        }

        if (due <= time.GetUtcNow())
        {
            await tokens.RefreshAsync(tokens.CurrentToken);
        }

        if (!tokens.IsVerified && tokens.IsConnected && await tokens.GetAsync() is ZaloOaAccess.Ready ready)
        {
            switch (await api.AccountAsync(ready.Token))
            {
                case ZaloOaAnswer.Ok { Data.OaId: { Length: > 0 } oaId }:
                    await tokens.PinAsync(oaId);
                    break;
                case ZaloOaAnswer.Refused { Error.Class: ZaloOaErrorClass.Refresh }:
                    await tokens.RefuseAsync(ready.Token);
                    break;
                case var answer:
                    tokens.CannotVerify(answer.Words);
                    return Again;
            }
        }

        var wait = (tokens.NextRefresh ?? DateTimeOffset.MaxValue) - time.GetUtcNow();
        return wait <= TimeSpan.Zero ? TimeSpan.FromSeconds(1)
            : wait < Longest ? wait
            : Longest;
    }
}
