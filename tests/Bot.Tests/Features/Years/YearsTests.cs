using BotHost.Domain.Invites;
using BotHost.Domain.Roster;
using BotHost.Tests.Features.Invites;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Years;

/// <summary>The 31st of August and stays with dates.</summary>
public sealed class YearsTests
{
    private const long Administrator = BotWorld.Administrator;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_school_goes_on_a_year_and_back_again(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await AddClassesAsync(scene);
        await scene.World.SayAsync(ClassScene.Mother, "ссылка 5а");

        await scene.World.SayAsync(Administrator, "переход");
        Assert.Contains("5А → 6А", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("Выпускаются: 9А (1), 11А (1)", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("Сейчас не лето", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(["10А", "11А", "1А", "5А", "9А"], await LiveAsync(scene));
        await scene.World.PressAsync(Administrator, "9А: в 10-й");
        await scene.World.PressAsync(Administrator, "Первые классы");
        await scene.World.SayAsync(Administrator, "1А 1Б");
        Assert.Contains("9А → 10А", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Contains("Новые: 1А, 1Б", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Administrator, "Провести");

        Assert.Equal(["10А", "11А", "1А", "1Б", "2А", "6А"], await LiveAsync(scene));
        Assert.Equal(["Зоя Ю."], await LeftAsync(scene));
        Assert.Equal(InviteState.Issued, (await scene.InvitesOfAsync(ClassScene.Mother))[^1].State); // the chat goes on with the class
        Assert.True(scene.WasTold(ClassScene.Teacher, "Ваш 5А теперь 6А"));
        Assert.True(scene.WasTold(BotWorld.Head, "Начат новый учебный год"));
        await scene.World.PressAsync(Administrator, "Отменить переход");

        Assert.Equal(["10А", "11А", "1А", "5А", "9А"], await LiveAsync(scene));
        Assert.Empty(await LeftAsync(scene));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Families_are_told_and_graduates_chats_are_cleaned_with_one_tap(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await scene.World.ArrangeAsync(async db =>
        {
            var @class = await db.Classes.SingleAsync(row => row.Id == scene.Class);
            (@class.Name, @class.Grade) = ("11А", 11);
        });
        await ComeInAsync(scene);
        await scene.World.SayAsync(ClassScene.Father, "ссылка 11а");
        await scene.AddGuardianAsync(ClassScene.OtherMother, await scene.AddPupilAsync(await scene.AddClassAsync("6А", 6), "Лев О."));

        await scene.World.SayAsync(Administrator, "переход");
        await scene.World.PressAsync(Administrator, "Провести");
        Assert.True(scene.WasTold(ClassScene.Mother, "Петя С.: 11А выпущен"));
        Assert.Equal(InviteState.Revoked, (await scene.InvitesOfAsync(ClassScene.Father))[^1].State);
        Assert.True(scene.WasTold(ClassScene.OtherMother, "Ваш 6А теперь 7А"));
        Assert.True(scene.IsInside(ClassScene.Mother)); // nobody is put out without a word
        await scene.World.PressAsync(Administrator, "Чаты выпускников");
        await scene.World.PressAsync(Administrator, "Убрать: 1");

        Assert.False(scene.IsInside(ClassScene.Mother));
        Assert.Contains("лишних не осталось", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(Administrator, "Отменить переход");
        Assert.True(scene.WasTold(ClassScene.Mother, "Петя С. в списке 11А"));
        Assert.True(scene.WasTold(ClassScene.OtherMother, "класс снова 6А"));
        await ComeInAsync(scene);
        Assert.True(scene.IsInside(ClassScene.Mother));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task Teachers_of_graduates_hear_once_what_became_of_class_and_chat_and_get_both_back(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartWithChatAsync(database);
        await scene.AddPupilAsync(scene.Class, "Лев О.");
        var other = await scene.AddClassAsync("9А", 9);
        await scene.World.ArrangeAsync(async db =>
        {
            var @class = await db.Classes.SingleAsync(row => row.Id == scene.Class);
            (@class.Name, @class.Grade) = ("11А", 11);
            var own = await db.Homerooms.SingleAsync(row => row.Class == scene.Class);
            db.Homerooms.Add(new HomeroomAssignment { Class = other, Teacher = own.Teacher, From = BotWorld.Start });
        });
        var pupils = await scene.World.ReadAsync(db => db.Pupils.CountAsync(row => row.Class == scene.Class));

        await scene.World.SayAsync(Administrator, "переход");
        await scene.World.PressAsync(Administrator, "Провести");

        var told = Assert.Single(scene.World.MessagesTo(ClassScene.Teacher), it => it.Text.Contains("выпущен", StringComparison.Ordinal));
        Assert.StartsWith($"9А (0 учеников), 11А ({pupils} ученика): классы выпущены", told.Text, StringComparison.Ordinal);
        Assert.Contains("Чат класса остаётся у тех, кто в нём; новых ссылок в него бот не даёт", told.Text, StringComparison.Ordinal);
        Assert.Equal(0, await LedAsync(scene));
        await scene.World.PressAsync(Administrator, "Отменить переход");

        Assert.Equal(2, await LedAsync(scene));
        Assert.Single(scene.World.MessagesTo(ClassScene.Teacher), it => it.Text.Contains("ваши классы снова 9А, 11А", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_year_is_gone_on_once_and_rosters_of_before_keep_their_names()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);
        await scene.World.AdvanceAsync(TimeSpan.FromDays(2));
        await scene.World.SayAsync(Administrator, "переход");
        await scene.World.PressAsync(Administrator, "Провести");
        await scene.World.AdvanceAsync(TimeSpan.FromDays(2));

        await scene.World.SayAsync(Administrator, "переход");
        Assert.Contains("уже проведён", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Administrator, "движение");
        await scene.World.PressAsync(Administrator, "Журнал и отчёты");
        await scene.World.PressAsync(Administrator, "Список на дату");
        await scene.World.SayAsync(Administrator, "5А 23 ноября");
        Assert.Contains("5А на 23 ноября 2026", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Administrator, "6А 26 ноября");
        Assert.Contains("6А на 26 ноября 2026", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_stay_begins_with_its_pupils_and_ends_by_itself(DatabaseKind database)
    {
        await using var scene = await ClassScene.StartAsync(database);

        await scene.World.SayAsync(Administrator, "заезд");
        await scene.World.PressAsync(Administrator, "Новый заезд");
        await scene.World.SayAsync(Administrator, "Заезд 12");
        await scene.World.SayAsync(Administrator, "23.11 – 30.11");
        await scene.World.SayAsync(Administrator, "1. Лугов Иван\n2. Зайцева Ева\n3. Кто-то");
        Assert.Contains("Не принято: строка 3", scene.World.LastTo(Administrator).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(Administrator, "Орлова Нина");
        await scene.World.PressAsync(Administrator, "Создать заезд");
        Assert.Equal(3, await scene.World.ReadAsync(db => db.Pupils.CountAsync(row => row.LeftAt == null && db.Classes.Any(it => it.Id == row.Class && it.Name == "Заезд 12"))));
        await scene.World.AdvanceAsync(TimeSpan.FromDays(7)); // Monday the 30th: the last day
        Assert.Empty(await LeftAsync(scene));
        await scene.World.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(["Ева З.", "Иван Л.", "Нина О."], await LeftAsync(scene));
        Assert.NotNull((await scene.World.ReadAsync(db => db.Classes.AsNoTracking().SingleAsync(row => row.Name == "Заезд 12"))).ArchivedAt);
        Assert.True(scene.WasTold(Administrator, "Заезд «Заезд 12» закончился. Выбыли: 3 ученика"));
    }

    [Fact]
    public async Task Others_start_neither_a_year_nor_a_stay()
    {
        await using var scene = await ClassScene.StartAsync(DatabaseKind.Sqlite);

        await scene.World.SayAsync(ClassScene.Teacher, "/rollover");
        Assert.Contains("администратор школы", scene.World.LastTo(ClassScene.Teacher).Text, StringComparison.Ordinal);
        await scene.World.SayAsync(ClassScene.Mother, "/intake");
        Assert.Contains("администратор школы", scene.World.LastTo(ClassScene.Mother).Text, StringComparison.Ordinal);
    }

    private static async Task ComeInAsync(ClassScene scene)
    {
        await scene.World.SayAsync(ClassScene.Mother, "ссылка 11а");
        Assert.Contains("Ваше личное приглашение", scene.World.LastTo(ClassScene.Mother).Text, StringComparison.Ordinal);
        await scene.World.PressAsync(ClassScene.Mother, ClassScene.InviteButton);
        await scene.JoinAsync(ClassScene.Mother, scene.LinkOf(ClassScene.Mother));
    }

    private static async Task AddClassesAsync(ClassScene scene)
    {
        await scene.AddClassAsync("1А", 1);
        await scene.AddPupilAsync(await scene.AddClassAsync("9А", 9), "Ира Я.");
        await scene.AddClassAsync("10А", 10);
        await scene.AddPupilAsync(await scene.AddClassAsync("11А", 11), "Зоя Ю.");
    }

    private static Task<int> LedAsync(ClassScene scene) => scene.World.ReadAsync(db => db.Homerooms.CountAsync(row => row.Until == null));

    private static Task<List<string>> LiveAsync(ClassScene scene) => scene.World.ReadAsync(async db =>
        (await db.Classes.Where(row => row.ArchivedAt == null).Select(row => row.Name).ToListAsync()).Order(StringComparer.Ordinal).ToList());

    private static Task<List<string>> LeftAsync(ClassScene scene) => scene.World.ReadAsync(async db =>
        (await db.Pupils.Where(row => row.LeftAt != null).Select(row => row.ShortName).ToListAsync()).Order(StringComparer.Ordinal).ToList());
}
