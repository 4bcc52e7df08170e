using ChatBot.Bot.Channels.Telegram;
using ChatBot.Dialogs.Understanding.Commands;
using Xunit;

namespace ChatBot.Bot.Tests.Channels.Telegram;

public sealed class TelegramCommandListTests
{
    [Fact]
    public void Default_EveryCommand_IsUnderstoodByTheDialogs() =>
        Assert.All(TelegramCommandList.Default.Commands, command => Assert.NotNull(CommandFinder.Find($"/{command.Name}")));
}
