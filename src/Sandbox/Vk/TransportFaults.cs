using BotHost.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Vk;

/// <summary>What a fault does to a request before it is looked at.</summary>
internal static class TransportFaults
{
    private const string ErrorPage = "<html><head><title>502 Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>";

    /// <returns>False when the request is over.</returns>
    public static async Task<bool> MayGoOnAsync(Armed strike, HttpContext context, CancellationToken cancellationToken)
    {
        switch (strike.Fault)
        {
            case Fault.HttpError error:
                context.Response.StatusCode = error.Status;
                context.Response.ContentType = "text/html; charset=utf-8";
                await context.Response.WriteAsync(ErrorPage, cancellationToken);
                return false;
            case Fault.Drop:
                context.Abort();
                return false;
            case Fault.Hang:
                await strike.Removed.Task.WaitAsync(cancellationToken);
                return true;
            case Fault.Delay delay:
                await Task.Delay(delay.Time, TimeProvider.System, cancellationToken);
                return true;
            default:
                return true;
        }
    }
}
