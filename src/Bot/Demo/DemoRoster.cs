using System.Globalization;
using System.Text;

namespace BotHost.Demo;

/// <summary>The list of an invented school, as its office would send it: 11 grades, about 300 pupils, 25 staff. The names are put together by rule.</summary>
internal static class DemoRoster
{
    private static readonly string[] Surnames =
    [
        "Абрамов", "Белов", "Воронов", "Гусев", "Дёмин", "Ершов", "Жуков", "Зимин", "Ильин", "Карпов", "Лосев", "Мухин", "Носов", "Орлов", "Пахомов",
        "Рябов", "Сомов", "Туманов", "Ушаков", "Фролов", "Хохлов", "Цветков", "Чижов", "Шубин", "Щукин", "Юдин", "Яшин", "Крылов", "Полынин",
    ];

    private static readonly string[] Boys = ["Антон", "Борис", "Виктор", "Глеб", "Денис", "Егор", "Иван", "Кирилл", "Лев", "Максим", "Никита"];
    private static readonly string[] Girls = ["Алина", "Варвара", "Галина", "Дарья", "Ева", "Жанна", "Инна", "Ксения", "Лидия", "Мария", "Ольга"];

    private static readonly (string Class, string Pupil)[] OfTheStories =
        [("5А", "Лугов Пётр"), ("5А", "Тихая Екатерина"), ("7Б", "Спешилов Тимур")];

    public static IReadOnlySet<string> ClassNames { get; } = Enumerable.Range(1, 11).SelectMany(grade => "АБ".Select(letter => $"{grade}{letter}")).ToHashSet();

    /// <summary>CSV as in the outside contract, UTF-8.</summary>
    public static byte[] File()
    {
        var text = new StringBuilder("Класс;Ученик;Классный руководитель;VK;Сотрудник;Должность\n");
        AppendClasses(text);
        AppendStaff(text);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static void AppendClasses(StringBuilder text)
    {
        var seed = 0;
        foreach (var (grade, letter) in Enumerable.Range(1, 11).SelectMany(grade => "АБ".Select(letter => (grade, letter))))
        {
            var name = $"{grade}{letter}";
            var (homeroom, account) = HomeroomOf(name);
            text.Append(CultureInfo.InvariantCulture, $"{name};;{homeroom};{account};;\n");
            foreach (var (_, pupil) in OfTheStories.Where(it => it.Class == name))
                text.Append(CultureInfo.InvariantCulture, $"{name};{pupil};;;;\n");
            for (var place = 0; place < 13; place++, seed++)
                text.Append(CultureInfo.InvariantCulture, $"{name};{PupilOf(seed)};;;;\n");
        }
    }

    private static void AppendStaff(StringBuilder text)
    {
        text.Append(CultureInfo.InvariantCulture, $";;;{DemoPeople.Head};Строгий Павел Сергеевич;Директор\n");
        text.Append(CultureInfo.InvariantCulture, $";;;{DemoPeople.Administrator};Ключевая Ася Игоревна;Учитель информатики\n");
        text.Append(";;;;Новикова Марта Львовна;Учитель рисования\n");
    }

    private static (string Name, string Account) HomeroomOf(string className) => className switch
    {
        "1А" => ("Светлова Майя Юрьевна", DemoPeople.Homeroom1A.ToString(CultureInfo.InvariantCulture)),
        "5А" => ("Классная Нина Петровна", DemoPeople.Homeroom5A.ToString(CultureInfo.InvariantCulture)),
        "7Б" => ("Журавлёв Олег Ильич", DemoPeople.Homeroom7B.ToString(CultureInfo.InvariantCulture)),
        _ => ($"{Surnames[className.GetHashCodeByRule() % Surnames.Length]}а {Girls[className.GetHashCodeByRule() / 7 % Girls.Length]} Павловна", ""),
    };

    private static string PupilOf(int seed)
    {
        var isGirl = seed % 2 == 1;
        var surname = Surnames[seed * 7 % Surnames.Length];
        return isGirl ? $"{surname}а {Girls[seed / 2 % Girls.Length]}" : $"{surname} {Boys[seed / 2 % Boys.Length]}";
    }

    /// <summary>The same in every process.</summary>
    private static int GetHashCodeByRule(this string text) => text.Aggregate(17, (sum, glyph) => (sum * 31 + glyph) & 0xFFFF);
}
