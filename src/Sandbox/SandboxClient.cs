using System.Net.Http.Json;
using System.Text.Json.Serialization.Metadata;
using BotHost.Sandbox.Control;

namespace BotHost.Sandbox;

/// <summary>Drives an emulator in another process.</summary>
public sealed class SandboxClient : ISandbox, IDisposable
{
    private readonly HttpClient _http;

    /// <param name="baseAddress">The emulator's <see cref="SandboxServer.BaseAddress"/>.</param>
    public SandboxClient(Uri baseAddress) =>
        _http = new HttpClient { BaseAddress = baseAddress, Timeout = Timeout.InfiniteTimeSpan }; // waiting ends with the caller's token

    public Uri ApiUrl => new(_http.BaseAddress!, "method/");

    public async Task<T> DoAsync<T>(SandboxCommand<T> command, CancellationToken cancellationToken)
    {
        using var content = JsonContent.Create(command, SandboxJson.Default.SandboxCommand);
        using var response = await _http.PostAsync(new Uri(ControlEndpoint.Path, UriKind.Relative), content, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            var failure = await response.Content.ReadFromJsonAsync(SandboxJson.Default.CommandFailure, cancellationToken);
            throw failure is { NotFound: true } ? new KeyNotFoundException(failure.Message) : new InvalidOperationException(failure?.Message);
        }
        var type = (JsonTypeInfo<T>)SandboxJson.Default.GetTypeInfo(typeof(T))!;
        return (await response.Content.ReadFromJsonAsync(type, cancellationToken))!;
    }

    public void Dispose() => _http.Dispose();
}
