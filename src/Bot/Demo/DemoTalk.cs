using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>The weeks after: an announcement with acknowledgement, a parents' meeting moved twice, a broadcast without a link, a reminder over a holiday.</summary>
internal static class DemoTalk
{
    private const string Link = "https://vk.com/call/join/demo";

    public static async Task PlayAsync(DemoSession session, long parents5A)
    {
        await AnnounceAsync(session);
        await MeetAsync(session, parents5A);
        await BroadcastAsync(session, parents5A);
        await RemindAsync(session);
        await ReportAsync(session);
    }

    private static async Task AnnounceAsync(DemoSession session)
    {
        session.Transcript.Head("Новая неделя. Классный руководитель делает объявление с отметкой «Прочитал(а)»");
        await session.UntilAsync(7, 10, 0);
        await session.SayAsync(Homeroom5A, "объявление 5а: В среду фотографируем класс, форма парадная");
        session.Expect(Homeroom5A, "Кому: родители 5А");
        await session.PressAsync(Homeroom5A, "Отправить");
        session.Expect(Mother, "В среду фотографируем класс");
        await session.PressAsync(Mother, "Прочитал(а)");
        session.Expect(Mother, "Вы отметили, что прочитали");
    }

    private static async Task MeetAsync(DemoSession session, long chat)
    {
        session.Transcript.Head("Родительское собрание назначено одной фразой и дважды перенесено");
        await session.SayAsync(Homeroom5A, "родительское собрание 5А 2 декабря в 18:00, итоги четверти, веду я");
        await session.PressAsync(Homeroom5A, "Назначить");
        session.Expect(IsInChat(session, chat, "2 декабря, среда, 18:00"), "собрания нет в чате");
        await MoveAsync(session, "3 декабря в 17:30");
        await MoveAsync(session, "4 декабря в 17:30");
        session.Expect(!IsInChat(session, chat, "2 декабря, среда, 18:00"), "в чате осталось прежнее время собрания");
        session.Expect(session.Emulator.View.Chat(chat).Pinned?.Text.Contains("4 декабря, пятница, 17:30", StringComparison.Ordinal) == true, "закреплено не то время собрания");
    }

    private static async Task BroadcastAsync(DemoSession session, long chat)
    {
        session.Transcript.Head("Трансляция без ссылки: бот спрашивает за сутки и перед началом");
        await session.SayAsync(Homeroom5A, "трансляция концерта для родителей 5А 2 декабря в 12:00");
        await session.PressAsync(Homeroom5A, "Назначить");
        await session.UntilAsync(8, 12, 1);
        session.Expect(Homeroom5A, "Кто ведёт? Где ссылка?");
        await session.PressAsync(Homeroom5A, "Кто не отметил");
        session.Expect(Homeroom5A, "Объявление прочитали не все");
        await session.PressAsync(Homeroom5A, "Напомнить им (1)");
        session.Expect(Father, "ждёт вашей отметки");
        await session.PressAsync(Father, "Прочитал(а)");
        await session.UntilAsync(9, 11, 46);
        session.Expect(Homeroom5A, "Скоро начало, а ссылки нет");
        await session.PressAsync(Homeroom5A, "Дать ссылку");
        await session.SayAsync(Homeroom5A, Link);
        session.Expect(session.Emulator.View.Chat(chat).Messages.Any(message => message.Keyboard?.Buttons.Any(button => button.Link == Link) == true), "ссылки на трансляцию нет в чате");
        await session.UntilAsync(9, 13, 15);
        await session.PressAsync(Homeroom5A, "Состоялось");
        await session.SayAsync(Homeroom5A, "24");
        await session.PressAsync(Homeroom5A, "Записи нет");
        session.Expect(Homeroom5A, "состоялось, участников: 24");
    }

    private static async Task RemindAsync(DemoSession session)
    {
        session.Transcript.Head("Администратор объявляет пятницу выходным; напоминание её пропускает");
        await session.SayAsync(Administrator, "школа");
        await session.PressAsync(Administrator, "Календарь");
        await session.PressAsync(Administrator, "Изменить календарь");
        await session.SayAsync(Administrator, "4 декабря выходной");
        await session.SayAsync(Homeroom5A, "напомни родителям 5а по учебным дням в 9:00 форма на физкультуру");
        session.Expect(Homeroom5A, "Ближайшие: 3 декабря, четверг, 09:00; 7 декабря, понедельник, 09:00");
        await session.PressAsync(Homeroom5A, "Включить");
        await session.UntilAsync(14, 9, 1);
        session.Expect(session.Count(Mother, "Напоминание: форма на физкультуру") == 2, "напоминание пришло не дважды");
    }

    private static async Task ReportAsync(DemoSession session)
    {
        session.Transcript.Head("Директор смотрит отчёт за месяц");
        await session.SayAsync(Head, "статистика");
        await session.PressAsync(Head, "Прошлый месяц");
        session.Expect(Head, "Статистика школы, с 1 ноября по 30 ноября 2026 г.");
        await session.PressAsync(Head, "График");
        session.Expect(Head, "Семьи в чатах");
    }

    private static async Task MoveAsync(DemoSession session, string when)
    {
        await session.PressAsync(Homeroom5A, "Открыть");
        await session.PressAsync(Homeroom5A, "Перенести");
        await session.SayAsync(Homeroom5A, when);
    }

    private static bool IsInChat(DemoSession session, long chat, string words)
        => session.Emulator.View.Chat(chat).Messages.Any(message => !message.IsDeleted && message.Text.Contains(words, StringComparison.Ordinal));
}
