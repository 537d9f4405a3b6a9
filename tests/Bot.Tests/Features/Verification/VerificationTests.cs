using BotHost.Domain.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Verification.StaffScene;

namespace BotHost.Tests.Features.Verification;

public sealed class VerificationTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_teacher_is_confirmed_by_an_administrator_who_checked_in_person(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AddStaffAsync(TeacherName);

        await scene.SayAsync(Teacher, "подтвердите меня как учителя");
        Assert.Contains("Как вас зовут", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.SayAsync(Teacher, "мария петровна иванова");
        await scene.PressAsync(Teacher, "Учитель");
        await scene.SayAsync(Teacher, "математика");
        await scene.SayAsync(Teacher, "6 а");
        Assert.Contains("ФИО: Иванова Мария Петровна\nРабота: учитель, математика\nКлассное руководство: 6А", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.PressAsync(Teacher, "Отправить");
        Assert.Contains("Решает администратор школы. Не ответит до 25 ноября в 10:00 — спрошу руководителя.", scene.Last(Teacher), StringComparison.Ordinal);

        Assert.All(new[] { Administrator, Second }, user =>
        {
            var card = scene.Last(user);
            Assert.Contains("ФИО: Иванова Мария Петровна", card, StringComparison.Ordinal);
            Assert.Contains("Имя в профиле ничего не доказывает", card, StringComparison.Ordinal);
            Assert.Contains("В списке сотрудников такое имя есть. Это тоже ничего не доказывает.", card, StringComparison.Ordinal);
            Assert.Contains("vk.com/id101", scene.World.LastTo(user).Button("Профиль").Link, StringComparison.Ordinal);
        });
        Assert.DoesNotContain("Иванова", scene.Last(Head), StringComparison.Ordinal);

        await scene.PressAsync(Administrator, "Подтвердить");
        Assert.Contains("лично проверили", scene.World.MessagesTo(Administrator)[^1].Text, StringComparison.Ordinal);
        await scene.PressAsync(Administrator, "Проверил(а) лично, ведёт 6А");

        var staff = await scene.StaffOfAsync(Teacher);
        Assert.Equal((Proof.CheckedInPerson, true), (staff!.Proof, staff.IsVerified));
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Staff.CountAsync())); // the one of the list
        Assert.Equal(staff.Id, (await scene.TeacherOfAsync("6А"))!.Id);
        Assert.Contains(scene.World.MessagesTo(Teacher), it => it.Text == "Ваша роль подтверждена: Иванова Мария Петровна. Вы классный руководитель 6А.");
        Assert.Contains("Сферуме", scene.Last(Administrator), StringComparison.Ordinal);
        var closed = scene.World.MessagesTo(Second).Single(it => it.Text.Contains("роль подтверждена", StringComparison.Ordinal));
        Assert.Contains("Решение: администратор (vk.com/id1), 23 ноября в 10:00.", closed.Text, StringComparison.Ordinal);
        Assert.Equal(["Меню"], closed.Keyboard!.Buttons.Select(button => button.Label));
        Assert.Contains("Классный руководитель 6А теперь Иванова Мария Петровна", scene.Last(Head), StringComparison.Ordinal);
        Assert.Equal(
            ["homeroom.appointed", "verification.approved", "verification.requested"],
            (await scene.World.ReadAsync(db => db.Audit.Select(row => row.Action).ToListAsync())).Where(it => !it.StartsWith("invite", StringComparison.Ordinal)).Order());
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task The_first_decision_wins_and_a_later_press_hears_of_it(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);
        await scene.PressAsync(Administrator, "Подтвердить");
        await scene.PressAsync(Second, "Отклонить");
        var (confirm, reject) = (scene.World.LastTo(Administrator), scene.World.LastTo(Second));

        // Both at once.
        _ = scene.World.Emulator.People.PressAsync(Administrator, confirm.Conversation, confirm.Cmid, "Проверил(а) лично, ведёт 6А", default);
        _ = scene.World.Emulator.People.PressAsync(Second, reject.Conversation, reject.Cmid, "Не работает в школе", default);
        await scene.World.SettleAsync();

        var request = await scene.RequestOfAsync(Teacher);
        var isApproved = request.State == RequestState.Approved;
        Assert.True(isApproved || request.State == RequestState.Rejected);
        Assert.Equal(isApproved, (await scene.StaffOfAsync(Teacher)) is { IsVerified: true });
        Assert.Single(await scene.World.ReadAsync(db => db.Audit.Where(row => row.Action == "verification.approved" || row.Action == "verification.rejected").ToListAsync()));
        var ending = isApproved ? "роль подтверждена" : "просьба отклонена";
        Assert.All(new[] { Administrator, Second }, user => Assert.Contains(scene.World.MessagesTo(user), it => it.Text.Contains(ending, StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_refusal_reaches_the_teacher_with_its_reason_and_the_next_step(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);

        await scene.PressAsync(Second, "Отклонить");
        await scene.PressAsync(Second, "Написать причину");
        await scene.SayAsync(Second, "👍");
        Assert.Contains("словами", scene.Last(Second), StringComparison.Ordinal);
        await scene.SayAsync(Second, "Подойдите в кабинет 12\nс паспортом.");

        Assert.Contains("Причина: Подойдите в кабинет 12 с паспортом.", scene.Last(Teacher), StringComparison.Ordinal);
        Assert.NotNull(scene.World.LastTo(Teacher).Button("Отправить ещё раз"));
        Assert.Contains("просьба отклонена", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Equal(RequestState.Rejected, (await scene.RequestOfAsync(Teacher)).State);
        Assert.Equal("own words", (await scene.World.ReadAsync(db => db.Audit.SingleAsync(row => row.Action == "verification.rejected"))).Reason);
        Assert.Null(await scene.StaffOfAsync(Teacher));
    }

    [Fact]
    public async Task The_dialog_survives_a_restart_is_corrected_and_cancelled()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.SayAsync(Teacher, "я классный руководитель 6а");
        Assert.Contains("ведёте 6А", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.SayAsync(Teacher, "Мария");
        Assert.Contains("не похоже на полное имя", scene.Last(Teacher), StringComparison.Ordinal);

        await scene.World.RestartAsync();
        await scene.SayAsync(Teacher, TeacherName);
        await scene.SayAsync(Teacher, "воспитатель");
        await scene.PressAsync(Teacher, "Пропустить");
        Assert.Contains("Классное руководство: 6А", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.PressAsync(Teacher, "Исправить");
        await scene.PressAsync(Teacher, "Класс");
        await scene.SayAsync(Teacher, "6");
        Assert.NotNull(scene.World.LastTo(Teacher).Button("6Б"));
        await scene.PressAsync(Teacher, "6Б");
        Assert.Contains("Классное руководство: 6Б", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.SayAsync(Teacher, "отмена");
        await scene.SayAsync(Teacher, "да");

        Assert.Empty(await scene.World.ReadAsync(db => db.Verifications.ToListAsync()));
    }

    [Fact]
    public async Task Asking_again_shows_the_state_and_withdrawing_closes_the_cards()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Teacher);

        await scene.SayAsync(Teacher, "подтвердить");
        Assert.Contains("ждёт решения", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.PressAsync(Teacher, "Отозвать просьбу");

        Assert.Equal(RequestState.Withdrawn, (await scene.RequestOfAsync(Teacher)).State);
        Assert.Contains("отозвана", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Single(await scene.World.ReadAsync(db => db.Verifications.ToListAsync()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_silent_administrator_is_reminded_then_the_head_is_asked_then_the_request_expires(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);

        await scene.World.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.StartsWith("Напоминание", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.StartsWith("Напоминание", scene.Last(Second), StringComparison.Ordinal);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Contains("Администраторы не ответили, поэтому решаете вы.", scene.Last(Head), StringComparison.Ordinal);
        Assert.Contains("передал её руководителю", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(12));

        Assert.Equal(RequestState.Expired, (await scene.RequestOfAsync(Teacher)).State);
        Assert.Contains("14 дней без ответа", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.PressAsync(Head, "Подтвердить"); // VK lets nobody edit a message that old
        Assert.Contains("просьба закрыта", scene.Last(Head), StringComparison.Ordinal);
        Assert.Empty(await scene.World.ReadAsync(db => db.Cards.ToListAsync()));
    }

    [Fact]
    public async Task A_reminder_does_not_fall_on_the_weekend_or_into_the_night()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.World.AdvanceToAsync(BotWorld.Start.AddDays(4).AddHours(11)); // Friday, 21:00
        var before = scene.World.MessagesTo(Administrator).Count;
        await scene.AskAsync(Teacher);
        Assert.Contains("тихие часы: просьбу увидят 28 ноября в 07:30", scene.Last(Teacher), StringComparison.Ordinal);
        Assert.Equal(before, scene.World.MessagesTo(Administrator).Count);

        await scene.World.AdvanceToAsync(BotWorld.Start.AddDays(7).AddHours(8)); // Monday, 18:00
        Assert.DoesNotContain(scene.World.MessagesTo(Administrator), it => it.Text.StartsWith("Напоминание", StringComparison.Ordinal));
        await scene.World.AdvanceToAsync(BotWorld.Start.AddDays(7).AddHours(9)); // Monday, 19:00: it came one minute before
        Assert.Contains(scene.World.MessagesTo(Administrator), it => it.Text.StartsWith("Напоминание", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_a_class_has_a_teacher_the_replacement_is_confirmed_and_both_are_told(DatabaseKind database)
    {
        await using var scene = await StartAsync(database, Administrator, Second, Head, Other);
        await scene.AddStaffAsync("Петрова Анна Ильинична", Other, "6А");
        await scene.AskAsync(Teacher);

        await scene.ApproveAsync(Administrator);
        Assert.Contains("сейчас: Петрова Анна Ильинична.\nСтанет: Иванова Мария Петровна.", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Equal("Петрова Анна Ильинична", (await scene.TeacherOfAsync("6А"))!.FullName);
        await scene.PressAsync(Administrator, "Проверил(а) лично, заменить");

        Assert.Equal(TeacherName, (await scene.TeacherOfAsync("6А"))!.FullName);
        Assert.Contains("Классный руководитель 6А теперь Иванова Мария Петровна.", scene.Last(Other), StringComparison.Ordinal);
        Assert.Contains(scene.World.MessagesTo(Teacher), it => it.Text.Contains("Вы классный руководитель 6А", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_badge_of_the_platform_stays_to_do_until_it_is_ticked()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Teacher, @class: null);
        await scene.ApproveAsync(Administrator, "Проверил(а) лично: подтвердить");

        await scene.SayAsync(Second, "сотрудники");
        Assert.Contains("Без отметки в Сферуме: 1", scene.Last(Second), StringComparison.Ordinal);
        await scene.PressAsync(Administrator, "Сделано");

        Assert.NotNull((await scene.StaffOfAsync(Teacher))!.BadgeGivenAt);
        await scene.SayAsync(Second, "сотрудники");
        Assert.DoesNotContain("Без отметки", scene.Last(Second), StringComparison.Ordinal);
        await scene.SayAsync(Teacher, "сотрудники");
        Assert.Contains("видят администратор и руководитель", scene.Last(Teacher), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_role_is_taken_back_with_all_that_hangs_on_it(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);
        await scene.ApproveAsync(Administrator);

        await scene.SayAsync(Second, "сотрудники");
        await scene.PressAsync(Second, "Иванова М. П.");
        await scene.PressAsync(Second, "Отозвать роль");
        Assert.Contains("классное руководство 6А закончится", scene.Last(Second), StringComparison.Ordinal);
        Assert.True((await scene.StaffOfAsync(Teacher))!.IsVerified);
        await scene.PressAsync(Second, "Отозвать");

        Assert.False((await scene.StaffOfAsync(Teacher))!.IsVerified);
        Assert.Null(await scene.TeacherOfAsync("6А"));
        Assert.Contains("отозвал вашу роль", scene.Last(Teacher), StringComparison.Ordinal);
        Assert.All(new[] { Administrator, Head }, user => Assert.Contains("роль сотрудника отозвана. Решение: администратор (vk.com/id3)", scene.Last(user), StringComparison.Ordinal));

        await scene.AskAsync(Teacher);
        Assert.Contains("Роль этого аккаунта уже отзывали.", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.ApproveAsync(Administrator);
        Assert.True((await scene.StaffOfAsync(Teacher))!.IsVerified);
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Staff.CountAsync()));
    }
}
