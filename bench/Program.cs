Console.WriteLine("BotHost bench");
