using BotHost.Cli;
using BotHost.Persistence;

namespace BotHost.Features.Roster;

/// <summary><c>import FILE [--school KEY] [--dry-run]</c>, once the verb has opened the database and chosen the school.</summary>
/// <param name="accounts">How the school's messenger reads the VK column.</param>
/// <param name="buildStartLink">The school's link for a start token.</param>
internal sealed class ImportCommand(RosterImport import, AccountLookup accounts, TimeZoneInfo zone, Func<string, Uri> buildStartLink)
{
    /// <summary>Prints the difference and, without <paramref name="dryRun"/>, applies what can be taken.</summary>
    /// <param name="db">Sees the school.</param>
    /// <returns><see cref="CommandLine.FoundProblems"/> when some lines, or the file as a whole, could not be taken.</returns>
    public async Task<int> RunAsync(
        BotDb db, FileInfo file, bool dryRun, DateTimeOffset now, TextWriter output, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            await output.WriteLineAsync("Файл не найден.");
            return CommandLine.Refused;
        }
        var read = await ReadAsync(file, cancellationToken);
        if (read is RosterFile.Unreadable failure)
        {
            await output.WriteLineAsync(ImportReplies.Unreadable(failure));
            return CommandLine.FoundProblems;
        }
        var plan = await import.PlanAsync(db, (RosterFile.Parsed)read, accounts, cancellationToken);
        await WriteAsync(output, ImportReplies.Plan(plan));
        if (!dryRun)
        {
            var applied = await RosterImport.ApplyAsync(db, plan.Input, actor: null, now, zone, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await WriteAsync(output, ImportReplies.Applied(applied, await RosterReach.CountAsync(db, cancellationToken), buildStartLink));
        }
        return plan.Refusals == 0 ? CommandLine.Done : CommandLine.FoundProblems;
    }

    private static async Task WriteAsync(TextWriter output, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            await output.WriteLineAsync(text);
            await output.WriteLineAsync();
        }
    }

    private static async Task<RosterFile> ReadAsync(FileInfo file, CancellationToken cancellationToken)
        => file.Length > RosterFile.MaxBytes
            ? new RosterFile.Unreadable(UnreadableReason.TooLarge)
            : RosterFile.Read(await File.ReadAllBytesAsync(file.FullName, cancellationToken));
}
