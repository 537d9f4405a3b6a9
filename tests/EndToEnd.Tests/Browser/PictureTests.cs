using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>
/// The README's two pictures: what a parent sees, and the administrator's digest. They are kept beside the test results;
/// with BOTHOST_SCREENSHOTS=docs/images a run renews those in the repository.
/// </summary>
public sealed class PictureTests(SandboxSite site)
{
    private const long MostBytes = 150_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_parent_with_an_invite_and_the_digest_of_a_busy_day_are_worth_a_picture()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        var tab = await visit.OpenSharpAsync(SandboxVisit.Phone, $"#{SandboxVisit.NewTeacher}/bot");
        foreach (var (words, after) in new[] { ("подтвердите меня как учителя", "Как вас зовут?"), ("Новикова Марта Львовна", "Кем вы работаете?") })
            await SayAsync(tab, words, after);
        await tab.PressAsync("Учитель");
        await SayAsync(tab, "рисование", "Нет");
        await tab.PressAsync("Нет");
        await tab.PressAsync("Отправить");
        await tab.SeesAsync("Решает администратор");
        await AskAsync(tab, SandboxVisit.Father, "Петя Лугов");
        await AskAsync(tab, SandboxVisit.Mother, "Петя Лугов");
        await tab.GoAsync($"#{SandboxVisit.Homeroom5A}/bot");
        await tab.PressInLastAsync("Подтвердить");
        await tab.SeesAsync("Подтверждено: Пётр Л.");

        await tab.GoAsync($"#{SandboxVisit.Mother}/bot");
        await tab.SeesAsync("Ваше личное приглашение");
        await KeepAsync(tab, "parent");

        await tab.GoAsync($"#{SandboxVisit.Administrator}/bot");
        await tab.JumpAsync("До сводки");
        await tab.SeesAsync("Сводка, 23 ноября");
        await KeepAsync(tab, "digest");
        Assert.Empty(tab.Troubles);
    }

    private static async Task AskAsync(SandboxTab tab, long parent, string child)
    {
        await tab.GoAsync($"#{parent}/bot");
        await SayAsync(tab, "ссылка 5а", "Согласен(на)");
        await tab.PressAsync("Согласен(на)");
        await tab.SeesAsync("Как зовут ребёнка?");
        await SayAsync(tab, child, "Проверьте заявку");
        await tab.PressAsync("Отправить");
        await tab.SeesAsync("Решает классный руководитель 5А");
    }

    private static async Task SayAsync(SandboxTab tab, string words, string answer)
    {
        await tab.SayAsync(words);
        await tab.SeesAsync(answer);
    }

    private static async Task KeepAsync(SandboxTab tab, string name)
    {
        var folder = Environment.GetEnvironmentVariable("BOTHOST_SCREENSHOTS") ?? Path.Combine(AppContext.BaseDirectory, "screenshots");
        await tab.Page.EvaluateAsync("document.activeElement.blur()");
        await Expect(tab.Page.Locator("#snackbar")).ToHaveCSSAsync("opacity", "0");
        var picture = await tab.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
        Assert.InRange(picture.Length, 10_000, MostBytes);
    }
}
