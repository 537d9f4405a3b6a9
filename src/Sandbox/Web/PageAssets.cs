using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Web;

/// <summary>The page's own files. Everything it needs is in this assembly: no request leaves the machine.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; worker-src 'self'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'";

    private static readonly Assembly Assembly = typeof(PageAssets).Assembly;

    public static async Task ServeAsync(HttpContext context, string name)
    {
        await using var file = Assembly.GetManifestResourceStream(Prefix + name);
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        context.Response.ContentType = Path.GetExtension(name) switch
        {
            ".html" => "text/html; charset=utf-8",
            ".css" => "text/css; charset=utf-8",
            ".js" => "text/javascript; charset=utf-8",
            ".svg" => "image/svg+xml",
            _ => "application/octet-stream",
        };
        context.Response.Headers.ContentSecurityPolicy = Policy;
        await file.CopyToAsync(context.Response.Body, context.RequestAborted);
    }
}
