using ChatBot.Dialogs.Activities;

namespace ChatBot.Bot.Tests.Channels.Contract;

/// <summary>One citizen on one channel who acts and then waits for the answer.</summary>
internal sealed class Citizen(ContractService service, ChannelDriver channel, string id)
{
    private int _heard;

    public string Id => id;

    public ConversationReference Where => channel.Where(id);

    public Task<Bubble> OpensAsync(string expect = "Chào bạn") => HearsAsync(() => channel.OpensAsync(id), expect);

    public Task<Bubble> SaysAsync(string text, string expect) => HearsAsync(() => channel.SaysAsync(id, text), expect);

    public Task<Bubble> ChoosesAsync(string label, string expect) => HearsAsync(() => channel.ChoosesAsync(id, label), expect);

    public Task<Bubble> SharesPhoneAsync(string phone, string expect) => HearsAsync(() => channel.SharesPhoneAsync(id, phone), expect);

    public Task<Bubble> SendsPictureAsync(string expect) => HearsAsync(() => channel.SendsPictureAsync(id), expect);

    public Task<IReadOnlyList<Bubble>> SeenAsync() => channel.SeenAsync(id);

    /// <summary>What they were told, without the greeting of a channel that greets whoever is there.</summary>
    public async Task<IReadOnlyList<string>> TextsAsync() =>
        [.. (await SeenAsync()).Skip(channel.GreetsNewcomers ? 1 : 0).Select(b => b.Text)];

    /// <summary>Waits for a message after those heard so far, also over back-offs when a step is given.</summary>
    public async Task<Bubble> HearsAsync(Func<Task> act, string expect, TimeSpan? step = null)
    {
        await act();
        Bubble? found = null;
        IReadOnlyList<Bubble> seen = [];
        await service.UntilAsync(
            async () =>
            {
                seen = await SeenAsync();
                for (var i = _heard; i < seen.Count && found is null; i++)
                {
                    if (seen[i].Text.Contains(expect, StringComparison.OrdinalIgnoreCase))
                    {
                        (found, _heard) = (seen[i], i + 1);
                    }
                }

                return found is not null;
            },
            () => $"'{expect}' for {Where.Channel}; after it was heard: {string.Join(" | ", seen.Skip(_heard).Select(b => b.Text))}",
            step
        );
        return found!;
    }
}
