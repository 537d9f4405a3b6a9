using BotHost.Domain.Chats;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Features.Verification;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Schools;

/// <summary>Clauses 2.1-1, 2.1-4, 2.1-9 and 2.2-6: card, calendar, hand-over, clubs, the head's lists and chats.</summary>
public sealed class StructureTests
{
    private const long Administrator = BotWorld.Administrator;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_card_keeps_address_and_order_and_the_calendar_moves_deadlines(DatabaseKind database)
    {
        await using var scene = await StaffScene.StartAsync(database);

        await scene.SayAsync(Administrator, "школа");
        await scene.PressAsync(Administrator, "Адрес");
        await scene.SayAsync(Administrator, "г. Примерск, ул. Школьная, 1");
        await scene.PressAsync(Administrator, "Приказ");
        await scene.SayAsync(Administrator, "приказ без номера");
        Assert.Contains("Нужны номер с цифрой", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.SayAsync(Administrator, "Приказ № 190-ОД от 01.11.2024");
        Assert.Contains("Адрес: г. Примерск, ул. Школьная, 1", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Contains("№ 190-ОД от 1 ноября 2024", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.PressAsync(Administrator, "Календарь");
        await scene.PressAsync(Administrator, "Изменить календарь");
        await scene.SayAsync(Administrator, "выходные 24.11 – 25.11");
        await scene.SayAsync(Administrator, "рабочая суббота 28 ноября");
        Assert.Contains("24 ноября – 25 ноября: выходной", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.AskAsync(StaffScene.Teacher);

        // Asked on Monday at ten; Tuesday and Wednesday are off: 24 working hours end on Thursday.
        Assert.Equal(new DateTimeOffset(2026, 11, 26, 7, 0, 0, TimeSpan.Zero), (await scene.RequestOfAsync(StaffScene.Teacher)).RemindAt);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_classes_of_a_teacher_go_to_a_colleague_on_the_day_named(DatabaseKind database)
    {
        await using var scene = await StaffScene.StartAsync(database);
        await scene.SayAsync(StaffScene.Teacher, "помощь");
        await scene.AddStaffAsync(StaffScene.TeacherName, StaffScene.Teacher, "5А");
        await scene.AddStaffAsync("Петрова Анна Ильинична");

        await scene.SayAsync(Administrator, "сотрудники");
        await scene.PressAsync(Administrator, "Иванова М. П.");
        await scene.PressAsync(Administrator, "Передать классы");
        await scene.PressAsync(Administrator, "Петрова А. И.");
        await scene.SayAsync(Administrator, "1 декабря");
        await scene.PressAsync(Administrator, "Передать");
        Assert.Equal(StaffScene.TeacherName, (await scene.TeacherOfAsync("5А"))!.FullName);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(8));

        Assert.Equal("Петрова Анна Ильинична", (await scene.TeacherOfAsync("5А"))!.FullName);
        Assert.Contains(scene.World.MessagesTo(Administrator), message => message.Text.Contains("С сегодняшнего дня 5А ведёт Петрова", StringComparison.Ordinal));
        Assert.Contains(scene.World.MessagesTo(StaffScene.Teacher), message => message.Text.Contains("Классный руководитель 5А теперь Петрова", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_club_has_members_of_any_class_and_their_families_belong_to_its_chat(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);

        await scene.World.SayAsync(Administrator, "классы");
        await scene.World.PressAsync(Administrator, "Добавить");
        await scene.World.PressAsync(Administrator, "Кружок");
        await scene.World.SayAsync(Administrator, "Шахматы");
        await scene.World.PressAsync(Administrator, "Участники");
        await scene.World.PressAsync(Administrator, "Отметить участников");
        await scene.World.PressAsync(Administrator, "5А");
        await scene.World.PressAsync(Administrator, "Петя С.");
        await scene.World.PressAsync(Administrator, "Готово");
        Assert.Contains("5А: Петя С.", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.ArrangeAsync(async db =>
        {
            var club = await db.Classes.SingleAsync(row => row.Name == "Шахматы");
            var chat = new Chat { AddedAt = BotWorld.Start, Title = "Шахматы", Standing = ChatStanding.Managed };
            chat.Bind(ChatKind.ClassParents, club.Id, (await db.People.FirstAsync()).Id, BotWorld.Start);
            db.Chats.Add(chat);
        });

        Assert.True(await MayAskAsync(scene, ClassScene.Mother));
        Assert.False(await MayAskAsync(scene, ClassScene.OtherMother));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_parents_active_is_invited_to_its_chat_and_nobody_else(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);
        var people = scene.World.Emulator.People;
        var chat = people.CreateChat(Administrator, "Актив");
        people.AddCommunityToChat(Administrator, chat, BotWorld.GroupId);
        people.MakeCommunityAdmin(chat, BotWorld.GroupId);
        await scene.World.SettleAsync();
        await scene.World.PressAsync(Administrator, "Чат руководителя");
        await scene.World.PressAsync(Administrator, "Родительский актив");
        await scene.World.PressAsync(Administrator, "Подключить");

        await scene.World.SayAsync(Administrator, "списки");
        await scene.World.PressAsync(Administrator, "Родительский актив");
        await scene.World.PressAsync(Administrator, "Добавить");
        await scene.World.PressAsync(Administrator, "5А");
        await scene.World.PressAsync(Administrator, "Оля К.");
        Assert.Contains("родитель: Оля К., нет в чате", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Administrator, "Пригласить: 1");

        Assert.True(scene.WasTold(ClassScene.OtherMother, "Руководитель и родительский актив"));
        Assert.Empty(await scene.InvitesOfAsync(ClassScene.Mother));
        await scene.World.SayAsync(ClassScene.Mother, "/lists");
        Assert.Contains("только администратор", scene.World.LastTo(ClassScene.Mother).Text, StringComparison.Ordinal);
    }

    private static async Task<bool> MayAskAsync(ClassScene scene, long user) => await scene.World.UnitOfWork.ReadAsync(
        scene.World.School,
        async (scope, ct) =>
        {
            var db = (Persistence.BotDb)scope.GetService(typeof(Persistence.BotDb))!;
            var entitlements = (BotHost.Features.Invites.Entitlements)scope.GetService(typeof(BotHost.Features.Invites.Entitlements))!;
            return await entitlements.MayAskAsync(
                await db.People.SingleAsync(row => row.User == ClassScene.User(user), ct), await db.Chats.SingleAsync(ct), ct);
        },
        CancellationToken.None);
}
