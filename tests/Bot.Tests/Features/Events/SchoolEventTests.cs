using BotHost.Domain.Events;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Events;

public sealed class SchoolEventTests
{
    private const string Link = "https://vk.com/call/join/abc";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_parents_meeting_that_moves_twice_takes_its_posts_pin_and_reminder_along(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database, null, Mother);
        var world = scene.World;

        await world.SayAsync(Teacher, "родительское собрание 5А 25 ноября в 18:00, ведёт Иванова");
        Assert.Contains("«Родительское собрание»\nДля кого: родители 5А.\nНачало: 25 ноября, среда, 18:00, 90 мин.\nВедёт: Иванова М. П.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Назначить");
        var post = Assert.Single(Chat(scene), IsPost);
        Assert.StartsWith("Родительское собрание\n25 ноября, среда, 18:00", post.Text, StringComparison.Ordinal);
        Assert.Equal(post.Cmid, Pinned(scene)?.Cmid);
        Assert.Single(world.MessagesTo(Father), IsPost); // not in the chat: told in person
        Assert.DoesNotContain(world.MessagesTo(Mother), IsPost);

        await world.SayAsync(Mother, "напомни за 2 часа до собрания взять вопросы");
        Assert.Contains("25 ноября, среда, 16:00", world.LastTo(Mother).Text, StringComparison.Ordinal);

        await MoveAsync(world, "26 ноября в 17:00");
        await MoveAsync(world, "27 ноября в 17:30");

        Assert.All(Chat(scene).Where(IsPost), message => Assert.StartsWith("Перенесено.\nРодительское собрание\n27 ноября, пятница, 17:30", message.Text, StringComparison.Ordinal));
        Assert.All(world.MessagesTo(Father).Where(IsPost), message => Assert.Contains("27 ноября, пятница, 17:30", message.Text, StringComparison.Ordinal));
        Assert.Contains("27 ноября", Pinned(scene)!.Text, StringComparison.Ordinal);
        await world.AdvanceToAsync(new DateTimeOffset(2026, 11, 27, 12, 29, 0, TimeSpan.Zero)); // 15:29
        Assert.DoesNotContain(world.MessagesTo(Mother), IsReminder);
        await world.AdvanceAsync(TimeSpan.FromMinutes(2));
        Assert.Single(world.MessagesTo(Mother), IsReminder);

