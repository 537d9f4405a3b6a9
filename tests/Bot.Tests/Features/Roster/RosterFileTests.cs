using System.Text;
using BotHost.Features.Roster;

namespace BotHost.Tests.Features.Roster;

public sealed class RosterFileTests
{
    private const string Table = "Класс;Ученик;Классный руководитель;VK;Сотрудник;Должность\n5А;Смирнов Пётр;Иванова Мария Петровна;id12;;\n;;;13;Кузнецов Олег Ильич;учитель\n";

    public static TheoryData<string, byte[]> Encodings()
    {
        var windows1251 = CodePagesEncodingProvider.Instance.GetEncoding(1251)!;
        return new TheoryData<string, byte[]>
        {
            { "UTF-8", Encoding.UTF8.GetBytes(Table) },
            { "UTF-8 with a mark", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Table)] },
            { "windows-1251", windows1251.GetBytes(Table) },
            { "UTF-16", [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Table)] },
            { "UTF-16, big end first", [.. Encoding.BigEndianUnicode.GetPreamble(), .. Encoding.BigEndianUnicode.GetBytes(Table)] },
            { "Windows line ends", Encoding.UTF8.GetBytes(Table.ReplaceLineEndings("\r\n")) },
            { "commas", Encoding.UTF8.GetBytes(Table.Replace(';', ',')) },
            { "tabs", windows1251.GetBytes(Table.Replace(';', '\t')) },
            { "Excel's first line", Encoding.UTF8.GetBytes("sep=;\n" + Table) },
        };
    }

    [Theory]
    [MemberData(nameof(Encodings))]
    public void The_same_table_is_read_from_every_encoding_and_delimiter(string name, byte[] bytes)
    {
        var rows = Rows(bytes);

        var shift = name.StartsWith("Excel", StringComparison.Ordinal) ? 1 : 0;
        Assert.Equal(
            [
                new RosterRow(2 + shift, "5А", "Смирнов Пётр", "Иванова Мария Петровна", "id12", "", ""),
                new RosterRow(3 + shift, "", "", "", "13", "Кузнецов Олег Ильич", "учитель"),
            ],
            rows);
    }

    [Theory]
    [InlineData("class;pupil\n5А;Смирнов Пётр")]
    [InlineData("Pupil,CLASS\nСмирнов Пётр,5А")]
    [InlineData("\n\n  класс ;\tученик \n5А;Смирнов Пётр")]
    [InlineData("\"Класс\";\"Ученик\"\n\"5А\";\"Смирнов Пётр\"")]
    [InlineData("Ученик;Телефон;Класс;;\nСмирнов Пётр;+7;5А;;\n;;;;\n\n")]
    [InlineData("Класс;Ученик\n5А; \"Смирнов Пётр\" ")]
    public void Headers_are_found_in_either_language_any_order_and_case(string text)
    {
        var row = Assert.Single(Rows(Encoding.UTF8.GetBytes(text)));

        Assert.Equal(("5А", "Смирнов Пётр"), (row.Class, row.Pupil));
    }

    [Fact]
    public void A_column_that_is_not_read_is_mentioned()
    {
        var parsed = Assert.IsType<RosterFile.Parsed>(RosterFile.Read(Encoding.UTF8.GetBytes("Класс;Ученик;Телефон\n5А;Смирнов Пётр;1")));

        Assert.Equal([new RosterProblem(1, RosterProblemKind.ColumnNotRead, "ТЕЛЕФОН")], parsed.Problems);
    }

    [Fact]
    public void Quotes_hold_delimiters_line_ends_and_quotes()
    {
        var rows = Rows("Класс;Ученик;Должность\n5А;\"Смирнов\nПётр\";\"учитель; \"\"лучший\"\"\"\n5Б;Иванов \"Ваня\" Иван;\n"u8.ToArray());

        Assert.Equal([2, 4], rows.Select(row => row.Line)); // the first takes two lines
        Assert.Equal("учитель; \"лучший\"", rows[0].Position);
        Assert.Equal("Иванов \"Ваня\" Иван", rows[1].Pupil);
    }

    [Theory]
    [InlineData("", "Empty", null)]
    [InlineData(" \n \n", "Empty", null)]
    [InlineData("Класс;Ученик\n", "NoRows", null)]
    [InlineData("Класс;Ученик\n;;\n", "NoRows", null)]
    [InlineData("Имя;Фамилия\nПётр;Смирнов", "ClassColumnMissing", 1)]
    [InlineData("Марка;Модель\nЛада;Нива", "Header", 1)]
    [InlineData("\nVK;Должность\n1;2", "Header", 2)]
    [InlineData("Класс;Ученик;класс\n5А;Смирнов Пётр;5А", "HeaderTwice", 1)]
    [InlineData("Ученик;VK\nСмирнов Пётр;1", "ClassColumnMissing", 1)]
    [InlineData("Класс;Ученик\n5А;\"Смирнов Пётр\n5А;Иванов Иван", "Quote", 2)]
    [InlineData("Класс;Ученик\n5А;Иванов Иван\n5А;\"Смирнов Пётр\n5А;\"Иванов Иван\"\n", "Quote", 3)]
    [InlineData("PK\u0003\u0004...", "Workbook", null)]
    [InlineData("Класс\0;Ученик\n", "NotText", null)]
    public void What_cannot_be_read_says_why_and_where(string text, string reason, int? line)
    {
        var failure = Assert.IsType<RosterFile.Unreadable>(RosterFile.Read(Encoding.UTF8.GetBytes(text)));

        Assert.Equal((reason, line), (failure.Reason.ToString(), failure.Line));
        var answer = ImportReplies.Unreadable(failure);
        Assert.InRange(answer.Length, 20, 400);
        if (line is not null)
            Assert.StartsWith($"Строка {line}:", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_are_kept_and_told()
    {
        var tooLarge = Assert.IsType<RosterFile.Unreadable>(RosterFile.Read(new byte[RosterFile.MaxBytes + 1]));
        Assert.Contains("10 МБ", ImportReplies.Unreadable(tooLarge), StringComparison.Ordinal);

        Assert.Equal(100_000, Rows(Lines(100_000)).Count);

        var tooMany = Assert.IsType<RosterFile.Unreadable>(RosterFile.Read(Lines(100_001)));
        Assert.Equal((UnreadableReason.TooManyRows, 100_002), (tooMany.Reason, tooMany.Line));
        Assert.Contains("100 000", ImportReplies.Unreadable(tooMany), StringComparison.Ordinal);
    }

    [Fact]
    public void No_bytes_make_it_throw()
    {
        var random = new Random(9);
        var header = Encoding.UTF8.GetBytes("Класс;Ученик;VK\n");
        for (var round = 0; round < 3_000; round++)
        {
            var noise = new byte[random.Next(200)];
            random.NextBytes(noise);
            for (var index = 0; index < noise.Length; index += random.Next(1, 6))
                noise[index] = ";\"\n5,\t "u8[random.Next(7)];
            Assert.NotNull(RosterFile.Read(random.Next(2) == 0 ? noise : [.. header, .. noise]));
        }
    }

    [Fact]
    public void A_megabyte_of_quotes_or_semicolons_is_read_to_its_end() // by a reader that looks back at each of them it would not be
    {
        var quotes = Assert.IsType<RosterFile.Unreadable>(RosterFile.Read(Encoding.UTF8.GetBytes("Класс;Ученик\n" + new string('"', 1_000_001))));
        var semicolons = Assert.IsType<RosterFile.Unreadable>(RosterFile.Read(Encoding.UTF8.GetBytes(new string(';', 1_000_000))));

        Assert.Equal((UnreadableReason.Quote, UnreadableReason.Header), (quotes.Reason, semicolons.Reason));
    }

    private static IReadOnlyList<RosterRow> Rows(byte[] bytes) => Assert.IsType<RosterFile.Parsed>(RosterFile.Read(bytes)).Rows;

    private static byte[] Lines(int count)
        => Encoding.UTF8.GetBytes("Класс;Ученик\n" + string.Concat(Enumerable.Range(1, count).Select(number => $"5А;Смирнов Пётр {number}\n")));
}
