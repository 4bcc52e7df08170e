using System.Globalization;
using ChatBot.Dialogs.Engine;
using Microsoft.Extensions.Options;

namespace ChatBot.Bot.Channels.ZaloOa;

/// <summary>
/// Whether a lesson, a reminder or a broadcast may go out, and by what way. Citizens' replies are always sent. What is free or in the package
/// goes; what would cost money goes only out of the month's budget; what comes after seven silent days goes as an approved template, if the
/// office has one and the budget allows it.
/// </summary>
internal sealed class ZaloOaPolicy(ZaloOaLedger ledger, ZaloOaTokens tokens, ZaloOaApi api, TimeProvider time, IOptions<ZaloOaOptions> options)
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
            // Only a doubt is worth a call: Zalo knows of interactions that we do not hear of, and of what the office sends by hand.
            await AskAsync(activity, cancellationToken);
            cost = await ledger.CostAsync(activity, messages);
        }

        return cost switch
        {
            null => new ZaloOaVerdict.Withhold("erased"),
            ZaloOaCost.Free or ZaloOaCost.Package => new ZaloOaVerdict.Go(0),
            ZaloOaCost.Charged => await PayAsync(options.Value.MessagePriceVnd * messages, template: null),
            _ when options.Value.Templates.TryGetValue(activity.Purpose.ToString(), out var template) && template.Length > 0 =>
                await PayAsync(options.Value.TemplatePriceVnd, template),
            _ => new ZaloOaVerdict.Withhold("window_closed"),
        };
    }

    private async Task<ZaloOaVerdict> PayAsync(long price, string? template)
    {
        if (!await ledger.ReserveAsync(price))
            return new ZaloOaVerdict.Withhold(options.Value.ProactiveBudgetVnd == 0 ? "would_cost" : "budget_used_up");
        return template is null ? new ZaloOaVerdict.Go(price) : new ZaloOaVerdict.AsTemplate(price, template);
    }

    private async Task AskAsync(OutgoingActivity activity, CancellationToken cancellationToken)
    {
        if (await tokens.GetAsync() is not ZaloOaAccess.Ready access)
            return;
        if (await api.QuotaOfAsync(activity.To.ConversationId, access.Token, cancellationToken) is ZaloOaAnswer.Ok person)
            ledger.Note(activity.To, person.Data);
        if (await ledger.IsPackageOldAsync() && await api.PackageAsync(access.Token, cancellationToken) is ZaloOaAnswer.Ok { Data: var account })
        {
            var left = account.Assets?.Sum(a => int.TryParse(a.Remain, NumberStyles.None, CultureInfo.InvariantCulture, out var remain) ? remain : 0) ?? 0;
            ledger.NotePackage(left, time.GetUtcNow());
        }
    }
}

/// <summary>What becomes of a proactive message.</summary>
internal abstract record ZaloOaVerdict
{
    private ZaloOaVerdict()
    {
    }

    /// <param name="Reserved">Dong set aside for it.</param>
    public sealed record Go(long Reserved) : ZaloOaVerdict;

    /// <param name="Reserved">Dong set aside for it.</param>
    /// <param name="Id">Id of the approved template.</param>
    public sealed record AsTemplate(long Reserved, string Id) : ZaloOaVerdict;

    /// <param name="Reason">For metrics: window_closed, would_cost, budget_used_up, erased.</param>
    public sealed record Withhold(string Reason) : ZaloOaVerdict;
}
