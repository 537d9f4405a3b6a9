using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>What the page offers around the conversations of the demo school: its desk, its people, a new beginning.</summary>
public sealed class SchoolPageTests(SandboxSite site)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_opens_on_six_stories_and_a_school_that_is_alive()
    {
        await using var visit = await site.VisitAsync(Cancellation);

        var phone = await visit.OpenAsync(SandboxVisit.Phone);
        await Expect(phone.Page.Locator(".story")).ToHaveCountAsync(6); // a phone begins with what to try
        await Expect(phone.Page.Locator(".story").First).ToBeVisibleAsync();

        var teacher = await visit.OpenAsync(SandboxVisit.Desktop, $"#{SandboxVisit.Homeroom5A}/bot");
        foreach (var chat in new[] { "Учительская", "5А, родители", "5А класс" })
            await Expect(teacher.Page.GetByRole(AriaRole.Link, new() { Name = chat })).ToBeVisibleAsync();
        await Expect(teacher.Page.Locator(".unread")).ToHaveCountAsync(0); // nothing is unread before anybody has done anything
        Assert.Empty(phone.Troubles.Concat(teacher.Troubles));
    }

    [Fact]
    public async Task The_clock_jumps_as_far_as_its_buttons_say_and_tells_what_happened_on_the_way()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, $"#{SandboxVisit.Administrator}/bot");
        var clock = tab.Page.Locator("#school-time");

        await Expect(clock).ToContainTextAsync("пн, 23 ноября, 09:0");
        await tab.JumpAsync("+15 мин");
        await Expect(clock).ToContainTextAsync("пн, 23 ноября, 09:1");
        await Expect(tab.Happened).ToContainTextAsync("За это время бот ничего не делал");
        await tab.JumpAsync("+1 час");
        await Expect(clock).ToContainTextAsync("пн, 23 ноября, 10:1");
        await tab.JumpAsync("До сводки");
        await Expect(clock).ToContainTextAsync("пн, 23 ноября, 17:00");
        await Expect(tab.Happened.GetByRole(AriaRole.Listitem)).ToContainTextAsync(["Сводка, 23 ноября"]);
        await tab.JumpAsync("+1 день");
        await Expect(clock).ToContainTextAsync("вт, 24 ноября, 17:00");

        await tab.SeesAsync("Сводка, 24 ноября");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Behind_the_curtain_are_calls_without_the_token_updates_and_the_state_of_invites()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, $"#{SandboxVisit.Homeroom5A}/bot");
        var curtain = await tab.OpenCurtainAsync();

        await tab.SayAsync("ссылка учительская");
        await tab.SeesAsync("Вы уже в чате");
        var call = curtain.Locator("#calls details").First;
        await call.Locator("summary").ClickAsync();
        await Expect(call).ToContainTextAsync("messages.send");
        await Expect(call).ToContainTextAsync("Вы уже в чате"); // what was sent
        await Expect(call).ToContainTextAsync("→"); // and answered
        await Expect(call.Locator("summary")).ToContainTextAsync(" мс");
        await Expect(call).Not.ToContainTextAsync("token");
        await Expect(curtain.Locator("#updates details").First).ToContainTextAsync("message_new");
        await Expect(curtain.Locator("#invites")).ToContainTextAsync("приглашений нет");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_fault_is_switched_on_and_off_and_the_answer_comes()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Phone, $"#{SandboxVisit.Mother}/bot");

        await (await tab.OpenCurtainAsync()).GetByRole(AriaRole.Switch, new() { Name = "ВК отвечает HTTP 500" }).CheckAsync();
        await Expect(tab.Page.Locator("body")).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("faulty"));
        await tab.CloseDeskAsync();
        await tab.SayAsync("меню");
        var curtain = await tab.OpenCurtainAsync();
        await Expect(curtain.Locator("#strikes")).ToContainTextAsync("сработали");
        await curtain.GetByRole(AriaRole.Switch, new() { Name = "ВК отвечает HTTP 500" }).UncheckAsync();
        await tab.CloseDeskAsync();

        await tab.SeesAsync("Я помогаю попасть в чаты школы");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_dropped_list_is_read_and_shown_before_it_is_loaded()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, $"#{SandboxVisit.Administrator}/bot");

        await tab.DropFileAsync("новенькие.csv", "Класс;Ученик\n5А;Дроздов Лев\n");
        await tab.SendAsync();

        await tab.SeesAsync("Ученики: новых 1");
        await tab.PressAsync("Применить");
        await tab.SeesAsync("5А: Лев Д.");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_reset_begins_the_school_anew_in_every_tab()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, $"#{SandboxVisit.Mother}/bot");
        var beside = await visit.OpenBesideAsync(tab, $"#{SandboxVisit.Stranger}/bot");
        await tab.SayAsync("меню");
        await tab.SeesAsync("Я помогаю");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Начать школу заново" }).ClickAsync();
        await tab.AnswerDialogAsync("Начать школу заново?", "Начать заново");

        await Expect(tab.Log.GetByRole(AriaRole.Button, new() { Name = "Начать" })).ToBeVisibleAsync(); // an empty dialog again
        await beside.SayAsync("меню");
        await beside.SeesAsync("Я помогаю");
    }

    [Fact]
    public async Task An_empty_school_begins_with_its_administrators_story()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenAsync(SandboxVisit.Desktop, $"#{SandboxVisit.Administrator}/bot");
        await tab.SeesAsync("Учительская");

        await tab.Page.GetByRole(AriaRole.Button, new() { Name = "Пустая школа" }).ClickAsync();
        await tab.AnswerDialogAsync("Начать с пустой школы?", "Начать с пустой");

        await Expect(tab.Log.GetByRole(AriaRole.Button, new() { Name = "Начать" })).ToBeVisibleAsync();
        await tab.BeginAsync("Администратор начинает с нуля");
        await tab.NextAsync();
        await tab.NextAsync();
        await tab.SendAsync();
        await tab.SeesAsync("Пока ни одного");
    }
}
