using ChatBot.Fakes.Telegram;
using ChatBot.Fakes.ZaloBot;

switch (args)
{
    case ["telegram", ..]:
        return await TelegramCommand.RunAsync(args);
    case ["zalo-bot", ..]:
        return await ZaloBotCommand.RunAsync(args);
    default:
        Console.Error.WriteLine("Name a fake: telegram, zalo-bot.");
        return 2;
}