        await world.SayAsync(Teacher, "события");
        await world.PressAsync(Teacher, "27 ноября в 17:30: Родительское собрание");
        await world.PressAsync(Teacher, "Отменить событие");
        await world.PressAsync(Teacher, "Отменить событие");
        Assert.Equal("Отменено: Родительское собрание, 27 ноября, пятница, 17:30.", Chat(scene)[^1].Text);
        Assert.Null(Pinned(scene));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_broadcast_without_a_link_is_asked_about_and_goes_out_as_soon_as_there_is_one(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;
        await world.SayAsync(Teacher, "трансляция концерта для родителей 5А 25 ноября в 12:00");
        await world.PressAsync(Teacher, "Назначить");

        await world.AdvanceAsync(TimeSpan.FromHours(26) + TimeSpan.FromMinutes(1)); // a day before
        Assert.StartsWith("Кто ведёт? Где ссылка?\n«Трансляция концерта», 25 ноября, среда, 12:00.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.StartsWith("Кто ведёт? Где ссылка?", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Назвать ведущего");
        await world.SayAsync(Teacher, "я");

        await world.AdvanceAsync(TimeSpan.FromHours(24) - TimeSpan.FromMinutes(15));
        Assert.StartsWith("Скоро начало, а ссылки нет", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("Начать должен(на): Иванова М. П.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.MessagesTo(Mother), HasLink);
        await world.PressAsync(Teacher, "Дать ссылку");
        await world.SayAsync(Teacher, "пока не знаю");
        Assert.StartsWith("Это не похоже на ссылку", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.SayAsync(Teacher, Link);

        Assert.Equal(Link, Assert.Single(world.MessagesTo(Mother), HasLink).Button("Войти").Link);

        await world.AdvanceAsync(TimeSpan.FromHours(2));
        await world.PressAsync(Teacher, "Состоялось");
        await world.SayAsync(Teacher, "много");
        await world.SayAsync(Teacher, "24");
        await world.PressAsync(Teacher, "Записи нет");
        var held = await world.ReadAsync(db => db.Events.SingleAsync());
        Assert.Equal((EventState.Held, 24, null, null), (held.State, held.Attended!.Value, held.Link, held.Recording));
    }

    [Fact]
    public async Task A_dialog_asks_step_by_step_and_warns_of_what_is_at_the_same_time()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Teacher, $"консультация 5А 25 ноября в 15:00, ведёт Иванова {Link}");
        await world.PressAsync(Teacher, "Назначить");

        await world.SayAsync(Teacher, "события");
        await world.PressAsync(Teacher, "Новое событие");
        await world.PressAsync(Teacher, "Родительское собрание");
        await world.PressAsync(Teacher, "Родители 5А");
        await world.SayAsync(Teacher, "25 ноября в 15:30");

        Assert.Contains("В это же время: «Консультация» (те же люди).", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Всё равно назначить");
        Assert.Equal(2, await world.ReadAsync(db => db.Events.CountAsync(it => it.State == EventState.Planned)));
    }

    [Fact]
    public async Task A_weekly_series_leaves_holidays_out_and_is_cancelled_as_a_whole()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Teacher, $"урок физики 5А каждую пятницу в 10:00 до 25 января {Link}");
        Assert.Contains("Серия, 7 раз", world.LastTo(Teacher).Text, StringComparison.Ordinal); // the 1st and 8th of January are holidays
        await world.PressAsync(Teacher, "Назначить");
        await world.AdvanceToAsync(new DateTimeOffset(2026, 12, 4, 9, 0, 0, TimeSpan.Zero));
        Assert.Equal(2, world.MessagesTo(Mother).Count(HasLink));

        await world.SayAsync(Teacher, "события");
        await world.PressAsync(Teacher, "11 декабря в 10:00: Урок физики");
        await world.PressAsync(Teacher, "Отменить событие");
        await world.PressAsync(Teacher, "Отменить всю серию");
        await world.AdvanceAsync(TimeSpan.FromDays(30));
        Assert.Equal(2, world.MessagesTo(Mother).Count(HasLink)); // what has been stays as it was
    }

    [Fact]
    public async Task Parents_see_their_own_events_and_plan_none()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Teacher, "родительское собрание 5А 25 ноября в 18:00");
        await world.PressAsync(Teacher, "Назначить");

        await world.SayAsync(Mother, "события");
        Assert.Contains(world.LastTo(Mother).Keyboard!.Buttons, button => button.Label == "25 ноября в 18:00: Родительское собрание");
        await world.PressAsync(Mother, "25 ноября в 18:00: Родительское собрание");
        Assert.DoesNotContain(world.LastTo(Mother).Keyboard!.Buttons, button => button.Label == "Перенести");
        await world.SayAsync(Stranger, "родительское собрание 5А завтра в 18:00");
        Assert.Equal("Ближайших событий нет.", world.LastTo(Stranger).Text);
        Assert.Equal(1, await world.ReadAsync(db => db.Events.CountAsync()));
    }

    private static async Task MoveAsync(BotWorld world, string when)
    {
        await world.SayAsync(Teacher, "события");
        await world.PressAsync(Teacher, world.LastTo(Teacher).Keyboard!.Buttons.First(button => button.Label.EndsWith("собрание", StringComparison.Ordinal)).Label);
        await world.PressAsync(Teacher, "Перенести");
        await world.SayAsync(Teacher, when);
    }

    private static IReadOnlyList<MessageView> Chat(ClassScene scene)
        => [.. scene.World.Emulator.View.Conversation(ConversationKey.Chat(scene.ChatNumber)).Messages.Where(message => message.IsFromCommunity && !message.IsDeleted)];

    private static MessageView? Pinned(ClassScene scene) => scene.World.Emulator.View.Conversation(ConversationKey.Chat(scene.ChatNumber)).Pinned;

    private static bool IsPost(MessageView message) => message.Text.Contains("Родительское собрание\n", StringComparison.Ordinal);

    private static bool IsReminder(MessageView message) => message.Text.StartsWith("Напоминаю", StringComparison.Ordinal);

    private static bool HasLink(MessageView message) => message.Keyboard?.Buttons.Any(button => button.Label == "Войти") == true;
}
