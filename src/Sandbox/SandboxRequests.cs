using System.Globalization;
using BotHost.Sandbox.Vk;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox;

/// <summary>Routes by hand: the emulator must be much faster than the bot it measures.</summary>
internal sealed class SandboxRequests(VkEmulator vk, CancellationToken stopping)
{
    public async Task HandleAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await RouteAsync(context, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort(); // the caller or the server has gone: there is nobody to answer
        }
        catch (Exception exception) when (!context.Response.HasStarted)
        {
            // A defect of the emulator: whoever looks at the answer should see it, for nothing here is logged.
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            await context.Response.WriteAsync(exception.ToString(), CancellationToken.None);
        }
    }

    private Task RouteAsync(HttpContext context, CancellationToken cancellationToken) =>
        (context.Request.Path.Value ?? "").Split('/') switch
        {
            ["", "method", var method] => vk.Api.HandleAsync(context, method, cancellationToken),
            ["", "whp", var id] when long.TryParse(id, CultureInfo.InvariantCulture, out var groupId) =>
                vk.LongPollServer.HandleAsync(context, groupId, cancellationToken),
            ["", "upload", var key] => vk.UploadServer.UploadAsync(context, key, cancellationToken),
            ["", "doc", var key, var name] => UploadEndpoint.RedirectAsync(context, key, name),
            ["", "files", var key, _] => vk.UploadServer.DownloadAsync(context, key, cancellationToken),
            ["", "sandbox", "act"] => vk.Control.HandleAsync(context, cancellationToken),
            _ => NotFound(context),
        };

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
