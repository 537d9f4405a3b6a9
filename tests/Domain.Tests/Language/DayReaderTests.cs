using BotHost.Domain.Language;

namespace BotHost.Domain.Tests.Language;

public sealed class DayReaderTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData("сегодня", "2026-11-23")]
    [InlineData("с завтра", "2026-11-24")]
    [InlineData("послезавтра", "2026-11-25")]
    [InlineData("вчера", "2026-11-22")]
    [InlineData("1 декабря", "2026-12-01")]
    [InlineData("1-го дек", "2026-12-01")]
    [InlineData("с 5 мая 2027 года", "2027-05-05")]
    [InlineData("9 мая", "2027-05-09")]
    [InlineData("9 июля", "2026-07-09")]
    [InlineData("15 января", "2027-01-15")]
    [InlineData("01.12", "2026-12-01")]
    [InlineData("01.12.2026", "2026-12-01")]
    [InlineData("1/9/26", "2026-09-01")]
    [InlineData("2026-12-01", "2026-12-01")]
    [InlineData("29.02.2028", "2028-02-29")]
    [InlineData("с первого декабря", "2026-12-01")]
    [InlineData("через неделю", "2026-11-30")]
    public void A_day_is_read(string text, string expected) => Assert.Equal(DateOnly.Parse(expected, null), DayReader.Read(text, Today));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("32 декабря")]
    [InlineData("29.02.2027")]
    [InlineData("01.13")]
    [InlineData("5А")]
    [InlineData("приказ 12")]
    [InlineData("1 мама")]
    public void What_is_no_day_is_null(string? text) => Assert.Null(DayReader.Read(text, Today));
}
