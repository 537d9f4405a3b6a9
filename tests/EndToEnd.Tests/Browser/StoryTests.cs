using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The stories under "Что попробовать", played as a person would: by what is written on the screen.</summary>
public sealed class StoryTests(SandboxSite site)
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task A_mother_asks_for_the_link_and_comes_into_the_chat(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await tab.BeginAsync("Мама просит ссылку");
        await tab.SendAsync();
        await tab.PressAsync("Согласен(на)");
        await tab.NextAsync();
        await tab.SendAsync();
        await tab.PressAsync("Отправить");
        await tab.SeesAsync("Решает классный руководитель 5А");
        await tab.NextAsync();
        await tab.PressAsync("Подтвердить");
        await tab.SeesAsync("Подтверждено: Пётр Л.");
        await tab.NextAsync();
        await tab.SeesAsync("Ваше личное приглашение");
        await tab.PressAsync("Открыть ссылку");
        await tab.AnswerDialogAsync("5А, родители", "Вступить");
        await tab.SeesAsync("Вера присоединилась по ссылке");

        await tab.NextAsync();
        await tab.SeesAsync("Вера присоединилась по ссылке");
        await tab.FinishAsync();
        await tab.GoAsync($"#{SandboxVisit.Mother}/bot");
        await tab.SeesAsync("Вы в чате «Родители 5А»");
        await Expect((await tab.OpenCurtainAsync()).Locator("#invites")).ToContainTextAsync("вступил(а)");
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task A_stranger_is_shown_the_door_and_finds_the_old_link_dead(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await tab.BeginAsync("Посторонний вошёл по утёкшей ссылке");
        await tab.OpenLeakedLinkAsync();
        await tab.AnswerDialogAsync("5А, родители", "Вступить");
        await tab.SeesAsync("Некто присоединился по ссылке");
        await tab.NextAsync();
        await tab.SeesAsync("вошёл участник без приглашения");
        await tab.PressAsync("Не наш");
        await tab.SeesAsync("Решение: не наш");
        await tab.NextAsync();
        await tab.OpenLeakedLinkAsync();
        await tab.AnswerDialogAsync("Ссылка недействительна", "Понятно");

        await tab.NextAsync();
        await tab.SeesAsync("исключил участника: Некто Неизвестный");
        await tab.FinishAsync();
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task A_new_teacher_is_confirmed_and_gets_into_the_staff_room(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await tab.BeginAsync("Новый учитель подтверждает роль");
        await tab.SendAsync();
        await tab.SeesAsync("Как вас зовут?");
        await tab.NextAsync();
        await tab.SendAsync();
        await tab.PressAsync("Учитель");
        await tab.SeesAsync("Какой предмет вы ведёте?");
        await tab.SayAsync("рисование");
        await tab.PressAsync("Нет");
        await tab.PressAsync("Отправить");
        await tab.SeesAsync("Решает администратор");
        await tab.NextAsync();
        await tab.PressAsync("Подтвердить");
        await tab.PressAsync("Проверил(а) лично: подтвердить");
        await tab.SeesAsync("Подтвержден");
        await tab.NextAsync();
        await tab.SeesAsync("Ваша роль подтверждена");
        await tab.SendAsync();
        await tab.PressAsync("Открыть ссылку");
        await tab.AnswerDialogAsync("Учительская", "Вступить");

        await tab.SeesAsync("Марта присоединилась по ссылке");
        await tab.FinishAsync();
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task The_administrator_reads_the_digest(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await tab.BeginAsync("Администратор читает сводку");
        await tab.JumpAsync("До сводки");
        await tab.SeesAsync("Сводка, 23 ноября");

        await tab.NextAsync();
        await tab.SendAsync();
        await tab.SeesAsync("Сводка");
        await tab.FinishAsync();
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task A_father_forgets_his_invite_and_gets_a_new_one(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await tab.BeginAsync("Папа забыл о приглашении");
        await tab.SendAsync();
        await tab.PressAsync("Согласен(на)");
        await tab.SeesAsync("Как зовут ребёнка?");
        await tab.SayAsync("Петя Лугов");
        await tab.PressAsync("Отправить");
        await tab.SeesAsync("Решает классный руководитель 5А");
        await tab.NextAsync();
        await tab.PressAsync("Подтвердить");
        await tab.SeesAsync("Подтверждено: Пётр Л.");
        await tab.NextAsync();
        await tab.SeesAsync("Ваше личное приглашение");
        await tab.JumpAsync("+1 день");
        await tab.SeesAsync("Напоминаем");
        await tab.JumpAsync("+1 день");
        await tab.JumpAsync("+1 день");
        await tab.SeesAsync("Срок приглашения");
        await Expect(tab.Happened).ToContainTextAsync("Срок приглашения");
        await tab.NextAsync();
        await tab.PressAsync("Новая ссылка");

        await Expect(tab.Log.GetByText("Ваше личное приглашение")).ToHaveCountAsync(2);
        await tab.FinishAsync();
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task A_homeroom_teacher_connects_a_chat(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await tab.BeginAsync("Классный руководитель подключает чат");
        await tab.ChooseInChatMenuAsync("Добавить бота");
        await tab.SeesAsync("Олег добавил бота «Школа № 12»");
        await tab.ChooseInChatMenuAsync("Назначить бота администратором");
        await tab.NextAsync();
        await Expect(tab.Log.GetByText("Какой это чат?")).ToHaveCountAsync(2); // the first was of the pupils' chat
        await tab.PressInLastAsync("Родители класса");
        await tab.PressInLastAsync("7Б");
        await tab.PressInLastAsync("Подключить");
        await tab.SeesAsync("Готово: чат подключён");
        await tab.SeesAsync("Бот — администратор чата «Родители 7Б»");

        await tab.NextAsync();
        await tab.SendAsync();
        await tab.SeesAsync("Сначала нужно ваше согласие");
        await tab.FinishAsync();
        Assert.Empty(tab.Troubles);
    }
}
