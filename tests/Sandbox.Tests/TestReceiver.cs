using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Tests;

/// <summary>A bot's callback address: keeps what comes and answers what it was told to answer, "ok" by default.</summary>
internal sealed class TestReceiver : IAsyncDisposable
{
    private readonly Channel<(JsonElement Body, string? Retry)> _received = Channel.CreateUnbounded<(JsonElement, string?)>();
    private readonly WebApplication _app;

    private TestReceiver(WebApplication app) => _app = app;

    public Uri Url => new(_app.Urls.First() + "/vk/callback");
    public string ConfirmationCode { get; set; } = "c0ffee00";

    /// <summary>Answers for the next events, in turn.</summary>
    public ConcurrentQueue<(int Status, string Body)> Answers { get; } = new();

    public static async Task<TestReceiver> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new TestReceiver(builder.Build());
        receiver._app.Run(receiver.HandleAsync);
        await receiver._app.StartAsync(TestContext.Current.CancellationToken);
        return receiver;
    }

    public async Task<(JsonElement Body, string? Retry)> NextAsync() => await _received.Reader.ReadAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task HandleAsync(HttpContext context)
    {
        using var document = await JsonDocument.ParseAsync(context.Request.Body);
        var body = document.RootElement.Clone();
        if (body.GetProperty("type").GetString() == "confirmation")
        {
            await context.Response.WriteAsync(ConfirmationCode);
            return;
        }
        var (status, text) = Answers.TryDequeue(out var answer) ? answer : (200, "ok");
        context.Response.StatusCode = status;
        await context.Response.WriteAsync(text);
        await _received.Writer.WriteAsync((body, context.Request.Headers["X-Retry-Counter"]));
    }
}
