namespace BotHost.Sandbox.State;

/// <summary>A private dialog or a group chat. Guarded by <see cref="World.Gate"/>.</summary>
internal abstract class Conversation(ConversationKey key)
{
    private readonly List<Message> _messages = [];
    private long _firstCmid = 1;
    private TaskCompletionSource? _change;

    public ConversationKey Key { get; } = key;

    /// <summary>Grows with everything that happens here.</summary>
    public long Version { get; private set; }

    public long LastCmid => _firstCmid + _messages.Count - 1;

    public Message? Last => _messages is [.., var last] ? last : null;

    public IReadOnlyList<Message> Messages => _messages;

    public Message? Pinned { get; set; }

    /// <summary>The keyboard under the input field: the last one that was not inline.</summary>
    public Keyboard? Keyboard { get; set; }

    /// <summary>When the last thing happened, as an order among all conversations of the emulator.</summary>
    public long LastPosition { get; set; }

    public Message? Find(long cmid)
    {
        var index = cmid - _firstCmid;
        return index >= 0 && index < _messages.Count ? _messages[(int)index] : null;
    }

    /// <param name="keep">Older messages are forgotten, so that a long load test does not eat the memory.</param>
    public void Add(Message message, int keep)
    {
        _messages.Add(message);
        if (_messages.Count < keep * 2)
            return;
        var surplus = _messages.Count - keep;
        _messages.RemoveRange(0, surplus);
        _firstCmid += surplus;
    }

    public void Touch()
    {
        Version++;
        _change?.SetResult();
        _change = null;
    }

    /// <summary>Ends with the next thing that happens here.</summary>
    public Task NextChange() =>
        (_change ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
}
