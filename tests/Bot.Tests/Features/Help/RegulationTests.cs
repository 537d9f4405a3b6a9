using System.IO.Compression;
using System.Text;
using BotHost.Sandbox.People;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Help;

public sealed class RegulationTests
{
    private const long Parent = 301;

    /// <summary>Invented for the tests.</summary>
    private const string Text = """
        Положение о чатах школы
        1. Общие положения
        1.1. Чаты служат связи семьи и школы.
        2.1. Администратор:
        – выдаёт личные ссылки в чаты;
        – аннулирует ссылки, которыми не воспользовались.
        """;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task The_administrator_loads_it_and_anybody_finds_the_clause_with_its_version(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        world.AddUser(Parent, "Вера", "Родителева");
        await world.SayAsync(Parent, "что сказано про ссылки?");
        Assert.StartsWith("Положение школы ещё не загружено. Это делает администратор", world.LastTo(Parent).Text, StringComparison.Ordinal);

        await LoadAsync(world, "положение.txt", Encoding.UTF8.GetBytes(Text));
        Assert.StartsWith("Версия от 23 ноября 2026 г., 5 пунктов", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.RestartAsync();
        await world.SayAsync(Parent, "что сказано про ссылки?");
        Assert.StartsWith("Положение, п. 2.1-1: выдаёт личные ссылки в чаты;\n\nПоложение, п. 2.1-2: аннулирует ссылки", world.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Contains("Версия от 23 ноября 2026 г.", world.LastTo(Parent).Text, StringComparison.Ordinal);
        await world.SayAsync(Parent, "пункт 2.1-2");
        Assert.StartsWith("Положение, п. 2.1-2: аннулирует ссылки", world.LastTo(Parent).Text, StringComparison.Ordinal);
        await world.SayAsync(Parent, "/regulation семья");
        Assert.StartsWith("Положение, п. 1.1: Чаты служат", world.LastTo(Parent).Text, StringComparison.Ordinal);
        await world.SayAsync(Parent, "что сказано про космос?");
        Assert.StartsWith("В положении об этом ничего не нашлось", world.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.ReceivedFiles.ToListAsync()));
    }

    [Fact]
    public async Task A_new_version_as_a_Word_document_names_what_changed()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await LoadAsync(world, "положение.docx", Docx(Text));
        Assert.StartsWith("Версия от", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await LoadAsync(world, "положение.docx", Docx(Text));
        Assert.StartsWith("Эта версия уже загружена", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);

        await LoadAsync(world, "положение.docx", Docx(Text.Replace("личные ссылки", "ссылки на три дня", StringComparison.Ordinal) + "\n2.2. Ссылки не пересылают."));

        Assert.Contains("Изменились, добавлены или исключены: Положение 2.1-1, Положение 2.2.", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("положение.txt", "Просто текст без номеров", "В файле не нашлось пунктов")]
    [InlineData("положение.docx", "PK\u0003\u0004испорчен", "Этот файл прочитать не получилось")]
    [InlineData("положение.pdf", "%PDF", "Этот файл прочитать не получилось")]
    public async Task What_cannot_be_read_is_said_with_the_way_out(string name, string content, string answer)
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);

        await LoadAsync(world, name, Encoding.UTF8.GetBytes(content));

        Assert.StartsWith(answer, world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.Regulations.ToListAsync()));
    }

    [Fact]
    public async Task A_configured_file_is_read_once_and_again_when_it_changes()
    {
        var path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, Text);
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite, options => options with { Regulation = new() { File = path } });

        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Single(await world.ReadAsync(db => db.Regulations.ToListAsync()));
        await File.WriteAllTextAsync(path, Text + "\n2.2. Ссылки не пересылают.");
        await world.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal([5, 6], await world.ReadAsync(db => db.Regulations.OrderBy(it => it.LoadedAt).Select(it => it.Clauses).ToListAsync()));
        File.Delete(path);
    }

    [Fact]
    public async Task In_August_the_acts_are_to_be_checked_once_a_year()
    {
        await using var world = await BotWorld.StartAsync(DatabaseKind.Sqlite);
        await world.SayAsync(BotWorld.Administrator, "меню");
        world.Clock.MoveTo(new DateTimeOffset(2027, 8, 16, 9, 0, 0, TimeSpan.Zero));
        await world.AdvanceAsync(TimeSpan.FromDays(1.5));
        await world.RestartAsync();
        await world.AdvanceAsync(TimeSpan.FromDays(20));

        var ask = Assert.Single(world.MessagesTo(BotWorld.Administrator), message => message.Text.StartsWith("Раз в год, перед учебным годом", StringComparison.Ordinal));
        await world.PressAsync(BotWorld.Administrator, ask, "Проверил(а)");
        Assert.StartsWith("Отмечено 7 сентября", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromDays(1));
        await world.PressAsync(BotWorld.Administrator, ask, "Проверил(а)");

        Assert.StartsWith("Отмечено 7 сентября", world.LastTo(BotWorld.Administrator).Text, StringComparison.Ordinal);
        Assert.Equal(1, await world.ReadAsync(db => db.Audit.CountAsync(row => row.Action == "legal-acts.checked")));
    }

    private static async Task LoadAsync(BotWorld world, string name, byte[] content)
    {
        await world.SayAsync(BotWorld.Administrator, "положение");
        await world.PressAsync(BotWorld.Administrator, world.LastTo(BotWorld.Administrator).Keyboard!.Buttons.First(it => it.Label.StartsWith("Загрузить", StringComparison.Ordinal)).Label);
        var document = world.Emulator.People.UploadDocument(BotWorld.Administrator, name, content);
        world.Emulator.People.WriteToCommunity(BotWorld.Administrator, BotWorld.GroupId, new Draft("") { Attachments = [document] });
        await world.SettleAsync();
    }

    private static byte[] Docx(string text)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            using var writer = new StreamWriter(archive.CreateEntry("word/document.xml").Open());
            writer.Write("<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>");
            foreach (var line in text.Split('\n'))
                writer.Write($"<w:p><w:r><w:t xml:space=\"preserve\">{line[..(line.Length / 2)]}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{line[(line.Length / 2)..]}</w:t></w:r></w:p>");
            writer.Write("</w:body></w:document>");
        }
        return stream.ToArray();
    }
}
