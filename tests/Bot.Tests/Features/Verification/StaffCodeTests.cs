using System.Text.RegularExpressions;
using BotHost.Domain.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Verification.StaffScene;

namespace BotHost.Tests.Features.Verification;

/// <summary>The other way to be believed: a code handed over in person; and one question before the decision.</summary>
public sealed partial class StaffCodeTests
{
    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task A_code_handed_over_in_person_confirms_the_role_and_the_class_is_asked_about(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AddStaffAsync(TeacherName);
        await scene.AskAsync(Teacher);

        await scene.PressAsync(Administrator, "Выдать код сотрудника");
        var code = Code().Match(scene.Last(Administrator)).Value;
        Assert.Matches("^[2-9ABEKMHPCTX]{3}-[2-9ABEKMHPCTX]{3}$", code);
        Assert.DoesNotContain(scene.World.MessagesTo(Second), it => it.Text.Contains(code, StringComparison.Ordinal));
        Assert.Contains("Код сотрудника уже выдан", scene.Last(Second), StringComparison.Ordinal);
        await scene.SayAsync(Other, "ABC-234"); // a guess
        await scene.SayAsync(Teacher, code);

        Assert.Equal(Proof.Code, (await scene.StaffOfAsync(Teacher))!.Proof);
        Assert.Equal(RequestState.Approved, (await scene.RequestOfAsync(Teacher)).State);
        Assert.Null(await scene.TeacherOfAsync("6А")); // a code says who, not what they lead
        Assert.Contains(scene.World.MessagesTo(Second), it => it.Text.Contains("роль подтверждена. Решение: администратор (vk.com/id1)", StringComparison.Ordinal));
        await scene.PressAsync(Administrator, "Назначить");
        Assert.Equal(TeacherName, (await scene.TeacherOfAsync("6А"))!.FullName);
        Assert.Contains(scene.World.MessagesTo(Teacher), it => it.Text.StartsWith("Вас назначили классным руководителем 6А", StringComparison.Ordinal));

        await scene.SayAsync(Other, code); // spent
        Assert.Null(await scene.StaffOfAsync(Other));
    }

    [Fact]
    public async Task A_refusal_voids_the_code_that_was_handed_out()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Teacher);
        await scene.PressAsync(Administrator, "Выдать код сотрудника");
        var code = Code().Match(scene.Last(Administrator)).Value;

        await scene.PressAsync(Second, "Отклонить");
        await scene.PressAsync(Second, "Не работает в школе");
        await scene.SayAsync(Teacher, code);

        Assert.Null(await scene.StaffOfAsync(Teacher));
        Assert.Contains("Код не подошёл", scene.Last(Teacher), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_makes_a_code_for_himself()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        await scene.AskAsync(Administrator);
        var request = await scene.RequestOfAsync(Administrator);

        await scene.SayAsync(Administrator, $"/role code {request.Id}");

        Assert.Equal(0, await scene.World.ReadAsync(db => db.AccessCodes.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task One_question_and_one_answer_are_relayed(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        await scene.AskAsync(Teacher);

        await scene.PressAsync(Administrator, "Спросить");
        await scene.SayAsync(Administrator, "В каком вы кабинете?");
        Assert.Contains("«В каком вы кабинете?»", scene.Last(Teacher), StringComparison.Ordinal);
        await scene.PressAsync(Teacher, "Ответить");
        await scene.SayAsync(Teacher, "В двенадцатом");

        Assert.Contains("«В двенадцатом»", scene.Last(Administrator), StringComparison.Ordinal);
        await scene.PressAsync(Administrator, "Открыть заявку");
        Assert.Contains("ФИО: Иванова", scene.Last(Administrator), StringComparison.Ordinal);
        Assert.Contains(scene.World.MessagesTo(Administrator), it => it.Text.Contains("«В двенадцатом»", StringComparison.Ordinal)); // the answer stays
        await scene.ApproveAsync(Administrator);
        Assert.True((await scene.StaffOfAsync(Teacher))!.IsVerified);
    }

    [GeneratedRegex("[0-9A-Z]{3}-[0-9A-Z]{3}")]
    private static partial Regex Code();
}
