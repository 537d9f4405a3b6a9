using BotHost.Domain.Language;

namespace BotHost.Domain.Tests.Language;

public sealed class PersonNameTests
{
    [Theory]
    [InlineData("Смирнов Петя", "Петя С.")]
    [InlineData("  Смирнов   Пётр  Иванович ", "Пётр С.")]
    [InlineData("СМИРНОВ ПЁТР", "Пётр С.")]
    [InlineData("смирнова анна-мария", "Анна-Мария С.")]
    [InlineData("Салтыков-Щедрин Михаил", "Михаил С.")]
    [InlineData("Мамедов Али Гасан оглы", "Али М.")]
    [InlineData("Cмирнов Пeтя", "Петя С.")] // Latin C and e
    [InlineData("Смирнов\u00A0Петя\u200B", "Петя С.")]
    [InlineData("Smith John", "John S.")]
    public void A_list_name_gives_the_short_name(string text, string expected)
        => Assert.Equal(expected, PersonName.ParseSurnameFirst(text)?.ShortName);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Смирнов")]
    [InlineData("Смирнов 5")]
    [InlineData("Смирнов Петя, Иванов Ваня")]
    [InlineData("а б в г д е")]
    [InlineData("- -")]
    public void A_list_name_without_two_words_of_letters_is_refused(string? text) => Assert.Null(PersonName.ParseSurnameFirst(text));

    [Theory]
    [InlineData("Пётр  Фёдоров", "ПЕТР ФЕДОРОВ")]
    [InlineData("\tпетр федоров\n", "ПЕТР ФЕДОРОВ")]
    [InlineData("И\u0306од", "ЙОД")] // a decomposed letter
    public void Equal_names_have_equal_keys(string text, string key) => Assert.Equal(key, PersonName.Key(text));

    [Fact]
    public void A_name_says_nothing_of_itself_to_a_log() => Assert.DoesNotContain("Смирнов", new PersonName("Смирнов", "Петя", null).ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("Петя Смирнов", "Смирнов Петя")]
    [InlineData("Смирнов Петя 5а", "Смирнов Петя")]
    [InlineData("смирнов петя, 5 а класс", "смирнов петя")]
    [InlineData("Мой сын Петя Смирнов из 5а", "Смирнов Петя")]
    [InlineData("для Смирновой Ани", "Смирновой Ани")]
    [InlineData("Смирнов Пётр Иванович", "Смирнов Пётр")]
    [InlineData("Пётр Иванович Смирнов", "Смирнов Пётр")]
    [InlineData("Мамедов Али Гасан оглы", "Мамедов Али")]
    [InlineData("Абдуллаев Мухаммад оглы", "Абдуллаев Мухаммад")]
    [InlineData("Неизвестный Незнаков", "Неизвестный Незнаков|Незнаков Неизвестный")]
    [InlineData("Роман Захар", "Роман Захар|Захар Роман")]
    [InlineData("Смирнов", "Смирнов ")]
    [InlineData("Петя", "")]
    [InlineData("ссылку 5а пожалуйста", "")]
    [InlineData("раз два три четыре пять шесть", "")]
    [InlineData("", "")]
    public void A_typed_name_is_read_in_any_order(string text, string expected)
        => Assert.Equal(expected, string.Join('|', TypedName.Read(text).Select(name => $"{name.Surname} {name.Given}")));

    [Fact]
    public void No_text_makes_it_throw()
    {
        foreach (var text in Noise.Texts(seed: 6, count: 20_000))
        {
            Assert.InRange(TypedName.Read(text).Count, 0, 2);
            Assert.InRange(PersonName.Key(text).Length, 0, 120);
            Assert.InRange(PersonName.ParseSurnameFirst(text)?.ShortName.Length ?? 0, 0, 64);
            Assert.InRange(Surnames.Nominatives(text).Count, 0, 12);
            Assert.InRange(GivenNames.Candidates(text).Count, 1, 16);
        }
    }
}

