using BotHost.Domain.People;
using BotHost.Tests.Features.Verification;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Roles;

/// <summary>Clause 2.1-8 and design §8: who runs the school, who stands in, who is stopped.</summary>
public sealed class RolesTests
{
    private const long Administrator = StaffScene.Administrator;
    private const long Second = StaffScene.Second;
    private const long Head = StaffScene.Head;
    private const long Teacher = StaffScene.Teacher;
    private const long Other = StaffScene.Other;
    private const string OtherName = "Петрова Анна Ильинична";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task Two_administrators_make_a_third_and_one_alone_does_not(DatabaseKind database)
    {
        await using var scene = await WithTeachersAsync(database);

        await ProposeAsync(scene, Administrator);
        Assert.False(await IsAdministratorAsync(scene, Teacher));
        await ProposeAsync(scene, Administrator); // again: still one voice
        Assert.False(await IsAdministratorAsync(scene, Teacher));
        await scene.PressAsync(Second, "Назначить");

        Assert.True(await IsAdministratorAsync(scene, Teacher));
        Assert.Contains(scene.World.MessagesTo(Teacher), it => it.Text.Contains("Вы теперь администратор", StringComparison.Ordinal));
        Assert.Contains(scene.World.MessagesTo(Head), it => it.Text.Contains("назначен(а) администратором", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_head_appoints_and_ends_alone_and_the_last_one_stays(DatabaseKind database)
    {
        await using var scene = await WithTeachersAsync(database);
        await scene.SayAsync(Head, "роли");
        await scene.PressAsync(Head, "Добавить администратора");
        await scene.PressAsync(Head, "Иванова М. П.");
        await scene.PressAsync(Head, "Назначить");
        Assert.True(await IsAdministratorAsync(scene, Teacher));

        foreach (var user in new[] { Administrator, Second })
        {
            await scene.SayAsync(Head, $"/freeze {user}");
            await scene.PressAsync(Head, "Снять администратора");
            await scene.PressAsync(Head, "Снять");
        }
        await scene.SayAsync(Head, $"/freeze {Teacher}");

        Assert.False(await IsAdministratorAsync(scene, Administrator));
        Assert.DoesNotContain(scene.World.LastTo(Head).Keyboard!.Buttons, button => button.Label == "Снять администратора");
        await scene.SayAsync(Teacher, "роли"); // cannot step down either
        await scene.SayAsync(Teacher, $"/freeze {Teacher}");
        Assert.DoesNotContain(scene.World.LastTo(Teacher).Keyboard!.Buttons, button => button.Label == "Снять администратора");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_frozen_administrator_can_do_nothing_until_the_head_says_so(DatabaseKind database)
    {
        await using var scene = await WithTeachersAsync(database);

        await scene.SayAsync(Second, $"/freeze vk.com/id{Administrator}");
        await scene.PressAsync(Second, "Приостановить доступ");
        await scene.PressAsync(Second, "Приостановить");
        Assert.Contains(scene.World.MessagesTo(Head), it => it.Text.Contains("Приостановлен доступ", StringComparison.Ordinal));
        await scene.SayAsync(Administrator, "роли");
        Assert.Contains("приостановлен", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.SayAsync(Second, $"/freeze {Administrator}");
        Assert.DoesNotContain(scene.World.LastTo(Second).Keyboard!.Buttons, button => button.Label == "Вернуть доступ");
        await scene.SayAsync(Head, $"/freeze {Administrator}");
        await scene.PressAsync(Head, "Вернуть доступ");

        await scene.SayAsync(Administrator, "роли");
        Assert.Contains("Кто ведёт школу", scene.Last(Administrator), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Requests_go_to_the_colleague_named_until_the_day_and_then_back(DatabaseKind database)
    {
        await using var scene = await WithTeachersAsync(database);

        await scene.SayAsync(Teacher, "Я в отпуске до 25 ноября, заявки — Петровой");
        await scene.PressAsync(Teacher, "Передать");
        Assert.Contains(scene.World.MessagesTo(Other), it => it.Text.Contains("Вы замещаете", StringComparison.Ordinal));
        Assert.Equal([Other], await AskedAboutAsync(scene));
        await scene.World.AdvanceAsync(TimeSpan.FromDays(3)); // Thursday

        Assert.Equal([Teacher], await AskedAboutAsync(scene));
        Assert.Contains(scene.World.MessagesTo(Teacher), it => it.Text.Contains("С возвращением", StringComparison.Ordinal));
        Assert.Contains(scene.World.MessagesTo(Other), it => it.Text.Contains("Замещение закончилось", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Colleagues_vouch_and_the_administrator_alone_decides(DatabaseKind database)
    {
        await using var scene = await WithTeachersAsync(database);
        scene.World.AddUser(150, "Новый", "Коллега");
        await scene.AskAsync(150, "Сидоров Пётр Ильич", @class: null);
        var request = await scene.RequestOfAsync(150);
        await scene.PressAsync(150, "Попросить коллег поручиться");
        Assert.Contains($"vouch{request.Id}", scene.Last(150), StringComparison.Ordinal);

        foreach (var colleague in new[] { Teacher, Other })
        {
            scene.World.Emulator.People.WriteToCommunity(colleague, BotWorld.GroupId, new BotHost.Sandbox.People.Draft("Начать") { Ref = "vouch" + request.Id });
            await scene.World.SettleAsync();
            await scene.PressAsync(colleague, "Да, поручаюсь");
        }

        Assert.Null(await scene.StaffOfAsync(150));
        Assert.Contains(scene.World.MessagesTo(Administrator), it => it.Text.Contains("Поручились коллеги: ", StringComparison.Ordinal) && it.Text.Contains("Иванова М. П.", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_lost_account_is_closed_and_the_role_waits_for_a_code_handed_over(DatabaseKind database)
    {
        await using var scene = await WithTeachersAsync(database);

        await scene.SayAsync(Administrator, "сотрудники");
        await scene.PressAsync(Administrator, "Иванова М. П.");
        await scene.PressAsync(Administrator, "Новый аккаунт");
        await scene.PressAsync(Administrator, "Закрыть прежний");
        var code = System.Text.RegularExpressions.Regex.Match(scene.Last(Administrator), "код сотрудника (\\S{3}-\\S{3})").Groups[1].Value;
        await scene.SayAsync(Teacher, "сотрудники");
        Assert.Contains("приостановлен", scene.Last(Teacher), StringComparison.Ordinal);
        scene.World.AddUser(160, "Мария", "Новая");
        await scene.SayAsync(160, "код");
        await scene.SayAsync(160, code);

        Assert.True((await scene.StaffOfAsync(160))!.IsVerified);
        Assert.Equal([160], await AskedAboutAsync(scene));
    }

    [Fact]
    public async Task Expected_staff_are_listed_and_get_a_code()
    {
        await using var scene = await StaffScene.StartAsync(DatabaseKind.Sqlite);
        await scene.SayAsync(Administrator, "Сидоров Пётр Ильич – учитель физики\nЛебедева Ольга Ивановна – воспитатель");
        await scene.PressAsync(Administrator, "Применить");

        await scene.SayAsync(Administrator, "сотрудники");
        await scene.PressAsync(Administrator, "Ожидаем: 2");
        await scene.PressAsync(Administrator, "Сидоров П. И.");
        await scene.PressAsync(Administrator, "Выдать код сотрудника");

        Assert.Contains("код сотрудника", scene.Last(Administrator), StringComparison.Ordinal);
    }

    private static async Task<StaffScene> WithTeachersAsync(DatabaseKind database)
    {
        var scene = await StaffScene.StartAsync(database, Administrator, Second, Head, Teacher, Other);
        await scene.AddStaffAsync(StaffScene.TeacherName, Teacher, "5А");
        await scene.AddStaffAsync(OtherName, Other);
        return scene;
    }

    private static async Task ProposeAsync(StaffScene scene, long by)
    {
        await scene.SayAsync(by, "роли");
        await scene.PressAsync(by, "Добавить администратора");
        await scene.PressAsync(by, "Иванова М. П.");
        await scene.PressAsync(by, "Предложить");
    }

    private static Task<bool> IsAdministratorAsync(StaffScene scene, long user) => scene.World.ReadAsync(db =>
        db.Roles.AnyAsync(row => row.Role == Role.Administrator && row.RevokedAt == null
            && db.People.Any(person => person.Id == row.Person && person.User == BotHost.Tests.Features.Invites.ClassScene.User(user))));

    private static Task<List<long>> AskedAboutAsync(StaffScene scene) => scene.World.UnitOfWork.ReadAsync(
        scene.World.School,
        async (scope, ct) =>
        {
            var db = (Persistence.BotDb)scope.GetService(typeof(Persistence.BotDb))!;
            var rights = (BotHost.Features.People.Rights)scope.GetService(typeof(BotHost.Features.People.Rights))!;
            var @class = await db.Classes.Where(row => row.Name == "5А").Select(row => row.Id).SingleAsync(ct);
            return (await rights.HomeroomTeachersAsync(@class, ct)).ConvertAll(person => long.Parse(person.User.Key, null));
        },
        CancellationToken.None);
}
