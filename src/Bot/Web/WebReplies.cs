using System.Net;

namespace BotHost.Web;

/// <summary>The few pages that people see. No scripts, nothing from elsewhere.</summary>
internal static class WebReplies
{
    public static string Status(bool isReady) => Page(
        "Школьный бот",
        isReady ? "<p>Бот работает.</p>" : "<p>Бот запускается или временно не отвечает. Сообщения не пропадут: он ответит на них позже.</p>");

    public static string Download(string fileName) => Page(
        "Файл готов",
        $"<p>{WebUtility.HtmlEncode(fileName)}</p><p>Скачать можно один раз. В файле могут быть имена: не пересылайте его.</p>{Button("Скачать")}");

    public static string Dashboard { get; } = Page(
        "Задания бота",
        $"<p>Откроется список заданий, только для просмотра, на 30 минут в этом браузере.</p>{Button("Открыть")}");

    public static string LinkOver { get; } = Page(
        "Ссылка не действует",
        "<p>Она уже использована или её срок прошёл. Попросите у бота новую.</p>");

    private static string Button(string label) => $"""<form method="post"><button>{label}</button></form>""";

    private static string Page(string title, string body) => $$"""
        <!doctype html>
        <html lang="ru">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{{title}}</title>
        <style>
        body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 3rem auto; padding: 0 1rem; color: #1c1c1e; background: #fff; overflow-wrap: anywhere; }
        button { font: inherit; padding: .6rem 1.4rem; border: 0; border-radius: .5rem; color: #fff; background: #0059b3; cursor: pointer; }
        button:focus-visible { outline: 3px solid #ffb300; }
        @media (prefers-color-scheme: dark) { body { color: #f2f2f7; background: #1c1c1e; } }
        </style>
        </head>
        <body>
        <h1>{{title}}</h1>
        {{body}}
        </body>
        </html>
        """;
}
