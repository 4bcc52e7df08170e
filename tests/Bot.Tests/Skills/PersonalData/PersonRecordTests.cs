using ChatBot.Bot.Hosting;
using ChatBot.Dialogs.Activities;
using ChatBot.Dialogs.Engine;
using ChatBot.Dialogs.Skills.PersonalData;
using ChatBot.Dialogs.Storage;
using Xunit;

namespace ChatBot.Bot.Tests.Skills.PersonalData;

public sealed class PersonRecordTests
{
    public static TheoryData<string> Owned() => [.. DeclaredDocuments.All.Where(kind => kind.HasOwner).Select(kind => kind.Name)];

    [Theory]
    [MemberData(nameof(Owned))]
    public void Kind_OfTheWholeProgram_CanBeToldToItsPerson(string name) =>
        Assert.True(DeclaredDocuments.All.Single(kind => kind.Name == name).IsTold);

    [Fact]
    public async Task View_OfWhatTheServiceKeepsByItself_NeverSaysThatNothingIsKept()
    {
        await using var house = new House();
        await house.SaysAsync("an", "menu");
        var person = (await house.ConversationAsync("an")).PersonId;
        await PutAsync(
            house,
            FailedTurn.Kind,
            new FailedTurn
            {
                Id = "f",
                PersonId = person,
                At = house.Now,
                Error = "e",
                Activity = Said("an"),
            }
        );
        await PutAsync(
            house,
            UndeliveredMessage.Kind,
            new UndeliveredMessage
            {
                Id = "u",
                PersonId = person,
                At = house.Now,
                Reason = "1 gone",
            }
        );

        var vi = await ViewAsync(house, "xem dữ liệu của tôi");
        await house.SaysAsync("an", "english");
        var en = await ViewAsync(house, "show my data");

        Assert.Contains("không tới nơi", vi, StringComparison.Ordinal);
        Assert.Contains("xử lý bị lỗi", vi, StringComparison.Ordinal);
        Assert.Contains("did not arrive", en, StringComparison.Ordinal);
        Assert.Contains("failed to handle", en, StringComparison.Ordinal);
    }

    [Fact]
    public async Task View_AfterASearch_TellsOfItInsteadOfSayingThatNothingIsKept()
    {
        await using var house = new House();
        await house.SaysAsync("an", "tuần này ở Vinh có gì");

        Assert.Contains("bạn tìm sự kiện", await ViewAsync(house, "xem dữ liệu của tôi"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_OfSomebodyWhoDidEverything_ShowsEachKindToTheOffice()
    {
        await using var house = new House();
        await house.SignsUpAsync("an", "1");
        foreach (var text in new[] { "tuần này ở Vinh có gì", "bài học", "tôi đồng ý", "19h" })
        {
            await house.SaysAsync("an", text);
        }

        var conversation = await house.ConversationAsync("an");
        foreach (var kind in house.Skills.Documents.Where(kind => kind.HasOwner))
        {
            var held = await house.Store.ExecuteAsync(session => session.OfPersonAsync(kind, conversation.PersonId));
            if (held.Count == 0)
            {
                continue;
            }

            var record = await house.Store.ExecuteAsync(session => PersonRecord.ReadAsync(session, conversation.PersonId, [kind]));
            var office = new ChatBot.Bot.Office.OfficeReader(house.Content, ServiceCalendar.Default, house.Now, key => "log");
            var shown = record.OfficeLines(office, office, house.Skills);
            Assert.True(shown.Count > 0 || kind.Name == "seathistory", $"Nothing is shown of '{kind.Name}'.");
        }
    }

    private static MessageActivity Said(string citizen) =>
        new()
        {
            Id = "x",
            Conversation = House.Where(citizen),
            Text = "x",
        };

    private static Task<bool> PutAsync<T>(House house, DocumentKind<T> kind, T document)
        where T : class =>
        house.Store.ExecuteAsync(session =>
        {
            session.Put(kind, document);
            return ValueTask.FromResult(true);
        });

    private static async Task<string> ViewAsync(House house, string text)
    {
        await house.OutgoingAsync();
        await house.SaysAsync("an", text);
        return Assert.Single(await house.OutgoingAsync(), message => message.Key == "data.view").Text;
    }
}
