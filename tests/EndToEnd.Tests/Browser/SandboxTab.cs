using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>A person at the page: finds things by what they are called, as a screen reader does.</summary>
internal sealed class SandboxTab
{
    private readonly Uri _address;
    private readonly List<string> _troubles = [];

    public SandboxTab(IPage page, bool isPhone, Uri address)
    {
        (Page, IsPhone, _address) = (page, isPhone, address);
        page.PageError += (_, error) => _troubles.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _troubles.Add(message.Text);
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address.ToString(), StringComparison.Ordinal))
                _troubles.Add("went out to " + request.Url);
        };
    }

    public IPage Page { get; }

    public bool IsPhone { get; }

    /// <summary>Errors of the page's scripts, refusals of its policy, requests to other machines: there should be none.</summary>
    public IReadOnlyList<string> Troubles => _troubles;

    public ILocator Log => Page.GetByRole(AriaRole.Log, new() { Name = "Сообщения" });

    /// <summary>What the last jump of the clock brought, also while another page of the desk is open.</summary>
    public ILocator Happened => Page.Locator("#page-happened");

    public ILocator Guide => Page.GetByRole(AriaRole.Region, new() { Name = "Сценарий" });

    public async Task GoAsync(string hash)
    {
        await Page.GotoAsync(new Uri(_address, "/" + hash).ToString());
        await Page.Locator("body.ready").WaitForAsync();
    }

    public async Task BeginAsync(string story)
    {
        await OpenDeskAsync();
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Что попробовать" }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = story }).ClickAsync();
        await Expect(Guide).ToContainTextAsync("шаг 1 из");
    }

    public async Task FinishAsync()
    {
        await Guide.GetByRole(AriaRole.Button, new() { Name = "Готово" }).ClickAsync();
        await Expect(Guide).ToBeHiddenAsync();
    }

    public async Task NextAsync()
    {
        var before = await Guide.Locator(".count").TextContentAsync();
        await Guide.GetByRole(AriaRole.Button, new() { Name = "Дальше" }).ClickAsync();
        await Expect(Guide).Not.ToContainTextAsync(before!);
    }

    /// <summary>Sends what the story put into the field.</summary>
    public Task SendAsync() => Page.Locator("#composer").GetByRole(AriaRole.Button, new() { Name = "Отправить", Exact = true }).ClickAsync();

    public async Task SayAsync(string text)
    {
        await Page.GetByRole(AriaRole.Textbox, new() { Name = "Сообщение" }).FillAsync(text);
        await SendAsync();
    }

    /// <summary>Presses the newest button of this name under a message.</summary>
    public Task PressAsync(string label) => Log.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last.ClickAsync();

    /// <summary>Waits for the last message to have this button: older ones may have it too.</summary>
    public Task PressInLastAsync(string label) => Log.Locator(".message").Last.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();

    public Task SeesAsync(string words) => Expect(Log.Locator(".message, .service").Filter(new() { HasText = words }).Last).ToBeVisibleAsync();

    /// <param name="title">What the box says on top.</param>
    public async Task AnswerDialogAsync(string title, string answer)
    {
        var dialog = Page.GetByRole(AriaRole.Dialog, new() { Name = title });
        await dialog.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true }).ClickAsync();
        await Expect(dialog).ToBeHiddenAsync();
    }

    /// <summary>Drags a file over the conversation and lets it fall.</summary>
    public async Task DropFileAsync(string name, string text)
    {
        await Page.EvaluateAsync("""
            ([name, text]) => {
              const dataTransfer = new DataTransfer();
              dataTransfer.items.add(new File([text], name, { type: 'text/csv' }));
              for (const kind of ['dragover', 'drop'])
                document.getElementById('chat').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer }));
            }
            """, new[] { name, text });
        await Expect(Page.Locator("#draft-file")).ToContainTextAsync(name);
    }

    public Task OpenLeakedLinkAsync() => Guide.GetByRole(AriaRole.Button, new() { Name = "Открыть утёкшую ссылку" }).ClickAsync();

    public async Task ChooseInChatMenuAsync(string what)
    {
        await Page.Locator("summary[aria-label='Меню чата']").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();
    }

    public async Task JumpAsync(string label, bool isDeskLeftOpen = false)
    {
        await OpenDeskAsync();
        var before = await Page.Locator("#school-time").TextContentAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).ClickAsync();
        await Expect(Page.Locator("#panel")).Not.ToHaveAttributeAsync("aria-busy", "true");
        await Expect(Page.Locator("#school-time")).Not.ToHaveTextAsync(before!);
        if (!isDeskLeftOpen)
            await CloseDeskAsync();
    }

    public async Task<ILocator> OpenCurtainAsync()
    {
        await OpenDeskAsync();
        await Page.GetByRole(AriaRole.Tab, new() { Name = "Закулисье" }).ClickAsync();
        return Page.GetByRole(AriaRole.Tabpanel, new() { Name = "Закулисье" });
    }

    public async Task OpenDeskAsync()
    {
        var button = Page.GetByRole(AriaRole.Button, new() { Name = "Пульт", Exact = true });
        if (IsPhone && await button.GetAttributeAsync("aria-expanded") == "false")
            await button.ClickAsync();
    }

    public async Task CloseDeskAsync()
    {
        if (IsPhone)
            await Page.GetByRole(AriaRole.Button, new() { Name = "Закрыть пульт" }).ClickAsync();
    }
}
