using ChatBot.Fakes.Telegram;
using ChatBot.Fakes.ZaloBot;
using ChatBot.Fakes.ZaloOa;

switch (args)
{
    case ["telegram", ..]:
        return await TelegramCommand.RunAsync(args);
    case ["zalo-bot", ..]:
        return await ZaloBotCommand.RunAsync(args);
    case ["zalo-oa", ..]:
        return await ZaloOaCommand.RunAsync(args);
    default:
        Console.Error.WriteLine("Name a fake: telegram, zalo-bot, zalo-oa.");
        return 2;
}
