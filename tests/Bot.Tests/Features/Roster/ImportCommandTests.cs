using BotHost.Features.Roster;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Roster;

public sealed class ImportCommandTests
{
    [Theory]
    [InlineData("Класс;Ученик\n5А;Смирнов Пётр\n", false, 0, 1, "Готово, список внесён.")]
    [InlineData("Класс;Ученик\n5А;Смирнов Пётр\n", true, 0, 0, "Ученики: новых 1")]
    [InlineData("Класс;Ученик\n5А;Смирнов Пётр\n5А;Иванов\n", false, 1, 1, "Строка 3: имя ученика не прочитано")]
    [InlineData("Класс;Ученик\n5А;\"Смирнов Пётр\n", false, 1, 0, "Строка 2: кавычка открыта")]
    public async Task The_exit_code_tells_whether_all_was_taken(string text, bool dryRun, int expected, int pupils, string says)
    {
        await using var roster = await TestRoster.CreateAsync();
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

            var (code, output) = await RunAsync(roster, path, dryRun);

            Assert.Equal(expected, code);
            Assert.Contains(says, output, StringComparison.Ordinal);
            Assert.Equal(pupils, await roster.QueryAsync(db => db.Pupils.CountAsync(TestContext.Current.CancellationToken)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public async Task A_missing_file_is_wrong_usage()
    {
        await using var roster = await TestRoster.CreateAsync();

        var (code, _) = await RunAsync(roster, Path.Combine(Path.GetTempPath(), "no-such-file.csv"), dryRun: false);

        Assert.Equal(2, code);
    }

    private static async Task<(int Code, string Output)> RunAsync(TestRoster roster, string path, bool dryRun)
    {
        await using var output = new StringWriter();
        await using var db = roster.Open();
        var command = new ImportCommand(new RosterImport(TestRoster.Hash), roster.Accounts, TimeZoneInfo.Utc, token => new Uri($"https://example.org/{token}"));
        var code = await command.RunAsync(db, new FileInfo(path), dryRun, TestRoster.Now, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
