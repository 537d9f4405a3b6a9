using System.Globalization;
using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Telemetry;
using BotHost.Vk;
using Microsoft.AspNetCore.Http.Metadata;

namespace BotHost.Web;

/// <summary>The callbacks of the schools that have one, by the school's key.</summary>
internal sealed class VkCallbacks(BotOptions options, IServiceProvider services)
{
    private readonly Dictionary<string, VkCallback> _callbacks = options.Schools
        .Where(school => school.Vk.Transport == Configuration.VkTransport.Callback)
        .ToDictionary(
            school => school.Key,
            school => new VkCallback(services.GetRequiredKeyedService<VkConnection>(school.Key), school.Vk.CallbackSecret!, school.Vk.ConfirmationCode!));

    public VkCallback? Find(string school) => _callbacks.GetValueOrDefault(school);
}

/// <summary>Takes in what VK posts: stored first, then "ok". Whatever else VK is answered makes it post again later.</summary>
internal sealed partial class VkCallbackEndpoint(
    VkCallbacks callbacks, SchoolDirectory schools, Inbox inbox, Pulse pulse, TimeProvider schoolClock, IHostApplicationLifetime lifetime,
    ILogger<VkCallbackEndpoint> logger)
{
    private static readonly TimeSpan AskAgainIn = TimeSpan.FromSeconds(15);

    public static void Map(IEndpointRouteBuilder app) => app
        .MapPost("/vk/callback/{school}", (string school, HttpContext context, VkCallbackEndpoint endpoint) => endpoint.HandleAsync(school, context))
        .WithMetadata(new BodyLimit(VkCallback.MaxBytes))
        .OnlyOn(Listener.Public);

    private async Task<IResult> HandleAsync(string key, HttpContext context)
    {
        if (callbacks.Find(key) is not { } callback || schools.Find(key) is not { } school)
            return Results.NotFound();
        if (await ReadAsync(context) is not { } body)
            return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        switch (callback.Read(body, schoolClock.GetUtcNow()))
        {
            case CallbackRequest.Confirmation confirmation:
                return Results.Text(confirmation.Code);
            case CallbackRequest.Nothing:
                pulse.FeedAnswered(school.Key);
                return Results.Text("ok");
            case CallbackRequest.Update update:
                return await StoreAsync(school, update.Content, context);
            case CallbackRequest.Refused refused:
                Log.Refused(logger, school.Key, refused.Reason);
                return Results.StatusCode(Code(refused.Reason));
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <returns>Null when it is too large.</returns>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream();
        try
        {
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException ex) when (ex.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    private async Task<IResult> StoreAsync(SchoolContext school, IncomingUpdate update, HttpContext context)
    {
        if (pulse.Role != ProcessRole.Active)
            return AskAgain(context);
        try
        {
            // Not the request's token: an update that is stored must also reach its lane when VK has hung up.
            await inbox.AcceptAsync(school, new UpdateBatch([update], Cursor: "", HistoryLost: false, IsBacklogRead: true), lifetime.ApplicationStopping);
        }
        catch (Exception ex) when (Faults.IsOutage(ex) || ex is NotActiveException or OperationCanceledException)
        {
            Log.NotStored(logger, school.Key, ex.GetType().Name);
            return AskAgain(context);
        }
        pulse.FeedAnswered(school.Key);
        return Results.Text("ok");
    }

    private static IResult AskAgain(HttpContext context)
    {
        context.Response.Headers.RetryAfter = (TimeProvider.System.GetUtcNow() + AskAgainIn).ToString("R", CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private static int Code(CallbackRefusal reason) => reason switch
    {
        CallbackRefusal.TooLarge => StatusCodes.Status413PayloadTooLarge,
        CallbackRefusal.NotJson => StatusCodes.Status400BadRequest,
        _ => StatusCodes.Status403Forbidden,
    };

    private sealed record BodyLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A callback for {School} was refused: {Reason}.")]
        public static partial void Refused(ILogger logger, SchoolKey school, CallbackRefusal reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A callback for {School} could not be stored ({Fault}); VK will post it again.")]
        public static partial void NotStored(ILogger logger, SchoolKey school, string fault);
    }
}
