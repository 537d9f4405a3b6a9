using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using BotHost.Vk;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace BotHost.Tests.Vk;

internal delegate string VkAnswerer(IReadOnlyDictionary<string, string> parameters);

internal sealed record VkRequest(string Method, IReadOnlyDictionary<string, string> Parameters, string Authorization, string? Query, long At);

/// <summary>A small VK on a loopback port: it records what it is asked and answers what a test says.</summary>
internal sealed class FakeVk : IAsyncDisposable
{
    public const long GroupId = 777;
    public const string Token = "vk1.a.test-token";

    private readonly WebApplication app;
    private readonly ConcurrentDictionary<string, VkAnswerer> answers = new();
    private readonly ConcurrentDictionary<string, RequestDelegate> pages = new();

    private FakeVk(WebApplication app) => this.app = app;

    /// <summary>HTTP requests to the API, an execute counting as one.</summary>
    public ConcurrentQueue<VkRequest> Requests { get; } = new();

    /// <summary>Calls, those within an execute counting one by one.</summary>
    public ConcurrentQueue<(string Method, IReadOnlyDictionary<string, string> Parameters)> Calls { get; } = new();

    public Uri Root => new(app.Urls.First());

    /// <summary>Answers whole requests in place of the methods; null = go on as usual.</summary>
    public Func<HttpContext, VkRequest, Task<bool>>? Intercept { get; set; }

    public VkConnection Connection => new() { GroupId = GroupId, AccessToken = Token, ApiUrl = new Uri(Root, "/method/"), RequestsPerSecond = 0 };

    public static async Task<FakeVk> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var vk = new FakeVk(app);
        app.Run(vk.HandleAsync);
        await app.StartAsync();
        return vk;
    }

    /// <summary>The whole answer's JSON: <c>{"response":…}</c> or <c>{"error":…}</c>.</summary>
    public FakeVk On(string method, VkAnswerer answer)
    {
        answers[method] = answer;
        return this;
    }

    public FakeVk Page(string path, RequestDelegate page)
    {
        pages[path] = page;
        return this;
    }

    public VkClient Client(TimeProvider? machineTime = null, VkConnection? connection = null) =>
        new(VkRegistration.CreateHttpClient(), connection ?? Connection, machineTime ?? TimeProvider.System, NullLogger<VkClient>.Instance);

    public VkMessenger Messenger(VkClient client) =>
        new(client, new VkFiles(VkRegistration.CreateHttpClient(), client, Connection, TimeProvider.System), Connection);

    public static string Error(int code) => JsonSerializer.Serialize(new
    {
        error = new { error_code = code, error_msg = "made up", request_params = new[] { new { key = "access_token", value = Token } } },
    });

    /// <summary>Each recipient gets a message whose number is its peer id + 1.</summary>
    public static string Sent(IReadOnlyDictionary<string, string> parameters) => JsonSerializer.Serialize(new
    {
        response = parameters["peer_ids"].Split(',').Select(peer => new { peer_id = long.Parse(peer, CultureInfo.InvariantCulture), message_id = 0, conversation_message_id = long.Parse(peer, CultureInfo.InvariantCulture) + 1 }),
    });

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (pages.TryGetValue(path, out var page))
        {
            await page(context);
            return;
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync() : FormCollection.Empty;
        var request = new VkRequest(
            path["/method/".Length..],
            form.ToDictionary(pair => pair.Key, pair => pair.Value.ToString()),
            context.Request.Headers.Authorization.ToString(),
            context.Request.QueryString.Value,
            Stopwatch.GetTimestamp());
        Requests.Enqueue(request);
        if (Intercept is not null && await Intercept(context, request))
            return;
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(request.Method == "execute" ? Execute(request.Parameters["code"]) : Answer(request.Method, request.Parameters));
    }

    private string Answer(string method, IReadOnlyDictionary<string, string> parameters)
    {
        Calls.Enqueue((method, parameters));
        return answers.TryGetValue(method, out var answer) ? answer(parameters) : """{"response":1}""";
    }

    private string Execute(string code)
    {
        var results = new List<string>();
        var errors = new List<string>();
        foreach (var (method, parameters) in Parse(code))
        {
            using var answer = JsonDocument.Parse(Answer(method, parameters));
            if (answer.RootElement.TryGetProperty("error", out var error))
            {
                results.Add("false");
                errors.Add($$"""{"method":"{{method}}","error_code":{{error.GetProperty("error_code").GetInt32()}},"error_msg":"made up"}""");
            }
            else
            {
                results.Add(answer.RootElement.GetProperty("response").GetRawText());
            }
        }

        return $$"""{"response":[{{string.Join(',', results)}}],"execute_errors":[{{string.Join(',', errors)}}]}""";
    }

    /// <summary><c>return [API.method({json}),…];</c></summary>
    internal static IEnumerable<(string Method, IReadOnlyDictionary<string, string> Parameters)> Parse(string code)
    {
        Assert.StartsWith("return [", code);
        Assert.EndsWith("];", code);
        var rest = Encoding.UTF8.GetBytes(code["return [".Length..^2]).AsMemory();
        while (rest.Length > 0)
        {
            var open = rest.Span.IndexOf((byte)'(');
            var method = Encoding.UTF8.GetString(rest.Span[..open]);
            Assert.StartsWith("API.", method);
            rest = rest[(open + 1)..];
            var (parameters, length) = ParseObject(rest.Span);
            Assert.Equal((byte)')', rest.Span[length]);
            rest = rest[Math.Min(rest.Length, length + 2)..]; // the bracket, and the comma if there is one
            yield return (method["API.".Length..], parameters);
        }
    }

    private static (IReadOnlyDictionary<string, string> Parameters, int Length) ParseObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, isFinalBlock: false, default);
        Assert.True(reader.Read());
        using var document = JsonDocument.ParseValue(ref reader);
        return (document.RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value.ToString()), (int)reader.BytesConsumed);
    }
}
