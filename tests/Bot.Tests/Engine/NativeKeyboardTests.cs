using ChatBot.Bot.Tests.Skills;
using ChatBot.Dialogs.Activities;
using Xunit;

namespace ChatBot.Bot.Tests.Engine;

/// <summary>A channel's own keyboard, which asks for the phone number or the place, is taken away with the answer.</summary>
public sealed class NativeKeyboardTests
{
    private static House Phones => new() { Can = _ => new ChannelCapabilities { CanRequestPhone = true, CanRequestLocation = true } };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Phone_TypedInsteadOfShared_EndsTheKeyboardWithTheAnswerAlsoAfterARestart(bool restarts)
    {
        await using var house = Phones;
        await ToThePhoneAsync(house);
        if (restarts)
        {
            house.Restart();
        }

        await house.SaysAsync("hoa", "0912345678");
        var answers = await house.OutgoingAsync();
        Assert.True(answers[0].EndsRequest);
        Assert.All(answers.Skip(1), answer => Assert.False(answer.EndsRequest));

        await house.SaysAsync("hoa", "menu");
        Assert.All(await house.OutgoingAsync(), answer => Assert.False(answer.EndsRequest));
    }

    [Fact]
    public async Task Phone_NotReadable_LeavesTheKeyboardOfTheQuestionThatIsPutAgain()
    {
        await using var house = Phones;
        await ToThePhoneAsync(house);

        await house.SaysAsync("hoa", "09123");
        var answers = await house.OutgoingAsync();
        Assert.Contains(answers, answer => answer.Request == NativeRequest.PhoneNumber);
        Assert.All(answers, answer => Assert.False(answer.EndsRequest));

        await house.SaysAsync("hoa", "bỏ qua");
        Assert.True((await house.OutgoingAsync())[0].EndsRequest);
    }

    private static async Task ToThePhoneAsync(House house)
    {
        await house.PressesAsync("hoa", "go:signup");
        foreach (var text in new[] { "tôi đồng ý", "cho tôi", "Nguyễn Văn An", "1990", "Trường Vinh", "A1", "1" })
        {
            await house.SaysAsync("hoa", text);
        }

        Assert.Equal(NativeRequest.PhoneNumber, (await house.OutgoingAsync())[^1].Request);
    }
}
