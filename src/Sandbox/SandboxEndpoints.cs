using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace BotHost.Sandbox;

/// <summary>Mounts an emulator into a host's own server.</summary>
public static class SandboxEndpoints
{
    /// <summary>Serves /method, /whp, /upload, /doc, /files and /sandbox. The host sets <see cref="VkEmulator.BaseAddress"/> once it knows its address.</summary>
    public static void MapSandbox(this IEndpointRouteBuilder endpoints, VkEmulator emulator)
    {
        var stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        RequestDelegate handle = new SandboxRequests(emulator, stopping).HandleAsync;
        string[] patterns = ["/method/{name}", "/whp/{group}", "/upload/{key}", "/doc/{key}/{name}", "/files/{key}/{name}", "/sandbox/act"];
        foreach (var pattern in patterns)
            endpoints.Map(pattern, handle);
    }
}
