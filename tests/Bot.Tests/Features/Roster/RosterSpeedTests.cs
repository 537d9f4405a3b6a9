using System.Diagnostics;
using System.Globalization;
using BotHost.Features.Roster;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Roster;

public sealed class RosterSpeedTests
{
    private static readonly string[] Syllables = ["ба", "ве", "го", "ду", "жи", "зо", "ка", "ле", "мо", "ну"];

    /// <summary>Limits are ten times what a quiet machine needs: they catch a query per row, not a slow day.</summary>
    [Theory]
    [InlineData(TestDatabase.Sqlite, 2_000, 10)]
    [InlineData(TestDatabase.PostgreSql, 2_000, 10)]
    [InlineData(TestDatabase.Sqlite, 100_000, 60)]
    public async Task A_large_list_is_imported_in_batches(TestDatabase database, int pupils, int seconds)
    {
        await using var roster = await TestRoster.CreateAsync(database);
        var lines = Lines(pupils);
        await roster.PlanAsync(lines[..2]); // the model is built once a process
        var watch = Stopwatch.StartNew();

        var plan = await roster.PlanAsync(lines);
        var planned = watch.Elapsed;
        await roster.ApplyAsync(plan);
        var applied = watch.Elapsed;
        var again = await roster.PlanAsync(lines);

        TestContext.Current.SendDiagnosticMessage(string.Create(
            CultureInfo.InvariantCulture, $"{database}, {pupils} pupils: plan {planned.TotalSeconds:0.00} s, apply {(applied - planned).TotalSeconds:0.00} s, plan again {(watch.Elapsed - applied).TotalSeconds:0.00} s"));
        Assert.Equal(pupils, await roster.QueryAsync(db => db.Pupils.CountAsync(TestContext.Current.CancellationToken)));
        Assert.True(again.ChangesNothing);
        Assert.InRange(ImportReplies.Plan(plan).Count, 1, 6);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, seconds);
    }

    private static string[] Lines(int pupils)
        => ["Класс;Ученик;Классный руководитель", .. Enumerable.Range(0, pupils).Select(number =>
            $"{number % 11 + 1}{"АБВГДЕ"[number / 11 % 6]};{Name(number)}ов Пётр;Учитель{Name(number % 66)} Анна Ивановна")];

    private static string Name(int number) => "П" + string.Concat(number.ToString("D5", CultureInfo.InvariantCulture).Select(digit => Syllables[digit - '0']));
}
