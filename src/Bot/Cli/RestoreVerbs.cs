using System.CommandLine;
using BotHost.Configuration;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Cli;

/// <summary>
/// After a restore the outbox is as old as the backup: what it calls unsent may long have been shown. The operator holds such rows before the bot starts,
/// and releases or drops them when they have been looked at.
/// </summary>
internal static class RestoreVerbs
{
    /// <summary>VK drops repeats within an hour: younger rows cannot be shown twice.</summary>
    private static readonly TimeSpan RepeatsAreDropped = TimeSpan.FromHours(1);

    public static Command Hold()
    {
        var command = new Command("hold", "After a restore, before the bot starts: keeps unsent messages older than an hour from being sent.");
        command.SetAction((_, cancellationToken) => WithOutboxAsync(
            async db => $"Held {await HoldAsync(db, TimeProvider.System.GetUtcNow(), cancellationToken)} unsent messages. `release --send` sends them, `release --drop` drops them.",
            cancellationToken));
        return command;
    }

    public static Command Release()
    {
        var send = new Option<bool>("--send") { Description = "Send them when the bot runs." };
        var drop = new Option<bool>("--drop") { Description = "Drop them." };
        var command = new Command("release", "Ends the wait of held messages.") { send, drop };
        command.Validators.Add(result =>
        {
            if (result.GetValue(send) == result.GetValue(drop))
                result.AddError("Either --send or --drop is needed.");
        });
        command.SetAction((parsed, cancellationToken) => WithOutboxAsync(
            async db => parsed.GetValue(send)
                ? $"Released {await SendAsync(db, cancellationToken)} messages."
                : $"Dropped {await DropAsync(db, TimeProvider.System.GetUtcNow(), cancellationToken)} messages.",
            cancellationToken));
        return command;
    }

    internal static Task<int> HoldAsync(BotDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var limit = now - RepeatsAreDropped;
        return db.Outbox.IgnoreQueryFilters()
            .Where(row => (row.State == OutboxState.Pending || row.State == OutboxState.Sending) && row.CreatedAt < limit)
            .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, OutboxState.Held).SetProperty(row => row.SendingSince, (DateTimeOffset?)null), cancellationToken);
    }

    internal static Task<int> SendAsync(BotDb db, CancellationToken cancellationToken) => db.Outbox.IgnoreQueryFilters()
        .Where(row => row.State == OutboxState.Held)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.State, OutboxState.Pending), cancellationToken);

    internal static Task<int> DropAsync(BotDb db, DateTimeOffset now, CancellationToken cancellationToken) => db.Outbox.IgnoreQueryFilters()
        .Where(row => row.State == OutboxState.Held)
        .ExecuteUpdateAsync(
            set => set
                .SetProperty(row => row.State, OutboxState.Dropped)
                .SetProperty(row => row.Content, (string?)null)
                .SetProperty(row => row.FinishedAt, now),
            cancellationToken);

    private static async Task<int> WithOutboxAsync(Func<BotDb, Task<string>> act, CancellationToken cancellationToken)
    {
        await using var host = VerbHost.Open(BotConfiguration.Load());
        await host.RequireCurrentTablesAsync(cancellationToken);
        await host.LockAsync(cancellationToken);
        Console.WriteLine(await host.UseAsync(act));
        return CommandLine.Done;
    }
}
