using System.Text.Json;
using Microsoft.Playwright;
using static BotHost.EndToEnd.Tests.Browser.BareMessenger;
using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The page shows what VK's client shows, at once and without a reload.</summary>
public sealed class MessengerTests(SandboxSite site)
{
    private static readonly string Forty = "Сорок букв на кнопке, как разрешает ВК!!";

    private static readonly byte[] Picture = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(SandboxVisit.Desktop)]
    [InlineData(SandboxVisit.Phone)]
    public async Task Buttons_lie_in_rows_in_VKs_colours_and_take_forty_letters(int width)
    {
        await using var vk = await StartAsync(site, Cancellation);
        vk.Emulator.People.PressStart(Anna, School);
        var tab = await vk.Visit.OpenAsync(width, $"#{Anna}/bot");

        await vk.SendAsync(Anna, "Выберите", ("keyboard", Keyboard(inline: true,
            [Text("Да", "positive"), Text("Нет", "negative")], [Text(Forty, "primary")], [Text("Потом", "secondary")])));
        await vk.SendAsync(Anna, "Меню внизу", ("keyboard", Keyboard(inline: false, [Text("Ссылка", "primary"), Text("Помощь", "secondary")])));

        var (yes, no, forty) = (Button(tab, "Да"), Button(tab, "Нет"), Button(tab, Forty));
        await Expect(yes).ToHaveCSSAsync("background-color", "rgb(37, 114, 52)");
        await Expect(no).ToHaveCSSAsync("background-color", "rgb(189, 44, 44)");
        await Expect(forty).ToHaveCSSAsync("background-color", "rgb(27, 106, 201)");
        await Expect(Button(tab, "Потом")).ToHaveCSSAsync("background-color", "rgb(255, 255, 255)");
        var (first, second, below) = (await BoxAsync(yes), await BoxAsync(no), await BoxAsync(forty));
        Assert.Equal((first.Y, first.Width), (second.Y, second.Width), (a, b) => Math.Abs(a.Y - b.Y) < 1 && Math.Abs(a.Width - b.Width) < 1);
        Assert.True(below.Y >= first.Y + first.Height && below.X + below.Width <= width, "The long button has a row of its own, on the screen.");
        Assert.True(await forty.Locator(".label").EvaluateAsync<bool>("it => it.scrollHeight <= it.clientHeight"), "All forty letters are to be seen.");
        await tab.Page.GetByRole(AriaRole.Group, new() { Name = "Кнопки бота" }).GetByRole(AriaRole.Button, new() { Name = "Ссылка" }).ClickAsync();
        await tab.SeesAsync("Ссылка");
        await Expect(tab.Log.Locator(".mine").Last).ToContainTextAsync("Ссылка");
        Assert.Equal(width, await tab.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task A_callback_button_spins_until_the_answer_and_shows_its_snackbar()
    {
        await using var vk = await StartAsync(site, Cancellation);
        vk.Emulator.People.PressStart(Anna, School);
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Phone, $"#{Anna}/bot");
        await vk.SendAsync(Anna, "Нажмите", ("keyboard", Keyboard(inline: true, [Callback("Проверить")])));

        await Button(tab, "Проверить").ClickAsync();
        await Expect(Button(tab, "Проверить")).ToHaveAttributeAsync("aria-busy", "true");
        await AnswerAsync(vk, """{"type":"show_snackbar","text":"Всё в порядке"}""");

        await Expect(tab.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Всё в порядке");
        await Expect(Button(tab, "Проверить")).Not.ToHaveAttributeAsync("aria-busy", "true");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task An_open_link_button_joins_the_chat_until_the_link_is_reset()
    {
        await using var vk = await StartAsync(site, Cancellation);
        var chat = vk.Emulator.People.CreateChat(Boris, "Кружок");
        vk.Emulator.People.PressStart(Anna, School);
        var link = JsonSerializer.Serialize(vk.Emulator.View.InviteLink(chat));
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Desktop, $"#{Anna}/bot");
        await vk.SendAsync(Anna, "Вход", ("keyboard", $$$"""{"inline":true,"buttons":[[{"action":{"type":"open_link","label":"Войти","link":{{{link}}}}}]]}"""));

        await Button(tab, "Войти").ClickAsync();
        await tab.AnswerDialogAsync("Кружок", "Не сейчас");
        vk.Emulator.People.ResetInviteLink(Boris, chat);
        await Button(tab, "Войти").ClickAsync();
        await tab.AnswerDialogAsync("Ссылка недействительна", "Понятно");
        await vk.SendAsync(Anna, "Новая: " + vk.Emulator.View.InviteLink(chat));
        await tab.Log.GetByRole(AriaRole.Button, new() { Name = "https://" }).ClickAsync();
        await tab.AnswerDialogAsync("Кружок", "Вступить");

        await tab.SeesAsync("Анна присоединилась по ссылке");
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task What_the_bot_edits_pins_and_deletes_changes_on_the_screen()
    {
        await using var vk = await StartAsync(site, Cancellation);
        var people = vk.Emulator.People;
        var chat = people.CreateChat(Boris, "5А", Anna);
        people.AddCommunityToChat(Boris, chat, School);
        people.MakeCommunityAdmin(chat, School);
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Desktop, $"#{Anna}/chat/{chat}");
        const long peer = 2_000_000_001;
        await vk.SendAsync(peer, "Собрание в 18:00");
        await tab.SeesAsync("Собрание в 18:00");
        var cmid = vk.Emulator.View.Chat(chat).Messages[^1].Cmid;

        await vk.CallAsync("messages.edit", ("peer_id", peer), ("conversation_message_id", cmid), ("message", "Собрание в 19:00"));
        await tab.SeesAsync("Собрание в 19:00");
        await tab.SeesAsync("изменено");
        await vk.CallAsync("messages.pin", ("peer_id", peer), ("conversation_message_id", cmid));
        await Expect(tab.Page.Locator("#pinned")).ToContainTextAsync("Собрание в 19:00");
        await vk.CallAsync("messages.unpin", ("peer_id", peer));
        await Expect(tab.Page.Locator("#pinned")).ToBeHiddenAsync();
        await vk.CallAsync("messages.delete", ("peer_id", peer), ("cmids", cmid), ("delete_for_all", 1));

        await Expect(tab.Log.GetByText("Собрание в 19:00")).ToHaveCountAsync(0);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task People_edit_and_delete_what_they_wrote()
    {
        await using var vk = await StartAsync(site, Cancellation);
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Phone, $"#{Anna}/bot");
        await tab.SayAsync("ссылка 5в");

        await tab.Log.GetByRole(AriaRole.Button, new() { Name = "Изменить сообщение" }).ClickAsync();
        await tab.SayAsync("ссылка 5б");
        await tab.SeesAsync("ссылка 5б");
        await tab.SeesAsync("изменено");
        await tab.Log.GetByRole(AriaRole.Button, new() { Name = "Удалить сообщение" }).ClickAsync();
        await tab.AnswerDialogAsync("Удалить сообщение?", "Удалить");

        await Expect(tab.Log.GetByText("ссылка 5б")).ToHaveCountAsync(0);
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task Pictures_are_seen_and_files_are_sent_from_the_button_and_by_dropping()
    {
        await using var vk = await StartAsync(site, Cancellation);
        vk.Emulator.People.PressStart(Anna, School);
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Desktop, $"#{Anna}/bot");

        await vk.SendAsync(Anna, "План школы", ("attachment", await vk.UploadPhotoAsync(Picture)));
        await Expect(tab.Log.Locator("img")).ToHaveJSPropertyAsync("naturalWidth", 1);
        await tab.Page.GetByLabel("Прикрепить файл").First.SetInputFilesAsync(new FilePayload { Name = "фото.png", MimeType = "image/png", Buffer = Picture });
        await tab.SendAsync();
        await Expect(tab.Log.Locator("img")).ToHaveCountAsync(2);
        await tab.DropFileAsync("список.csv", "Класс;Ученик\n5А;Лугов Пётр\n");
        await tab.SendAsync();

        await Expect(tab.Log.GetByRole(AriaRole.Link, new() { Name = "список.csv" })).ToBeVisibleAsync();
        Assert.Empty(tab.Troubles);
    }

    [Fact]
    public async Task The_bot_is_seen_typing_until_it_writes()
    {
        await using var vk = await StartAsync(site, Cancellation);
        vk.Emulator.People.PressStart(Anna, School);
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Desktop, $"#{Anna}/bot");

        await vk.CallAsync("messages.setActivity", ("peer_id", Anna), ("type", "typing"));
        await Expect(tab.Page.GetByText("печатает…")).ToBeVisibleAsync();
        await vk.SendAsync(Anna, "Готово");

        await tab.SeesAsync("Готово");
        await Expect(tab.Page.GetByText("печатает…")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Comings_and_goings_are_told_in_the_chat()
    {
        await using var vk = await StartAsync(site, Cancellation);
        var people = vk.Emulator.People;
        var chat = people.CreateChat(Boris, "Кружок");
        var tab = await vk.Visit.OpenAsync(SandboxVisit.Desktop, $"#{Boris}/chat/{chat}");

        people.JoinByLink(Anna, vk.Emulator.View.InviteLink(chat));
        await tab.SeesAsync("Анна присоединилась по ссылке");
        people.LeaveChat(Anna, chat);
        await tab.SeesAsync("Анна вышла из чата");
        people.AddUserToChat(Boris, chat, Anna);
        await tab.SeesAsync("Борис добавил участника: Анна Иванова");
        people.RemoveFromChat(Boris, chat, Anna);
        await tab.SeesAsync("Борис исключил участника: Анна Иванова");
        people.SetChatTitle(Boris, chat, "Шахматы");

        await tab.SeesAsync("Борис сменил название чата на «Шахматы»");
        await Expect(tab.Page.GetByRole(AriaRole.Heading, new() { Name = "Шахматы" })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tabs_are_different_people_who_see_each_other_at_once_and_count_what_is_unread()
    {
        await using var vk = await StartAsync(site, Cancellation);
        var chat = vk.Emulator.People.CreateChat(Boris, "Кружок", Anna);
        var anna = await vk.Visit.OpenAsync(SandboxVisit.Desktop, $"#{Anna}/bot");
        var boris = await vk.Visit.OpenBesideAsync(anna, $"#{Boris}/chat/{chat}");

        await boris.SayAsync("Завтра в пять");
        await boris.SayAsync("<img src=x onerror=alert(1)> возьмите доску");

        await Expect(anna.Page.GetByRole(AriaRole.Link, new() { Name = "Кружок" })).ToContainTextAsync("2 новых");
        await Expect(anna.Page.GetByRole(AriaRole.Link, new() { Name = "Анна Иванова" })).ToContainTextAsync("2 новых");
        await anna.Page.GetByRole(AriaRole.Link, new() { Name = "Кружок" }).ClickAsync();
        await anna.SeesAsync("<img src=x onerror=alert(1)> возьмите доску"); // what people write is never HTML
        await Expect(anna.Page.GetByRole(AriaRole.Link, new() { Name = "Анна Иванова" })).Not.ToContainTextAsync("новых");
        await Expect(boris.Page.GetByRole(AriaRole.Link, new() { Name = "Анна Иванова" })).Not.ToContainTextAsync("новых");
        Assert.Empty(anna.Troubles.Concat(boris.Troubles));
    }

    private static ILocator Button(SandboxTab tab, string label) => tab.Log.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => (await locator.BoundingBoxAsync())!;

    private static async Task AnswerAsync(BareMessenger vk, string data)
        => await vk.CallAsync("messages.sendMessageEventAnswer", ("event_id", await vk.PressedEventAsync()), ("user_id", Anna), ("peer_id", Anna), ("event_data", data));

    private static string Keyboard(bool inline, params string[][] rows)
        => $$"""{"inline":{{(inline ? "true" : "false")}},"buttons":[{{string.Join(',', rows.Select(row => $"[{string.Join(',', row)}]"))}}]}""";

    private static string Text(string label, string color) => $$$"""{"action":{"type":"text","label":"{{{label}}}"},"color":"{{{color}}}"}""";

    private static string Callback(string label) => $$$"""{"action":{"type":"callback","label":"{{{label}}}","payload":"{}"},"color":"primary"}""";
}
