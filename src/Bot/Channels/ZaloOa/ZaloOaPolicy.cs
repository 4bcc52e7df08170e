using System.Globalization;
using ChatBot.Bot.Channels.Shared;
using ChatBot.Dialogs.Activities;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Whether a lesson, a reminder or a broadcast may go out, and by what way. Citizens' replies are always sent. What is free or in the
/// package goes; what would cost money goes only out of the month's budget; what comes after seven silent days goes as an approved
/// template, if the office has one and the budget allows it.
/// </summary>
internal sealed class ZaloOaPolicy(
    ZaloOaLedger ledger,
    ZaloOaTokens tokens,
    ZaloOaApi api,
    ZaloOaJudge judge,
    TimeProvider time,
    IOptions<ZaloOaOptions> options
)
{
    /// <param name="activity">What would go out.</param>
    /// <param name="messages">In how many messages.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Dialogs.Storage.StoreUnavailableException">Not now.</exception>
    public async Task<ZaloOaVerdict> DecideAsync(OutgoingActivity activity, int messages, CancellationToken cancellationToken)
    {
        var cost = await ledger.CostAsync(activity, messages);
        if (cost is not (null or ZaloOaCost.Free))
        {
            // Only a doubt is worth a call. Zalo knows interactions that we do not hear of, and what the office sends by hand.
            if (await AskAsync(activity, cancellationToken) is { } unanswered)
            {
                return unanswered;
            }

            cost = await ledger.CostAsync(activity, messages);
        }

        return cost switch
        {
            null => new ZaloOaVerdict.Withhold("erased"),
            ZaloOaCost.Free => new ZaloOaVerdict.Go(0, 0),
            ZaloOaCost.Package when ledger.Take(messages) => new ZaloOaVerdict.Go(0, messages),
            ZaloOaCost.Package or ZaloOaCost.Charged => await PayAsync(options.Value.MessagePriceVnd * messages, template: null),
            _ when options.Value.Templates.TryGetValue(activity.Purpose.ToString(), out var template) && template.Length > 0 =>
                await PayAsync(options.Value.TemplatePriceVnd, template),
            _ => new ZaloOaVerdict.Withhold("window_closed"),
        };
    }

    private async Task<ZaloOaVerdict> PayAsync(long price, string? template)
    {
        if (!await ledger.ReserveAsync(price))
        {
            return new ZaloOaVerdict.Withhold(options.Value.ProactiveBudgetVnd == 0 ? "would_cost" : "budget_used_up");
        }

        return template is null ? new ZaloOaVerdict.Go(price, 0) : new ZaloOaVerdict.AsTemplate(price, template);
    }

    /// <summary>Asks Zalo about the person. Returns null after an answer that decides nothing, and else the verdict.</summary>
    private async Task<ZaloOaVerdict?> AskAsync(OutgoingActivity activity, CancellationToken cancellationToken)
    {
        switch (await CallAsync(token => api.QuotaOfAsync(activity.To.ConversationId, token, cancellationToken)))
        {
            case (ZaloOaAnswer.Ok person, _):
                ledger.Note(activity.To, person.Data);
                break;
            case (ZaloOaAnswer.Refused { Error: { Class: ZaloOaErrorClass.Person } or { Code: -201 } }, _):
                // Zalo's own word about this person: they are not known to the account, or refuse it.
                return new ZaloOaVerdict.Withhold("refused");
            case var (_, trouble):
                return new ZaloOaVerdict.NotNow(trouble!);
        }

        if (!ledger.IsPackageOld)
        {
            return null;
        }

        var askedAt = time.GetUtcNow();
        switch (await CallAsync(token => api.PackageAsync(token, cancellationToken)))
        {
            case (ZaloOaAnswer.Ok { Data: var account }, _):
                ledger.NotePackageAsked(
                    account.Assets?.Sum(a =>
                        int.TryParse(a.Remain, NumberStyles.None, CultureInfo.InvariantCulture, out var left) ? left : 0
                    )
                        ?? 0,
                    askedAt
                );
                return null;
            case (ZaloOaAnswer.Refused { Error: { Class: ZaloOaErrorClass.Payload, Once: false } }, _):
                // Zalo's own word: there is no such package.
                ledger.NotePackageAsked(0, askedAt);
                return null;
            case var (_, trouble):
                return new ZaloOaVerdict.NotNow(trouble!);
        }
    }

    /// <summary>One question, with the access token renewed once when it is refused; the trouble when there is no success.</summary>
    private async Task<(ZaloOaAnswer? Answer, SendResult? Trouble)> CallAsync(Func<string, Task<ZaloOaAnswer>> ask)
    {
        for (var mayRefresh = true; ; mayRefresh = false)
        {
            var given = await tokens.ForSendingAsync();
            if (given is not ZaloOaAccess.Ready access)
            {
                return (null, ZaloOaJudge.NoToken(given));
            }

            var answer = await ask(access.Token);
            switch (answer)
            {
                case ZaloOaAnswer.Ok:
                    return (answer, null);
                case ZaloOaAnswer.Refused { Error.Class: ZaloOaErrorClass.Refresh }:
                    var renewed = await tokens.RefuseAsync(access.Token);
                    if (renewed is not ZaloOaAccess.Ready)
                    {
                        return (answer, ZaloOaJudge.NoToken(renewed));
                    }

                    if (mayRefresh)
                    {
                        continue;
                    }

                    break;
            }

            // Only the question failed; the message itself certainly did not go out.
            return (
                answer,
                judge.Of(answer) is var trouble && trouble is SendResult.Misconfigured or SendResult.Retry
                    ? trouble
                    : new SendResult.Retry(null, $"asking for the quota: {answer.Words}")
            );
        }
    }
}

/// <summary>What becomes of a proactive message.</summary>
internal abstract record ZaloOaVerdict
{
    private ZaloOaVerdict() { }

    /// <param name="Reserved">Dong set aside for it.</param>
    /// <param name="Units">Messages of the package set aside for it.</param>
    public sealed record Go(long Reserved, int Units) : ZaloOaVerdict;

    /// <param name="Reserved">Dong set aside for it.</param>
    /// <param name="Id">Id of the approved template.</param>
    public sealed record AsTemplate(long Reserved, string Id) : ZaloOaVerdict;

    /// <summary>It is not known whether it may go.</summary>
    /// <param name="Result">When to ask again, or what the operator must do.</param>
    public sealed record NotNow(SendResult Result) : ZaloOaVerdict;

    /// <param name="Reason">For metrics: window_closed, would_cost, budget_used_up, refused, erased.</param>
    public sealed record Withhold(string Reason) : ZaloOaVerdict;
}
