using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The school's ordinary week, from Monday morning to Friday afternoon, played in the browser by four people of it.</summary>
public sealed class SchoolWeekTests(SandboxSite site)
{
    private const long Head = 102;
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_week_of_announcement_meeting_broadcast_reminder_digest_and_report()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, Dialog(SandboxVisit.Mother));
        await LetMotherInAsync(tab);
        await AnnounceAsync(tab);
        await MoveMeetingTwiceAsync(tab);
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await PlanAsync(tab, "трансляция концерта для родителей 5А 25 ноября в 12:00", "Начало: 25 ноября, среда, 12:00");
        await RemindOverHolidayAsync(tab);

        await BroadcastWithoutLinkAsync(tab);
        await tab.JumpAsync("+1 день");
        await tab.JumpAsync("+1 день"); // Friday
        await EndWeekAsync(tab);
        Assert.Empty(tab.Troubles);
    }

    private static async Task LetMotherInAsync(SandboxTab tab)
    {
        await tab.SayAsync("ссылка 5А");
        await tab.PressInLastAsync("Согласен(на)");
        await tab.SeesAsync("Как зовут ребёнка?");
        await tab.SayAsync("Петя Лугов");
        await tab.PressInLastAsync("Отправить");
        await tab.SeesAsync("Решает классный руководитель 5А");
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await tab.PressAsync("Подтвердить");
        await tab.SeesAsync("Подтверждено: Пётр Л.");
    }

    private static async Task AnnounceAsync(SandboxTab tab)
    {
        await tab.SayAsync("объявление 5а: В среду фотографируем класс");
        await tab.SeesAsync("Получат 1 человек из 1");
        await tab.PressAsync("Отправить");
        await tab.SeesAsync("Отправляю");
        await SwitchAsync(tab, SandboxVisit.Mother);
        await tab.SeesAsync("В среду фотографируем класс");
        await tab.PressAsync("Прочитал(а)");
        await tab.SeesAsync("Вы отметили, что прочитали");
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
    }

    private static async Task MoveMeetingTwiceAsync(SandboxTab tab)
    {
        await PlanAsync(tab, "родительское собрание 5А 27 ноября в 18:00, итоги четверти, веду я", "Начало: 27 ноября, пятница, 18:00");
        foreach (var (said, shown) in new[] { ("30 ноября в 17:30", "30 ноября, понедельник, 17:30"), ("1 декабря в 18:00", "1 декабря, вторник, 18:00") })
        {
            await tab.PressAsync("Открыть");
            await tab.PressAsync("Перенести");
            await Expect(tab.Log.Locator(".message").Last).ToContainTextAsync("Когда начало?");
            await tab.SayAsync(said);
            await tab.SeesAsync($"Перенесено на {shown}");
        }
        await SwitchAsync(tab, SandboxVisit.Mother);
        await tab.SayAsync("события");
        await tab.SeesAsync("1 декабря");
    }

    private static async Task RemindOverHolidayAsync(SandboxTab tab)
    {
        await SwitchAsync(tab, SandboxVisit.Administrator);
        await tab.SayAsync("школа");
        await tab.PressInLastAsync("Календарь");
        await tab.PressInLastAsync("Изменить календарь");
        await tab.SayAsync("26 ноября выходной");
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await tab.SayAsync("напомни родителям 5а по учебным дням в 9:00 форма на физкультуру");
        await tab.SeesAsync("24 ноября, вторник, 09:00; 25 ноября, среда, 09:00; 27 ноября, пятница, 09:00");
        await tab.PressAsync("Включить");
    }

    /// <summary>From Monday morning to Wednesday afternoon.</summary>
    private static async Task BroadcastWithoutLinkAsync(SandboxTab tab)
    {
        await tab.JumpAsync("+1 день");
        for (var hour = 0; hour < 4; hour++)
            await tab.JumpAsync("+1 час");
        await tab.SeesAsync("Кто ведёт? Где ссылка?"); // Tuesday noon, a day before
        await tab.JumpAsync("+1 день");
        await tab.SeesAsync("Скоро начало, а ссылки нет");
        await tab.JumpAsync("+1 час");
        await tab.PressAsync("Состоялось");
        await tab.SayAsync("24");
        await tab.PressInLastAsync("Записи нет");
        await tab.SeesAsync("состоялось, участников: 24");
    }

    private static async Task EndWeekAsync(SandboxTab tab)
    {
        await SwitchAsync(tab, SandboxVisit.Mother);
        await Expect(tab.Log.GetByText("Напоминание: форма на физкультуру")).ToHaveCountAsync(3); // Tuesday, Wednesday, Friday
        await SwitchAsync(tab, SandboxVisit.Administrator);
        await tab.JumpAsync("До сводки");
        await tab.SeesAsync("Итоги недели, 21 ноября – 27 ноября");
        await tab.SeesAsync("события: состоялось 1 из 1");
        await SwitchAsync(tab, Head);
        await tab.SeesAsync("по пятницам итоги недели приходят руководителю школы");
        await tab.SayAsync("статистика");
        await tab.SeesAsync("События: состоялось 1 из 1, участников 24");
        await tab.PressAsync("PDF");
        await Expect(tab.Log.GetByText(".pdf").Last).ToBeVisibleAsync();
    }

    /// <summary>Reports of earlier messages may come in between: not the last message, but the newest with the button.</summary>
    private static async Task PlanAsync(SandboxTab tab, string sentence, string shown)
    {
        await tab.SayAsync(sentence);
        await tab.SeesAsync(shown);
        await tab.PressAsync("Назначить");
        await tab.SeesAsync("Участникам сообщил");
    }

    private static string Dialog(long person) => $"#{person}/bot";

    private static Task SwitchAsync(SandboxTab tab, long person) => tab.GoAsync(Dialog(person));
}
