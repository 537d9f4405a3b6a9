using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BotHost.Web;

internal enum Listener
{
    /// <summary>Web:Urls, open to the outside.</summary>
    Public,

    /// <summary>Web:OperatorUrls, for whoever runs the machine.</summary>
    Operator,
}

/// <summary>Which listener a request came in by, and which an endpoint is for. Told by the connection itself, since a Host header can be forged.</summary>
internal static class ListenerExtensions
{
    public static void MarkAs(this ListenOptions options, Listener listener) => options.Use(next => connection =>
    {
        connection.Features.Set(new Mark(listener));
        return next(connection);
    });

    public static TBuilder OnlyOn<TBuilder>(this TBuilder endpoint, Listener listener)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new Mark(listener));

    /// <summary>An endpoint of the other listener does not exist for this request.</summary>
    public static void UseListeners(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Mark>() is not { } wanted || wanted == context.Features.Get<Mark>())
            return next(context);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    });

    private sealed record Mark(Listener Listener);
}