public sealed class SurnamesTests
{
    [Theory]
    [InlineData("Смирнова", "СМИРНОВ СМИРНОВА")]
    [InlineData("Смирнову", "СМИРНОВ СМИРНОВА")]
    [InlineData("Смирновым", "СМИРНОВ СМИРНОВА")]
    [InlineData("Смирновой", "СМИРНОВА")]
    [InlineData("Смирновых", "СМИРНОВ СМИРНОВА")]
    [InlineData("Смирнове", "СМИРНОВ")]
    [InlineData("Фёдоровой", "ФЕДОРОВА")]
    [InlineData("Сергеева", "СЕРГЕЕВ СЕРГЕЕВА")]
    [InlineData("Никитину", "НИКИТИН НИКИТИНА")]
    [InlineData("Птицына", "ПТИЦЫН ПТИЦЫНА")]
    [InlineData("Островского", "ОСТРОВСКИЙ")]
    [InlineData("Островскому", "ОСТРОВСКИЙ")]
    [InlineData("Островской", "ОСТРОВСКАЯ")]
    [InlineData("Островскую", "ОСТРОВСКАЯ")]
    [InlineData("Троцкого", "ТРОЦКИЙ")]
    [InlineData("Шевченко", "ШЕВЧЕНКО")]
    [InlineData("Черных", "ЧЕРНЫХ")]
    [InlineData("Долгих", "ДОЛГИХ")]
    [InlineData("Живаго", "ЖИВАГО")]
    [InlineData("Толстого", "ТОЛСТОЙ")]
    [InlineData("Белого", "БЕЛЫЙ")]
    [InlineData("Толстую", "ТОЛСТАЯ")]
    [InlineData("Ковальчука", "КОВАЛЬЧУК")]
    [InlineData("Ковальчуком", "КОВАЛЬЧУК")]
    [InlineData("Гайдая", "ГАЙДАЙ")]
    [InlineData("Бондаря", "БОНДАРЬ")]
    [InlineData("Соловья", "СОЛОВЕЙ")]
    [InlineData("Кравца", "КРАВЕЦ")]
    [InlineData("Глинке", "ГЛИНКА")]
    [InlineData("Глинки", "ГЛИНКА")]
    [InlineData("Берии", "БЕРИЯ")]
    [InlineData("Ким", "КИМ")]
    [InlineData("Салтыкова-Щедрина", "САЛТЫКОВ-ЩЕДРИН")]
    [InlineData("Салтыковой-Щедриной", "САЛТЫКОВА-ЩЕДРИНА")]
    public void A_surname_in_any_case_leads_to_its_nominatives(string typed, string expected)
        => Assert.Empty(expected.Split(' ').Except(Surnames.Nominatives(typed)));

    [Fact]
    public void The_typed_form_comes_first_and_the_set_is_small()
    {
        var candidates = Surnames.Nominatives("Смирновой-Белой-Кравца");

        Assert.Equal("СМИРНОВОЙ-БЕЛОЙ-КРАВЦА", candidates[0]);
        Assert.InRange(candidates.Count, 2, 12);
    }
}

public sealed class GivenNamesTests
{
    [Theory]
    [InlineData("Петя", "ПЕТР")]
    [InlineData("Пётр", "ПЕТР")]
    [InlineData("Наталия", "НАТАЛЬЯ")]
    [InlineData("Маша", "МАРИЯ")]
    [InlineData("Саша", "САША")] // Александр or Александра: kept as written
    [InlineData("Гиацинт", "ГИАЦИНТ")]
    public void One_name_is_kept_for_all_its_forms(string written, string canonical) => Assert.Equal(canonical, GivenNames.Canonical(written));

    [Theory]
    [InlineData("Саша", "АЛЕКСАНДР АЛЕКСАНДРА САША")]
    [InlineData("Александр", "АЛЕКСАНДР САША")]
    [InlineData("Пети", "ПЕТР")]
    [InlineData("Петю", "ПЕТР")]
    [InlineData("Петенька", "ПЕТР")]
    [InlineData("Петра", "ПЕТР")]
    [InlineData("Андрея", "АНДРЕЙ")]
    [InlineData("Игорю", "ИГОРЬ")]
    [InlineData("Ильи", "ИЛЬЯ")]
    [InlineData("Павлу", "ПАВЕЛ")]
    [InlineData("Льва", "ЛЕВ")]
    [InlineData("Марией", "МАРИЯ")]
    [InlineData("Софьей", "СОФИЯ")]
    [InlineData("Иваном", "ИВАН")]
    [InlineData("Данила", "ДАНИИЛ")]
    [InlineData("Слава", "ВЯЧЕСЛАВ ВЛАДИСЛАВ ЯРОСЛАВ")]
    [InlineData("Гиацинт", "ГИАЦИНТ")]
    [InlineData("Гиацинту", "ГИАЦИНТ")]
    [InlineData("Машуле", "МАРИЯ")]
    public void What_a_parent_types_leads_to_what_may_be_kept(string typed, string expected)
        => Assert.Empty(expected.Split(' ').Except(GivenNames.Candidates(typed)));

    [Theory]
    [InlineData("Петров")]
    [InlineData("Павлов")]
    [InlineData("Иванова")]
    [InlineData("Смирнов")]
    public void A_surname_is_no_given_name(string surname) => Assert.False(GivenNames.IsKnown(surname));
}
