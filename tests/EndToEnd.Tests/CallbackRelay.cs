using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.EndToEnd.Tests;

/// <summary>Stands before the bot as a proxy does, at an address that stays while bots come and go; and can keep the bot's answer from the messenger.</summary>
internal sealed class CallbackRelay : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _http = new();
    private TaskCompletionSource<string>? _withheld;

    private CallbackRelay(WebApplication app) => _app = app;

    /// <summary>Where the bot listens now; null while there is none.</summary>
    public Uri? Bot { get; set; }

    public Uri Address { get; private set; } = null!;

    public static async Task<CallbackRelay> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var relay = new CallbackRelay(builder.Build());
        relay._app.Run(relay.PassAsync);
        await relay._app.StartAsync(cancellationToken);
        var addresses = relay._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!;
        relay.Address = new Uri(new Uri(addresses.Addresses.First()), $"/vk/callback/{SchoolOnSandbox.Key}");
        return relay;
    }

    /// <summary>Does not pass on the next answer.</summary>
    /// <returns>The answer, once the bot has given it.</returns>
    public Task<string> WithholdNextAnswer() => (_withheld = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously)).Task;

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _http.Dispose();
    }

    private async Task PassAsync(HttpContext context)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Bot ?? throw new HttpRequestException("There is no bot."), context.Request.Path.Value));
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            request.Content = new ByteArrayContent(body.ToArray());
            using var answer = await _http.SendAsync(request, context.RequestAborted);
            var text = await answer.Content.ReadAsStringAsync(context.RequestAborted);
            if (Interlocked.Exchange(ref _withheld, null) is { } withheld)
            {
                withheld.SetResult(text);
                context.Abort();
                return;
            }
            context.Response.StatusCode = (int)answer.StatusCode;
            await context.Response.WriteAsync(text, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            context.Abort();
        }
    }
}
