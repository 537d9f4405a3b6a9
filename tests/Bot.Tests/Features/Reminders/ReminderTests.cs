using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Reminders;

public sealed class ReminderTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Anyone_is_reminded_at_the_hour_they_asked_for_and_can_put_it_off(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(500, "Вера", "Тестова");

        await world.SayAsync(500, "напомни завтра в 20:30 сдать отчёт");
        Assert.Contains("Когда: 24 ноября, вторник, 20:30.", world.LastTo(500).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromHours(34.4));
        Assert.DoesNotContain(world.MessagesTo(500), IsReminder);
        await world.AdvanceAsync(TimeSpan.FromHours(0.2));

        Assert.Equal("Напоминаю: сдать отчёт", world.LastTo(500).Text);
        await world.PressAsync(500, "Через час");
        await world.AdvanceAsync(TimeSpan.FromMinutes(61));
        Assert.Equal(2, world.MessagesTo(500).Count(IsReminder));
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Equal(2, world.MessagesTo(500).Count(IsReminder));
    }

    [Fact]
    public async Task What_was_left_out_is_asked()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(500, "Вера", "Тестова");

        await world.SayAsync(500, "напомни про отчёт");
        Assert.StartsWith("Когда?", world.LastTo(500).Text, StringComparison.Ordinal);
        await world.SayAsync(500, "завтра в 9:00");
        Assert.Contains("отчёт\n\nКому: вам.\nКогда: 24 ноября, вторник, 09:00.", world.LastTo(500).Text, StringComparison.Ordinal);

        await world.SayAsync(500, "напомни завтра в 9:00");
        Assert.Equal("О чём напомнить?", world.LastTo(500).Text);
        await world.SayAsync(500, "позвонить");
        Assert.Contains("позвонить\n\nКому: вам.\nКогда: 24 ноября, вторник, 09:00.", world.LastTo(500).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reminder_is_listed_changed_cancelled_and_brought_back()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(500, "Вера", "Тестова");
        await world.SayAsync(500, "напомни каждый вторник в 8:30 сменная обувь");
        Assert.Contains("Ближайшие: 24 ноября, вторник, 08:30; 1 декабря, вторник, 08:30; 8 декабря, вторник, 08:30.", world.LastTo(500).Text, StringComparison.Ordinal);

        await world.PressAsync(500, "Изменить время");
        await world.SayAsync(500, "каждую среду в 9:00");
        Assert.Contains("каждую среду в 09:00", world.LastTo(500).Text, StringComparison.Ordinal);
        await world.PressAsync(500, "Вернуть как было");
        Assert.Contains("каждый вторник в 08:30", world.LastTo(500).Text, StringComparison.Ordinal);
        await world.PressAsync(500, "Отменить напоминание");
        await world.PressAsync(500, "Вернуть как было");
        await world.AdvanceAsync(TimeSpan.FromDays(8));
        Assert.Equal(2, world.MessagesTo(500).Count(IsReminder));

        await world.SayAsync(500, "объявления");
        await world.PressAsync(500, "Мои напоминания");
        await world.PressAsync(500, "8 декабря в 08:30: сменная обувь");
        await world.PressAsync(500, "Отменить напоминание");
        await world.AdvanceAsync(TimeSpan.FromMinutes(11));
        await world.PressAsync(500, "Вернуть как было");
        Assert.StartsWith("Вернуть можно в течение 10 минут", world.LastTo(500).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromDays(8));
        Assert.Equal(2, world.MessagesTo(500).Count(IsReminder));
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_class_is_reminded_each_week_but_on_holidays_and_never_at_night(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;
        await world.AdvanceToAsync(new DateTimeOffset(2026, 12, 24, 7, 0, 0, TimeSpan.Zero)); // a Thursday

        await world.SayAsync(Teacher, "напомни родителям 5а каждую пятницу в 20:00 форма на физкультуру");
        Assert.Contains("Ближайшие: 25 декабря, пятница, 18:59; 15 января, пятница, 18:59", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Включить");
        await world.AdvanceToAsync(new DateTimeOffset(2027, 1, 16, 7, 0, 0, TimeSpan.Zero));

        Assert.Equal(2, world.MessagesTo(Mother).Count(message => message.Text == "Напоминание: форма на физкультуру\n\nКлассный руководитель Иванова М. П."));
        Assert.Equal(2, world.MessagesTo(OtherMother).Count(IsClassReminder));
    }

    [Fact]
    public async Task A_day_off_that_is_declared_later_is_left_out_too_and_a_transferred_day_is_not()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Teacher, "напомни родителям 5а по учебным дням в 9:00 форма");
        Assert.Contains("Ближайшие: 24 ноября, вторник, 09:00; 25 ноября", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Включить");

        await world.SayAsync(BotWorld.Administrator, "школа");
        await world.PressAsync(BotWorld.Administrator, "Календарь");
        await world.PressAsync(BotWorld.Administrator, "Изменить календарь");
        await world.SayAsync(BotWorld.Administrator, "выходные 24.11 – 26.11");
        await world.SayAsync(BotWorld.Administrator, "рабочая суббота 28 ноября");
        await world.AdvanceAsync(TimeSpan.FromDays(4.5)); // to Friday evening
        Assert.Single(world.MessagesTo(Mother), IsClassReminder);
        await world.AdvanceAsync(TimeSpan.FromDays(2)); // over the Saturday that is worked

        Assert.Equal(2, world.MessagesTo(Mother).Count(IsClassReminder));
    }

    [Fact]
    public async Task Nobody_reminds_people_who_are_not_theirs_and_only_administrators_break_the_quiet_hours()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;

        await world.SayAsync(Mother, "напомни родителям 5а завтра в 9:00 складчина");
        Assert.StartsWith("Этим людям напоминает администратор", world.LastTo(Mother).Text, StringComparison.Ordinal);
        await world.SayAsync(Teacher, "напомни сотрудникам завтра в 9:00 педсовет");
        Assert.StartsWith("Этим людям напоминает администратор", world.LastTo(Teacher).Text, StringComparison.Ordinal);

        await world.SayAsync(BotWorld.Administrator, "напомни родителям 5а завтра в 6:00 эвакуация");
        await world.PressAsync(BotWorld.Administrator, "Сделать срочным");
        Assert.Contains("24 ноября, вторник, 06:00", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Включить");
        await world.AdvanceAsync(TimeSpan.FromHours(20.1));
        Assert.Contains(world.MessagesTo(Mother), message => message.Text.StartsWith("Напоминание: эвакуация", StringComparison.Ordinal));
        Assert.True(await world.ReadAsync(db => db.Audit.AnyAsync(row => row.Action == "reminder.urgent")));
    }

    [Fact]
    public async Task A_chat_is_reminded_in_the_chat()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother);
        var world = scene.World;
        await world.SayAsync(Teacher, "напомни в чат 5а завтра в 9:00 форма");
        await world.PressAsync(Teacher, "Включить");
        await world.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Single(world.Emulator.View.Conversation(ConversationKey.Chat(scene.ChatNumber)).Messages, IsClassReminder);
        Assert.DoesNotContain(world.MessagesTo(Mother), IsClassReminder);
    }

    [Fact]
    public async Task After_downtime_a_single_reminder_is_made_up_for_and_an_old_one_is_only_told_of()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(500, "Вера", "Тестова");
        await world.SayAsync(500, "напомни завтра в 9:00 первое");
        await world.SayAsync(500, "напомни 26 ноября в 9:00 второе");
        await world.StopAsync();
        world.Clock.MoveTo(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.Zero));
        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Contains(world.MessagesTo(500), message => message.Text == "Бот не работал и не напомнил 24 ноября в 09:00: первое");
        Assert.Contains(world.MessagesTo(500), message => message.Text == "Напоминаю с опозданием: второе");
    }

    private static bool IsReminder(MessageView message) => message.Text.StartsWith("Напоминаю: ", StringComparison.Ordinal);

    private static bool IsClassReminder(MessageView message) => message.Text.StartsWith("Напоминание: форма", StringComparison.Ordinal);
}
