using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>The office's Friday: a pupil leaves by an order, a teacher goes on leave, the roster of a past day, the plan of the next school year.</summary>
internal static class DemoOffice
{
    public static async Task PlayAsync(DemoSession session)
    {
        session.Transcript.Head("Пятница. Ученик выбывает: одна строка вместо журнала");
        await session.SayAsync(Administrator, "выбыл Спешилов Тимур 7Б, приказ 12-к с сегодня");
        await session.PressAsync(Administrator, "Записать");
        session.Expect(Administrator, "Выбытие: Тимур С. (7Б)");

        session.Transcript.Head("Кто учился в 7Б в понедельник?");
        await session.SayAsync(Administrator, "движение");
        await session.PressAsync(Administrator, "Журнал и отчёты");
        await session.PressAsync(Administrator, "Список на дату");
        await session.SayAsync(Administrator, "7Б 24 ноября");
        session.Expect(Administrator, "Тимур С.");

        session.Transcript.Head("Классный руководитель уходит в отпуск");
        await session.SayAsync(Homeroom7B, "меню");
        await session.SayAsync(Homeroom5A, "Я в отпуске до 10 декабря, заявки — Журавлёву");
        await session.PressAsync(Homeroom5A, "Передать");
        session.Expect(Homeroom7B, "Вы замещаете");

        session.Transcript.Head("31 августа заранее: план без последствий");
        await session.SayAsync(Administrator, "переход");
        session.Expect(Administrator, "Это только план");
        await session.PressAsync(Administrator, "Отмена");
    }
}
