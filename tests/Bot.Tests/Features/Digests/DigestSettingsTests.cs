using BotHost.Domain.Chats;
using BotHost.Domain.Digests;
using BotHost.Domain.Events;
using BotHost.Sandbox.State;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Digests;

public sealed class DigestSettingsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task An_hour_said_in_words_holds_across_a_restart_and_nothing_comes_twice(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        await NoteElsewhereAsync(world);
        await world.SayAsync(BotWorld.Administrator, "присылай сводку в 20:30"); // in the quiet hours, by their own wish

        Assert.Contains("Следующая — 23 ноября, понедельник, 20:30", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.RestartAsync();
        await world.AdvanceToAsync(BotWorld.Start.AddHours(11)); // 21:00
        Assert.Single(world.MessagesTo(BotWorld.Administrator), IsDaily);
        await world.SayAsync(BotWorld.Administrator, "сводка в 20:45");
        await world.AdvanceToAsync(BotWorld.Start.AddHours(12));

        Assert.Single(world.MessagesTo(BotWorld.Administrator), IsDaily);
        Assert.Equal(1, await world.ReadAsync(db => db.DigestSettings.CountAsync()));
    }

    [Fact]
    public async Task Days_parts_and_silence_are_chosen_by_buttons()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await NoteElsewhereAsync(world);
        await world.SayAsync(BotWorld.Administrator, "сводка");
        await world.PressAsync(BotWorld.Administrator, "Настроить сводку");
        await world.PressAsync(BotWorld.Administrator, "Дни");
        await world.PressAsync(BotWorld.Administrator, "Ср: да");
        Assert.Contains("пн, вт, чт, пт", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Назад");
        await world.PressAsync(BotWorld.Administrator, "Разделы");
        await world.PressAsync(BotWorld.Administrator, "Заявки и отметки: да");
        await world.PressAsync(BotWorld.Administrator, "Назад");
        Assert.Contains("Не показываю: Заявки и отметки", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Присылать и пустую");

        await world.AdvanceToAsync(BotWorld.Start.AddHours(8)); // Monday 18:00
        Assert.StartsWith("Всё спокойно", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.AdvanceToAsync(BotWorld.Start.AddDays(2).AddHours(8)); // Wednesday 18:00

        Assert.Equal([new(2026, 11, 23), new(2026, 11, 24)], await world.ReadAsync(db => db.Digests.Where(it => it.Kind == DigestKind.Daily).OrderBy(it => it.Date).Select(it => it.Date).ToListAsync()));
    }

    [Fact]
    public async Task What_waits_in_Sferum_for_more_than_a_day_is_in_the_digest_which_says_why_it_came()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await NoteElsewhereAsync(world);

        await world.AdvanceToAsync(BotWorld.Start.AddHours(8));

        var digest = Assert.Single(world.MessagesTo(BotWorld.Administrator), IsDaily);
        Assert.Contains("3 заявки от родителей с 21 ноября в 10:00 в кабинете Сферума", digest.Text, StringComparison.Ordinal);
        Assert.Contains(digest.Keyboard!.Buttons, button => button.Label == "Заявки в Сферуме");
        await world.PressAsync(BotWorld.Administrator, digest, "Почему мне это пришло");
        Assert.StartsWith("Сводка пришла вам, потому что вы администратор школы", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Administrator, "Выключить");
        await world.AdvanceToAsync(BotWorld.Start.AddDays(1).AddHours(8));
        Assert.Single(world.MessagesTo(BotWorld.Administrator), IsDaily);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_picture_goes_with_the_digest_and_the_week_comes_on_Friday(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        await scene.ComeInAsync(Mother);
        await NoteElsewhereAsync(scene.World);

        await scene.World.AdvanceToAsync(BotWorld.Start.AddDays(4).AddHours(8)); // Friday 18:00

        var digests = scene.World.MessagesTo(BotWorld.Administrator).Where(IsDaily).ToList();
        Assert.Equal(5, digests.Count);
        Assert.All(digests, digest => Assert.IsType<Attachment.Photo>(Assert.Single(digest.Attachments)));
        var week = Assert.Single(scene.World.MessagesTo(BotWorld.Administrator), message => message.Text.StartsWith("Итоги недели, 21 ноября – 27 ноября", StringComparison.Ordinal));
        Assert.Contains("по ним вступил 1 человек", week.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(scene.World.MessagesTo(BotWorld.Head), message => message.Text.StartsWith("Итоги недели,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_an_upload_the_digest_goes_out_all_the_same()
    {
        await using var scene = await StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.ComeInAsync(Mother);
        scene.World.Emulator.Faults.Add(new Sandbox.Faults.Fault.Error(15) { Method = "photos.getMessagesUploadServer" });

        await scene.World.AdvanceToAsync(BotWorld.Start.AddHours(8));

        Assert.Empty(Assert.Single(scene.World.MessagesTo(BotWorld.Administrator), IsDaily).Attachments);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_homeroom_teacher_hears_of_the_own_class_once_a_day_and_may_switch_it_off(DatabaseKind database)
    {
        await using var scene = await StartWithChatAsync(database);
        var world = scene.World;
        await scene.ComeInAsync(Mother);
        await world.ArrangeAsync(async db => db.Events.Add(new SchoolEvent
        {
            Kind = EventKind.ParentsMeeting,
            Title = "Родительское собрание 5А",
            Audience = Domain.Audiences.Audience.OfClasses(Domain.Audiences.Circle.Parents, scene.Class).ToString(),
            StartsAt = BotWorld.Start.AddDays(2),
            PlannedBy = (await db.People.FirstAsync(it => it.User == User(Teacher))).Id,
            State = EventState.Planned,
            CreatedAt = BotWorld.Start,
        }));

        await world.AdvanceToAsync(BotWorld.Start.AddHours(6.9));
        await world.RestartAsync();
        await world.AdvanceToAsync(BotWorld.Start.AddHours(8));

        var digest = Assert.Single(world.MessagesTo(Teacher), IsOfClass);
        Assert.Contains("вступила семья: Петя", digest.Text, StringComparison.Ordinal);
        Assert.Contains("в чате есть взрослый у 1 из 2 детей, пока никого — у 1", digest.Text, StringComparison.Ordinal);
        Assert.Contains("25 ноября в 10:00: Родительское собрание 5А", digest.Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, digest, "Почему мне это пришло");
        await world.PressAsync(Teacher, "Выключить");
        await scene.ComeInAsync(OtherMother);
        await world.AdvanceToAsync(BotWorld.Start.AddDays(1).AddHours(8));

        Assert.Single(world.MessagesTo(Teacher), IsOfClass);
        Assert.DoesNotContain(world.MessagesTo(BotWorld.Administrator), IsOfClass);
    }

    [Fact]
    public async Task Whoever_gets_no_digest_is_told_who_does()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(BotWorld.Head, "присылай мне сводку раз в неделю");

        Assert.StartsWith("Вам сводка не положена", scene.World.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
    }

    private static bool IsDaily(Sandbox.Views.MessageView message) => message.Text.StartsWith("Сводка,", StringComparison.Ordinal);

    private static bool IsOfClass(Sandbox.Views.MessageView message) => message.Text.StartsWith("5А, сводка класса", StringComparison.Ordinal);

    private static async Task NoteElsewhereAsync(BotWorld world)
    {
        await world.SayAsync(BotWorld.Administrator, "меню");
        await world.ArrangeAsync(async db => db.Elsewhere.Add(new ElsewhereRequest
        {
            Kind = ElsewhereKind.Parents,
            Count = 3,
            NotedBy = (await db.People.FirstAsync(it => it.User == User(BotWorld.Administrator))).Id,
            NotedAt = BotWorld.Start.AddDays(-2),
        }));
    }
}
