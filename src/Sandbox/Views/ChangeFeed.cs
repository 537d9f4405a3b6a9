using System.Threading.Channels;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Views;

/// <summary>Tells what changed where, so that a page can show it at once.</summary>
public sealed class ChangeFeed
{
    private const int Backlog = 10_000;
    private readonly Lock _gate = new();
    private Channel<ConversationChange>[] _subscribers = [];
    private long _sequence;

    /// <summary>
    /// A reader that falls far behind loses the oldest changes, which <see cref="ConversationChange.Sequence"/> shows: it then reads the conversations anew.
    /// </summary>
    public ChangeSubscription Subscribe()
    {
        var channel = Channel.CreateBounded<ConversationChange>(
            new BoundedChannelOptions(Backlog) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });
        lock (_gate)
            _subscribers = [.. _subscribers, channel];
        return new ChangeSubscription(channel.Reader, () => Remove(channel));
    }

    internal void Publish(ConversationKey conversation, ChangeKind kind, long? cmid)
    {
        var change = new ConversationChange(++_sequence, conversation, kind, cmid);
        foreach (var subscriber in _subscribers)
            subscriber.Writer.TryWrite(change);
    }

    private void Remove(Channel<ConversationChange> channel)
    {
        lock (_gate)
            _subscribers = [.. _subscribers.Where(other => other != channel)];
        channel.Writer.TryComplete();
    }
}

public sealed class ChangeSubscription(ChannelReader<ConversationChange> reader, Action unsubscribe) : IDisposable
{
    public IAsyncEnumerable<ConversationChange> ReadAllAsync(CancellationToken cancellationToken) => reader.ReadAllAsync(cancellationToken);

    public bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ConversationChange? change) => reader.TryRead(out change);

    public void Dispose() => unsubscribe();
}

/// <param name="Sequence">Counts all changes of the emulator from 1.</param>
public sealed record ConversationChange(long Sequence, ConversationKey Conversation, ChangeKind Kind, long? Cmid);

public enum ChangeKind
{
    MessageAdded,
    MessageEdited,
    MessageDeleted,
    PinChanged,
    MembersChanged,
    TitleChanged,
    Typing,
    Read,
    PressAnswered,
    PermissionChanged,
}
