using System.Globalization;
using BotHost.Domain.Audiences;
using BotHost.Domain.Events;

namespace BotHost.Domain.Tests.Events;

public sealed class EventSentenceTests
{
    private static readonly TimeZoneInfo Moscow = TimeZoneInfo.FindSystemTimeZoneById("Europe/Moscow");

    [Theory]
    [InlineData("родительское собрание 5А 5 декабря в 18:00", EventKind.ParentsMeeting, Circle.Parents, "5А", "2026-12-05 18:00", "", null)]
    [InlineData("собрание 5А 5 декабря в 18:00, итоги четверти, ведёт Иванова", EventKind.ParentsMeeting, Circle.Parents, "5А", "2026-12-05 18:00", "Итоги четверти", "Иванова")]
    [InlineData("педсовет завтра в 14:00", EventKind.StaffCouncil, Circle.Staff, "", "2026-11-24 14:00", "", null)]
    [InlineData("трансляция праздника для 5А и 5Б в пятницу в 12:00 веду я", EventKind.Broadcast, Circle.Parents | Circle.Pupils, "5А 5Б", "2026-11-27 12:00", "Праздника", "я")]
    [InlineData("урок математики 5а завтра 8:30", EventKind.Lesson, Circle.Parents | Circle.Pupils, "5А", "2026-11-24 08:30", "Математики", null)]
    [InlineData("вебинар по безопасности 1 декабря 15:00", EventKind.Webinar, Circle.Staff, "", "2026-12-01 15:00", "По безопасности", null)]
    [InlineData("консультация для родителей 5а в среду в 17:00", EventKind.Consultation, Circle.Parents, "5А", "2026-11-25 17:00", "", null)]
    [InlineData("мероприятие экскурсия 5а 5 декабря 9:00", EventKind.Other, Circle.Parents | Circle.Pupils, "5А", "2026-12-05 09:00", "Экскурсия", null)]
    public void One_sentence_plans_an_event(string said, EventKind kind, Circle circle, string classes, string at, string title, string? host)
    {
        var read = Read(said);

        Assert.Equal((kind, circle), (read.Kind, read.Audience.Circle));
        Assert.Equal(classes, string.Join(' ', read.Audience.Classes.Select(it => it.Readings[0])));
        Assert.Equal(at, $"{read.When.Date:yyyy-MM-dd} {read.When.Time:HH:mm}");
        Assert.Equal((title, host), (read.Title, read.Host));
    }

    [Fact]
    public void Link_length_and_place_are_read_too()
    {
        var read = Read("совещание завтра в 9:00 на 30 минут https://vk.com/call/join/abc");

        Assert.Equal(("https://vk.com/call/join/abc", 30, false), (read.Link, read.Minutes, read.IsOnSite));
        Assert.True(Read("собрание 5а завтра 18:00 очно").IsOnSite);
        Assert.Equal([DayOfWeek.Tuesday], Read("урок физики 7б каждый вторник 10:00 до 25 декабря").When.Weekly);
    }

    [Theory]
    [InlineData("трансляция концерта для родителей 5А 2 декабря в 12:00", true)]
    [InlineData("совещание завтра в 9:00 по итогам четверти", true)]
    [InlineData("собрание 5А 5 декабря в 18:00, итоги четверти", false)]
    [InlineData("педсовет завтра в 14:00 итоги", false)]
    [InlineData("педсовет завтра в 14:00", false)]
    public void A_title_goes_on_from_the_name_of_the_kind_where_the_sentence_does(string said, bool goesOn)
        => Assert.Equal(goesOn, Read(said).GoesOn);

    [Theory]
    [InlineData("собрание 5А завтра", true)]
    [InlineData("педсовет", true)]
    [InlineData("хорошее собрание", false)]
    [InlineData("урок", false)]
    public void An_event_is_said_by_its_name_first(string text, bool isEvent) => Assert.Equal(isEvent, EventSentence.BeginsWithKind(text));

    [Theory]
    [InlineData("https://vk.com/call/join/abc", true)]
    [InlineData("vk.com/call", false)]
    [InlineData("https://vk.com/call и ещё", false)]
    [InlineData("javascript:alert(1)", false)]
    public void A_link_is_an_address_and_nothing_else(string text, bool isLink) => Assert.Equal(isLink, EventSentence.IsLink(text));

    private static EventSentence Read(string said)
    {
        var local = DateTime.ParseExact("2026-11-23 10:00", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        return EventSentence.Read(said, new DateTimeOffset(local, Moscow.GetUtcOffset(local)), Moscow);
    }
}
