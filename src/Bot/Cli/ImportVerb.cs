using System.CommandLine;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Features.Roster;
using BotHost.Messaging;

namespace BotHost.Cli;

internal static class ImportVerb
{
    public static Command Command()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "CSV with a header; the README says which columns." };
        var school = new Option<string?>("--school") { Description = "The school's key; needed where several are configured.", HelpName = "KEY" };
        var dryRun = new Option<bool>("--dry-run") { Description = "Only show what would change." };
        var command = new Command("import", "Loads classes, pupils, homeroom teachers and staff.") { file, school, dryRun };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetRequiredValue(file), parsed.GetValue(school), parsed.GetValue(dryRun), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(FileInfo file, string? schoolKey, bool dryRun, CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load();
        var key = new SchoolKey(ChosenSchool.Of(configuration.Options, schoolKey));
        if (configuration.Options.Security.Key is null)
            throw new ConfigurationException(["Security:Key is required: pupils' names are stored as keyed hashes."]);
        await using var host = VerbHost.Open(configuration);
        await host.RequireCurrentTablesAsync(cancellationToken);
        if (!dryRun)
            await host.LockAsync(cancellationToken);
        var messenger = host.Services.GetRequiredService<SchoolDirectory>()[key].Messenger;
        var import = new ImportCommand(host.Services.GetRequiredService<RosterImport>(), AccountLookup.Of(messenger),
            TimeZoneInfo.FindSystemTimeZoneById(configuration.Options.Schools.First(school => school.Key == key.Value).TimeZone), messenger.BuildStartLink);
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        return await host.UseAsync(async db =>
        {
            db.School = key;
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var code = await import.RunAsync(db, file, dryRun, now, Console.Out, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return code;
        });
    }
}
