using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.PersonalData;

public sealed class ErasureTests
{
    [Fact]
    public async Task Erase_ByTheCitizen_RemovesEveryDocumentButTheProofOfConsentAndFreesThePlace()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        await house.PressesAsync("an", "lesson:next");
        var person = (await house.ConversationAsync("an")).PersonId;
        var enrolment = Assert.Single(await house.OfAsync(Enrolment.Kind, person));

        await house.PressesAsync("an", "data:erase-yes");

        foreach (var kind in house.Skills.Documents.Where(k => k.HasOwner && k.KeptOnEraseBecause is null))
        {
            Assert.Empty(await house.Store.ExecuteAsync(session => session.OfPersonAsync(kind, person)));
        }

        Assert.All(await house.OfAsync(Consent.Kind, person), consent => Assert.NotNull(consent.WithdrawnAt));
        Assert.Equal(0, (await house.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, enrolment.ClassId)))!.Taken);
    }

    [Fact]
    public async Task Erase_WithALessonInTheOutbox_TakesItOutAndLeavesThatOfOthers()
    {
        await using var house = new House();
        foreach (var citizen in new[] { "an", "binh" })
        {
            await house.PressesAsync(citizen, "go:lessons");
            await house.SaysAsync(citizen, "tôi đồng ý");
            await house.SaysAsync(citizen, "19h");
        }

        await house.OutgoingAsync();
        var other = (await house.ConversationAsync("binh")).PersonId;
        house.Now = new DateTimeOffset(2026, 10, 5, 19, 0, 0, TimeSpan.FromHours(7));
        await house.ScheduleAsync();

        await house.PressesAsync("an", "data:erase-yes");

        var lesson = Assert.Single(await house.OutgoingAsync(), message => message.Purpose != Purpose.Reply);
        Assert.Equal(other, lesson.PersonId);
    }

    [Fact]
    public async Task Citizen_AfterAnErase_IsSomebodyNew()
    {
        await using var house = new House();
        await house.SaysAsync("an", "menu");
        var before = (await house.ConversationAsync("an")).PersonId;
        await house.PressesAsync("an", "data:erase-yes");

        await house.SaysAsync("an", "menu");

        Assert.NotEqual(before, (await house.ConversationAsync("an")).PersonId);
    }
}
