using BotHost.Jobs;
using Hangfire;
using Hangfire.Dashboard;

namespace BotHost.Web;

/// <summary>
/// Hangfire's dashboard, to look at only, for whoever spent a dashboard link. Made at the first request, since the jobs' storage may be a while in coming
/// and the listeners must not wait for it.
/// </summary>
internal sealed class Dashboard(JobServer jobs, OperatorSessions sessions)
{
    private static readonly PathString Root = new("/hangfire");

    /// <summary>The figures on the page are renewed by a POST.</summary>
    private static readonly PathString Statistics = new("/stats");

    private static readonly DashboardOptions Options = new()
    {
        AppPath = null, // no way back to a site
        Authorization = [], // decided below, before Hangfire is reached
        AsyncAuthorization = [],
        IsReadOnlyFunc = _ => true,
        DashboardTitle = "BotHost",
        DisplayStorageConnectionString = false,
        IgnoreAntiforgeryToken = true, // nothing can be changed
    };

    public static void Map(IEndpointRouteBuilder app)
        => app.Map("/hangfire/{**page}", (HttpContext context, Dashboard dashboard) => dashboard.ShowAsync(context)).OnlyOn(Listener.Operator);

    private async Task ShowAsync(HttpContext context)
    {
        if (!sessions.Allows(context))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return;
        }
        context.Request.Path.StartsWithSegments(Root, out var page);
        if (!HttpMethods.IsGet(context.Request.Method) && page != Statistics)
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed; // read-only, whatever Hangfire would make of it
            return;
        }
        if (!jobs.Storage.IsCompletedSuccessfully)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable; // starting, or another process is active
            return;
        }
        // The dashboard brings scripts and styles of its own; they are served from here too.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'; base-uri 'none'";
        (context.Request.PathBase, context.Request.Path) = (Root, page);
        await new AspNetCoreDashboardMiddleware(_ => NotFoundAsync(context), await jobs.Storage, Options, DashboardRoutes.Routes).Invoke(context);
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
