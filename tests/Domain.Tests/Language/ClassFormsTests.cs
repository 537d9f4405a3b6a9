using BotHost.Domain.Language;
using BotHost.Domain.Tests.Language.Phrases;

namespace BotHost.Domain.Tests.Language;

/// <summary>Every class of the demo school in the ways that people say and type it, inside the sentences they say it in.</summary>
public sealed class ClassFormsTests(ITestOutputHelper output)
{
    private static readonly string[] Sentences =
    [
        "ссылка {0}", "дайте ссылку на чат {0}", "{0}", "мы из {0} добавьте нас", "дочка учится в {0} нужен чат", "добавьте в {0} пожалуйста", "у нас {0} дайте ссылку",
        "здравствуйте сын в {0} скиньте приглашение", "мне в группу {0} надо", "можно в чат {0}?", "я мама Пети, {0}, как попасть в чат",
    ];

    private static readonly string[] Grades = ["", "первый", "второй", "третий", "четвертый", "пятый", "шестой", "седьмой", "восьмой", "девятый", "десятый", "одиннадцатый"];

    private static readonly Func<int, char, string>[] Forms =
    [
        (grade, letter) => $"{grade}{letter}", (grade, letter) => $"{grade} {letter}", (grade, letter) => $"{grade}-{letter}", (grade, letter) => $"{grade} «{char.ToUpperInvariant(letter)}»",
        (grade, letter) => $"{grade} класс {letter}", (grade, letter) => $"{grade}{letter} класс", (grade, letter) => $"{grade} {letter} класс", (grade, letter) => $"{grade}-й {letter}",
        (grade, letter) => $"{grade}ый {letter} класс", (grade, letter) => $"{Grades[grade]} {letter}", (grade, letter) => $"{Oblique(grade)} {letter}", (grade, letter) => $"{Genitive(grade)} {letter} класса",
        (grade, letter) => $"{Grades[grade]} {Spoken(letter)}", (grade, letter) => $"{Oblique(grade)} {Spoken(letter)}", (grade, letter) => $"{Genitive(grade)} {Spoken(letter)} класса",
        (grade, letter) => $"{grade} {Spoken(letter)}", (grade, letter) => $"{Oblique(grade)} классе {letter}", (grade, letter) => $"{Genitive(grade)} \"{char.ToUpperInvariant(letter)}\"",
    ];

    [Fact]
    public void Every_class_is_heard_in_every_form_and_sentence()
    {
        var missed = (from sentence in Sentences
                      from form in Forms
                      from grade in Enumerable.Range(1, ClassName.MaxGrade)
                      from letter in "аб"
                      let text = string.Format(System.Globalization.CultureInfo.InvariantCulture, sentence, form(grade, letter))
                      let wanted = $"{grade}{char.ToUpperInvariant(letter)}"
                      let heard = Rules.Understand("parent", text).Entities.GetValueOrDefault("class")
                      where heard != wanted
                      select $"{text}: {heard}").ToList();
        foreach (var line in missed)
            output.WriteLine(line);

        Assert.Empty(missed);
    }

    private static string Genitive(int grade) => grade == 3 ? "третьего" : Grades[grade][..^2] + "ого";

    private static string Oblique(int grade) => grade == 3 ? "третьем" : Grades[grade][..^2] + "ом";

    private static string Spoken(char letter) => letter == 'б' ? "бэ" : "а";
}
