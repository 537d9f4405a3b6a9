using BotHost.Domain.Language;
using BotHost.Domain.Schools;
using BotHost.Messaging;

namespace BotHost.Features.Schools;

/// <summary>Words of the school's card and calendar.</summary>
internal static class SchoolCardReplies
{
    public static Reply Card(SchoolProfile profile, string name, TimeZoneInfo zone, DateTimeOffset now, bool isAdministrator)
    {
        var order = profile.AppointmentOrder is { } number && profile.AppointedOn is { } on ? $"№ {number} от {Date(on)}" : "не записан";
        var reply = new Reply(
            $"""
            {profile.FullName ?? name}
            Адрес: {profile.Address ?? "не записан"}
            Время школы: {RussianDate.Brief(now, zone)} ({zone.Id}; меняет оператор бота)
            Приказ о назначении администратора: {order}
            """);
        if (isAdministrator)
            reply = reply.Row(Ask("Название", "name"), Ask("Адрес", "address"), Ask("Приказ", "order"));
        reply = reply.Row(Choice.Do("Календарь", "school", "calendar", "0"), Choice.Do("Списки и чаты руководителя", "lists"));
        if (isAdministrator)
            reply = reply.Row(Choice.Do("Новый год", "rollover"), Choice.Do("Заезды", "intake"), Choice.Do("Движение", "movement"), Choice.Do("Роли", "roles"));
        return reply;
    }

    public static Reply Ask(string field) => new Reply(field switch
    {
        "name" => "Напишите полное название школы, как в уставе.",
        "address" => "Напишите адрес школы.",
        "order" => "Напишите номер и дату приказа. Например: № 190-ОД от 01.11.2024.",
        _ => "Напишите дни по одному или периодом:\n– «каникулы 28.10 – 05.11»;\n– «выходной 4 ноября»;\n– «рабочая суббота 27 декабря»;\n– «обычный день 30.12» — вернуть как было.",
    }).Row(Choice.Do("Отмена", "cancel"));

    public static Reply Unclear(string field) => new Reply(field switch
    {
        "order" => "Нужны номер с цифрой и прошедшая дата. Например: № 190-ОД от 01.11.2024.",
        "calendar" => "Не понял дни. Например: каникулы 28.10 – 05.11. Не больше 120 дней за раз.",
        _ => "Не получилось прочитать. Напишите одной строкой, до 300 знаков.",
    }).Row(Choice.Do("Отмена", "cancel"));

    public static Reply Calendar(IReadOnlyList<CalendarDay> days, bool isAdministrator)
    {
        var reply = new Reply(days.Count == 0
            ? "Особых дней впереди нет: рабочие — с понедельника по пятницу, кроме государственных праздников. По календарю считаются сроки заявок и дни сводки."
            : $"Особые дни впереди:\n{string.Join('\n', Periods(days).Select(it => $"– {it}"))}\n\nПо календарю считаются сроки заявок и дни сводки.");
        if (isAdministrator)
            reply = reply.Row(Ask("Изменить календарь", "calendar"));
        return reply.Row(Choice.Do("Карточка школы", "school"));
    }

    /// <summary>Days in a row of one kind are one line.</summary>
    private static IEnumerable<string> Periods(IReadOnlyList<CalendarDay> days)
    {
        for (var first = 0; first < days.Count;)
        {
            var last = first;
            while (last + 1 < days.Count && days[last + 1].Date == days[last].Date.AddDays(1) && days[last + 1].Kind == days[first].Kind)
                last++;
            var when = first == last ? RussianDate.DayAndWeekday(days[first].Date) : $"{RussianDate.Day(days[first].Date)} – {RussianDate.Day(days[last].Date)}";
            yield return $"{when}: {Kind(days[first].Kind)}";
            first = last + 1;
        }
    }

    private static string Kind(DayKind kind) => kind switch { DayKind.Working => "рабочий", DayKind.Vacation => "каникулы", _ => "выходной" };

    private static Choice Ask(string label, string field) => Choice.Do(label, "school", "ask", field);

    private static string Date(DateOnly day) => $"{RussianDate.Day(day)} {day.Year}";
}
