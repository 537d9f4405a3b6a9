using BotHost.Sandbox.People;
using static BotHost.Demo.DemoPeople;

namespace BotHost.Demo;

/// <summary>The first morning: an empty school becomes a working one through the chat alone.</summary>
internal static class DemoStart
{
    public static async Task PlayAsync(DemoSession session)
    {
        session.Transcript.Head("Первое утро. Школа пуста: администратор пишет боту и присылает список");
        await session.SayAsync(Head, "меню");
        await session.SayAsync(Administrator, "/start");
        session.Expect(Administrator, "Шаг 1 из 5");
        await session.ActAsync(() =>
        {
            var list = session.Emulator.People.UploadDocument(Administrator, "школа.csv", DemoRoster.File());
            session.Emulator.People.WriteToCommunity(Administrator, GroupId, new Draft("Вот список школы, файл школа.csv") { Attachments = [list] });
        });
        session.Expect(Administrator, "Пока ничего не изменено");
        await session.PressAsync(Administrator, "Применить");
        session.Expect(Administrator, "Ещё не писали боту");

        session.Transcript.Head("Настройка: кто за что отвечает и к кому идут тревожные сообщения");
        await session.PressAsync(Administrator, "Настройка");
        await session.PressAsync(Administrator, "Шаг 2 →");
        await session.PressAsync(Administrator, "Шаг 3 →");
        await session.PressAsync(Administrator, "Шаг 4 →");
        await session.PressAsync(Administrator, "руководитель школы Строгий П. С.");
        session.Expect(Administrator, "Шаг 5 из 5");
        await session.PressAsync(Administrator, "Готово");
    }
}
