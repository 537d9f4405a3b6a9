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
    public async Task A_restart_before_the_confirmation_asks_for_the_file_again()
    {
        await using var world = await StartAsync(DatabaseKind.Sqlite);
        await SendAsync(world, Administrator, "список.csv", Encoding.UTF8.GetBytes(List));

        await world.RestartAsync();
        await world.PressAsync(Administrator, "Применить");

        Assert.Contains("Пришлите файл ещё раз", world.LastTo(Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(0, await world.ReadAsync(db => db.Pupils.CountAsync()));
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
    [InlineData("список.xlsx", "PK", "книга Excel")]
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
