using BotHost.Domain.Roster;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Schools;

public sealed class SetUpTests
{
    private const long Administrator = BotWorld.Administrator;
    private const long Head = BotWorld.Head;
    private const long Teacher = 101;

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task An_administrator_sets_the_school_up_step_by_step(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(Teacher, "Маша", "И");
        await world.SayAsync(Head, "помощь");

        await world.SayAsync(Administrator, "/start");
        Assert.Contains("Шаг 1 из 5. Классы.\nПока ни одного.", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.SayAsync(Administrator, "5-6 АБ, 10А кружок");
        Assert.Contains("Добавить 5 классов? 5А 5Б 6А 6Б 10А.\nНе понял: «КРУЖОК».", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "Добавить");
        Assert.Contains("Добавлено: 5 классов.\n\nШаг 2 из 5", world.LastTo(Administrator).Text, StringComparison.Ordinal);

        await world.PressAsync(Administrator, "5А: нет");
        await world.SayAsync(Administrator, "Иванова");
        Assert.Contains("Не понял, кто это", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.SayAsync(Administrator, "Иванова Мария Петровна vk.com/id101");
        Assert.Contains("Профиль: vk.com/id101, в VK: Маша И", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "Да, проверил(а) лично");
        await world.PressAsync(Administrator, "5Б: нет");
        await world.SayAsync(Administrator, "Петров Пётр Петрович");
        Assert.Contains("Без классного руководителя: 3 класса", world.LastTo(Administrator).Text, StringComparison.Ordinal);

        await world.PressAsync(Administrator, "Шаг 3 →");
        Assert.Contains("руководитель школы (vk.com/id2): следит", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "Шаг 4 →");
        Assert.Contains("Шаг 4 из 5. Тревожные сообщения.", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "руководитель школы (vk.com/id2)");
        Assert.Contains("тревожные сообщения", world.LastTo(Head).Text, StringComparison.Ordinal);
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.Contains("Шаг 5 из 5", StringComparison.Ordinal));
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.StartsWith("Уважаемые родители!", StringComparison.Ordinal) && it.Text.Contains("ref=parents", StringComparison.Ordinal));
        await world.PressAsync(Administrator, "Готово");

        var profile = await world.ReadAsync(db => db.Schools.AsNoTracking().SingleAsync());
        Assert.NotNull(profile.SetUpAt);
        Assert.Equal(
            await world.ReadAsync(db => db.People.Where(person => person.User == new Domain.Messaging.UserRef("2")).Select(person => person.Id).SingleAsync()),
            profile.CrisisContact!.Value);
        var staff = await world.ReadAsync(db => db.Staff.AsNoTracking().ToListAsync());
        Assert.Equal(["Иванова Мария Петровна:True", "Петров Пётр Петрович:False"], staff.Select(it => $"{it.FullName}:{it.IsVerified}").Order());
        Assert.Equal(2, await world.ReadAsync(db => db.Homerooms.CountAsync()));
        await world.SayAsync(Administrator, "/start");
        Assert.DoesNotContain("Шаг", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_step_can_be_skipped_and_the_set_up_goes_on_after_days_and_a_restart()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await world.SayAsync(Administrator, "начать");
        await world.PressAsync(Administrator, "Пропустить");
        await world.PressAsync(Administrator, "Отложить");
        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(5));

        await world.SayAsync(Administrator, "настройка");
        Assert.Contains("Шаг 2 из 5", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        for (var step = 3; step <= 5; step++)
            await world.PressAsync(Administrator, $"Шаг {step} →");
        await world.PressAsync(Administrator, "Готово");

        var profile = await world.ReadAsync(db => db.Schools.AsNoTracking().SingleAsync());
        Assert.NotNull(profile.SetUpAt);
        Assert.NotNull(profile.CrisisContact); // the administrator, where nobody was named
        await world.SayAsync(Administrator, "настройка");
        Assert.Contains("Шаг 1 из 5", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_see_the_menu_and_cannot_set_up()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(Teacher, "Маша", "И");

        await world.SayAsync(Teacher, "/start");
        Assert.Contains("Что вам нужно?", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        foreach (var word in new[] { "настройка", "классы", "импорт" })
        {
            await world.SayAsync(Teacher, word);
            Assert.Contains("только администратор", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_administrator_cannot_confirm_his_own_profile_nor_a_pupils()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        world.AddUser(Teacher, "Петя", "С");
        await world.SayAsync(Teacher, "помощь");
        await world.ArrangeAsync(async db =>
        {
            var @class = new SchoolClass { Name = "5А", Grade = 5 };
            db.Classes.Add(@class);
            var person = await db.People.SingleAsync(row => row.User == new Domain.Messaging.UserRef("101"));
            db.Pupils.Add(new Pupil { Class = @class.Id, ShortName = "Петя С.", SurnameHash = "s", NameHash = "n", Account = person.Id, EnrolledAt = BotWorld.Start });
        });
        await world.SayAsync(Administrator, "классы");
        await world.PressAsync(Administrator, "5А");
        await world.PressAsync(Administrator, "Назначить руководителя");

        await world.SayAsync(Administrator, "Админова Ада Ивановна id1");
        await world.PressAsync(Administrator, "Да, проверил(а) лично");
        Assert.Contains("подтверждает другой человек", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.SayAsync(Administrator, "Смирнов Пётр Ильич vk.com/id101");
        await world.PressAsync(Administrator, "Да, проверил(а) лично");
        Assert.Contains("записан за учеником", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "Без профиля");

        Assert.DoesNotContain(await world.ReadAsync(db => db.Staff.ToListAsync()), staff => staff.IsVerified);
        Assert.Equal(1, await world.ReadAsync(db => db.Homerooms.CountAsync()));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_class_is_renamed_archived_and_brought_back(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        await world.ArrangeAsync(db =>
        {
            db.Schools.Single().SetUpAt = BotWorld.Start;
            for (var grade = 1; grade <= 8; grade++)
                db.Classes.Add(new SchoolClass { Name = $"{grade}А", Grade = grade });
            return Task.CompletedTask;
        });

        await world.SayAsync(Administrator, "классы");
        Assert.Contains("8 классов в школе.\n\n1А: нет руководителя; чатов нет\n2А", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "Дальше →");
        await world.PressAsync(Administrator, "8А");
        await world.PressAsync(Administrator, "Переименовать");
        await world.SayAsync(Administrator, "7а");
        Assert.Contains("Такой класс уже есть", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.SayAsync(Administrator, "9 «б»");
        Assert.Contains("Готово: 8А теперь 9Б.", world.LastTo(Administrator).Text, StringComparison.Ordinal);

        await world.PressAsync(Administrator, "В архив");
        Assert.Contains("Убрать 9Б в архив?", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "В архив");
        Assert.Equal(7, await world.ReadAsync(db => db.Classes.CountAsync(row => row.ArchivedAt == null)));
        await world.PressAsync(Administrator, "Вернуть");
        Assert.Equal(8, await world.ReadAsync(db => db.Classes.CountAsync(row => row.ArchivedAt == null)));
    }

    [Fact]
    public async Task A_class_with_pupils_is_not_archived()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await world.ArrangeAsync(db =>
        {
            var @class = new SchoolClass { Name = "5А", Grade = 5 };
            db.Classes.Add(@class);
            db.Pupils.Add(new Pupil { Class = @class.Id, ShortName = "Петя С.", SurnameHash = "s", NameHash = "n", EnrolledAt = BotWorld.Start });
            return Task.CompletedTask;
        });

        await world.SayAsync(Administrator, "классы");
        await world.PressAsync(Administrator, "5А");
        await world.PressAsync(Administrator, "В архив");

        Assert.Contains("учеников в списке 1", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Null((await world.ReadAsync(db => db.Classes.SingleAsync())).ArchivedAt);
    }
}
