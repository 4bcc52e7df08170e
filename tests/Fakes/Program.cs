using ChatBot.Fakes.Telegram;

if (args is ["telegram", ..])
    return await TelegramCommand.RunAsync(args);
Console.Error.WriteLine("Name a fake: telegram.");
return 2;
