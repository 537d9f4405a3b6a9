using BotHost.Domain.Language;

namespace BotHost.Domain.Tests.Language;

public sealed class ClassNameTests
{
    [Theory]
    [InlineData("5А", "5А")]
    [InlineData("5а", "5А")]
    [InlineData(" 5 а ", "5А")]
    [InlineData("5-а", "5А")]
    [InlineData("5—А", "5А")]
    [InlineData("5 «А»", "5А")]
    [InlineData("5 \"А\"", "5А")]
    [InlineData("5'А'", "5А")]
    [InlineData("5 (А)", "5А")]
    [InlineData("5.а", "5А")]
    [InlineData("5/А", "5А")]
    [InlineData("5 А класс", "5А")]
    [InlineData("5акласс", "5А")]
    [InlineData("класс 5 а", "5А")]
    [InlineData("5 класс «Б»", "5Б")]
    [InlineData("5a", "5А")] // Latin
    [InlineData("7e", "7Е")]
    [InlineData("7K", "7К")]
    [InlineData("5G", "5Г")]
    [InlineData("10б", "10Б")]
    [InlineData("11-в", "11В")]
    [InlineData("l1б", "11Б")]
    [InlineData("I1б", "11Б")]
    [InlineData("1lб", "11Б")]
    [InlineData("1О А", "10А")]
    [InlineData("1O-а", "10А")]
    [InlineData("1оа", "10А")]
    [InlineData("lб", "1Б")]
    [InlineData("ЗБ", "3Б")]
    [InlineData("5-й а", "5А")]
    [InlineData("5й А", "5А")]
    [InlineData("5", "5")]
    [InlineData("11", "11")]
    [InlineData("1О", "10")]
    [InlineData("5 класс", "5")]
    [InlineData("5-й", "5")]
    [InlineData("1ого", "1")]
    [InlineData("пятый", "5")]
    [InlineData("пятый а", "5А")]
    [InlineData("Пятый бэ", "5Б")]
    [InlineData("пять вэ", "5В")]
    [InlineData("одиннадцатый гэ класс", "11Г")]
    [InlineData("десятом дэ", "10Д")]
    [InlineData("третьего «а»", "3А")]
    [InlineData("5ё", "5Е")]
    [InlineData("5 класс буква в", "5В")]
    public void A_class_is_read_however_it_is_typed(string text, string expected)
    {
        Assert.True(ClassName.TryParse(text, out var name));
        Assert.Equal(expected, name.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("а")]
    [InlineData("0А")]
    [InlineData("12А")]
    [InlineData("55")]
    [InlineData("110")]
    [InlineData("5Ъ")]
    [InlineData("5Ы")]
    [InlineData("5 мин")]
    [InlineData("5А, 6Б")]
    [InlineData("привет")]
    [InlineData("🙂")]
    [InlineData("Театральный кружок")]
    [InlineData("5А и ещё очень длинный текст, который классом не бывает")]
    public void Other_texts_are_no_class(string? text) => Assert.False(ClassName.TryParse(text, out _));

    [Theory]
    [InlineData("5B")]
    [InlineData("5b")]
    [InlineData("5-B")]
    public void A_latin_B_may_be_either_of_two_letters(string text)
    {
        var mention = ClassName.Read(text);

        Assert.NotNull(mention);
        Assert.True(mention.IsAmbiguous);
        Assert.Equal([new ClassName(5, 'В'), new ClassName(5, 'Б')], mention.Readings);
    }

    [Theory]
    [InlineData("ссылка 5а", "5А")]
    [InlineData("дайте пожалуйста ссылку на чат 7 Б класса", "7Б")]
    [InlineData("Здравствуйте! Я мама Пети Смирнова из 5-го «В» класса.", "5В")]
    [InlineData("сын учится в 5в, дочь в 7 г", "5В 7Г")]
    [InlineData("ссылки 5а и 7б", "5А 7Б")]
    [InlineData("пятый а", "5А")]
    [InlineData("мы в пятом бэ", "5Б")]
    [InlineData("пять а дайте ссылку", "5А")]
    [InlineData("ссылку 5 в пожалуйста", "5В")]
    [InlineData("чат 5 в", "5В")]
    [InlineData("ссылка 5 В", "5В")]
    [InlineData("ссылка 5", "5")]
    [InlineData("5 класс", "5")]
    [InlineData("мы в 5 классе", "5")]
    [InlineData("мой ребёнок пятиклассник", "5")]
    [InlineData("первый класс", "1")]
    [InlineData("класс 11", "11")]
    [InlineData("5 класс а", "5А")]
    [InlineData("5 класса «Г»", "5Г")]
    [InlineData("5 класс, а когда?", "5")]
    [InlineData("5 класс а когда?", "5")]
    [InlineData("в 5м классе", "5")]
    [InlineData("5-е классы", "5")]
    [InlineData("l1б скиньте", "11Б")]
    [InlineData("1О а класс", "10А")]
    [InlineData("5аклас", "5А")]
    [InlineData("10 М класс", "10М")]
    [InlineData("чат 9ч", "9Ч")]
    [InlineData("5 класс буква в", "5В")]
    [InlineData("5 класс, литера «Д»", "5Д")]
    [InlineData("чат7б", "7Б")]
    [InlineData("учится в 5 в классе", "5В")]
    [InlineData("сын в 5 а классе, дочь в 7б", "5А 7Б")]
    public void Classes_are_found_in_what_people_write(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', ClassName.FindIn(text).Select(mention => mention.Readings[0])));

    [Theory]
    [InlineData("")]
    [InlineData("привет")]
    [InlineData("буду в 5 в школе")]
    [InlineData("в 5 и 6 кабинетах")]
    [InlineData("приду в 17:30 а потом")]
    [InlineData("с 10.11 а потом")]
    [InlineData("школа 5 а где она")]
    [InlineData("школа № 5")]
    [InlineData("кабинет 5а")]
    [InlineData("звоните 8-900-123-45-67")]
    [InlineData("+7 915 000 00 00")]
    [InlineData("до 9 ч")]
    [InlineData("сбор 10 р с человека")]
    [InlineData("у меня 2-х летний")]
    [InlineData("24 ноября")]
    [InlineData("5 сентября")]
    [InlineData("1ого сентября")]
    [InlineData("второй раз пишу")]
    [InlineData("ходят в один класс")]
    [InlineData("один в школе")]
    [InlineData("За что?")]
    [InlineData("2 классных вопроса")]
    [InlineData("5000а")]
    [InlineData("в 8 а лучше в 9")]
    [InlineData("у нас заболело 5 в классе")]
    [InlineData("5")] // a menu number
    public void Numbers_that_are_no_class_are_left_alone(string text) => Assert.Empty(ClassName.FindIn(text));

    [Fact]
    public void A_mention_says_where_it_stands()
    {
        const string Text = "Смирнов Петя, 5 «А» класс, спасибо";

        var mention = Assert.Single(ClassName.FindIn(Text));

        Assert.Equal("5 «А» класс", Text.Substring(mention.Start, mention.Length));
    }

    [Theory]
    [InlineData("5 ")]
    [InlineData("5а ")]
    [InlineData("a")]
    [InlineData("пятый ")]
    [InlineData("   ")]
    [InlineData("класс ")]
    [InlineData("🙂")]
    public void A_text_of_a_megabyte_is_read_to_its_end(string piece) // by a reader that looks back at each piece it would not be
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));

        Assert.All(ClassName.FindIn(text), found => Assert.InRange(found.Start + found.Length, 1, text.Length));
        Assert.False(ClassName.TryParse(text, out _));
    }

    [Fact]
    public void No_text_makes_it_throw()
    {
        foreach (var text in Noise.Texts(seed: 5, count: 20_000))
        {
            var mention = ClassName.Read(text);
            Assert.True(mention is null || mention.Grade is >= 1 and <= ClassName.MaxGrade);
            Assert.All(ClassName.FindIn(text), found => Assert.InRange(found.Start + found.Length, 1, text.Length));
        }
    }

    [Fact]
    public void Classes_come_by_grade_then_letter_and_clubs_last()
    {
        string[] names = ["Шахматы", "10А", "5Б", "5", "11В", "5А", "Вокал"];

        Assert.Equal(["5", "5А", "5Б", "10А", "11В", "Вокал", "Шахматы"], names.Order(ClassOrder.Instance));
    }
}
