using BotHost.Domain.Invites;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Privacy;

public sealed class ForgetTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task All_that_is_held_about_a_parent_goes_at_once_with_a_record_and_the_family_stays(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        var world = scene.World;
        await scene.ComeInAsync(Mother);
        await scene.ComeInAsync(Father);

        await world.SayAsync(Mother, "/mydata");
        await world.PressAsync(Mother, "Удалить мои данные");
        Assert.Contains("Бот уберёт вас из чатов: «Родители 5А».", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Contains("Останется: список учеников школы", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, "Да, удалить");

        Assert.Contains("Акт об уничтожении № 1: заявок 0, связей с детьми 1, приглашений 1, записей о чатах 1", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.False(scene.IsInside(Mother));
        Assert.True(scene.IsInside(Father));
        Assert.Equal(0, await world.ReadAsync(db => db.People.CountAsync(person => person.User == User(Mother))));
        Assert.Equal(2, await world.ReadAsync(db => db.Guardianships.CountAsync()));
        Assert.DoesNotContain(await world.ReadAsync(db => db.Audit.Select(entry => entry.Subject + entry.Reason).ToListAsync()), text => text.Contains("101", StringComparison.Ordinal) && text.Length < 10);
        await world.SayAsync(Mother, "ссылка 5а"); // a stranger again
        Assert.Contains("Сначала нужно ваше согласие", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.Equal(InviteState.Joined, Assert.Single(await scene.InvitesOfAsync(Father)).State);
    }

    [Fact]
    public async Task Who_holds_an_office_or_a_role_hands_it_over_first()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(Teacher, "/forget");
        await scene.World.SayAsync(BotWorld.Administrator, "/forget sure");

        Assert.StartsWith("Ваша роль сотрудника подтверждена", scene.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.StartsWith("У вас есть должность в школе", scene.World.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_consent_is_withdrawn_and_the_bot_still_helps()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Stranger, "ссылка 5а");
        await world.PressAsync(Stranger, "Согласен(на)");
        await world.SayAsync(Stranger, "Оля Ким");
        await world.PressAsync(Stranger, "Отправить");
        await world.SayAsync(Stranger, "согласия");
        await world.PressAsync(Stranger, "Отозвать согласие по заявке");

        Assert.Contains("Согласие отозвано. Закрыто заявок: 1, имена удалены.", world.LastTo(Stranger).Text, StringComparison.Ordinal);
        Assert.All(await world.ReadAsync(db => db.AccessRequests.ToListAsync()), request => Assert.Null(request.ChildName));
        await world.SayAsync(Stranger, "помощь");
        Assert.StartsWith("Я бот школы", world.LastTo(Stranger).Text, StringComparison.Ordinal);
        await world.SayAsync(Stranger, "ссылка 5а");
        Assert.Contains("Сначала нужно ваше согласие", world.LastTo(Stranger).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_head_reads_who_decided_and_who_looked_and_nobody_else_does()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Teacher, "/missing");

        await world.SayAsync(BotWorld.Head, "/audit");
        await world.SayAsync(BotWorld.Administrator, "/audit");
        await world.SayAsync(Mother, "/audit");

        Assert.Contains("23 ноября в 10:00: просмотр «кого нет» — Иванова М. П.", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        Assert.Contains("чат подключён — Иванова М. П.", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Петя", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        Assert.All(new[] { BotWorld.Administrator, Mother }, reader => Assert.StartsWith("Журнал решений читает руководитель", world.LastTo(reader).Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_hacked_profile_is_closed_and_the_school_told()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Mother, "ссылка 5а");

        await world.SayAsync(Mother, "помогите, меня взломали");
        await world.PressAsync(Mother, "Закрыть мой профиль");

        // Before or after it she hears that her invite is closed: an answer and a notice are on their way at once.
        Assert.Contains(world.MessagesTo(Mother), it => it.Text.StartsWith("Профиль закрыт для бота.", StringComparison.Ordinal));
        Assert.All(new[] { Teacher, BotWorld.Administrator, BotWorld.Head }, reader => Assert.True(scene.WasTold(reader, "https://vk.com/id101")));
        Assert.Equal(InviteState.Revoked, Assert.Single(await scene.InvitesOfAsync(Mother)).State);
        await world.SayAsync(Mother, "ссылка 5а");
        Assert.StartsWith("Ваш доступ приостановлен.", world.LastTo(Mother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_bot_proves_itself_by_the_word_of_the_day()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Mother, "проверь бота");
        await world.SayAsync(Teacher, "слово дня");
        var today = world.LastTo(Mother).Text;
        Assert.Equal(today, world.LastTo(Teacher).Text);
        Assert.Contains("Слово дня на 23 ноября: ", today, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromDays(1));
        await world.SayAsync(Mother, "проверь бота");
        Assert.NotEqual(today, world.LastTo(Mother).Text);
    }
}
