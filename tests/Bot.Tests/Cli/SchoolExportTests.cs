using System.Text.RegularExpressions;
using BotHost.Cli;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Tests.Cli;

public sealed partial class SchoolExportTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 1, 8, 0, 0, TimeSpan.FromHours(3));

    [Theory]
    [MemberData(nameof(VerbTables.Providers), MemberType = typeof(VerbTables))]
    public async Task One_schools_rows_leave_and_no_others(string provider)
    {
        await using var tables = await VerbTables.CreateAsync(provider);
        await AddPersonAsync(tables, "school-5", "11", "Мария \"Маша\"; И.");
        await AddPersonAsync(tables, "school-6", "12", "Чужая");
        await AddPersonAsync(tables, "school-5", "13", "=HYPERLINK(\"https://example.org\")");
        await using var db = tables.Open("school-5");

        var written = await SchoolExport.WriteAsync(db, tables.Folder("out"), Cancel);

        var people = await File.ReadAllTextAsync(Path.Combine(tables.Folder("out").FullName, "people.csv"), Cancel);
        Assert.Contains(("people.csv", 2), written);
        Assert.Contains("\"Мария \"\"Маша\"\"; И.\";2026-09-01T05:00:00Z", people, StringComparison.Ordinal);
        Assert.Contains("'=HYPERLINK", people, StringComparison.Ordinal);
        Assert.DoesNotContain("Чужая", people, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_that_opens_a_door_is_a_column()
    {
        await using var tables = await VerbTables.CreateAsync("Sqlite");
        await using var db = tables.Open("school-5");

        var columns = SchoolExport.Tables(db).SelectMany(table => SchoolExport.Columns(table).Select(column => $"{table.ClrType.Name}.{column.Name}")).ToList();

        Assert.Contains($"{nameof(Pupil)}.{nameof(Pupil.ShortName)}", columns);
        Assert.DoesNotContain(columns, column => Door().IsMatch(column[(column.IndexOf('.', StringComparison.Ordinal) + 1)..]));
    }

    [Fact]
    public async Task The_files_are_their_owners_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var tables = await VerbTables.CreateAsync("Sqlite");
        await using var db = tables.Open("school-5");

        await SchoolExport.WriteAsync(db, tables.Folder("out"), Cancel);

        Assert.All(tables.Folder("out").GetFiles(), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, file.UnixFileMode));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex("Hash|Token|Link$|Payload|Content|Secret|Choices|Cursor|Buttons|Dialog", RegexOptions.IgnoreCase)]
    private static partial Regex Door();

    private static async Task AddPersonAsync(VerbTables tables, string school, string user, string name)
    {
        await using var db = tables.Open(school);
        db.People.Add(new Person { User = new UserRef(user), DisplayName = name, FirstSeenAt = Now });
        await db.SaveChangesAsync(Cancel);
    }
}
