using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>The office's Friday: a pupil leaves by an order, a teacher goes on leave, the roster of a past day, the next school year there and back, a new teacher of a class, papers for an inspector.</summary>
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
        await session.SayAsync(Administrator, "меню");
        await session.SayAsync(Administrator, "переход");
        session.Expect(Administrator, "Это только план");

        session.Transcript.Head("Переход проводят, семьи узнают; в течение суток его можно отменить");
        await session.PressAsync(Administrator, "Провести");
        session.Expect(Mother, "Ваш 5А теперь 6А");
        await session.PressAsync(Administrator, "Отменить переход");
        session.Expect(Mother, "класс снова 5А");
        await ReplaceTeacherAsync(session);
        await AnswerInspectorAsync(session);
    }

    private static async Task ReplaceTeacherAsync(DemoSession session)
    {
        session.Transcript.Head("У 7Б новый классный руководитель");
        await session.SayAsync(Administrator, "классы");
        await session.PressAsync(Administrator, "Дальше →");
        await session.PressAsync(Administrator, "Дальше →");
        await session.PressAsync(Administrator, "7Б");
        await session.PressAsync(Administrator, "Сменить руководителя");
        await session.SayAsync(Administrator, "Новикова Марта Львовна");
        await session.PressAsync(Administrator, "Заменить");
        session.Expect(NewTeacher, "7Б");
    }

    private static async Task AnswerInspectorAsync(DemoSession session)
    {
        session.Transcript.Head("Проверяющий просит документы: акт об аннулировании и журнал движения");
        await session.SayAsync(Administrator, "акты");
        await session.PressAsync(Administrator, "Акт № 1");
        await session.PressAsync(Administrator, "Документ для папки");
        session.Expect(Administrator, "Готовим документ");
        await session.SayAsync(Administrator, "движение");
        await session.PressAsync(Administrator, "Журнал и отчёты");
        await session.PressAsync(Administrator, "Отчёт");
        await session.PressAsync(Administrator, "Учебный год");
        session.Expect(Administrator, "Движение с 1 сентября");
        await session.PressAsync(Administrator, "Файл XLSX");
    }
}
