using System.Text.RegularExpressions;
using BotHost.Domain.People;
using BotHost.Sandbox.State;
using BotHost.Tests.Features.People;
using BotHost.Tests.Harness;
using BotHost.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using UglyToad.PdfPig;
using static BotHost.Tests.Features.People.AccessSchool;

namespace BotHost.Tests.Features.Families;

public sealed partial class PrintTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task A_printed_slip_says_all_that_a_family_needs_and_its_code_lets_a_parent_in(DatabaseKind database)
    {
        await using var school = await AccessSchool.StartAsync(database);
        var world = school.World;

        await world.SayAsync(Teacher, "/invite 5а print");
        Assert.Contains("Всего детей: 4. Без действующего кода: 4. Без единого взрослого: 4.", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Contains("открывается у каждого", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Для всех: 4");

        var pages = Read(world, Teacher);
        var text = Assert.Single(pages);
        foreach (var words in new[] { "Петя С., 5А", "Анна Б., 5А", "Действует", "Классный руководитель: Иванова М. П.", "Школа № 7", "1. Наведите камеру", "3. Нажмите «Открыть ссылку»", "7 декабря, понедельник, 10:00" })
            Assert.Contains(Plain(words), Plain(text), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Смирнов", text, StringComparison.Ordinal);
        var codes = Codes().Matches(text).Select(match => match.Value).Distinct().ToList();
        Assert.Equal(4, codes.Count);
        var ofPetya = Codes().Match(text[text.IndexOf("Петя", StringComparison.Ordinal)..]).Value;
        await world.SayAsync(Parent, $"код {ofPetya.ToLowerInvariant().Replace("-", " - ", StringComparison.Ordinal)}");
        await world.PressAsync(Parent, "Согласен(на)");
        Assert.True(await school.IsLinkedAsync(Parent));
        Assert.DoesNotContain(world.Logs.Lines, line => codes.Exists(code => line.Contains(code, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task The_square_on_the_slip_brings_the_code_along()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await world.SayAsync(Teacher, "коды 5А печать");
        await world.PressAsync(Teacher, "Для всех: 4");
        var text = Read(world, Teacher)[0];
        var code = Codes().Match(text[text.IndexOf("Петя", StringComparison.Ordinal)..]).Value.Replace("-", "", StringComparison.Ordinal);

        world.Emulator.People.PressStart(Parent, BotWorld.GroupId, "code" + code);
        await world.SettleAsync();
        await world.PressAsync(Parent, "Согласен(на)");

        Assert.True(await school.IsLinkedAsync(Parent));
    }

    [Fact]
    public async Task Nine_children_fill_two_pages_and_a_marked_child_gets_no_slip()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await world.ArrangeAsync(async db =>
        {
            var petya = await db.Pupils.FirstAsync(pupil => pupil.ShortName == "Петя С.");
            var teacher = await PersonAsync(db, Teacher);
            db.AdultBlocks.Add(new AdultBlock { Pupil = petya.Id, SetBy = teacher.Id, SetAt = BotWorld.Start });
            for (var i = 0; i < 6; i++)
                db.Pupils.Add(new Domain.Roster.Pupil { Class = school.FifthA, ShortName = $"Юра {(char)('А' + i)}.", SurnameHash = "", NameHash = "", EnrolledAt = BotWorld.Start });
        });

        await world.SayAsync(BotWorld.Administrator, "/invite 5а print");
        await world.PressAsync(BotWorld.Administrator, "Для всех: 9");

        var pages = Read(world, BotWorld.Administrator);
        Assert.Equal(2, pages.Count);
        Assert.Equal([8, 1], pages.Select(page => Codes().Count(page)));
        Assert.DoesNotContain(pages, page => page.Contains("Петя", StringComparison.Ordinal));
        Assert.Contains(world.MessagesTo(BotWorld.Administrator), message => message.Text.Contains("Для 1 ребёнка с отметкой о запрете кода нет", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Codes_that_work_are_replaced_only_when_that_is_wanted()
    {
        await using var school = await AccessSchool.StartAsync();
        var world = school.World;
        await world.SayAsync(Teacher, "/invite 5а print");
        await world.PressAsync(Teacher, "Для всех: 4");
        var first = Codes().Matches(Read(world, Teacher)[0]).Select(match => match.Value).First();

        await world.SayAsync(Teacher, "/invite 5а print");
        await world.PressAsync(Teacher, "Для всех: 4");
        Assert.Contains("У 4 детей уже есть код", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Напечатать новые");
        await world.SayAsync(Parent, first);

        Assert.StartsWith("Код не подошёл.", world.LastTo(Parent).Text, StringComparison.Ordinal);
        Assert.Equal(4, await world.ReadAsync(db => db.AccessCodes.CountAsync(code => code.RevokedAt == null)));
    }

    [Fact]
    public async Task With_a_public_address_the_sheet_leaves_by_a_download_for_one()
    {
        await using var school = await AccessSchool.StartAsync(adjust: options => options with { Web = new() { PublicUrl = new Uri("https://bot.example/") } });
        var world = school.World;

        await world.SayAsync(Teacher, "/invite 5а print");
        Assert.DoesNotContain("открывается у каждого", world.LastTo(Teacher).Text, StringComparison.Ordinal);
        await world.PressAsync(Teacher, "Для всех: 4");

        Assert.Empty(world.LastTo(Teacher).Attachments);
        var address = world.LastTo(Teacher).Button("Скачать файл").Link!;
        Assert.StartsWith("https://bot.example/files/", address, StringComparison.Ordinal);
        Assert.True(world.Services.GetRequiredService<OneTimeLinks>().TrySpend<OneTimeGrant.Download>(address[(address.LastIndexOf('/') + 1)..], out var file));
        Assert.Equal("Коды семей 5А.pdf", file.FileName);
    }

    [Fact]
    public async Task Nobody_but_those_who_lead_the_class_prints_its_codes()
    {
        await using var school = await AccessSchool.StartAsync();
        await school.LinkAsync(Mother);

        await school.World.SayAsync(Mother, "/invite 5а print");
        await school.World.SayAsync(Teacher, "/invite 5б print");

        Assert.StartsWith("Списки класса видят", school.World.LastTo(Mother).Text, StringComparison.Ordinal);
        Assert.StartsWith("Списки класса видят", school.World.LastTo(Teacher).Text, StringComparison.Ordinal);
        Assert.Equal(0, await school.World.ReadAsync(db => db.AccessCodes.CountAsync()));
    }

    [Theory]
    [InlineData("7AB-K3P", true)]
    [InlineData("7ав к3р", true)]
    [InlineData("7 а в к 3 р", true)]
    [InlineData("7ав — к3р", true)]
    [InlineData("Код: 7а вк 3р", true)]
    [InlineData("в 5а нет", false)]
    [InlineData("код от подъезда", false)]
    [InlineData("где 5а", false)]
    public void A_code_is_heard_however_it_is_spaced_and_talk_is_no_code(string text, bool isCode)
        => Assert.Equal(isCode, BotHost.Features.People.RedeemCodeHandler.CodeIn(text) is not null);

    /// <summary>The text of each page of the last document that somebody was sent.</summary>
    internal static List<string> Read(BotWorld world, long reader)
    {
        var document = world.MessagesTo(reader).SelectMany(message => message.Attachments).OfType<Attachment.Document>().Last();
        using var pdf = PdfDocument.Open(world.Emulator.People.Open(document)!);
        return [.. pdf.GetPages().Select(page => page.Text)];
    }

    /// <summary>Where a line broke is of no matter.</summary>
    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal);

    [GeneratedRegex("[2-9ABEKMHPCTX]{3}-[2-9ABEKMHPCTX]{3}")]
    private static partial Regex Codes();
}
