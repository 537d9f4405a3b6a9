return await BotHost.Cli.CommandLine.RunAsync(args);
