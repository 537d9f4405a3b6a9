using System.CommandLine;
using BotHost.Configuration;
using BotHost.Domain;

namespace BotHost.Cli;

internal static class ExportVerb
{
    public static Command Command()
    {
        var directory = new Argument<DirectoryInfo>("DIR") { Description = "A new or empty folder." };
        var school = new Option<string?>("--school") { Description = "The school's key; needed where several are configured.", HelpName = "KEY" };
        var command = new Command("export", "Writes a school's tables as CSV files, without tokens, codes and message texts. They hold names: keep them safe.") { directory, school };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetRequiredValue(directory), parsed.GetValue(school), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(DirectoryInfo directory, string? school, CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load();
        var key = ChosenSchool.Of(configuration.Options, school);
        if (directory.Exists && directory.EnumerateFileSystemInfos().Any())
            throw new CommandFailedException("DIR is not empty.");
        await using var host = VerbHost.Open(configuration);
        await host.RequireCurrentTablesAsync(cancellationToken);
        var rows = await host.UseAsync(db =>
        {
            db.School = new SchoolKey(key);
            return SchoolExport.WriteAsync(db, directory, cancellationToken);
        });
        foreach (var (file, count) in rows)
            Console.WriteLine($"{file}: {count}");
        return CommandLine.Done;
    }
}
