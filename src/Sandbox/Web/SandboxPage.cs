using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BotHost.Sandbox.State;
using BotHost.Sandbox.Vk.Methods;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace BotHost.Sandbox.Web;

/// <summary>The messenger in a browser: "VK's client" for everybody in the emulator. It sees of the bot what <see cref="ISandboxHost"/> says.</summary>
public sealed class SandboxPage : IDisposable
{
    private const int MostCalls = 50;

    private readonly VkEmulator _vk;
    private readonly ISandboxHost _host;
    private readonly SandboxStage _stage;
    private readonly string _school = Guid.NewGuid().ToString("N");
    private readonly ReadMarks _marks = new();
    private readonly PageReader _reader;
    private readonly PageFaults _faults;
    private readonly PageLive _live;
    private readonly SemaphoreSlim _jumping = new(1, 1);
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private JournalMark _lastAct;

    public SandboxPage(VkEmulator vk, ISandboxHost host, SandboxStage stage)
    {
        (_vk, _host, _stage) = (vk, host, stage);
        (_reader, _faults, _live) = (new PageReader(vk, stage, _marks), new PageFaults(vk, stage), new PageLive(vk));
    }

    /// <summary>The school is ready, and everybody has seen everything: tabs that waited open on a calm school.</summary>
    public void Open()
    {
        _reader.MarkAllRead();
        _opened.TrySetResult();
    }

    /// <summary>Serves <c>/</c> and <c>/page/…</c>.</summary>
    /// <param name="stopping">Ends the tabs' live connections, so that the server can end.</param>
    public IReadOnlyList<IEndpointConventionBuilder> Map(IEndpointRouteBuilder endpoints, CancellationToken stopping) =>
    [
        endpoints.MapGet("/", context => PageAssets.ServeAsync(context, "index.html")),
        endpoints.MapGet("/page/assets/{name}", context => PageAssets.ServeAsync(context, (string)context.Request.RouteValues["name"]!)),
        endpoints.MapGet("/page/live", context => UntilAsync(context, _live.HandleAsync, stopping)),
        endpoints.MapGet("/page/stage", context => UntilAsync(context, ReadStageAsync, stopping)),
        endpoints.MapGet("/page/view", ReadAsync),
        endpoints.MapGet("/page/curtain", ReadCurtainAsync),
        endpoints.MapGet("/page/leak", context => context.Response.WriteAsync(_vk.View.InviteLink(Number(context, "chat")!.Value))),
        endpoints.MapGet("/page/file/{key}/{name}", SendFileAsync),
        endpoints.MapPost("/page/act", context => UntilAsync(context, ActAsync, stopping)),
        endpoints.MapPost("/page/read", context => TakeAsync(context, PageJson.Default.ReadRequest, MarkRead)),
        endpoints.MapGet("/page/invitation", ReadInvitationAsync),
        endpoints.MapPost("/page/join", JoinAsync),
        endpoints.MapPost("/page/clock", context => UntilAsync(context, JumpAsync, stopping)),
        endpoints.MapPost("/page/fault", context => TakeAsync(context, PageJson.Default.FaultRequest, SwitchFault)),
        endpoints.MapPost("/page/reset", ResetAsync),
    ];

    public void Dispose() => _jumping.Dispose();

    /// <summary>The first thing that a tab asks for: a half-filled school is not shown.</summary>
    private async Task ReadStageAsync(HttpContext context, CancellationToken cancellationToken)
    {
        await _opened.Task.WaitAsync(cancellationToken);
        await AnswerAsync(context, new StageView(_school, _stage, _host.Zone.Id), PageJson.Default.StageView);
    }

    private Task ReadAsync(HttpContext context)
    {
        var person = Number(context, "me") ?? _stage.People[0].Id;
        ConversationKey? open = Number(context, "chat") is { } chat ? ConversationKey.Chat(chat)
            : context.Request.Query.ContainsKey("bot") ? ConversationKey.Dialog(person, _stage.GroupId) : null;
        return AnswerAsync(context, _reader.Read(person, open), PageJson.Default.PageView);
    }

    private async Task ReadCurtainAsync(HttpContext context)
    {
        var mark = _lastAct;
        var invites = await _host.InvitesOfAsync(Number(context, "me") ?? 0, context.RequestAborted);
        var calls = _vk.Journal.Calls.Where(call => call.Number > mark.Calls).TakeLast(MostCalls)
            .Select(call => new CallView(call.Number, call.Method, call.Parameters, call.AnswerText, call.Elapsed.TotalMilliseconds));
        var updates = _vk.Journal.Updates.Where(update => update.Number > mark.Updates).TakeLast(MostCalls)
            .Select(update => new UpdateView(update.Number, update.Type, update.JsonText));
        await AnswerAsync(context, new CurtainView([.. calls], [.. updates], invites, _faults.View(), _vk.Faults.Strikes - mark.Strikes), PageJson.Default.CurtainView);
    }

