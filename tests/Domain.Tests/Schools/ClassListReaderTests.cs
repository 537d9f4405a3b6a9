using BotHost.Domain.Schools;

namespace BotHost.Domain.Tests.Schools;

public sealed class ClassListReaderTests
{
    [Theory]
    [InlineData("1А 1Б 2А", "1А 1Б 2А")]
    [InlineData("2а, 1б; 1а", "1А 1Б 2А")]
    [InlineData("1-3 АБ", "1А 1Б 2А 2Б 3А 3Б")]
    [InlineData("1 – 3 аб", "1А 1Б 2А 2Б 3А 3Б")]
    [InlineData("1-2 А, Б", "1А 1Б 2А 2Б")]
    [InlineData("1-2 А и Б", "1А 1Б 2А 2Б")]
    [InlineData("с 1 по 3 А", "1А 2А 3А")]
    [InlineData("5абв 6аб", "5А 5Б 5В 6А 6Б")]
    [InlineData("5А Б В, 6А", "5А 5Б 5В 6А")]
    [InlineData("10 11 А", "10А 11А")]
    [InlineData("10 и 11 А", "10А 11А")]
    [InlineData("1-4 АБ, 10-11 А", "1А 1Б 2А 2Б 3А 3Б 4А 4Б 10А 11А")]
    [InlineData("5 «А», 5 «Б»", "5А 5Б")]
    [InlineData("5-А 5-Б", "5А 5Б")]
    [InlineData("5А-В", "5А 5Б 5В")]
    [InlineData("у нас классы 1А и 2А", "1А 2А")]
    [InlineData("1 2 3", "1 2 3")]
    [InlineData("1, 2, 5А", "1 2 5А")]
    [InlineData("1-9", "1 2 3 4 5 6 7 8 9")]
    [InlineData("5A 5B", "5А 5В")]
    [InlineData("5А 5а 5A", "5А")]
    public void A_list_is_read_as_a_person_means_it(string text, string expected)
    {
        var read = ClassListReader.Read(text);

        Assert.Equal(expected, string.Join(' ', read.Classes));
        Assert.Empty(read.NotUnderstood);
    }

    [Theory]
    [InlineData("12А", "12А")]
    [InlineData("5А кружок", "КРУЖОК")]
    [InlineData("9-1 А", "9-1")]
    [InlineData("АБ", "АБ")]
    [InlineData("5@", "5@")]
    public void What_is_no_class_is_named(string text, string unknown)
    {
        Assert.Contains(unknown, ClassListReader.Read(text).NotUnderstood);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  \n ")]
    public void Nothing_is_nothing(string? text)
    {
        var read = ClassListReader.Read(text);

        Assert.Empty(read.Classes);
        Assert.Empty(read.NotUnderstood);
    }

    [Fact]
    public void A_megabyte_gives_at_most_two_hundred_classes()
    {
        var read = ClassListReader.Read(string.Concat(Enumerable.Repeat("1-11 АБВГДЕЖЗИКЛМ НОПРСТУФХЦЧШ ", 40_000)));

        Assert.Equal(ClassListReader.MaxClasses, read.Classes.Count);
    }
}
