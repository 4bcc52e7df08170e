using System.Buffers.Binary;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using ChatBot.Bot.Telemetry;
using ChatBot.Content.Model;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Storage;
using Activity = ChatBot.Dialogs.Activities.Activity;

namespace ChatBot.Bot.Turns;

/// <summary>
/// Runs turns against the store: one transaction for claim, channel's own records, and dialogs. Activities of one person go one after the
/// other. What the service posts has a lane of its own beside the citizen's: jobs wait in the store while citizens are served, and a
/// citizen must not wait behind a job; the store is serialisable, so the two cannot race.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A semaphore without a wait handle holds nothing to release.")]
internal sealed class TurnGateway(
    IStore store,
    ITurn turn,
    Func<ContentSnapshot> content,
    Func<string, ChannelCapabilities> capabilities,
    TimeProvider clock,
    ILogger<TurnGateway> logger
) : ITurnGateway
{
    // UTF-16 code units; longer than nearly everything people write, and it takes a millisecond or two to read.
    private const int LongText = 500;

    private readonly ConversationLanes _lanes = new();
    private readonly SemaphoreSlim _longTexts = new(1, 1);

    /// <summary>Lanes in use: conversations whose turn runs or waits.</summary>
    public int LaneCount => _lanes.Count;

    /// <inheritdoc/>
    public Task<TurnReceipt> ReceiveAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside = null,
        CancellationToken cancellationToken = default
    )
    {
        var isEvent = IsPosted(activity);
        var key = isEvent ? "event " + activity.Conversation.Key : activity.Conversation.Key;
        var handedIn = clock.GetTimestamp();

        // The caller's token ends only its waiting. A turn that was handed in keeps its place, or the next one would overtake it.
        var run =
            _lanes.Run(
                key,
                () => HandleAsync(activity, alongside, new WorkOptions(isEvent ? WorkPriority.Job : WorkPriority.Citizen, key), handedIn)
            ) ?? throw new StoreUnavailableException("The service is stopping.");
        return run.IsCompleted || !cancellationToken.CanBeCanceled ? run : run.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// Takes no more activities (they get <see cref="StoreUnavailableException"/>); completes when those taken are on disk.
    /// </summary>
    public Task StopAcceptingAsync() => _lanes.CloseAsync();

    private async Task<TurnReceipt> HandleAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside,
        WorkOptions options,
        long handedIn
    )
    {
        using var span = ServiceInstruments.Traces.StartActivity("turn");
        span?.SetTag("channel", activity.Conversation.Channel);
        span?.SetTag("kind", TurnMetrics.KindOf(activity));
        long firstRun = 0;
        var outcome = "unavailable";
        try
        {
            var receipt = await RunAsync(activity, alongside, options, () => firstRun = firstRun == 0 ? clock.GetTimestamp() : firstRun);
            outcome = receipt switch
            {
                TurnReceipt.Done => "done",
                TurnReceipt.Repeated => "repeated",
                _ => "failed",
            };
            return receipt;
        }
        finally
        {
            span?.SetTag("outcome", outcome);
            if (outcome is "failed" or "unavailable")
            {
                span?.SetStatus(ActivityStatusCode.Error);
            }

            TurnMetrics.Record(
                outcome,
                activity,
                clock.GetElapsedTime(handedIn),
                firstRun == 0 ? null : clock.GetElapsedTime(handedIn, firstRun)
            );
        }
    }

    private async Task<TurnReceipt> RunAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside,
        WorkOptions options,
        Action started
    )
    {
        TurnInputs? inputs = null;
        try
        {
            inputs = new TurnInputs(clock.GetUtcNow(), NewSeed(), content(), capabilities(activity.Conversation.Channel));

            // Reading happens in the person's own lane, before the transaction: a text that is slow to read delays its sender alone.
            inputs = await ReadAsync(activity, inputs);
            return await store.ExecuteAsync(
                async session =>
                {
                    started();
                    return await ClaimAsync(session, activity, alongside, s => turn.RunAsync(s, activity, inputs))
                        ? TurnReceipt.Done
                        : TurnReceipt.Repeated;
                },
                options,
                CancellationToken.None
            );
        }
        catch (Exception error) when (error is not StoreUnavailableException)
        {
            // No token went in, so even a cancellation comes out of the turn.
            logger.LogError("A turn failed and changed nothing: {Error}", ErrorPlace.Of(error));
            return await RecordFailureAsync(activity, alongside, options, inputs, ErrorPlace.Of(error));
        }
    }

    private async Task<TurnReceipt> RecordFailureAsync(
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside,
        WorkOptions options,
        TurnInputs? inputs,
        string error
    )
    {
        if (inputs is not null)
        {
            try
            {
                return await store.ExecuteAsync(
                    async session =>
                    {
                        if (IsPosted(activity))
                        {
                            // What fell due stays due: the scheduler posts it again, later and later, until the defect is mended.
                            await turn.RecordFailureAsync(session, activity, inputs, error);
                            return TurnReceipt.Failed;
                        }

                        return await ClaimAsync(session, activity, alongside, s => turn.RecordFailureAsync(s, activity, inputs, error))
                            ? TurnReceipt.Failed
                            : TurnReceipt.Repeated;
                    },
                    options,
                    CancellationToken.None
                );
            }
            catch (Exception second) when (second is not StoreUnavailableException)
            {
                logger.LogCritical("The failure of a turn could not be recorded; its update is dropped: {Error}", ErrorPlace.Of(second));
            }
        }

        // Claimed all the same: an update that always throws would otherwise come again for a day and block everything behind it.
        try
        {
            return await store.ExecuteAsync(
                async session => await session.TryClaimAsync(activity.Id) ? TurnReceipt.Failed : TurnReceipt.Repeated,
                options,
                CancellationToken.None
            );
        }
        catch (Exception third) when (third is not StoreUnavailableException)
        {
            throw new StoreUnavailableException("The store refuses even an empty turn.", third);
        }
    }

    // Long texts are read one at a time: who sends many of them gets one processor, and the writer keeps the other. Answers and questions
    // of ordinary length wait for none.
    private async ValueTask<TurnInputs> ReadAsync(Activity activity, TurnInputs inputs)
    {
        if (activity is not MessageActivity { Text.Length: > LongText })
        {
            return turn.Read(activity, inputs);
        }

        await _longTexts.WaitAsync();
        try
        {
            return turn.Read(activity, inputs);
        }
        finally
        {
            _longTexts.Release();
        }
    }

    private static bool IsPosted(Activity activity) => activity is EventActivity && !ConversationEvents.IsFromChannel(activity);

    private static async ValueTask<bool> ClaimAsync(
        IStoreSession session,
        Activity activity,
        Func<IStoreSession, ValueTask>? alongside,
        Func<IStoreSession, ValueTask> effect
    )
    {
        if (!await session.TryClaimAsync(activity.Id))
        {
            return false;
        }

        if (alongside is not null)
        {
            await alongside(session);
        }

        await effect(session);
        return true;
    }

    private static UInt128 NewSeed()
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt128LittleEndian(bytes);
    }
}
