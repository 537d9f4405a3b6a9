using System.Net.Http.Json;
using System.Text.Json;

namespace BotHost.EndToEnd.Tests.Browser;

/// <summary>The page's switches for what goes wrong, thrown as the page throws them.</summary>
public sealed class FaultTests(SandboxSite site)
{
    private const long Group = 1;

    /// <summary>With what an answer needs after the fault: nothing, another word where VK has refused the message for good, an hour where it objects to a flood.</summary>
    private static readonly (string Name, int Code, string Needs)[] Faults =
    [
        ("error", 1, ""), ("error", 6, ""), ("error", 10, ""), ("error", 100, "word"), ("error", 901, "word"), ("error", 917, "word"), ("error", 9, "hour"),
        ("http", 0, ""), ("hang", 0, ""), ("longpoll", 0, ""), ("duplicates", 0, ""), ("no-admin", 0, ""),
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_fault_that_came_and_went_leaves_a_person_without_an_answer()
    {
        await using var visit = await site.VisitAsync(Cancellation);
        using var http = new HttpClient { BaseAddress = visit.Address };

        foreach (var (name, code, needs) in Faults)
        {
            await PostAsync(http, "page/fault", new { name, isOn = true, code });
            var written = await WriteAsync(http, "меню");
            if (name is not ("duplicates" or "no-admin"))
                await Until.TrueAsync($"{name} {code} strikes", async ct => (await GetAsync(http, $"page/curtain?me={SandboxVisit.Mother}", ct)).GetProperty("strikes").GetInt64() > 0, Cancellation);
            await PostAsync(http, "page/fault", new { name, isOn = false, code });
            if (needs == "word")
                written = await WriteAsync(http, "меню");
            if (needs == "hour")
                await PostAsync(http, "page/clock", new { jump = "1h" });

            await Until.TrueAsync($"an answer after {name} {code}", ct => IsAnsweredAsync(http, written, ct), Cancellation);
        }
    }

    /// <returns>The number of the message.</returns>
    private static async Task<long> WriteAsync(HttpClient http, string text)
    {
        var answer = await PostAsync(http, "page/act", new
        {
            @do = "write",
            userId = SandboxVisit.Mother,
            where = new { userId = SandboxVisit.Mother, groupId = Group },
            draft = new { text, attachments = Array.Empty<string>(), forwards = Array.Empty<string>() },
        });
        return answer.GetProperty("cmid").GetInt64();
    }

    private static async Task<bool> IsAnsweredAsync(HttpClient http, long cmid, CancellationToken cancellationToken)
        => (await GetAsync(http, $"page/view?me={SandboxVisit.Mother}&bot=1", cancellationToken)).GetProperty("open").GetProperty("messages").EnumerateArray()
            .Any(message => message.GetProperty("cmid").GetInt64() > cmid && message.GetProperty("fromId").GetInt64() < 0);

    private static async Task<JsonElement> PostAsync(HttpClient http, string path, object body)
    {
        using var answer = await http.PostAsJsonAsync(new Uri(path, UriKind.Relative), body, Cancellation);
        answer.EnsureSuccessStatusCode();
        return answer.Content.Headers.ContentType is null ? default : await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
    }

    private static Task<JsonElement> GetAsync(HttpClient http, string path, CancellationToken cancellationToken)
        => http.GetFromJsonAsync<JsonElement>(new Uri(path, UriKind.Relative), cancellationToken);
}
