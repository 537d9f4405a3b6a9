using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Persistence;
using BotHost.Security;

namespace BotHost.Features.Roster;

/// <summary><c>import FILE [--school KEY] [--dry-run]</c>.</summary>
/// <param name="openDb">A fresh context on a migrated database.</param>
/// <param name="accountsOf">How a school's messenger reads the VK column.</param>
/// <param name="buildStartLink">A school's link for a start token.</param>
internal sealed class ImportCommand(
    BotOptions options, KeyedHash hash, TimeProvider time, Func<BotDb> openDb, Func<SchoolKey, AccountLookup> accountsOf, Func<SchoolKey, string, Uri> buildStartLink)
{
    public const int Done = 0;
    public const int FoundProblems = 1;
    public const int WrongUsage = 2;

    /// <summary>Prints the difference and, without <paramref name="dryRun"/>, applies what can be taken.</summary>
    /// <returns>0: all of it; 1: some lines or the file as a whole could not be taken; 2: no such file or school.</returns>
    public async Task<int> RunAsync(string file, string? schoolKey, bool dryRun, TextWriter output, CancellationToken cancellationToken)
    {
        if (FindSchool(schoolKey) is not { } school)
        {
            await output.WriteLineAsync($"Укажите школу: --school {string.Join(" | ", options.Schools.Select(it => it.Key))}");
            return WrongUsage;
        }
        if (!File.Exists(file))
        {
            await output.WriteLineAsync("Файл не найден.");
            return WrongUsage;
        }
        var read = await ReadAsync(file, cancellationToken);
        if (read is RosterFile.Unreadable failure)
        {
            await output.WriteLineAsync(ImportReplies.Unreadable(failure));
            return FoundProblems;
        }
        await using var db = openDb();
        db.School = school;
        var plan = await new RosterImport(hash).PlanAsync(db, (RosterFile.Parsed)read, accountsOf(school), cancellationToken);
        foreach (var page in ImportReplies.Plan(plan))
            await output.WriteLineAsync(page);
        if (!dryRun)
            await ApplyAsync(db, plan, output, cancellationToken);
        return plan.Refusals == 0 ? Done : FoundProblems;
    }

    private async Task ApplyAsync(BotDb db, ImportPlan plan, TextWriter output, CancellationToken cancellationToken)
    {
        var applied = await RosterImport.ApplyAsync(db, plan, actor: null, time.GetUtcNow(), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var reach = await RosterReach.CountAsync(db, cancellationToken);
        foreach (var text in ImportReplies.Applied(applied, reach, token => buildStartLink(db.School, token)))
        {
            await output.WriteLineAsync();
            await output.WriteLineAsync(text);
        }
    }

    private SchoolKey? FindSchool(string? key) => options.Schools.Where(school => key is null || school.Key == key).ToList() switch
    {
        [var only] => new SchoolKey(only.Key),
        _ => null,
    };

    private static async Task<RosterFile> ReadAsync(string file, CancellationToken cancellationToken)
        => new FileInfo(file).Length > RosterFile.MaxBytes
            ? new RosterFile.Unreadable(UnreadableReason.TooLarge)
            : RosterFile.Read(await File.ReadAllBytesAsync(file, cancellationToken));
}
