using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>An administrator makes an empty school a working one, moves a pupil, replaces a teacher, begins a year and takes it back, and answers an inspector: through the chat alone.</summary>
public sealed class EmptySchoolTests(SandboxSite site)
{
    private const string List = "Класс\tУченик\n5А\tЛугов Пётр\n5А\tТихая Екатерина\n6А\tОрлов Иван\n9А\tБелова Дарья";
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_school_becomes_a_working_one_and_answers_an_inspector()
    {
        await using var visit = await site.VisitEmptyAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, Dialog(SandboxVisit.Homeroom5A));
        foreach (var person in new[] { SandboxVisit.Homeroom5A, SandboxVisit.NewTeacher }) // nobody is written to who has not written
        {
            await SwitchAsync(tab, person);
            await tab.SayAsync("меню");
            await tab.SeesAsync("Что вам нужно?");
        }
        await SwitchAsync(tab, SandboxVisit.Administrator);
        await SetUpAsync(tab);
        await PasteListAsync(tab);
        await ConnectChatAsync(tab);
        await LetMotherInAsync(tab);

        for (var day = 0; day < 4; day++)
            await tab.JumpAsync("+1 день"); // the invite was not used: the night annuls it, with an act
        await SwitchAsync(tab, SandboxVisit.Administrator);
        await MovePupilAsync(tab);
        await ReplaceTeacherAsync(tab);
        await RollOverAndBackAsync(tab);
        await AnswerInspectorAsync(tab);
        Assert.Empty(tab.Troubles);
    }

    private static async Task SetUpAsync(SandboxTab tab)
    {
        await tab.SayAsync("/start");
        await tab.SeesAsync("Шаг 1 из 5");
        await tab.SayAsync("5А 6А 9А");
        await tab.PressInLastAsync("Добавить");
        await tab.PressInLastAsync("5А: нет");
        await tab.SeesAsync("Кто классный руководитель 5А?");
        await tab.SayAsync("Классная Нина Петровна vk.com/id103");
        await tab.PressInLastAsync("Да, проверил(а) лично");
        for (var step = 3; step <= 5; step++)
            await tab.PressInLastAsync($"Шаг {step} →");
        await tab.PressInLastAsync("Готово");
        await tab.SeesAsync("Готово, школа настроена");
    }

    private static async Task PasteListAsync(SandboxTab tab)
    {
        await tab.SayAsync(List);
        await tab.SeesAsync("Пока ничего не изменено");
        await tab.PressInLastAsync("Применить");
        await tab.SeesAsync("Ещё не писали боту");
    }

    private static async Task ConnectChatAsync(SandboxTab tab)
    {
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await tab.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "5А, родители" }).ClickAsync();
        await tab.ChooseInChatMenuAsync("Добавить бота");
        await tab.SeesAsync("добавила бота «Школа № 12»");
        await tab.ChooseInChatMenuAsync("Назначить бота администратором");
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await tab.PressInLastAsync("Родители класса");
        await tab.PressInLastAsync("5А");
        await tab.PressInLastAsync("Подключить");
        await tab.SeesAsync("Бот — администратор чата «Родители 5А»");
    }

    private static async Task LetMotherInAsync(SandboxTab tab)
    {
        await SwitchAsync(tab, SandboxVisit.Mother);
        await tab.SayAsync("ссылка 5А");
        await tab.PressInLastAsync("Согласен(на)");
        await tab.SeesAsync("Как зовут ребёнка?");
        await tab.SayAsync("Петя Лугов");
        await tab.PressInLastAsync("Отправить");
        await tab.SeesAsync("Решает классный руководитель 5А");
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await tab.PressAsync("Подтвердить");
        await tab.SeesAsync("Подтверждено: Пётр Л.");
        await SwitchAsync(tab, SandboxVisit.Mother);
        await tab.SeesAsync("Ваше личное приглашение");
    }

    private static async Task MovePupilAsync(SandboxTab tab)
    {
        await tab.SayAsync("Тихая Екатерина из 5А переведена в 6А с сегодня, приказ 12-к");
        await tab.PressInLastAsync("Записать");
        await tab.SeesAsync("Перевод: Екатерина Т. (5А → 6А)");
    }

    private static async Task ReplaceTeacherAsync(SandboxTab tab)
    {
        await tab.SayAsync("классы");
        await tab.PressInLastAsync("5А");
        await tab.PressInLastAsync("Сменить руководителя");
        await tab.SayAsync("Новикова Марта Львовна vk.com/id105");
        await tab.PressInLastAsync("Да, проверил(а) лично");
        await tab.PressInLastAsync("Заменить");
        await tab.SeesAsync("классный руководитель 5А — Новикова Марта Львовна");
        await SwitchAsync(tab, SandboxVisit.Homeroom5A);
        await tab.SeesAsync("Классный руководитель 5А теперь");
        await SwitchAsync(tab, SandboxVisit.NewTeacher);
        await tab.SeesAsync("Вас назначили классным руководителем 5А");
        await SwitchAsync(tab, SandboxVisit.Administrator);
    }

    private static async Task RollOverAndBackAsync(SandboxTab tab)
    {
        await tab.SayAsync("переход");
        await tab.SeesAsync("Это только план");
        await tab.PressInLastAsync("Провести");
        await tab.SeesAsync("Перешли: 2, выпустились: 1");
        await SwitchAsync(tab, SandboxVisit.Mother);
        await tab.SeesAsync("Ваш 5А теперь 6А");
        await SwitchAsync(tab, SandboxVisit.Administrator);
        await tab.PressAsync("Отменить переход");
        await tab.SeesAsync("Переход отменён");
        await SwitchAsync(tab, SandboxVisit.Mother);
        await tab.SeesAsync("класс снова 5А");
        await SwitchAsync(tab, SandboxVisit.Administrator);
    }

    private static async Task AnswerInspectorAsync(SandboxTab tab)
    {
        await tab.SayAsync("акты");
        await tab.PressInLastAsync("Акт № 1");
        await tab.PressInLastAsync("Документ для папки");
        await Expect(tab.Log.GetByText(".pdf").Last).ToBeVisibleAsync();
        await tab.SayAsync("движение");
        await tab.PressInLastAsync("Журнал и отчёты");
        await tab.PressInLastAsync("Отчёт");
        await tab.PressInLastAsync("Учебный год");
        await tab.SeesAsync("Движение с 1 сентября");
        await tab.PressInLastAsync("Файл XLSX");
        await Expect(tab.Log.GetByText(".xlsx").Last).ToBeVisibleAsync();
    }

    private static string Dialog(long person) => $"#{person}/bot";

    private static Task SwitchAsync(SandboxTab tab, long person) => tab.GoAsync(Dialog(person));
}
