using System.CommandLine;
using System.Text;
using BotHost.Configuration;
using BotHost.Demo;
using BotHost.Domain;
using BotHost.Features.Language;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Cli;

/// <summary>Shows how lines "role TAB text" are understood: one JSON object a line. Needs no configuration for the demo school.</summary>
internal static class UnderstandVerb
{
    public static Command Command()
    {
        var school = new Option<string?>("--school") { Description = "Take the class names of this school; without it those of the demo school.", HelpName = "KEY" };
        var command = new Command("understand", "Reads lines \"role<TAB>text\" and prints what the bot understands, as JSON.") { school };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(school), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string? school, CancellationToken cancellationToken)
    {
        var classes = school is null ? DemoRoster.ClassNames : await ClassesOfAsync(school, cancellationToken);
        var understander = RuleFiles.Load().Value;
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        using var input = new StreamReader(Console.OpenStandardInput(), utf8);
        await using var output = new StreamWriter(Console.OpenStandardOutput(), utf8) { NewLine = "\n" };
        while (await input.ReadLineAsync(cancellationToken) is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            var (role, text) = tab < 0 ? ("any", line) : (line[..tab].Trim(), line[(tab + 1)..]);
            await output.WriteLineAsync(UnderstoodLine.Write(understander.Understand(role, text, classes)));
            await output.FlushAsync(cancellationToken);
        }
        return CommandLine.Done;
    }

    private static async Task<IReadOnlySet<string>> ClassesOfAsync(string key, CancellationToken cancellationToken)
    {
        var configuration = BotConfiguration.Load();
        var school = new SchoolKey(ChosenSchool.Of(configuration.Options, key));
        await using var host = VerbHost.Open(configuration);
        await host.RequireCurrentTablesAsync(cancellationToken);
        return await host.UseAsync(async db =>
        {
            db.School = school;
            return (IReadOnlySet<string>)(await db.Classes.AsNoTracking().Where(row => row.ArchivedAt == null).Select(row => row.Name).ToListAsync(cancellationToken)).ToHashSet();
        });
    }
}
