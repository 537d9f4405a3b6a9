using System.Globalization;
using BotHost.Features.Roster;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Roster;

public sealed class RosterSizeTests
{
    private static readonly string[] Syllables = ["ба", "ве", "го", "ду", "жи", "зо", "ка", "ле", "мо", "ну"];

    [Theory]
    [InlineData(TestDatabase.Sqlite, 2_000)]
    [InlineData(TestDatabase.PostgreSql, 2_000)]
    [InlineData(TestDatabase.Sqlite, 100_000)]
    public async Task A_large_list_asks_the_database_no_more_than_a_short_one(TestDatabase database, int pupils)
    {
        await using var roster = await TestRoster.CreateAsync(database);
        var lines = Lines(pupils);

        var plan = await roster.PlanAsync(lines);
        await roster.ApplyAsync(plan);
        var again = await roster.PlanAsync(lines);

        Assert.Equal(pupils, await roster.QueryAsync(db => db.Pupils.CountAsync(TestContext.Current.CancellationToken)));
        Assert.True(again.ChangesNothing);
        Assert.InRange(ImportReplies.Plan(plan).Count, 1, 6);
        Assert.InRange(roster.Queries.Selects, 1, 25);
    }

    private static string[] Lines(int pupils)
        => ["Класс;Ученик;Классный руководитель", .. Enumerable.Range(0, pupils).Select(number =>
            $"{number % 11 + 1}{"АБВГДЕ"[number / 11 % 6]};{Name(number)}ов Пётр;Учитель{Name(number % 66)} Анна Ивановна")];

    private static string Name(int number)
        => "П" + string.Concat(number.ToString("D5", CultureInfo.InvariantCulture).Select(digit => Syllables[digit - '0']));
}
