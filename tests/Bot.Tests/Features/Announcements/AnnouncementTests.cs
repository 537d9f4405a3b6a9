using BotHost.Sandbox.People;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Views;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Announcements;

public sealed class AnnouncementTests
{
    private const string Text = "В четверг день открытых дверей";
    private const string Read = "Прочитал(а)";

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_homeroom_teacher_announces_and_sees_who_has_read(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;

        await world.SayAsync(Teacher, $"объявление 5а: {Text}");
        Assert.Contains("Кому: родители 5А.\nПолучат 3 человека из 3.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(world.MessagesTo(Teacher), it => it.Text.Contains("Напишите текст", StringComparison.Ordinal)); // it was said in the same breath
        await world.PressAsync(Teacher, "Отправить");

        foreach (var parent in new[] { Mother, Father, OtherMother })
            Assert.Equal($"{Text}\n\nКлассный руководитель Иванова М. П.", Assert.Single(world.MessagesTo(parent), IsAnnouncement).Text);
        await world.PressAsync(Mother, Read);
        Assert.Contains("Вы отметили, что прочитали", world.MessagesTo(Mother).Single(IsAnnouncement).Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Contains("Адресатов: 3. Доставлено: 3.\nОтметили «Прочитал(а)»: 1.", world.LastTo(Teacher).Text, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromDays(1));
        var silent = world.LastTo(Teacher);
        Assert.Contains("5А. Объявление прочитали не все. Без отметки 2 человека:\n• родитель: Оля К., 5А\n• родитель: Петя С., 5А", silent.Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Напомнить им (2)");
        Assert.DoesNotContain(world.MessagesTo(Mother), IsNudge);
        Assert.Single(world.MessagesTo(Father), IsNudge);
        await world.PressAsync(Father, Read);
        await world.SayAsync(Teacher, "объявления");
        await world.PressAsync(Teacher, "Мои объявления");
        await world.PressAsync(Teacher, Text);
        Assert.Contains("Отметили «Прочитал(а)»: 2.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Кто не отметил");
        Assert.DoesNotContain(world.LastTo(Teacher).Keyboard!.Buttons, button => button.Label.StartsWith("Напомнить", StringComparison.Ordinal)); // once is enough
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task What_was_sent_is_corrected_and_recalled_where_it_stands(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;
        await AnnounceAsync(world, Teacher, $"объявление 5а: {Text}");

        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        await world.PressAsync(Teacher, "Исправить");
        await world.SayAsync(Teacher, "В пятницу день открытых дверей");

        Assert.Equal("В пятницу день открытых дверей\n\nКлассный руководитель Иванова М. П. (исправлено)", world.LastTo(Mother).Text);
        Assert.DoesNotContain(world.MessagesTo(Mother), IsAnnouncement);

        await world.PressAsync(Teacher, "Отозвать");
        await world.PressAsync(Teacher, "Отозвать");

        Assert.Equal("Объявление от 23 ноября отозвано отправителем.", world.LastTo(Mother).Text);
    }

    [Fact]
    public async Task A_scheduled_announcement_waits_for_its_hour_and_can_be_stopped()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Teacher, $"объявление 5а: {Text}");
        await world.PressAsync(Teacher, "Другое время");
        await world.SayAsync(Teacher, "завтра в 9:00");
        Assert.Contains("Когда: 24 ноября, вторник, 09:00.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Запланировать отправку");

        await world.AdvanceAsync(TimeSpan.FromHours(22.9));
        Assert.DoesNotContain(world.MessagesTo(Mother), IsAnnouncement);
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));
        Assert.Single(world.MessagesTo(Mother), IsAnnouncement);

        await world.SayAsync(Teacher, "объявление 5а: другое");
        await world.PressAsync(Teacher, "Другое время");
        await world.SayAsync(Teacher, "завтра в 9:00");
        await world.PressAsync(Teacher, "Запланировать отправку");
        await world.PressAsync(Teacher, "Открыть");
        await world.PressAsync(Teacher, "Отменить отправку");
        await world.AdvanceAsync(TimeSpan.FromDays(2));
        Assert.DoesNotContain(world.MessagesTo(Mother), message => message.Text.Contains("другое", StringComparison.Ordinal));
    }

    [Fact]
    public async Task At_night_an_announcement_waits_for_the_morning_and_an_urgent_one_does_not()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.AdvanceAsync(TimeSpan.FromHours(11)); // 21:00
        await AnnounceAsync(world, Teacher, $"объявление 5а: {Text}");
        Assert.DoesNotContain(world.MessagesTo(Mother), IsAnnouncement);

        await world.SayAsync(BotWorld.Administrator, "объявление родителям 5а: Прорвало трубу, завтра школа закрыта");
        await world.PressAsync(BotWorld.Administrator, "Сделать срочным");
        await world.PressAsync(BotWorld.Administrator, "Отправить");
        Assert.Contains(world.MessagesTo(Mother), message => message.Text.StartsWith("Срочно. Прорвало трубу", StringComparison.Ordinal));
        Assert.True(await world.ReadAsync(db => db.Audit.AnyAsync(row => row.Action == "announcement.urgent")));

