namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The stories under "Что попробовать", played as a person would: by what is written on the screen.</summary>
public sealed class StoryTests(SandboxSite site)
{
    private static readonly CancellationToken Cancellation = TestContext.Current.CancellationToken;

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
        Assert.Empty(tab.Troubles);
        await Screenshots.KeepAsync(tab, "digest", width);
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
        await tab.PressAsync("Родители класса");
        await tab.PressAsync("7Б");
        await tab.PressAsync("Подключить");

        await tab.SeesAsync("Готово: чат подключён");
        await tab.SeesAsync("Бот — администратор чата «Родители 7Б»");
        Assert.Empty(tab.Troubles);
    }
}
