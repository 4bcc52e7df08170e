using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Channels.Telegram;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Skills.SignUp;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>Citizens of the web, each in a chat of their own at some address, and of Telegram, who take seats.</summary>
internal sealed class SeatStreet : IAsyncDisposable
{
    private int _count;
    private int _ids;
    private string? _network;

    public SeatStreet(SeatLimits? limits = null) =>
        House = new House(seats: limits)
        {
            Can = activity => activity.Conversation.Channel == "telegram" ? TelegramAdapter.Can : DirectLineAdapter.Can,
        };

    public House House { get; }

    public static ConversationReference Web(string chat) => new("web", "web", chat, chat);

    public static ConversationReference Telegram(string user) => new("telegram", "bot", user, user);

    /// <summary>
    /// A whole sign-up for somebody else, who has a name of their own each time. The answers that follow a refusal are lost on the menu.
    /// </summary>
    public async Task TakesAsync(
        ConversationReference where,
        string? address = null,
        string phone = "bỏ qua",
        string @class = "Bắt đầu từ số 0",
        int? name = null,
        string? network = null
    )
    {
        House.Now = House.Now.AddSeconds(1);
        _network = network;
        await PressesAsync(where, "go:signup", address);
        foreach (
            var text in new[]
            {
                "tôi đồng ý",
                "cho người khác",
                NameOf(name ?? ++_count),
                "1990",
                "người đó đã đồng ý",
                "Trường Vinh",
                "A1",
                @class,
                phone,
                "đúng",
            }
        )
        {
            await SaysAsync(where, text, address);
        }

        await PressesAsync(where, "go:cancel", address);
    }

    public Task SaysAsync(ConversationReference where, string text, string? address = null) =>
        House.ActsAsync(
            new MessageActivity
            {
                Id = NextId(),
                Conversation = where,
                Text = text,
                AddressHash = address,
                NetworkHash = _network,
            }
        );

    public Task PressesAsync(ConversationReference where, string payload, string? address = null) =>
        House.ActsAsync(
            new ButtonActivity
            {
                Id = NextId(),
                Conversation = where,
                Payload = payload,
                AddressHash = address,
                NetworkHash = _network,
            }
        );

    /// <summary>All rows of seats.</summary>
    public async Task<IReadOnlyList<Enrolment>> RowsAsync() =>
        await House.Store.ExecuteAsync<IReadOnlyList<Enrolment>>(async session =>
            [.. (await session.ScanAsync(Enrolment.Kind, null, 1000)).Select(s => (Enrolment)s.Document).OrderBy(e => e.At)]
        );

    /// <summary>Seats that are held.</summary>
    public async Task<IReadOnlyList<Enrolment>> HeldAsync() => [.. (await RowsAsync()).Where(e => e.Status == EnrolmentStatus.Confirmed)];

    public ValueTask DisposeAsync() => House.DisposeAsync();

    /// <summary>Different names of two syllables that read as names.</summary>
    public static string NameOf(int number)
    {
        string[] syllables =
        [
            "An",
            "Bình",
            "Giang",
            "Hà",
            "Hạnh",
            "Huệ",
            "Khánh",
            "Lan",
            "Linh",
            "Mai",
            "Minh",
            "Nga",
            "Ngọc",
            "Oanh",
            "Phương",
            "Quỳnh",
            "Thảo",
            "Trang",
            "Tuyết",
            "Vân",
        ];
        return $"Nguyễn {syllables[number % 20]} {syllables[number / 20 % 20]} {syllables[number / 400 % 20]}";
    }

    private string NextId() => $"street/{++_ids}";
}
