using System.Threading.Channels;
using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>Stops the spinner of pressed buttons: direct, best effort, behind the lanes. What people must see is always a message or an edit.</summary>
internal sealed partial class Acknowledger(ILogger<Acknowledger> logger) : BackgroundService
{
    private readonly Channel<Press> _presses = Channel.CreateBounded<Press>(
        new BoundedChannelOptions(2_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Post(SchoolContext school, InteractionRef interaction, string? toast, ConversationRef? openLinkOf)
        => _presses.Writer.TryWrite(new Press(school, interaction, toast, openLinkOf));

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
        => Parallel.ForEachAsync(
            _presses.Reader.ReadAllAsync(stoppingToken),
            new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = stoppingToken },
            (press, ct) => AcknowledgeAsync(press, ct));

    private async ValueTask AcknowledgeAsync(Press press, CancellationToken cancellationToken)
    {
        try
        {
            await TryAsync(press, cancellationToken);
        }
        catch (Exception ex) when (ex is not OperationCanceledException)
        {
            Log.Failed(logger, ex.GetType().Name); // the answer itself is a message: only the spinner goes on for a while
        }
    }

    private static async Task TryAsync(Press press, CancellationToken cancellationToken)
    {
        string? url = null;
        if (press.OpenLinkOf is { } chat && await press.School.Messenger.GetInviteLinkAsync(chat, cancellationToken) is InviteLinkResult.Link link)
            url = link.Url;
        await press.School.Messenger.AcknowledgeAsync(press.Interaction, new Acknowledgement(press.Toast, url), cancellationToken);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "A press was not acknowledged: {Fault}.")]
        public static partial void Failed(ILogger logger, string fault);
    }

    private sealed record Press(SchoolContext School, InteractionRef Interaction, string? Toast, ConversationRef? OpenLinkOf);
}
