using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Verification.StaffScene;

namespace BotHost.Tests.Features.Verification;

/// <summary>People who try to be believed when they should not be, and offices that are not there.</summary>
public sealed class VerificationAttackTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Fact]
    public async Task A_pupils_account_is_refused_at_the_first_word_and_at_the_decision()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite, Administrator, Second, Head, Other);
        await scene.ArrangePersonAsync(Other, AddPupil);

        await scene.SayAsync(Other, "сделай меня учителем");
        Assert.Contains("записан за учеником", scene.Last(Other), StringComparison.Ordinal);
        await scene.AskAsync(Teacher);
        await scene.ArrangePersonAsync(Teacher, AddPupil); // linked as a pupil while the request waited
        await scene.ApproveAsync(Administrator);

        Assert.Contains(scene.World.MessagesTo(Administrator), it => it.Text.Contains("записан за учеником", StringComparison.Ordinal));
        Assert.Null(await scene.StaffOfAsync(Teacher));
        Assert.Equal(RequestState.Pending, (await scene.RequestOfAsync(Teacher)).State);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_name_on_the_list_proves_nothing_and_a_second_claim_is_flagged_to_its_holder(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AddStaffAsync(TeacherName);
        await scene.AskAsync(Teacher);
        await scene.AskAsync(Other); // the same name from another account
        Assert.Contains("ещё один аккаунт", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Null(await scene.StaffOfAsync(Other));
        var ofTeacher = scene.World.MessagesTo(Administrator)[^2];
        await scene.World.PressAsync(Administrator, ofTeacher, "Подтвердить");
        await scene.PressAsync(Administrator, "Проверил(а) лично, ведёт 6А");
        Assert.NotNull(await scene.StaffOfAsync(Teacher));

        await scene.PressAsync(Other, "Отозвать просьбу");
        await scene.AskAsync(Other);

        Assert.Contains("под этим именем уже подтверждён другой аккаунт", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.True((await scene.RequestOfAsync(Other)).IsSecondClaim);
        Assert.Contains("попросил подтвердить роль под вашим именем", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.PressAsync(Teacher, "Это не я");
        Assert.Contains("ответил: «Это не я»", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.PressAsync(Administrator, "Отклонить");
        await scene.PressAsync(Administrator, "Не работает в школе");
        Assert.Null(await scene.StaffOfAsync(Other));
    }

    [Fact]
    public async Task A_namesake_gets_a_record_of_their_own()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite, Administrator, Second, Head, Other);
        await scene.AddStaffAsync(TeacherName, Other);

        await scene.AskAsync(Teacher);
        await scene.PressAsync(Administrator, "Подтвердить");
        Assert.Contains("только если это другой человек с таким же именем", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.PressAsync(Administrator, "Проверил(а) лично, без класса");

        var (own, holder) = (await scene.StaffOfAsync(Teacher), await scene.StaffOfAsync(Other));
        Assert.True(own!.IsVerified && holder!.IsVerified);
        Assert.NotEqual(own.Id, holder.Id);
    }

    [Fact]
    public async Task A_stranger_cannot_object_in_the_holders_name_nor_decide_with_a_guessed_button()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite, Administrator, Second, Head, Other);
        await scene.AskAsync(Teacher);
        var request = await scene.RequestOfAsync(Teacher);
        var card = scene.World.LastTo(Administrator);

        // The administrator's own button, sent by somebody else's client; and the operation typed as text.
        _ = scene.World.Emulator.People.PressWithPayloadAsync(
            Other, scene.World.LastTo(Other).Conversation, null, card.Button("Подтвердить").Payload, default);
        await scene.World.SettleAsync();
        await scene.SayAsync(Other, $"/verify-step object {request.Id}");
        await scene.SayAsync(Other, $"/role confirm {request.Id}");
        await scene.SayAsync(Other, $"/verify confirm {request.Id}");

        Assert.Equal((RequestState.Pending, null), ((await scene.RequestOfAsync(Teacher)).State, (await scene.RequestOfAsync(Teacher)).ObjectedAt));
        Assert.Contains(scene.World.MessagesTo(Other), it => it.Text.Contains("предназначена другому", StringComparison.Ordinal));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task No_one_approves_himself_and_an_administrators_request_is_the_heads(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);

        await scene.AskAsync(Administrator);

        Assert.Contains("Роль администратора подтверждает руководитель школы", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Contains("Просит администратор, а сам себя никто не подтверждает", scene.Last(Head), StringComparison.Ordinal);
        Assert.DoesNotContain(scene.World.MessagesTo(Second), it => it.Text.Contains("ФИО", StringComparison.Ordinal));
        await scene.SayAsync(Administrator, "заявки");
        await TryPressAsync(scene, Administrator);
        await scene.SayAsync(Second, "заявки");
        await TryPressAsync(scene, Second);
        Assert.Equal(RequestState.Pending, (await scene.RequestOfAsync(Administrator)).State);

        await scene.ApproveAsync(Head);
        Assert.True((await scene.StaffOfAsync(Administrator))!.IsVerified);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task An_administrator_whose_office_ended_cannot_use_an_old_card(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);
        await scene.PressAsync(Second, "Подтвердить");
        await scene.ArrangePersonAsync(Second, (db, person) => db.Roles.Single(grant => grant.Person == person.Id).Revoke(person.Id, BotWorld.Start));

        await scene.PressAsync(Second, "Проверил(а) лично, ведёт 6А");

        Assert.Contains("решает другой человек", scene.Last(Second), StringComparison.Ordinal);
        Assert.Null(await scene.StaffOfAsync(Teacher));
    }

    [Fact]
    public async Task A_frozen_administrator_cannot_decide()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Teacher);
        await scene.ArrangePersonAsync(Second, (_, person) => person.FrozenAt = BotWorld.Start);

        await scene.PressAsync(Second, "Подтвердить");

        Assert.Contains("приостановлен", scene.Last(Second), StringComparison.Ordinal);
        Assert.Equal(RequestState.Pending, (await scene.RequestOfAsync(Teacher)).State);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_card_pressed_twice_decides_once(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);
        await scene.PressAsync(Administrator, "Подтвердить");
        var confirm = scene.World.MessagesTo(Administrator).Last(it => it.Keyboard?.Buttons.Any(button => button.Label.StartsWith("Проверил", StringComparison.Ordinal)) == true);

        for (var i = 0; i < 2; i++)
            _ = scene.World.Emulator.People.PressWithPayloadAsync(
                Administrator, confirm.Conversation, confirm.Cmid, confirm.Button("Проверил(а) лично, ведёт 6А").Payload, default);
        await scene.World.SettleAsync();

        Assert.Equal(1, await scene.World.ReadAsync(db => db.Staff.CountAsync()));
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Homerooms.CountAsync()));
        Assert.Single(scene.World.MessagesTo(Teacher), it => it.Text.StartsWith("Ваша роль подтверждена", StringComparison.Ordinal));
        Assert.Equal(1, await scene.World.ReadAsync(db => db.Audit.CountAsync(row => row.Action == "verification.approved")));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Where_no_administrator_can_be_written_to_the_head_is_asked_and_told_why(DatabaseKind database)
    {
        await using var scene = await StartAsync(database, Head);

        await scene.AskAsync(Teacher);

        Assert.Contains("Администраторам бот написать не может, поэтому решаете вы.", scene.Last(Head), StringComparison.Ordinal);
        Assert.Contains("Решает руководитель школы: администратору бот написать не может.", scene.Last(Teacher), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_card_that_nobody_takes_goes_to_the_next_in_line_at_once(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        foreach (var user in new[] { Administrator, Second })
            scene.World.Emulator.People.SetBlacklisted(user, BotWorld.GroupId, true); // no event tells the bot of it

        await scene.AskAsync(Teacher);

        Assert.Contains("Администраторам бот написать не может, поэтому решаете вы.", scene.Last(Head), StringComparison.Ordinal);
        await scene.ApproveAsync(Head);
        Assert.True((await scene.StaffOfAsync(Teacher))!.IsVerified);
    }

    [Fact]
    public async Task Where_one_administrator_has_the_card_the_head_is_left_alone()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        scene.World.Emulator.People.SetBlacklisted(Administrator, BotWorld.GroupId, true);

        await scene.AskAsync(Teacher);

        Assert.Contains("ФИО", scene.Last(Second), StringComparison.Ordinal);
        Assert.DoesNotContain(scene.World.MessagesTo(Head), it => it.Text.Contains("ФИО", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_there_is_nobody_the_request_is_kept_and_tried_again_every_hour()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite, Teacher);
        await scene.AskAsync(Teacher);
        Assert.Contains("спросить пока некого", scene.Last(Teacher), StringComparison.Ordinal);

        await scene.SayAsync(Owner, "помощь");
        await scene.World.AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Contains("поэтому решаете вы", scene.Last(Owner), StringComparison.Ordinal);
        await scene.ApproveAsync(Owner);
        Assert.True((await scene.StaffOfAsync(Teacher))!.IsVerified);
    }

    [Fact]
    public async Task One_account_asks_three_times_a_week_at_most()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        for (var i = 0; i < 3; i++)
        {
            await scene.AskAsync(Other);
            await scene.PressAsync(Other, "Отозвать просьбу");
        }

        await scene.SayAsync(Other, "подтвердить");

        Assert.Contains("За неделю уже было несколько просьб", scene.Last(Other), StringComparison.Ordinal);
        Assert.Equal(3, await scene.World.ReadAsync(db => db.Verifications.CountAsync()));
    }

    [Fact]
    public async Task Nothing_of_a_name_or_a_reason_reaches_the_log()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Teacher);
        await scene.PressAsync(Second, "Отклонить");
        await scene.PressAsync(Second, "Написать причину");
        await scene.SayAsync(Second, "Причина-причина");

        Assert.DoesNotContain(scene.World.Logs.Lines, line => line.Contains("Иванова", StringComparison.OrdinalIgnoreCase) || line.Contains("Причина-причина", StringComparison.Ordinal));
    }

    private static async Task TryPressAsync(StaffScene scene, long user)
    {
        if (scene.World.LastTo(user).Keyboard?.Buttons.FirstOrDefault(button => button.Label.Contains("Иванова", StringComparison.Ordinal)) is not { } button)
            return;
        await scene.PressAsync(user, button.Label);
        Assert.Contains("решает другой человек", scene.Last(user), StringComparison.Ordinal);
    }

    private static void AddPupil(Persistence.BotDb db, Person person) => db.Pupils.Add(new Pupil
    {
        Class = db.Classes.First().Id,
        ShortName = "Петя С.",
        SurnameHash = "s",
        NameHash = "n",
        Account = person.Id,
        EnrolledAt = BotWorld.Start,
    });
}