        await world.AdvanceAsync(TimeSpan.FromHours(10.6));
        Assert.Single(world.MessagesTo(Mother), IsAnnouncement);
    }

    [Fact]
    public async Task Who_wants_one_message_a_day_gets_it_in_the_evening_and_who_wants_urgent_ones_only_is_left_alone()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(Mother, "объявления");
        await world.PressAsync(Mother, "Как получать объявления");
        await world.PressAsync(Mother, "Вечером одним сообщением");
        await world.SayAsync(Father, "объявления");
        await world.PressAsync(Father, "Как получать объявления");
        await world.PressAsync(Father, "Только срочное");
        await AnnounceAsync(world, Teacher, $"объявление 5а: {Text}");
        await AnnounceAsync(world, Teacher, "объявление 5а: Сменная обувь");

        Assert.DoesNotContain(world.MessagesTo(Mother), message => message.Text.Contains(Text, StringComparison.Ordinal));
        await world.AdvanceAsync(TimeSpan.FromHours(8) + TimeSpan.FromMinutes(1));

        var evening = world.LastTo(Mother);
        Assert.StartsWith($"Объявления за день.\n\n1. {Text}", evening.Text, StringComparison.Ordinal);
        Assert.Contains("2. Сменная обувь", evening.Text, StringComparison.Ordinal);
        await world.PressAsync(Mother, "Прочитал(а): 2");
        Assert.Equal("Отмечено. Спасибо!", world.LastTo(Mother).Text);
        Assert.DoesNotContain(world.MessagesTo(Father), message => message.Text.Contains(Text, StringComparison.Ordinal));
        await world.SayAsync(Teacher, "объявления");
        await world.PressAsync(Teacher, "Мои объявления");
        await world.PressAsync(Teacher, "Сменная обувь");
        Assert.Contains("Адресатов: 3. Доставлено: 2.\nПросили только срочное: 1.\nОтметили «Прочитал(а)»: 1.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Material_of_the_head_goes_out_when_an_administrator_has_approved_it(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;

        await AnnounceAsync(world, BotWorld.Head, $"объявление родителям: {Text}", "Передать администратору");
        Assert.DoesNotContain(world.MessagesTo(Mother), IsAnnouncement);
        Assert.Contains("На публикацию", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Опубликовать");

        Assert.Single(world.MessagesTo(Mother), IsAnnouncement);
        Assert.Contains(world.MessagesTo(BotWorld.Head), message => message.Text == "Администратор опубликовал ваше объявление.");
        await world.SayAsync(BotWorld.Administrator, "объявления");
        await world.PressAsync(BotWorld.Administrator, "Архив");
        Assert.Contains($"родители всей школы: {Text}", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);

        await AnnounceAsync(world, BotWorld.Head, "объявление сотрудникам: Сбор", "Передать администратору");
        await world.PressAsync(BotWorld.Administrator, "Отклонить");
        Assert.Contains("пока не опубликовал", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromHours(1));
        Assert.DoesNotContain(world.MessagesTo(Teacher), message => message.Text.StartsWith("Сбор", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Parents_do_not_announce_and_nobody_reads_what_is_not_for_them()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;

        await world.SayAsync(Mother, $"объявление 5а: {Text}");
        Assert.Contains("сотрудники школы с подтверждённой ролью", world.LastTo(Mother).Text, StringComparison.Ordinal);

        await AnnounceAsync(world, Teacher, $"объявление 5а: {Text}");
        var notice = world.MessagesTo(Mother).Single(IsAnnouncement);
        var payload = notice.Keyboard!.Buttons.First(button => button.Label == Read).Payload;
        world.Emulator.People.WriteToCommunity(Stranger, BotWorld.GroupId, new Draft("Прочитал(а)") { Payload = payload });
        await world.SettleAsync();
        Assert.Equal(0, await world.ReadAsync(db => db.AnnouncementWords.CountAsync()));
        Assert.DoesNotContain(world.MessagesTo(Stranger), message => message.Text.Contains(Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_gets_its_post_and_those_who_press_are_counted()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite, null, Mother, Father);
        var world = scene.World;

        await AnnounceAsync(world, Teacher, $"объявление в чат 5а: {Text}");
        var post = Assert.Single(world.Emulator.View.Conversation(ConversationKey.Chat(scene.ChatNumber)).Messages, IsAnnouncement);
        _ = world.Emulator.People.PressAsync(Mother, post.Conversation, post.Cmid, Read, CancellationToken.None);
        await world.SettleAsync();

        Assert.Equal(1, await world.ReadAsync(db => db.AnnouncementWords.CountAsync()));
        Assert.DoesNotContain(world.MessagesTo(Father), IsAnnouncement);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_picture_or_a_document_goes_with_it(bool isPicture)
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        var people = world.Emulator.People;
        Attachment file = isPicture ? people.UploadPhoto(Teacher, "афиша.png", _onePixel) : people.UploadDocument(Teacher, "план.pdf", [1, 2, 3]);
        await world.SayAsync(Teacher, "объявление 5а");

        people.WriteToCommunity(Teacher, BotWorld.GroupId, new Draft(Text) { Attachments = [file] });
        await world.SettleAsync();
        Assert.Contains("С вложением", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Отправить");

        var shown = world.MessagesTo(Mother).Single(IsAnnouncement);
        Assert.Equal(isPicture ? typeof(Attachment.Photo) : typeof(Attachment.Document), Assert.Single(shown.Attachments).GetType());
        await world.PressAsync(Mother, Read);
        Assert.Single(world.MessagesTo(Mother).Single(IsAnnouncement).Attachments); // the mark does not take it away
    }

    private static readonly byte[] _onePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static async Task AnnounceAsync(BotWorld world, long author, string words, string confirm = "Отправить")
    {
        await world.SayAsync(author, words);
        await world.PressAsync(author, confirm);
    }

    private static bool IsAnnouncement(MessageView message) => message.Text.StartsWith(Text, StringComparison.Ordinal);

    private static bool IsNudge(MessageView message) => message.Text.StartsWith("Напоминаем: объявление от 23 ноября", StringComparison.Ordinal);
}
