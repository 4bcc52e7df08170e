using ChatBot.Bot.Channels.DirectLine;
using ChatBot.Bot.Turns;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Skills.SignUp;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

/// <summary>
/// The flood as it was played against the service: many chats of one address at once, through the gateway and into the store.
/// </summary>
public sealed class SeatFloodTests
{
    private const int Chats = 22;
    private const int SeatsOfEach = 3;

    [Fact]
    public async Task Flood_OfManyChatsAtOnceFromOneAddress_TakesNoMoreThanOneAddressMay()
    {
        await using var street = new SeatStreet();
        var clock = new FakeTimeProvider(street.House.Now);
        var gateway = new TurnGateway(
            street.House.Store,
            street.House.Turns,
            () => street.House.Content,
            _ => DirectLineAdapter.Can,
            clock,
            NullLogger<TurnGateway>.Instance
        );

        await Task.WhenAll(Enumerable.Range(0, Chats).Select(chat => FloodAsync(gateway, chat)));

        var held = await street.HeldAsync();
        Assert.Equal(SeatLimits.Default.UnconfirmedSeats, held.Count);
        Assert.Equal(SeatLimits.Default.SeatsPerAddressPerHour, held.Count(e => !e.IsProvisional));
        foreach (var (@class, count) in held.CountBy(e => e.ClassId))
        {
            Assert.Equal(count, (await street.House.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, @class)))!.Taken);
        }

        // Somebody else is served as ever, and of the flood only what somebody vouches for is there a day later.
        await street.TakesAsync(SeatStreet.Telegram("somebody"));
        Assert.False((await street.HeldAsync()).Single(e => e.Contact.Channel == "telegram").IsProvisional);
        street.House.Now = street.House.Now.AddHours(25);
        await street.House.ScheduleAsync();
        Assert.Equal(SeatLimits.Default.SeatsPerAddressPerHour + 1, (await street.HeldAsync()).Count);
    }

    private static async Task FloodAsync(TurnGateway gateway, int chat)
    {
        var where = SeatStreet.Web($"flood{chat}");
        var step = 0;
        for (var seat = 0; seat < SeatsOfEach; seat++)
        {
            await HandInAsync(
                new ButtonActivity
                {
                    Id = Id(),
                    Conversation = where,
                    AddressHash = "flood",
                    Payload = "go:signup",
                }
            );
            string[] answers =
            [
                "tôi đồng ý",
                "cho người khác",
                SeatStreet.NameOf((chat * SeatsOfEach) + seat),
                "1990",
                "người đó đã đồng ý",
                "Trường Vinh",
                "A1",
                "xem lớp khác",
                $"{1 + ((chat + seat) % 5)}",
                $"09{chat:00}{seat}45678",
                "đúng",
            ];
            foreach (var text in answers)
            {
                await HandInAsync(
                    new MessageActivity
                    {
                        Id = Id(),
                        Conversation = where,
                        AddressHash = "flood",
                        Text = text,
                    }
                );
            }

            await HandInAsync(
                new ButtonActivity
                {
                    Id = Id(),
                    Conversation = where,
                    AddressHash = "flood",
                    Payload = "go:cancel",
                }
            );
        }

        string Id() => $"flood/{chat}/{step++}";

        async Task HandInAsync(Activity activity) => Assert.Equal(TurnReceipt.Done, await gateway.ReceiveAsync(activity));
    }
}
