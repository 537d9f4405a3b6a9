namespace BotHost.Web;

/// <summary>The pages behind one-time links: a GET shows a button, the button's POST spends the link.</summary>
internal static class OneTimeEndpoints
{
    public static void MapDownloads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/files/{token}", (string token, OneTimeLinks links) => links.Peek<OneTimeGrant.Download>(token) is { } file
            ? Html(WebReplies.Download(file.FileName))
            : Over()).OnlyOn(Listener.Public);
        app.MapPost("/files/{token}", (string token, OneTimeLinks links) => links.TrySpend<OneTimeGrant.Download>(token, out var file)
            ? Results.File(file.Content.ToArray(), file.ContentType, file.FileName)
            : Over()).OnlyOn(Listener.Public);
    }

    public static void MapDashboardEntry(this IEndpointRouteBuilder app)
    {
        app.MapGet("/hangfire/enter/{token}", (string token, OneTimeLinks links) => links.Peek<OneTimeGrant.Dashboard>(token) is not null
            ? Html(WebReplies.Dashboard)
            : Over()).OnlyOn(Listener.Operator);
        app.MapPost("/hangfire/enter/{token}", (string token, OneTimeLinks links, OperatorSessions sessions, HttpContext context) =>
        {
            if (!links.TrySpend<OneTimeGrant.Dashboard>(token, out _))
                return Over();
            sessions.Begin(context);
            context.Response.Headers.Location = "/hangfire";
            return Results.StatusCode(StatusCodes.Status303SeeOther);
        }).OnlyOn(Listener.Operator);
    }

    private static IResult Html(string page) => Results.Content(page, "text/html; charset=utf-8");

    private static IResult Over() => Results.Content(WebReplies.LinkOver, "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
}