    /// <summary>The emulator's own commands: what a person does in VK's client.</summary>
    private Task ActAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!IsOurs(context))
            return Task.CompletedTask;
        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = SandboxServer.MaxUpload;
        MarkAct();
        return _vk.Control.HandleAsync(context, cancellationToken);
    }

    private Task ReadInvitationAsync(HttpContext context)
    {
        if (_reader.Invitation(Number(context, "me") ?? 0, context.Request.Query["link"].ToString()) is { } invitation)
            return AnswerAsync(context, invitation, PageJson.Default.InvitationView);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private async Task JoinAsync(HttpContext context)
    {
        if (await ReadBodyAsync(context, PageJson.Default.JoinRequest) is not { } wish)
            return;
        MarkAct();
        var result = _vk.People.JoinByLink(wish.Person, wish.Link);
        await AnswerAsync(context, new JoinAnswer(result, ChatOf(wish.Link)), PageJson.Default.JoinAnswer);
    }

    private async Task JumpAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (await ReadBodyAsync(context, PageJson.Default.JumpRequest) is not { } wish)
            return;
        await _jumping.WaitAsync(cancellationToken);
        try
        {
            MarkAct();
            var watch = new JumpWatch(_vk);
            var isComplete = await _host.AdvanceToAsync(await TargetAsync(wish.Jump, cancellationToken), watch.Look, cancellationToken);
            _live.Tell("clock");
            await AnswerAsync(context, watch.Report(isComplete), PageJson.Default.JumpReport);
        }
        finally
        {
            _jumping.Release();
        }
    }

    private async Task<DateTimeOffset> TargetAsync(string jump, CancellationToken cancellationToken) => jump switch
    {
        "15m" => _host.Now.AddMinutes(15),
        "1h" => _host.Now.AddHours(1),
        "1d" => _host.Now.AddDays(1),
        "digest" => await _host.NextDigestAsync(cancellationToken),
        _ => _host.Now,
    };

    private void MarkRead(ReadRequest read)
    {
        _marks.Read(read.Person, read.Key, read.Cmid);
        _live.Tell("read");
    }

    private void SwitchFault(FaultRequest fault)
    {
        MarkAct();
        _faults.Switch(fault.Name, fault.IsOn, fault.Code);
        _live.Tell("faults");
    }

    private Task ResetAsync(HttpContext context) => TakeAsync(context, PageJson.Default.ResetRequest, request => _host.Reset(request.IsEmpty));

    /// <summary>Under the page's own address, since a browser shows a picture by its kind and takes none from elsewhere.</summary>
    private async Task SendFileAsync(HttpContext context)
    {
        StoredFile? file;
        lock (_vk.World.Gate)
            file = _vk.World.Files.Find((string)context.Request.RouteValues["key"]!);
        if (file is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        var isImage = ImageSize.IsImage(file.Content);
        context.Response.ContentType = isImage ? file.Content[0] == 0x89 ? "image/png" : "image/jpeg" : "application/octet-stream";
        if (!isImage)
            context.Response.Headers.ContentDisposition = "attachment";
        await context.Response.Body.WriteAsync(file.Content, context.RequestAborted);
    }

    private long? ChatOf(string link)
    {
        lock (_vk.World.Gate)
            return _vk.World.InviteLinks.GetValueOrDefault(link)?.Id;
    }

    private void MarkAct() => _lastAct = new JournalMark(_vk.Journal.CallCount, _vk.Journal.UpdateCount, _vk.Faults.Strikes);

    private static long? Number(HttpContext context, string name) =>
        long.TryParse(context.Request.Query[name], System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static async Task TakeAsync<T>(HttpContext context, JsonTypeInfo<T> type, Action<T> act)
        where T : class
    {
        if (await ReadBodyAsync(context, type) is not { } body)
            return;
        act(body);
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static async Task<T?> ReadBodyAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
        => IsOurs(context) ? await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) : null;

    /// <summary>Another site's form cannot send JSON, so no page elsewhere acts here.</summary>
    private static bool IsOurs(HttpContext context)
    {
        if (context.Request.HasJsonContentType())
            return true;
        context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
        return false;
    }

    private static Task AnswerAsync<T>(HttpContext context, T answer, JsonTypeInfo<T> type)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, type, context.RequestAborted);
    }

    /// <summary>Requests that wait end with the server.</summary>
    private static async Task UntilAsync(HttpContext context, Func<HttpContext, CancellationToken, Task> handle, CancellationToken stopping)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await handle(context, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort(); // the tab or the server has gone: there is nobody to answer
        }
    }

    /// <summary>Where the journal stood before the last thing that a person did.</summary>
    private readonly record struct JournalMark(long Calls, long Updates, long Strikes);
}
