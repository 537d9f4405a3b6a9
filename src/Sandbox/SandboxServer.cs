using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace BotHost.Sandbox;

/// <summary>The emulator behind a socket.</summary>
public sealed class SandboxServer : IAsyncDisposable
{
    internal const long MaxUpload = 210L * 1024 * 1024;
    private readonly WebApplication _app;
    private readonly CancellationTokenSource _stopping;

    private SandboxServer(VkEmulator emulator, WebApplication app, CancellationTokenSource stopping, Uri baseAddress)
    {
        Emulator = emulator;
        _app = app;
        _stopping = stopping;
        BaseAddress = baseAddress;
    }

    public VkEmulator Emulator { get; }

    /// <summary>Ends with a slash.</summary>
    public Uri BaseAddress { get; }

    /// <summary>What the bot takes for <c>https://api.vk.ru/method/</c>.</summary>
    public Uri ApiUrl => new(BaseAddress, "method/");

    /// <param name="url">Port 0 takes a free one.</param>
    public static async Task<SandboxServer> StartAsync(VkEmulator emulator, string url, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseUrls(url);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxUpload;
            kestrel.Limits.MinRequestBodyDataRate = null;
        });
        var app = builder.Build();
        var stopping = new CancellationTokenSource();
        app.Run(new SandboxRequests(emulator, stopping.Token).HandleAsync);
        await app.StartAsync(cancellationToken);
        var addresses = app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features.Get<IServerAddressesFeature>()!;
        var baseAddress = new Uri(addresses.Addresses.First() + "/");
        emulator.BaseAddress = baseAddress;
        return new SandboxServer(emulator, app, stopping, baseAddress);
    }

    public static Task<SandboxServer> StartAsync(VkEmulator emulator, CancellationToken cancellationToken) =>
        StartAsync(emulator, "http://127.0.0.1:0", cancellationToken);

    /// <summary>Hanging polls end at once.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _stopping.Dispose();
    }
}
