Console.Error.WriteLine("Name a fake: telegram.");
return 2;
