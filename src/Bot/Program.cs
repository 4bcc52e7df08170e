return await ChatBot.Bot.Commands.CommandLine.RunAsync(args);
