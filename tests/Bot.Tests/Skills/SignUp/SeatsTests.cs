using ChatBot.Bot.Channels.Telegram;
using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

public sealed class SeatsTests
{
    private const int Places = 7;
    private const int Citizens = 20;

    [Fact]
    public async Task Promise6_MoreCitizensThanPlacesAtOnce_SellsExactlyThePlaces()
    {
        // Citizens of messengers: without a phone number the web may take only half of a class.
        await using var house = new House { Can = _ => TelegramAdapter.Can };
        var @class = house.Content.Classes.Values.First(c => c.MinAge <= 30 && c.MaxAge >= 40) with { Places = Places };
        house.Content = house.Content with { Classes = new Dictionary<string, Content.Model.EnglishClass> { [@class.Id] = @class } };

        await Task.WhenAll(Enumerable.Range(0, Citizens).Select(i => house.SignsUpAsync($"citizen{i}", "1")));

        var held = new List<Enrolment>();
        for (var i = 0; i < Citizens; i++)
        {
            held.AddRange(await house.OfAsync(Enrolment.Kind, (await house.ConversationAsync($"citizen{i}")).PersonId));
        }

        Assert.Equal(Places, held.Count);
        Assert.Equal(Places, held.Select(e => e.Code).Distinct().Count());
        Assert.Equal(Places, (await house.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, @class.Id)))!.Taken);
    }

    [Fact]
    public async Task Promise6_PlaceGivenBackTwice_IsFreedOnce()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        var enrolment = Assert.Single(await house.OfAsync(Enrolment.Kind, (await house.ConversationAsync("an")).PersonId));

        await house.PressesAsync("an", $"enrol:cancel-yes:{enrolment.Code}");
        await house.PressesAsync("an", $"enrol:cancel-yes:{enrolment.Code}");

        Assert.Equal(0, (await house.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, enrolment.ClassId)))!.Taken);
    }

    [Fact]
    public async Task Code_OfSomebodyElse_CancelsNothing()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        var enrolment = Assert.Single(await house.OfAsync(Enrolment.Kind, (await house.ConversationAsync("an")).PersonId));

        await house.PressesAsync("binh", $"enrol:cancel-yes:{enrolment.Code}");

        Assert.Equal(EnrolmentStatus.Confirmed, Assert.Single(await house.OfAsync(Enrolment.Kind, enrolment.PersonId)).Status);
    }

    [Fact]
    public async Task SignUp_SamePersonTwice_TakesOnePlace()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        await house.SignsUpAsync("an", "1");

        Assert.Single(await house.OfAsync(Enrolment.Kind, (await house.ConversationAsync("an")).PersonId));
    }
}
