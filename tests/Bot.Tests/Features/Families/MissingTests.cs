using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Families;

public sealed class MissingTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_homeroom_teacher_sees_child_by_child_who_is_not_there_and_reminds_only_those(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        var world = scene.World;
        await scene.AddPupilAsync(scene.Class, "Вася Н.");
        await scene.ComeInAsync(Mother);
        await world.SayAsync(OtherMother, "ссылка 5а");

        await world.SayAsync(Teacher, "/missing 5а");

        var list = world.LastTo(Teacher).Text;
        Assert.Contains("в чате 1 из 3 семей", list, StringComparison.Ordinal);
        Assert.Contains("■■■□□□□□□□ 33 %", list, StringComparison.Ordinal);
        Assert.Contains("Нет ни одного взрослого (1):\n• Вася Н.", list, StringComparison.Ordinal);
        Assert.Contains("Приглашены, ещё не открывали (1):\n• Оля К.", list, StringComparison.Ordinal);
        Assert.DoesNotContain("Петя", list, StringComparison.Ordinal);
        Assert.DoesNotContain(world.LastTo(Teacher).Keyboard!.Buttons, button => button.Label!.StartsWith("Напомнить", StringComparison.Ordinal)); // invited today

        await world.AdvanceToAsync(BotWorld.Start + TimeSpan.FromHours(23)); // the next morning, before the bot's own reminder
        await world.SayAsync(Teacher, "кого нет");
        var before = (world.MessagesTo(Mother).Count, world.MessagesTo(Father).Count);
        await world.PressAsync(Teacher, "Напомнить: 1 взрослому");

        Assert.Contains("Напомнили: 1 семье.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.StartsWith("Напоминаем: вас ждут в чате «Родители 5А»", world.LastTo(OtherMother).Text, StringComparison.Ordinal);
        Assert.Equal(before, (world.MessagesTo(Mother).Count, world.MessagesTo(Father).Count)); // Петя's family is inside
        await world.SayAsync(Teacher, "/missing");
        Assert.DoesNotContain(world.LastTo(Teacher).Keyboard!.Buttons, button => button.Label!.StartsWith("Напомнить", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_declined_is_shown_with_the_reason_and_left_in_peace()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(OtherMother, "ссылка 5а");
        await world.PressAsync(OtherMother, "Не хочу вступать");
        await world.PressAsync(OtherMother, "Нет смартфона");
        await world.AdvanceAsync(TimeSpan.FromDays(1));

        await world.SayAsync(Teacher, "/missing 5А");

        Assert.Contains("Отказались (1):\n• Оля К. — нет смартфона", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Напомнить: 2 взрослым"); // Петя's, who never asked: each is given an invite
        Assert.StartsWith("Ваше личное приглашение", world.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.StartsWith("Ваше личное приглашение", world.LastTo(Father).Text, StringComparison.Ordinal);
        Assert.StartsWith("Спасибо.", world.LastTo(OtherMother).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_administrator_sees_all_classes_the_least_covered_first_and_parents_see_no_other_family()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        var other = await scene.AddClassAsync("5Б", 5);
        await scene.AddPupilAsync(other, "Лиза П.");
        await scene.ComeInAsync(Mother);

        await world.SayAsync(BotWorld.Administrator, "/missing");
        await world.SayAsync(Mother, "/missing 5А");
        await world.SayAsync(Teacher, "/missing 5Б");

        var school = world.LastTo(BotWorld.Administrator).Text;
        Assert.Contains("В чатах родителей 1 из 3 семей. Без единого взрослого: 1 ребёнок.", school, StringComparison.Ordinal);
        Assert.Contains("5Б: 0 из 1, без взрослых 1, чат не подключён\n5А: 1 из 2", school, StringComparison.Ordinal);
        foreach (var reader in new[] { Mother, Teacher })
        {
            Assert.StartsWith("Списки класса видят", world.LastTo(reader).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("Лиза", world.LastTo(reader).Text, StringComparison.Ordinal);
        }
    }
}
