using System.Threading.Channels;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Vk.Events;

/// <summary>One registered address and its queue: events go out one by one, so their order holds even over retries.</summary>
internal sealed class CallbackServer : IDisposable
{
    private readonly Channel<byte[]?> _queue = Channel.CreateUnbounded<byte[]?>(new UnboundedChannelOptions { SingleReader = true });
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private TaskCompletionSource? _idle;
    private int _pending;

    public CallbackServer(int id, long groupId, CallbackAddress address)
    {
        Id = id;
        GroupId = groupId;
        Address = address;
        Settings.IsEnabled = true;
    }

    public int Id { get; }
    public long GroupId { get; }
    public CallbackAddress Address { get; set; }
    public CallbackStatus Status { get; set; } = CallbackStatus.Unconfigured;

    /// <summary>The loop that empties the queue.</summary>
    public Task Work { get; set; } = Task.CompletedTask;

    public EventSettings Settings { get; } = new();
    public ChannelReader<byte[]?> Queue => _queue.Reader;
    public CancellationToken Stopping => _stop.Token;

    public void Enqueue(byte[] json) => Add(json);

    /// <summary>Asks the address for the confirmation code, in its turn.</summary>
    public void EnqueueConfirmation()
    {
        Status = CallbackStatus.Wait;
        Add(null);
    }

    public void Done()
    {
        lock (_gate)
        {
            if (_pending == 0 || --_pending > 0)
                return;
            _idle?.TrySetResult();
            _idle = null;
        }
    }

    /// <summary>Ends when everything sent so far was taken or given up.</summary>
    public Task WhenIdle()
    {
        lock (_gate)
        {
            if (_pending == 0)
                return Task.CompletedTask;
            return (_idle ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _queue.Writer.TryComplete();
            _pending = 0;
            _idle?.TrySetResult();
            _idle = null;
        }
        _stop.Cancel();
    }

    public void Dispose() => _stop.Dispose();

    private void Add(byte[]? json)
    {
        lock (_gate)
        {
            if (_queue.Writer.TryWrite(json))
                _pending++;
        }
    }
}

internal sealed record CallbackAddress(Uri Url, string Title, string Secret);

internal enum CallbackStatus
{
    Unconfigured,
    Failed,
    Wait,
    Ok,
}
