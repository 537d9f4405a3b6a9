using System.CommandLine;
using BotHost.Configuration;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Cli;

internal static class MigrateVerb
{
    public static Command Command()
    {
        var command = new Command("migrate", "Brings the database's tables up to date. The bot does so itself when it starts.");
        command.SetAction((_, cancellationToken) => RunAsync(cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var host = VerbHost.Open(BotConfiguration.Load());
        await host.LockAsync(cancellationToken);
        var applied = await host.UseAsync(async db =>
        {
            var pending = await db.Database.GetPendingMigrationsAsync(cancellationToken);
            await db.Database.MigrateAsync(cancellationToken);
            return pending.ToList();
        });
        foreach (var migration in applied)
            Console.WriteLine($"Applied {migration}.");
        if (applied.Count == 0)
            Console.WriteLine("The tables are up to date.");
        return CommandLine.Done;
    }
}
