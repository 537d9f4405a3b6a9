using BotHost.Domain.Events;
using BotHost.Features.Files;
using BotHost.Features.Statistics;
using BotHost.Sandbox.State;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using static BotHost.Tests.Features.Invites.ClassScene;

namespace BotHost.Tests.Features.Statistics;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_head_sees_the_school_in_numbers_with_what_each_means(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;

        await world.SayAsync(BotWorld.Head, "статистика");

        var text = world.LastTo(BotWorld.Head).Text;
        Assert.StartsWith("Статистика школы, с 1 ноября по 23 ноября 2026 г.", text, StringComparison.Ordinal);
        Assert.Contains("Семьи в чатах: 1 из 6 детей, 17 %.\nСчитаем детей, у которых", text, StringComparison.Ordinal);
        Assert.Contains("По классам: 5А — 1 из 6.", text, StringComparison.Ordinal);
        Assert.Contains("вступили по ним 1", text, StringComparison.Ordinal);
        Assert.Contains("Заявки: отвечено 0, ждут сейчас 0.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_chart_a_paper_and_a_table_come_into_the_dialog(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;
        await world.SayAsync(BotWorld.Head, "/stats");

        await world.PressAsync(BotWorld.Head, "График");
        Assert.IsType<Attachment.Photo>(Assert.Single(world.LastTo(BotWorld.Head).Attachments));
        await world.PressAsync(BotWorld.Head, "PDF");
        Assert.EndsWith(".pdf", Assert.IsType<Attachment.Document>(Assert.Single(world.LastTo(BotWorld.Head).Attachments)).Title, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Head, "Таблица");
        Assert.EndsWith(".xlsx", Assert.IsType<Attachment.Document>(Assert.Single(world.LastTo(BotWorld.Head).Attachments)).Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Events_that_were_held_are_counted_with_their_people_and_what_that_means(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;
        await world.SayAsync(BotWorld.Head, "меню");
        await world.ArrangeAsync(async db =>
        {
            var head = await db.People.FirstAsync(it => it.User == User(BotWorld.Head));
            db.Events.AddRange(
                Event(head.Id, -1, EventState.Held, 24), Event(head.Id, -2, EventState.Held, null), Event(head.Id, -3, EventState.NotHeld, null),
                Event(head.Id, -4, EventState.Planned, null), Event(head.Id, 1, EventState.Planned, null), Event(head.Id, -40, EventState.Held, 100));
        });

        await world.SayAsync(BotWorld.Head, "статистика");
        Assert.Contains(
            "События: состоялось 2 из 4, участников 24 (по 1 событию, где их посчитали), не состоялось 1, без отметки 1.\nСчитаем события, которые планировали в боте",
            world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        await world.PressAsync(BotWorld.Head, "Таблица");
        var file = Assert.IsType<Attachment.Document>(Assert.Single(world.LastTo(BotWorld.Head).Attachments));
        using var http = new HttpClient();
        using var sheets = new MemoryStream(await http.GetByteArrayAsync(new Uri(file.Url)));
        var rows = MiniExcel.Query(sheets, sheetName: "События").Cast<IDictionary<string, object?>>().Select(row => $"{row["A"]} {row["B"]}").ToList();
        Assert.Contains("Состоялось 2", rows);
        Assert.Contains("Участников 24", rows);
    }

    private static SchoolEvent Event(Domain.Id<Domain.People.Person> planner, int day, EventState state, int? attended) => new()
    {
        Kind = EventKind.Broadcast,
        Title = "Трансляция",
        Audience = Domain.Audiences.Audience.Of(Domain.Audiences.Circle.All).ToString(),
        StartsAt = BotWorld.Start.AddDays(day),
        PlannedBy = planner,
        State = state,
        Attended = attended,
        CreatedAt = BotWorld.Start.AddDays(-50),
    };

    [Fact]
    public async Task Nobody_else_sees_it()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;

        foreach (var user in new[] { Mother, Teacher })
        {
            await world.SayAsync(user, "/stats");
            Assert.StartsWith("Статистику школы видят", world.LastTo(user).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_class_of_a_few_children_is_not_shown_by_itself()
    {
        await using var scene = await ClassScene.StartWithChatAsync(DatabaseKind.Sqlite);
        await scene.World.SayAsync(BotWorld.Head, "/stats");

        var text = scene.World.LastTo(BotWorld.Head).Text;
        Assert.Contains("из 2 детей", text, StringComparison.Ordinal);
        Assert.DoesNotContain("По классам", text, StringComparison.Ordinal);
        await scene.World.PressAsync(BotWorld.Head, "График");
        Assert.StartsWith("Рисовать пока нечего", scene.World.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_number_of_the_platform_is_typed_in_and_marked_so()
    {
        await using var scene = await StartAsync(DatabaseKind.Sqlite);
        var world = scene.World;
        await world.SayAsync(BotWorld.Head, "/stats");
        await world.PressAsync(BotWorld.Head, "Внести число из Сферума");

        await world.SayAsync(BotWorld.Head, "участников много");
        Assert.StartsWith("Не разобрал", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
        await world.SayAsync(BotWorld.Head, "участников = 540, кабинет Сферума");
        await world.PressAsync(BotWorld.Head, "Показать статистику");

        Assert.Contains("внесено вручную (бот этих чисел не видит):\n• участников: 540 — кабинет Сферума, на 23 ноября 2026 г.", world.LastTo(BotWorld.Head).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task On_Fridays_the_head_gets_the_week_once_also_after_downtime(DatabaseKind database)
    {
        await using var scene = await StartAsync(database);
        var world = scene.World;
        await world.SayAsync(BotWorld.Head, "меню");

        await world.AdvanceToAsync(new DateTimeOffset(2026, 11, 27, 14, 0, 0, TimeSpan.Zero)); // Friday 17:00 in Moscow
        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(2));

        Assert.Single(world.MessagesTo(BotWorld.Head), message => message.Text.Contains("по пятницам", StringComparison.Ordinal));
    }

    [Fact]
    public void The_chart_is_a_picture_with_the_classes_names()
    {
        Assert.True(PrintFonts.AreThere);
        var empty = CoverageChart.Draw([new ClassFigures(" ", 10, 0)]);
        var named = CoverageChart.Draw([new ClassFigures("5А", 10, 0)]);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], named[..4]);
        Assert.NotEqual(empty, named); // without a font the label would vanish and the pictures be equal
    }

    /// <summary>5А has six children; the mother of one of them is in the chat.</summary>
    private static async Task<ClassScene> StartAsync(DatabaseKind database)
    {
        var scene = await ClassScene.StartWithChatAsync(database);
        for (var i = 0; i < 4; i++)
            await scene.AddPupilAsync(scene.Class, $"Ваня {(char)('А' + i)}.");
        await scene.ComeInAsync(Mother);
        return scene;
    }
}
