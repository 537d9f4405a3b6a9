using System.Text;
using BotHost.Features.Schools;
using BotHost.Sandbox.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Schools;

public sealed class ImportInChatTests
{
    private const long Administrator = BotWorld.Administrator;
    private const long Parent = 101;
    private const string List = "Класс;Ученик;Классный руководитель;VK\n5А;Смирнов Петя;Иванова Мария Петровна;vk.com/id101\n5А;Зайцева Аня;;\n5Б;Орлов Иван;;\n";

    public static TheoryData<DatabaseKind> Databases => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Theory, MemberData(nameof(Databases))]
    public async Task The_difference_comes_first_and_changes_nothing_until_it_is_applied(DatabaseKind database)
    {
        await using var world = await StartAsync(database);

        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.StartsWith("Проверка списка: 3 строки. Пока ничего не изменено.", StringComparison.Ordinal));
        Assert.Contains("Внести", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Classes.CountAsync()));
        Assert.Empty(await world.ReadAsync(db => db.ReceivedFiles.ToListAsync()));
        await world.PressAsync(Administrator, "Применить");

        Assert.Equal(2, await world.ReadAsync(db => db.Classes.CountAsync()));
        Assert.Equal(3, await world.ReadAsync(db => db.Pupils.CountAsync()));
        Assert.True((await world.ReadAsync(db => db.Staff.SingleAsync())).IsVerified);
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.Contains("Ещё не писали боту: 4", StringComparison.Ordinal));
        Assert.Contains("ref=parents", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.PressAsync(Administrator, "Применить"); // the same button again
        Assert.Contains("больше не ждёт подтверждения", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_changes_nothing()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));

        await world.PressAsync(Administrator, "Отмена");

        Assert.Equal(0, await world.ReadAsync(db => db.Classes.CountAsync()));
        Assert.Contains("ничего не изменено", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_waits_half_an_hour()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));

        await world.AdvanceAsync(TimeSpan.FromMinutes(31));
        await world.PressAsync(Administrator, "Применить");

        Assert.Contains("Пришлите файл ещё раз", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Pupils.CountAsync()));
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        Assert.Empty(await world.ReadAsync(db => db.PendingImports.ToListAsync())); // gone with the night
    }

    [Fact]
    public async Task A_file_whose_reading_was_cut_off_is_read_again_and_at_last_asked_for()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await world.SayAsync(Administrator, "помощь");
        var document = world.Emulator.People.UploadDocument(Administrator, "список.csv", Encoding.UTF8.GetBytes(List));
        // As a process leaves them that ended between the update and the download.
        await world.ArrangeAsync(async db =>
        {
            var sender = await db.People.Where(person => person.User == new Domain.Messaging.UserRef("1")).Select(person => person.Id).SingleAsync();
            db.ReceivedFiles.Add(new ReceivedFile { Sender = sender, Name = "список.csv", Size = document.Size, Url = document.Url, DueAt = BotWorld.Start.AddMinutes(3) });
            db.ReceivedFiles.Add(new ReceivedFile { Sender = sender, Name = "список.csv", Size = 1, Url = "http://elsewhere.example/x", DueAt = BotWorld.Start.AddMinutes(10) });
            db.ReceivedFiles.Add(new ReceivedFile { Sender = sender, Name = "список.csv", Size = 1, Url = "x", DueAt = BotWorld.Start.AddMinutes(20), Attempts = 3 });
        });

        await world.AdvanceAsync(TimeSpan.FromMinutes(4));
        Assert.Contains("Внести", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromMinutes(7));
        Assert.Contains("Не получилось получить файл", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromMinutes(10));

        Assert.Equal(2, world.MessagesTo(Administrator).Count(it => it.Text.StartsWith("Не получилось получить файл", StringComparison.Ordinal)));
        Assert.Empty(await world.ReadAsync(db => db.ReceivedFiles.ToListAsync()));
    }

    [Theory]
    [InlineData("список.ods", "PK", "книга Excel")]
    [InlineData("список.xlsx", "PK\u0003\u0004", "книга Excel")]
    [InlineData("фото.jpg", "x", "Такие файлы я не читаю")]
    [InlineData("список.csv", "", "Файл пуст")]
    [InlineData("список.csv", "Имя;Телефон\nа;б\n", "нет знакомых заголовков")]
    [InlineData("без расширения", "Класс\n5А", "Такие файлы я не читаю")]
    public async Task What_cannot_be_read_is_answered_plainly(string name, string content, string answer)
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);

        await SendAsync(world, Administrator, name, Encoding.UTF8.GetBytes(content));

        Assert.Contains(answer, world.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.ReceivedFiles.ToListAsync()));
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused_whatever_size_it_claims()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        var content = new byte[11 * 1024 * 1024];
        Array.Fill(content, (byte)'x');

        await SendAsync(world, Administrator, "список.csv", content);
        Assert.Contains("больше 10 МБ", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        await SendAsync(world, Administrator, "список.csv", content, claimedSize: 100);
        Assert.Contains("Не получилось получить файл", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_files_are_declined_kindly_and_their_words_are_answered()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);

        await SendAsync(world, Parent, "список.csv", Encoding.UTF8.GetBytes(List));
        Assert.Contains("только от администратора", world.LastTo(Parent).Text, StringComparison.Ordinal);
        await SendAsync(world, Parent, "справка.pdf", [1, 2, 3], "помощь");
        Assert.Contains("Я бот школы", world.LastTo(Parent).Text, StringComparison.Ordinal);

        Assert.Equal(0, await world.ReadAsync(db => db.Classes.CountAsync()));
    }

    [Fact]
    public async Task An_administrator_whose_office_ended_cannot_apply()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));
        await world.ArrangeAsync(async db =>
        {
            foreach (var grant in await db.Roles.ToListAsync())
                grant.Revoke(grant.Person, BotWorld.Start);
        });

        await world.PressAsync(Administrator, "Применить");

        Assert.Equal(0, await world.ReadAsync(db => db.Pupils.CountAsync()));
        Assert.Contains("только администратор", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_name_and_no_link_reaches_the_log_or_stays_in_the_tables()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);

        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));
        await world.PressAsync(Administrator, "Применить");

        Assert.DoesNotContain(world.Logs.Lines, line => line.Contains("Смирнов", StringComparison.Ordinal) || line.Contains("список", StringComparison.Ordinal));
        Assert.All(await world.ReadAsync(db => db.Pupils.ToListAsync()), pupil => Assert.Matches("^[А-Я][а-я]+ [А-Я]\\.$", pupil.ShortName));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_pasted_list_is_compared_applied_and_taken_back(DatabaseKind database)
    {
        await using var world = await StartAsync(database);
        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));
        await world.PressAsync(Administrator, "Применить");

        await world.SayAsync(Administrator, "5А класс\n1. Смирнов Петя\n2. Новикова Ева\n\n5Б\n1. Зайцева Аня\n2. Орлов Иван");
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.Contains("Ученики: новых 1, перейдут в другой класс 1", StringComparison.Ordinal));
        await world.PressAsync(Administrator, "Применить");
        Assert.Equal("5Б", await ClassOfAsync(world, "Аня З."));
        Assert.Equal(1, await world.ReadAsync(db => db.Movements.CountAsync()));
        await world.PressAsync(Administrator, "Отменить импорт (10 минут)");

        Assert.Equal("5А", await ClassOfAsync(world, "Аня З."));
        Assert.Equal(3, await world.ReadAsync(db => db.Pupils.CountAsync()));
        await world.PressAsync(Administrator, "Отменить импорт (10 минут)");
        Assert.Contains("Отменить импорт уже нельзя", world.LastTo(Administrator).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_not_in_the_list_leaves_only_when_it_is_said_so()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));
        await world.PressAsync(Administrator, "Применить");

        await world.SayAsync(Administrator, "5А\nСмирнов Петя\nНовикова Ева");
        await world.PressAsync(Administrator, "Применить и убрать: 1");

        Assert.NotNull(await world.ReadAsync(db => db.Pupils.Where(row => row.LeftAt != null).Select(row => row.LeftAt).SingleAsync()));
        Assert.Contains(world.MessagesTo(Administrator), it => it.Text.Contains("Записано выбытие: 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Several_lines_of_a_parent_or_of_talk_are_no_list()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);

        await world.SayAsync(Parent, "5А\nСмирнов Петя\nНовикова Ева");
        await world.SayAsync(Administrator, "Добрый день!\nКогда починят принтер?\nСпасибо");

        Assert.DoesNotContain(world.MessagesTo(Parent).Concat(world.MessagesTo(Administrator)), it => it.Text.Contains("Похоже на список", StringComparison.Ordinal));
    }

    private static Task<string> ClassOfAsync(BotWorld world, string pupil) => world.ReadAsync(db =>
        (from row in db.Pupils join @class in db.Classes on row.Class equals @class.Id where row.ShortName == pupil select @class.Name).SingleAsync());

    private static async Task<BotWorld> StartAsync(DatabaseKind database)
    {
        var world = await BotWorld.StartAsync(database);
        world.AddUser(Parent, "Маша", "И");
        return world;
    }

    private static async Task SendAsync(BotWorld world, long user, string name, byte[] content, string text = "", long? claimedSize = null)
    {
        var document = world.Emulator.People.UploadDocument(user, name, content, claimedSize);
        world.Emulator.People.WriteToCommunity(user, BotWorld.GroupId, new Draft(text) { Attachments = [document] });
        await world.SettleAsync();
    }
}
