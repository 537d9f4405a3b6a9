using System.Globalization;
using BotHost.Domain.Invites;
using BotHost.Sandbox.People;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;

namespace BotHost.Tests.Features.Schools;

/// <summary>Lists after the first: restarts between their steps, children who change class, a whole school in one workbook.</summary>
public sealed class ImportAgainTests
{
    private const long Administrator = BotWorld.Administrator;
    private const int WholeSchool = 2_000;
    private static readonly string[] Syllables = ["ба", "ве", "го", "ду", "жи", "зо", "ка", "ле", "мо", "ну"];

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_restart_before_the_confirmation_and_one_before_the_undo_lose_nothing(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        await SendAsync(world, "список.csv", "Класс;Ученик\n5А;Смирнов Петя\n5Б;Орлов Иван\n"u8.ToArray());

        await world.RestartAsync();
        await world.PressAsync(Administrator, "Применить");
        Assert.Equal(2, await world.ReadAsync(db => db.Pupils.CountAsync()));
        await world.RestartAsync();
        await world.PressAsync(Administrator, "Отменить импорт (10 минут)");

        Assert.Equal(0, await world.ReadAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(0, await world.ReadAsync(db => db.Classes.CountAsync(row => row.ArchivedAt == null)));
        Assert.Empty(await world.ReadAsync(db => db.PendingImports.ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_child_whom_a_list_moves_leaves_the_old_invite_and_is_offered_the_new_class(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await PasteAsync(scene.World, "5А\nЛугова Яна\nОрлов Иван");
        var yana = await scene.World.ReadAsync(db => db.Pupils.Where(row => row.ShortName == "Яна Л.").Select(row => row.Id).SingleAsync());
        await scene.EndGuardianshipAsync(ClassScene.Father);
        await scene.AddGuardianAsync(ClassScene.Father, yana);
        await scene.World.SayAsync(ClassScene.Father, "ссылка 5а");
        Assert.Equal(InviteState.Issued, (await scene.InvitesOfAsync(ClassScene.Father))[^1].State);

        await PasteAsync(scene.World, "5А\nОрлов Иван\n\n5Б\nЛугова Яна\nВолков Лев");
        Assert.Equal(InviteState.Revoked, (await scene.InvitesOfAsync(ClassScene.Father))[^1].State);
        Assert.True(scene.WasTold(ClassScene.Father, "Яна Л. теперь учится в 5Б (раньше 5А)"));
        Assert.True(await scene.World.ReadAsync(db => db.Wishes.AnyAsync())); // 5Б has no chat yet: the father is told when it has
        await scene.World.PressAsync(Administrator, "Отменить импорт (10 минут)");

        Assert.True(scene.WasTold(ClassScene.Father, "Яна Л. в списке 5А"));
        await scene.World.SayAsync(ClassScene.Father, "ссылка 5а");
        Assert.Equal(InviteState.Issued, (await scene.InvitesOfAsync(ClassScene.Father))[^1].State);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_workbook_of_a_whole_school_is_compared_applied_and_taken_back(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);

        await SendAsync(world, "школа.xlsx", Workbook());
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.Contains("новых 2000", StringComparison.Ordinal) || it.Text.Contains("новых 2 000", StringComparison.Ordinal));
        await world.PressAsync(Administrator, "Применить");
        Assert.Equal(WholeSchool, await world.ReadAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(66, await world.ReadAsync(db => db.Classes.CountAsync(row => row.ArchivedAt == null)));
        await world.PressAsync(Administrator, "Отменить импорт (10 минут)");

        Assert.Equal(0, await world.ReadAsync(db => db.Pupils.CountAsync()));
        Assert.Equal(0, await world.ReadAsync(db => db.Classes.CountAsync(row => row.ArchivedAt == null)));
    }

    private static byte[] Workbook()
    {
        using var stream = new MemoryStream();
        stream.SaveAs(Enumerable.Range(0, WholeSchool).Select(number => new Dictionary<string, object?>
        {
            ["Класс"] = $"{(number % 11) + 1}{"АБВГДЕ"[number / 11 % 6]}",
            ["Ученик"] = $"П{string.Concat(number.ToString("D4", CultureInfo.InvariantCulture).Select(digit => Syllables[digit - '0']))}ов Пётр",
        }));
        return stream.ToArray();
    }

    private static async Task PasteAsync(BotWorld world, string list)
    {
        await world.SayAsync(Administrator, list);
        await world.PressAsync(Administrator, "Применить");
    }

    private static async Task SendAsync(BotWorld world, string name, byte[] content)
    {
        var document = world.Emulator.People.UploadDocument(Administrator, name, content);
        world.Emulator.People.WriteToCommunity(Administrator, BotWorld.GroupId, new Draft("") { Attachments = [document] });
        await world.SettleAsync();
    }
}
