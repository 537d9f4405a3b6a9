using BotHost.Domain.Invites;
using BotHost.Domain.Roster;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Movements;

/// <summary>Clause 2.1-12: the register of movement and what it does to roster, invites and chats.</summary>
public sealed class MovementTests
{
    private const long Administrator = BotWorld.Administrator;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_leaver_loses_invites_at_once_and_the_chats_are_cleaned_with_one_tap(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await scene.ComeInAsync(ClassScene.Mother);
        await scene.World.SayAsync(ClassScene.Father, "ссылка 5а");

        await RecordAsync(scene.World, "Выбыл", "5А", "Петя С.", "12-к", "Сегодня");
        Assert.Contains("Выбытие: Петя С. (5А).\nПриказ: № 12-к. Дата: 23 ноября 2026.", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(InviteState.Revoked, (await scene.InvitesOfAsync(ClassScene.Father))[^1].State);
        Assert.True(scene.WasTold(ClassScene.Mother, "больше не числится в 5А"));
        Assert.True(scene.WasTold(ClassScene.Teacher, "Изменение в вашем классе"));
        Assert.True(scene.IsInside(ClassScene.Mother));
        await scene.World.PressAsync(Administrator, "Чаты: осталось 1");
        await scene.World.PressAsync(Administrator, "Убрать: 1");

        Assert.False(scene.IsInside(ClassScene.Mother));
        Assert.Contains("лишних не осталось", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(ClassScene.Mother, "ссылка 5а");
        Assert.DoesNotContain("Ваше личное приглашение", scene.World.LastTo(ClassScene.Mother).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_transfer_on_a_day_to_come_waits_for_it_and_offers_the_new_class(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await scene.AddClassAsync("5Б", 5);
        await scene.ComeInAsync(ClassScene.Mother);

        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Переведён");
        await scene.World.SayAsync(Administrator, "5а");
        await scene.World.PressAsync(Administrator, "Петя С.");
        await scene.World.PressAsync(Administrator, "5Б");
        await scene.World.PressAsync(Administrator, "Без номера");
        await scene.World.SayAsync(Administrator, "25 ноября");
        await scene.World.PressAsync(Administrator, "Записать");
        Assert.Contains("Вступит в силу 25 ноября 2026", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Equal("5А", await ClassOfPetyaAsync(scene.World));
        await scene.World.AdvanceAsync(TimeSpan.FromHours(50)); // Wednesday noon

        Assert.Equal("5Б", await ClassOfPetyaAsync(scene.World));
        Assert.True(scene.WasTold(ClassScene.Mother, "теперь учится в 5Б (раньше 5А)"));
        Assert.True(scene.WasTold(Administrator, "Вступило в силу."));
        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Журнал и отчёты");
        await scene.World.PressAsync(Administrator, "Список на дату");
        await scene.World.SayAsync(Administrator, "5А 24 ноября");
        Assert.Contains("Петя С.", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Administrator, "5А 25 ноября");
        Assert.DoesNotContain("Петя С.", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_line_says_it_all_and_undo_within_minutes_restores(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);
        await RecordNewPupilAsync(scene.World);

        await scene.World.SayAsync(Administrator, "выбыл Лугов Иван 5А, приказ 15 с сегодня");
        Assert.Contains("Выбытие: Иван Л. (5А).\nПриказ: № 15. Дата: 23 ноября 2026.", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Administrator, "Записать");
        Assert.NotNull((await PupilAsync(scene.World, "Иван Л.")).LeftAt);
        await scene.World.PressAsync(Administrator, "Отменить запись");

        Assert.Null((await PupilAsync(scene.World, "Иван Л.")).LeftAt);
        Assert.Contains("Отменено после записи", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Журнал и отчёты");
        Assert.Contains("№ 2, 23.11.2026, выбытие: Иван Л., 5А, приказ № 15 (отменено после записи)", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_planned_line_can_be_withdrawn_and_a_second_one_is_refused_meanwhile()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        await RecordAsync(scene.World, "Выбыл", "5А", "Петя С.", "12", "Завтра");

        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Выбыл");
        await scene.World.PressAsync(Administrator, "5А");
        await scene.World.PressAsync(Administrator, "Петя С.");
        await scene.World.PressAsync(Administrator, "Без номера");
        await scene.World.PressAsync(Administrator, "Сегодня");
        Assert.Contains("уже есть запись на будущий день", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Administrator, "Отозвать запись");
        await scene.World.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Null((await PupilAsync(scene.World, "Петя С.")).LeftAt);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_dismissed_teacher_loses_the_role_the_class_and_the_last_administrator_stays(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);

        await scene.World.SayAsync(Administrator, "уволена Иванова с сегодня приказ 8");
        await scene.World.PressAsync(Administrator, "Записать");

        Assert.Contains("Нужен классный руководитель: 5А", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.True(scene.WasTold(ClassScene.Teacher, "больше не числитесь сотрудником"));
        Assert.True(scene.WasTold(BotWorld.Head, "Увольнение: Иванова М. П."));
        var staff = await scene.World.ReadAsync(db => db.Staff.AsNoTracking().SingleAsync());
        Assert.False(staff.IsVerified);
        Assert.Equal(0, await scene.World.ReadAsync(db => db.Homerooms.CountAsync(row => row.Until == null)));
        await scene.World.SayAsync(ClassScene.Teacher, "/movement");
        Assert.Contains("ведут администратор и руководитель", scene.World.LastTo(ClassScene.Teacher).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task After_the_retention_a_leaver_is_a_number_and_the_register_was_offered_before(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);
        await RecordNewPupilAsync(scene.World);
        await scene.World.SayAsync(Administrator, "выбыл Лугов Иван 5А, приказ 15 с сегодня");
        await scene.World.PressAsync(Administrator, "Записать");

        await scene.World.AdvanceAsync(TimeSpan.FromDays(29));
        Assert.True(scene.WasTold(Administrator, "Через 3 дня бот удалит имена выбывших: 1"));
        await scene.World.AdvanceAsync(TimeSpan.FromDays(3));

        Assert.DoesNotContain("Иван Л.", await scene.World.ReadAsync(db => db.Pupils.Select(row => row.ShortName).ToListAsync()));
        var purged = await PupilAsync(scene.World, "выбывший №2");
        Assert.Equal("", purged.NameHash);
        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Журнал и отчёты");
        await scene.World.PressAsync(Administrator, "Отчёт");
        await scene.World.SayAsync(Administrator, "01.11 - 30.11");
        Assert.Contains("выбытие: выбывший №2, 5А, приказ № 15", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("зачисление: выбывший №2", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.World.Logs.Lines, line => line.Contains("Лугов", StringComparison.Ordinal) || line.Contains("Иван Л.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_half_said_movement_survives_a_restart_and_answers_can_be_changed()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Выбыл");
        await scene.World.PressAsync(Administrator, "5А");

        await scene.World.RestartAsync();
        await scene.World.AdvanceAsync(TimeSpan.FromHours(24));
        await scene.World.PressAsync(Administrator, "Оля К.");
        await scene.World.PressAsync(Administrator, "Без номера");
        await scene.World.PressAsync(Administrator, "Сегодня");
        await scene.World.PressAsync(Administrator, "Приказ");
        await scene.World.SayAsync(Administrator, "44/у");
        await scene.World.PressAsync(Administrator, "Записать");

        Assert.Contains("№ 44/у", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ClassScene.Mother)]
    [InlineData(ClassScene.Stranger)]
    public async Task Others_see_nothing_of_the_register(long user)
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(user, "/movement");
        Assert.Contains("ведут администратор и руководитель", scene.World.LastTo(user).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(user, "выбыл Петя 5А с сегодня");

        Assert.Equal(0, await scene.World.ReadAsync(db => db.Movements.CountAsync()));
    }

    private static async Task RecordNewPupilAsync(BotWorld world)
    {
        await world.SayAsync(Administrator, "зачислен Лугов Иван в 5А приказ 3 с сегодня");
        await world.PressAsync(Administrator, "Записать");
    }

    private static async Task RecordAsync(BotWorld world, string kind, string @class, string who, string order, string day)
    {
        await world.SayAsync(Administrator, "движение");
        await world.PressAsync(Administrator, kind);
        await world.PressAsync(Administrator, @class);
        await world.PressAsync(Administrator, who);
        await world.SayAsync(Administrator, order);
        await world.PressAsync(Administrator, day);
        await world.PressAsync(Administrator, "Записать");
    }

    private static Task<Pupil> PupilAsync(BotWorld world, string name) => world.ReadAsync(db => db.Pupils.AsNoTracking().SingleAsync(row => row.ShortName == name));

    private static Task<string> ClassOfPetyaAsync(BotWorld world) => world.ReadAsync(db =>
        (from pupil in db.Pupils join @class in db.Classes on pupil.Class equals @class.Id where pupil.ShortName == "Петя С." select @class.Name).SingleAsync());
}
