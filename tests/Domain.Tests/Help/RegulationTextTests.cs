using BotHost.Domain.Help;

namespace BotHost.Domain.Tests.Help;

public sealed class RegulationTextTests
{
    /// <summary>Invented for the tests, in the shape of a school's local act.</summary>
    internal const string Sample = """
        # Пример
        Положение о чатах школы

        1. Общие положения
        1.1. Чаты служат связи семьи и школы.
        Продолжение первого пункта.
        2. Работа администратора
        2.1. Действия администратора:
        – Выдаёт личные ссылки в чаты;
        – Создаёт такие чаты, как:
         - чат класса;
         - чат учителей;
        - Аннулирует ссылки, которыми не воспользовались, в целях безопасности.
        Порядок общения
        1. Время
        1.1 Писать учителю можно до 19 часов.
        """;

    [Fact]
    public void Clauses_are_cut_by_number_and_by_dash_document_by_document()
    {
        var clauses = RegulationText.Cut(Sample);

        Assert.Equal(
            ["Положение 1", "Положение 1.1", "Положение 2", "Положение 2.1", "Положение 2.1-1", "Положение 2.1-2", "Положение 2.1-3", "Порядок 1", "Порядок 1.1"],
            clauses.Select(it => $"{it.Document} {it.Number}"));
        Assert.Equal("Чаты служат связи семьи и школы.\nПродолжение первого пункта.", clauses[1].Text);
        Assert.Equal("Создаёт такие чаты, как:\n- чат класса;\n- чат учителей;", clauses[5].Text);
    }

    [Theory]
    [InlineData("пункт 2.1-3", "2.1-3")]
    [InlineData("2.1", "2.1")]
    [InlineData("аннулирование ссылок", "2.1-3,2.1-1")]
    [InlineData("про учителя", "2.1-2,1.1")]
    [InlineData("ракеты", "")]
    [InlineData("что сказано", "")]
    public void A_question_finds_its_clauses(string question, string numbers)
        => Assert.Equal(numbers, string.Join(',', RegulationSearch.Find(RegulationText.Cut(Sample), question).Select(it => it.Number)));

    [Theory]
    [InlineData("что сказано про ссылки?", "ссылки")]
    [InlineData("Что в положении написано о безопасности", "безопасности")]
    [InlineData("что говорится в порядке насчёт чатов?", "чатов")]
    [InlineData("пункт 2.1-13", "2.1-13")]
    [InlineData("что написать про ребёнка", null)]
    [InlineData("ссылка 5а", null)]
    public void A_sentence_is_known_as_a_question_to_the_regulation(string text, string? about) => Assert.Equal(about, RegulationSearch.Read(text));

    [Fact]
    public void A_real_one_is_cut_so_that_its_clauses_are_found()
    {
        var path = Environment.GetEnvironmentVariable("BOTHOST_REGULATION");
        Assert.SkipUnless(File.Exists(path), "The school's own document is not in the repository; BOTHOST_REGULATION may name one.");

        var clauses = RegulationText.Cut(File.ReadAllText(path));

        Assert.Equal(17, clauses.Count(it => it.Document == "Положение" && it.Number.StartsWith("2.1-", StringComparison.Ordinal)));
        Assert.Equal("2.1-13", RegulationSearch.Find(clauses, "аннулирует ссылки")[0].Number);
        Assert.Contains(clauses, it => it is { Document: "Порядок", Number: "2.8" });
    }
}
