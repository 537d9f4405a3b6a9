using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The page for those who see it badly, hear it read aloud, or have no mouse.</summary>
public sealed class AccessTests(SandboxSite site)
{
    private const int MostTabs = 120;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task Axe_finds_nothing_serious_in_any_part_of_the_page(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);
        await CheckAsync(tab, "the first sight");

        await tab.BeginAsync("Посторонний вошёл по утёкшей ссылке");
        await CheckAsync(tab, "a story");
        await tab.OpenLeakedLinkAsync();
        await CheckAsync(tab, "a box that asks");
        await tab.AnswerDialogAsync("5А, родители", "Вступить");
        await tab.SeesAsync("Некто присоединился");
        await tab.Page.Locator("summary[aria-label='Меню чата']").ClickAsync();
        await CheckAsync(tab, "a chat and its menu");
        await tab.Page.Keyboard.PressAsync("Escape");
        await tab.NextAsync();
        await tab.SeesAsync("вошёл участник без приглашения");
        await CheckAsync(tab, "a dialog with buttons");
        await tab.JumpAsync("До сводки", isDeskLeftOpen: true);
        await CheckAsync(tab, "what happened");
        await (await tab.OpenCurtainAsync()).Locator("#calls summary").First.ClickAsync();
        await CheckAsync(tab, "the curtain");
        await tab.CloseDeskAsync();
        await tab.GoAsync($"#{SandboxVisit.Homeroom5A}");
        if (tab.IsPhone)
            await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Сменить человека" }).ClickAsync();
        await CheckAsync(tab, "people and conversations");
        Assert.Empty(tab.Troubles);
    }

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task A_story_can_be_played_by_the_keyboard_alone(int width)
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(width);

        await PressAsync(tab, "Мама просит ссылку");
        await Expect(tab.Guide).ToContainTextAsync("шаг 1 из");
        await Expect(tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Сообщение" })).ToBeFocusedAsync();
        await tab.Page.Keyboard.PressAsync("Enter"); // the words are there already
        await tab.SeesAsync("Согласен(на)");
        await PressAsync(tab, "Согласен(на)", isBackwards: true);
        await PressAsync(tab, "Дальше", isBackwards: true);
        await Expect(tab.Guide).ToContainTextAsync("шаг 2 из");
        await tab.Page.Keyboard.PressAsync("Enter");
        await tab.SeesAsync("Проверьте заявку");
        await PressAsync(tab, "Отправить", isBackwards: true);
        await tab.SeesAsync("Решает классный руководитель 5А");
        await PressAsync(tab, "Дальше", isBackwards: true);
        await PressAsync(tab, "Подтвердить", isBackwards: true);
        await tab.SeesAsync("Подтверждено: Пётр Л.");
        await PressAsync(tab, "Дальше", isBackwards: true);
        await PressAsync(tab, "Открыть ссылку", isBackwards: true);
        await Expect(tab.Page.GetByRole(AriaRole.Dialog, new() { Name = "5А, родители" })).ToBeVisibleAsync();
        await PressAsync(tab, "Вступить");

        await tab.SeesAsync("Вера присоединилась по ссылке");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task The_desk_and_the_people_are_reached_and_left_by_the_keyboard()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Phone, $"#{SandboxVisit.Homeroom5A}/bot");
        var (keyboard, desk) = (tab.Page.Keyboard, tab.Page.Locator("#panel"));

        await PressAsync(tab, "Пульт");
        await Expect(desk).ToBeVisibleAsync();
        await FocusAsync(tab, "Что попробовать");
        await keyboard.PressAsync("ArrowRight");
        await keyboard.PressAsync("ArrowRight");
        await Expect(tab.Page.GetByRole(AriaRole.Tab, new() { Name = "Закулисье" })).ToBeFocusedAsync();
        await keyboard.PressAsync("Escape");
        await Expect(desk).ToBeHiddenAsync();
        await Expect(tab.Page.Locator("#panel-button")).ToBeFocusedAsync();

        await PressAsync(tab, "Сменить человека", isBackwards: true);
        await PressAsync(tab, "Вера Лугова");
        await Expect(tab.Page.Locator("#people-button")).ToContainTextAsync("Вера Лугова");
        await tab.Page.Locator("#skip").FocusAsync();
        await keyboard.PressAsync("Enter");
        await Expect(tab.Page.GetByRole(AriaRole.Textbox, new() { Name = "Сообщение" })).ToBeFocusedAsync();
        await keyboard.TypeAsync("меню");
        await keyboard.PressAsync("Enter");

        await tab.SeesAsync("Я помогаю попасть в чаты школы");
        Assert.Empty(tab.Troubles);
    }

    private static async Task CheckAsync(SandboxTab tab, string where)
    {
        var found = await tab.Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });

        var serious = found.Violations.Where(it => it.Impact is "serious" or "critical")
            .Select(it => $"{where}: {it.Id}: {it.Help}: {string.Join(" | ", it.Nodes.Select(node => node.Html))}");
        Assert.Empty(serious);
    }

    private static async Task PressAsync(SandboxTab tab, string name, bool isBackwards = false)
    {
        await FocusAsync(tab, name, isBackwards);
        await tab.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Goes on from where the focus is, until it is on what has this name.</summary>
    private static async Task FocusAsync(SandboxTab tab, string name, bool isBackwards = false)
    {
        for (var i = 0; i < MostTabs; i++)
        {
            await tab.Page.Keyboard.PressAsync(isBackwards ? "Shift+Tab" : "Tab");
            var here = await tab.Page.EvaluateAsync<string>("(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent)");
            if (here.Contains(name, StringComparison.Ordinal) && await tab.Page.EvaluateAsync<bool>("document.activeElement.matches('a, button, summary')"))
                return;
        }
        Assert.Fail($"The keyboard does not get to «{name}».");
    }
}
