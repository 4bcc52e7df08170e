using ChatBot.Bot.Channels.Telegram;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramProfileTests
{
    private static readonly TelegramProfileText Ours = new("vi", "en");

    [Fact]
    public void Profile_Texts_FitTelegramsLimits()
    {
        var profile = TelegramProfile.Default;

        Assert.All(
            [profile.Description.Vi, profile.Description.En],
            text => Assert.InRange(text.Length, 1, TelegramLimits.DescriptionLength)
        );
        Assert.All(
            [profile.ShortDescription.Vi, profile.ShortDescription.En],
            text => Assert.InRange(text.Length, 1, TelegramLimits.ShortDescriptionLength)
        );
    }

    [Theory]
    [InlineData("", null, "vi")]
    [InlineData(null, "en", "en")]
    [InlineData("vi", "vi", null)]
    [InlineData("vi", "en", "en")]
    [InlineData("en", "en", null)]
    [InlineData("Do Sở viết", "vi", null)]
    public void Replaces_WhatIsThere_KeepsWhatTheOfficeWrote(string? now, string? language, string? expected) =>
        Assert.Equal(expected, TelegramProfile.Replaces(Ours, now, language));
}
