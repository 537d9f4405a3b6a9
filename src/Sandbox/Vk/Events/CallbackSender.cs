using System.Net;
using System.Net.Http.Headers;
using System.Text;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Json;

namespace BotHost.Sandbox.Vk.Events;

/// <summary>Posts events to the registered addresses. Anything but 200 and "ok" is tried again (vk/facts.md §3).</summary>
internal sealed class CallbackSender(World world) : IDisposable
{
    private const string Accepted = "ok";
    private const string Detach = "remove";
    private const int MaxAnswer = 1024;
    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MaxAnswer,
    };

    /// <summary>Registers an address and begins with asking it for the confirmation code.</summary>
    public CallbackServer Add(Community community, CallbackAddress address)
    {
        var server = new CallbackServer(++community.LastCallbackServerId, community.Id, address);
        community.CallbackServers.Add(server);
        server.EnqueueConfirmation();
        server.Work = Task.Run(() => WorkAsync(community, server));
        return server;
    }

    public void Dispose() => _http.Dispose();

    private async Task WorkAsync(Community community, CallbackServer server)
    {
        try
        {
            await foreach (var json in server.Queue.ReadAllAsync(server.Stopping))
            {
                if (json is null)
                    server.Status = await ConfirmAsync(community, server) ? CallbackStatus.Ok : CallbackStatus.Failed;
                else if (server.Status == CallbackStatus.Ok)
                    await DeliverAsync(community, server, WithSecret(json, server.Address.Secret));
                server.Done();
            }
        }
        catch (OperationCanceledException) when (server.Stopping.IsCancellationRequested)
        {
            // The server was deleted, or the emulator ends.
        }
    }

    private async Task<bool> ConfirmAsync(Community community, CallbackServer server)
    {
        var secret = server.Address.Secret.Length > 0 ? $",\"secret\":{JsonString(server.Address.Secret)}" : "";
        var body = Encoding.UTF8.GetBytes($"{{\"type\":\"confirmation\",\"group_id\":{community.Id}{secret}}}");
        var answer = await PostAsync(server, body, 0);
        return answer.Status == HttpStatusCode.OK && answer.Text.Trim() == community.Setup.ConfirmationCode;
    }

    private async Task DeliverAsync(Community community, CallbackServer server, byte[] body)
    {
        var delay = world.Options.CallbackRetryDelay;
        for (var tries = 0; tries < world.Options.CallbackTries; tries++)
        {
            var answer = await PostAsync(server, body, tries);
            if (answer is { Status: HttpStatusCode.OK, Text: Accepted })
                return;
            if (answer is { Status: HttpStatusCode.OK, Text: Detach })
            {
                lock (world.Gate)
                    community.CallbackServers.Remove(server);
                server.Stop();
                return;
            }
            await Task.Delay(answer.RetryAfter ?? delay, TimeProvider.System, server.Stopping);
            delay = TimeSpan.FromTicks(Math.Min(delay.Ticks * 2, MaxDelay.Ticks));
        }
    }

    private async Task<Answer> PostAsync(CallbackServer server, byte[] body, int retry)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(server.Stopping);
        patience.CancelAfter(world.Options.CallbackTimeout);
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (retry > 0)
            request.Headers.Add("X-Retry-Counter", retry.ToString(System.Globalization.CultureInfo.InvariantCulture));
        try
        {
            using var response = await _http.SendAsync(request, patience.Token);
            return new Answer(response.StatusCode, await response.Content.ReadAsStringAsync(patience.Token), RetryAfterOf(response));
        }
        catch (HttpRequestException)
        {
            return Answer.None;
        }
        catch (OperationCanceledException) when (!server.Stopping.IsCancellationRequested)
        {
            return Answer.None; // too slow: VK does not wait either
        }
    }

    /// <summary>With 410, 429 and 503 the receiver may ask VK to wait.</summary>
    private static TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        if (response.StatusCode is not (HttpStatusCode.Gone or HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable))
            return null;
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - TimeProvider.System.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait is { } length ? TimeSpan.FromTicks(Math.Clamp(length.Ticks, 0, MaxDelay.Ticks)) : null;
    }

    private static byte[] WithSecret(byte[] json, string secret)
    {
        if (secret.Length == 0 || json is not [.., (byte)'}'])
            return json;
        return [.. json.AsSpan()[..^1], .. Encoding.UTF8.GetBytes($",\"secret\":{JsonString(secret)}}}")];
    }

    private static string JsonString(string text) => $"\"{JsonOutput.Options.Encoder!.Encode(text)}\"";

    private sealed record Answer(HttpStatusCode Status, string Text, TimeSpan? RetryAfter)
    {
        public static Answer None { get; } = new(default, "", null);
    }
}
