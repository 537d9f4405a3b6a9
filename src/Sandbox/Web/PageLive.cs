using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using BotHost.Sandbox.Views;
using Microsoft.AspNetCore.Http;

namespace BotHost.Sandbox.Web;

/// <summary>Tells the open tabs what changed, by server-sent events; what it looks like now they read themselves.</summary>
internal sealed class PageLive(VkEmulator vk)
{
    private readonly ConcurrentDictionary<Channel<LiveEvent>, bool> _tabs = [];

    /// <summary>Something that is no change of a conversation: the clock, the faults.</summary>
    public void Tell(string what)
    {
        foreach (var tab in _tabs.Keys)
            tab.Writer.TryWrite(new LiveEvent(what, null, null));
    }

    public async Task HandleAsync(HttpContext context, CancellationToken cancellationToken)
    {
        // The newest are enough: a tab that lags reads everything anew anyway.
        var tab = Channel.CreateBounded<LiveEvent>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        _tabs[tab] = true;
        using var changes = vk.Changes.Subscribe(); // before the tab learns that it is connected
        context.Response.ContentType = "text/event-stream";
        try
        {
            await context.Response.WriteAsync("retry: 500\n\n", cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            await Task.WhenAll(ForwardAsync(changes, tab.Writer, cancellationToken), WriteAsync(context.Response, tab.Reader, cancellationToken));
        }
        finally
        {
            _tabs.TryRemove(tab, out _);
        }
    }

    private static async Task ForwardAsync(ChangeSubscription changes, ChannelWriter<LiveEvent> tab, CancellationToken cancellationToken)
    {
        await foreach (var change in changes.ReadAllAsync(cancellationToken))
            tab.TryWrite(new LiveEvent("change", change.Kind, change.Conversation));
    }

    private static async Task WriteAsync(HttpResponse response, ChannelReader<LiveEvent> tab, CancellationToken cancellationToken)
    {
        await foreach (var live in tab.ReadAllAsync(cancellationToken))
        {
            var json = JsonSerializer.Serialize(live, PageJson.Default.LiveEvent);
            await response.WriteAsync($"data: {json}\n\n", cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
    }
}

/// <param name="What">change, clock, faults.</param>
internal sealed record LiveEvent(string What, ChangeKind? Kind, State.ConversationKey? Conversation);
