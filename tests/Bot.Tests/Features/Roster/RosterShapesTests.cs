using System.Text;
using BotHost.Features.Roster;
using MiniExcelLibs;

namespace BotHost.Tests.Features.Roster;

/// <summary>Lists as schools have them: workbooks, tables copied from Word, messages, old encodings.</summary>
public sealed class RosterShapesTests
{
    [Fact]
    public void A_workbook_is_read_with_its_titles_numbers_and_sheets()
    {
        var first = Sheet(["Список обучающихся на 1 сентября"], [], ["№ п/п", "Класс", "Фамилия", "Имя", "Отчество", "Телефон"],
            ["1", "5A", "Смирнов", "Пётр", "Ильич", "1"], ["2", "", "Зайцева", "Анна", "", ""]);
        var second = Sheet(["ФИО", "Должность"], ["Иванова Мария Петровна", "учитель физики"]);
        var third = Sheet(["1", "Орлов Иван"], ["2", "Новикова Ева"]);

        var parsed = Parsed(RosterFile.Read(Workbook(("Список", first), ("Сотрудники", second), ("6Б", third))));

        Assert.Equal(
            ["5A/Смирнов Пётр Ильич//", "5A/Зайцева Анна//", "//Иванова Мария Петровна/учитель физики", "6Б/Орлов Иван//", "6Б/Новикова Ева//"],
            parsed.Rows.Select(row => $"{row.Class}/{row.Pupil}/{row.Staff}/{row.Position}"));
        Assert.Contains(parsed.Problems, problem => problem.Kind == RosterProblemKind.ColumnNotRead);
    }

    [Fact]
    public void Two_thousand_pupils_come_in_one_workbook()
    {
        List<string[]> rows = [["Класс", "Ученик"]];
        for (var number = 0; number < 2_000; number++)
            rows.Add([$"{(number / 80 % 11) + 1}А", $"Фамилия{(char)('а' + (number % 30))}{(char)('а' + (number / 30 % 30))} Имя{(char)('а' + (number / 900))}"]);

        var parsed = Parsed(RosterFile.Read(Workbook(("Лист1", Sheet([.. rows])))));

        Assert.Equal(2_000, parsed.Rows.Count);
        Assert.Equal(2_001, parsed.Rows[^1].Line);
    }

    [Theory]
    [InlineData("PK\u0003\u0004 and then something else")]
    [InlineData("PK\u0003\u0004")]
    public void A_broken_workbook_is_said_to_be_one(string content)
        => Assert.Equal(UnreadableReason.Workbook, Assert.IsType<RosterFile.Unreadable>(RosterFile.Read(Encoding.Latin1.GetBytes(content))).Reason);

    [Theory]
    [InlineData("5А\n1. Смирнов Петя\n2) Зайцева Аня", "5А/Смирнов Петя|5А/Зайцева Аня")]
    [InlineData("1\tСмирнов Пётр\t5А\n2\tЗайцева Анна\t5Б", "5А/Смирнов Пётр|5Б/Зайцева Анна")]
    [InlineData("Класс\tУченик\n5А\tСмирнов Пётр\n5Б\tЗайцева Анна", "5А/Смирнов Пётр|5Б/Зайцева Анна")]
    [InlineData("Смирнов Пётр, 5А\nЗайцева Анна – 5Б", "5А/Смирнов Пётр|5Б/Зайцева Анна")]
    [InlineData("Смирнов Пётр 5А\nЗайцева Анна 5Б", "5А/Смирнов Пётр|5Б/Зайцева Анна")]
    [InlineData("5А\nСмирнов\tПётр\tИльич\nЗайцева\tАнна\tИльинична", "5А/Смирнов Пётр Ильич|5А/Зайцева Анна Ильинична")]
    [InlineData("5 «А» класс\nСмирнов Петя\n5 «Б» класс\nЗайцева Аня", "5 «А» класс/Смирнов Петя|5 «Б» класс/Зайцева Аня")]
    public void A_pasted_list_is_read_however_it_was_copied(string text, string expected)
        => Assert.Equal(expected, string.Join('|', PastedRoster.Read(text)!.Rows.Select(row => $"{row.Class}/{row.Pupil}")));

    [Fact]
    public void A_pasted_order_names_staff_and_homeroom_teachers()
    {
        var parsed = PastedRoster.Read("Иванова Мария Петровна – учитель физики\nКузнецов Олег Ильич, воспитатель\nклассный руководитель 5А Петрова Анна Ильинична")!;

        Assert.Equal(
            [("", "Иванова Мария Петровна", "учитель физики", ""), ("", "Кузнецов Олег Ильич", "воспитатель", ""), ("5А", "", "", "Петрова Анна Ильинична")],
            parsed.Rows.Select(row => (row.Class, row.Staff, row.Position, row.Homeroom)));
    }

    [Theory]
    [InlineData("Добрый день\nкак дела")]
    [InlineData("5А")]
    [InlineData("Смирнов Петя")]
    [InlineData("5А\n5Б\n6А")]
    public void Talk_is_no_list(string text) => Assert.Null(PastedRoster.Read(text));

    [Theory]
    [InlineData(866)]
    [InlineData(20866)]
    [InlineData(1251)]
    public void Old_encodings_are_known_by_the_words_of_a_list(int codePage)
    {
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetBytes("Класс;Ученик\n5А;Смирнов Пётр\n");

        Assert.Equal("Смирнов Пётр", Assert.Single(Parsed(RosterFile.Read(bytes)).Rows).Pupil);
    }

    [Fact]
    public void Unmarked_utf_16_is_read()
        => Assert.Equal("Смирнов Пётр", Assert.Single(Parsed(RosterFile.Read(Encoding.Unicode.GetBytes("Класс;Ученик\n5А;Смирнов Пётр\n"))).Rows).Pupil);

    private static RosterFile.Parsed Parsed(RosterFile file) => Assert.IsType<RosterFile.Parsed>(file);

    private static List<Dictionary<string, object?>> Sheet(params string[][] rows)
        => [.. rows.Select(row => Enumerable.Range(0, rows.Max(it => it.Length)).ToDictionary(index => $"c{index}", index => (object?)(index < row.Length && row[index].Length > 0 ? row[index] : null)))];

    private static byte[] Workbook(params (string Name, List<Dictionary<string, object?>> Rows)[] sheets)
    {
        using var stream = new MemoryStream();
        stream.SaveAs(sheets.ToDictionary(sheet => sheet.Name, object (sheet) => sheet.Rows), printHeader: false);
        return stream.ToArray();
    }
}
