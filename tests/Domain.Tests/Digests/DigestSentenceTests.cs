using System.Globalization;
using BotHost.Domain.Digests;

namespace BotHost.Domain.Tests.Digests;

public sealed class DigestSentenceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 7, 0, 0, TimeSpan.Zero);
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("присылай сводку в 7 утра", null, "07:00", null, null)]
    [InlineData("сводка в 18:30", null, "18:30", null, null)]
    [InlineData("сводку лучше в обед", null, "13:00", null, null)]
    [InlineData("присылай сводку по понедельникам", null, null, DigestDays.Monday, null)]
    [InlineData("сводку каждую пятницу в 15:00", null, "15:00", DigestDays.Friday, null)]
    [InlineData("присылай сводку только по будням", null, null, DigestDays.SchoolDays, null)]
    [InlineData("не присылай сводку в выходные", null, null, DigestDays.SchoolDays, null)]
    [InlineData("включи ежедневную сводку", true, null, DigestDays.EveryDay, null)]
    [InlineData("сводка раз в неделю", null, null, DigestDays.Friday, null)]
    [InlineData("отключи сводку", false, null, null, null)]
    [InlineData("сводку не надо", false, null, null, null)]
    [InlineData("не присылай пустую сводку", null, null, null, true)]
    [InlineData("присылай и пустую сводку", null, null, null, false)]
    [InlineData("настройки сводки", null, null, null, null)]
    public void A_sentence_says_what_is_to_change(string text, bool? isOn, string? time, DigestDays? days, bool? skipIfEmpty)
    {
        TimeOnly? hour = time is null ? null : TimeOnly.Parse(time, CultureInfo.InvariantCulture);

        Assert.Equal(new DigestWish(isOn, hour, days, skipIfEmpty), DigestSentence.Read(text, "", Now, Moscow));
    }

    [Fact]
    public void An_hour_that_was_understood_before_wins()
        => Assert.Equal(new TimeOnly(7, 30), DigestSentence.Read("сводку каждый день в полвосьмого", "07:30", Now, Moscow).Time);

    [Fact]
    public void The_last_day_stays_and_naming_an_hour_switches_on()
    {
        var settings = new DigestSettings { Recipient = default, Kind = DigestKind.Daily, ChangedAt = Now };
        settings.Apply(new DigestWish(IsOn: false, Days: DigestDays.Friday), Now);
        settings.Toggle(DigestDays.Friday, DigestDays.Friday, Now);

        Assert.Equal((true, DigestDays.Friday), (settings.IsOff, settings.Days));
        settings.Apply(new DigestWish(Time: new TimeOnly(8, 0)), Now);
        Assert.False(settings.IsOff);
    }
}
