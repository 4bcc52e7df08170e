using ChatBot.Content.Model;
using ChatBot.Dialogs.Skills.Consents;
using ChatBot.Dialogs.Skills.SignUp;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.SignUp;

public sealed class CorrectionTests
{
    [Fact]
    public async Task Promise6_ManyChangeIntoOnePlace_OneMovesAndEveryPlaceIsCountedOnce()
    {
        await using var house = new House();
        var (from, to) = TwoClasses(house, placesOfSecond: 1);
        var citizens = Enumerable.Range(0, 6).Select(i => $"citizen{i}").ToList();
        foreach (var citizen in citizens)
        {
            await house.SignsUpAsync(citizen, "1");
        }

        foreach (var citizen in citizens)
        {
            await house.SaysAsync(citizen, "tôi muốn đổi lớp");
        }

        await Task.WhenAll(citizens.Select(citizen => house.SaysAsync(citizen, "1")));
        await Task.WhenAll(citizens.Select(citizen => house.SaysAsync(citizen, "đúng")));

        Assert.Equal(5, await TakenAsync(house, from));
        Assert.Equal(1, await TakenAsync(house, to));
        var held = new List<Enrolment>();
        foreach (var citizen in citizens)
        {
            held.Add(await PlaceOfAsync(house, citizen));
        }

        Assert.Single(held, e => e.ClassId == to && e.Status == EnrolmentStatus.Confirmed);
        Assert.Equal(5, held.Count(e => e.ClassId == from && e.Status == EnrolmentStatus.Confirmed));
    }

    [Fact]
    public async Task Class_ChangedThenGivenBack_FreesTheNewPlaceOnly()
    {
        await using var house = new House();
        var (from, to) = TwoClasses(house, placesOfSecond: 5);
        await house.SignsUpAsync("an", "1");
        await house.SaysAsync("an", "đổi lớp");
        await house.SaysAsync("an", "1");
        await house.SaysAsync("an", "1");
        await house.PressesAsync("an", $"enrol:cancel-yes:{(await PlaceOfAsync(house, "an")).Code}");

        Assert.Equal(0, await TakenAsync(house, from));
        Assert.Equal(0, await TakenAsync(house, to));
    }

    [Fact]
    public async Task BirthYear_MakesAChildOfTheLearner_StoresNothingBeforeTheGuardianAgreed()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        await house.SaysAsync("an", "sửa năm sinh thành 2012");
        await house.SaysAsync("an", "Trần Văn Bình");
        await house.SaysAsync("an", "bố");

        Assert.Equal(1990, (await PlaceOfAsync(house, "an")).BirthYear);

        await house.SaysAsync("an", "đồng ý");
        await house.SaysAsync("an", "1");
        await house.SaysAsync("an", "1");

        var place = await PlaceOfAsync(house, "an");
        Assert.Equal((2012, "Trần Văn Bình"), (place.BirthYear, place.GuardianName));
        Assert.Contains(await OpenConsentsAsync(house, place), c => c.Purpose == "guardian");
    }

    [Fact]
    public async Task BirthYear_BackToAnAdult_NoLongerRestsOnTheGuardian()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        foreach (
            var text in new[]
            {
                "sửa năm sinh thành 2012",
                "Trần Văn Bình",
                "bố",
                "đồng ý",
                "1",
                "đúng",
                "sửa năm sinh thành 1990",
                "1",
                "đúng",
            }
        )
        {
            await house.SaysAsync("an", text);
        }

        var place = await PlaceOfAsync(house, "an");
        Assert.Equal((1990, (string?)null), (place.BirthYear, place.GuardianName));
        Assert.Equal(["signup"], (await OpenConsentsAsync(house, place)).Select(c => c.Purpose));
        Assert.DoesNotContain(await house.OfAsync(Consent.Kind, place.PersonId), c => c.Purpose == "guardian" && c.IsOpen(house.Now));
    }

    [Fact]
    public async Task Guardian_AnotherWhoDoesNotAgree_ChangesNothing()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        foreach (
            var text in new[]
            {
                "sửa năm sinh thành 2012",
                "Trần Văn Bình",
                "bố",
                "đồng ý",
                "1",
                "đúng",
                "sửa tên người giám hộ thành Lê Thị Cúc",
                "mẹ",
                "không",
            }
        )
        {
            await house.SaysAsync("an", text);
        }

        var place = await PlaceOfAsync(house, "an");
        Assert.Equal("Trần Văn Bình", place.GuardianName);
        Assert.Contains(await OpenConsentsAsync(house, place), c => c.Purpose == "guardian");
    }

    [Fact]
    public async Task Code_OfSomebodyElse_CorrectsNothing()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        var place = await PlaceOfAsync(house, "an");

        await house.PressesAsync("binh", $"fix:{place.Code}:name");

        Assert.Empty((await house.ConversationAsync("binh")).Stack);
    }

    private static (string From, string To) TwoClasses(House house, int placesOfSecond)
    {
        var first = house.Content.Classes.Values.First(c => c.MinAge <= 30 && c.MaxAge >= 40);
        var second = first with { Id = "second", Places = placesOfSecond };
        first = first with { Id = "first" };
        house.Content = house.Content with
        {
            Classes = new Dictionary<string, EnglishClass> { [first.Id] = first, [second.Id] = second },
        };
        return (first.Id, second.Id);
    }

    private static async Task<Enrolment> PlaceOfAsync(House house, string citizen) =>
        Assert.Single(await house.OfAsync(Enrolment.Kind, (await house.ConversationAsync(citizen)).PersonId));

    private static async Task<IReadOnlyList<Consent>> OpenConsentsAsync(House house, Enrolment place) =>
        [.. (await house.OfAsync(Consent.Kind, place.PersonId)).Where(c => place.Consents.Contains(c.Id) && c.IsOpen(house.Now))];

    private static async Task<int> TakenAsync(House house, string classId) =>
        (await house.Store.ExecuteAsync(s => s.GetAsync(ClassSeats.Kind, classId)))?.Taken ?? 0;
}
