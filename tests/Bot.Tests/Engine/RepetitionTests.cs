using ChatBot.Bot.Tests.Skills;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Engine;

/// <summary>What a citizen does twice at once is answered once; what was done in between makes it new.</summary>
public sealed class RepetitionTests
{
    [Fact]
    public async Task Yes_PressedFourTimesAtOnce_BooksOnceAndIsQuietAboutTheRest()
    {
        await using var house = new House();
        await ToTheReviewAsync(house);
        var yes = (await house.ConversationAsync("hoa")).Choices[0];
        await house.OutgoingAsync();

        await house.PressesAsync("hoa", yes.Payload);
        Assert.Contains("Mã đăng ký", Assert.Single(await house.OutgoingAsync()).Text, StringComparison.Ordinal);
        for (var again = 0; again < 3; again++)
        {
            house.Now += TimeSpan.FromSeconds(1);
            await house.PressesAsync("hoa", yes.Payload);
        }

        Assert.Empty(await house.OutgoingAsync());
    }

    [Fact]
    public async Task Button_OfAClosedFormPressedLater_IsStillAnswered()
    {
        await using var house = new House();
        await ToTheReviewAsync(house);
        var yes = (await house.ConversationAsync("hoa")).Choices[0];
        await house.PressesAsync("hoa", yes.Payload);
        await house.OutgoingAsync();

        house.Now += TimeSpan.FromMinutes(5);
        await house.PressesAsync("hoa", yes.Payload);
        Assert.NotEmpty(await house.OutgoingAsync());
        await house.SaysAsync("hoa", "menu");
        await house.OutgoingAsync();
        await house.PressesAsync("hoa", yes.Payload);
        Assert.NotEmpty(await house.OutgoingAsync());
    }

    [Theory]
    [InlineData("7", "7", false)]
    [InlineData("7", "8", true)]
    [InlineData(null, null, true)]
    public async Task Menu_PressedTwice_IsRepeatedOnlyWhereTheMessageIsAnother(string? first, string? second, bool answers)
    {
        await using var house = new House();
        await house.ActsAsync(Press("a", first));
        Assert.NotEmpty(await house.OutgoingAsync());

        await house.ActsAsync(Press("b", second));
        Assert.Equal(answers, (await house.OutgoingAsync()).Count > 0);
    }

    [Fact]
    public async Task Pictures_OfAnAlbumSentOneByOne_AreAnsweredOnce()
    {
        await using var house = new House();
        for (var picture = 0; picture < 5; picture++)
        {
            await house.ActsAsync(Unread($"p{picture}", UnsupportedContent.Picture));
            Assert.Equal(picture == 0, (await house.OutgoingAsync()).Count > 0);
            house.Now += TimeSpan.FromSeconds(15);
        }
    }

    [Fact]
    public async Task Voice_AfterAStickerAndWords_IsAnsweredAndTheQuestionPutAgain()
    {
        await using var house = new House();
        await house.PressesAsync("hoa", "go:signup");
        await house.SaysAsync("hoa", "tôi đồng ý");
        await house.ActsAsync(Unread("s", UnsupportedContent.Sticker));
        await house.ActsAsync(Unread("v1", UnsupportedContent.Voice));
        await house.SaysAsync("hoa", "cho tôi");
        await house.OutgoingAsync();

        house.Now += TimeSpan.FromSeconds(2);
        await house.ActsAsync(Unread("v2", UnsupportedContent.Voice));
        Assert.NotEmpty(await house.OutgoingAsync());
    }

    private static async Task ToTheReviewAsync(House house)
    {
        await house.PressesAsync("hoa", "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho tôi", "Nguyễn Văn An", "1990", "Trường Vinh", "A1", "1", "bỏ qua" })
        {
            await house.SaysAsync("hoa", text);
        }
    }

    private static ButtonActivity Press(string id, string? shownIn) =>
        new()
        {
            Id = $"press/{id}",
            Conversation = House.Where("hoa"),
            Payload = "go:menu",
            ShownIn = shownIn,
        };

    private static UnsupportedActivity Unread(string id, UnsupportedContent content) =>
        new()
        {
            Id = $"unread/{id}",
            Conversation = House.Where("hoa"),
            Content = content,
        };
}
