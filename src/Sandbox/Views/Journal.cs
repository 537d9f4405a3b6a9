namespace BotHost.Sandbox.Views;

/// <summary>The last calls of the API and the last updates sent, for a look behind the curtain. Holds no tokens.</summary>
public sealed class Journal
{
    private const int MaxAnswerLength = 16_384;
    private readonly Lock _gate = new();
    private readonly Queue<CallEntry> _calls = new();
    private readonly Queue<UpdateEntry> _updates = new();
    private readonly VkEmulatorOptions _options;
    private long _callCount;
    private long _updateCount;

    internal Journal(VkEmulatorOptions options) => _options = options;

    /// <summary>All calls since the start, also those no longer remembered.</summary>
    public long CallCount => Interlocked.Read(ref _callCount);

    public long UpdateCount => Interlocked.Read(ref _updateCount);

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<CallEntry> Calls
    {
        get
        {
            lock (_gate)
                return [.. _calls];
        }
    }

    public IReadOnlyList<UpdateEntry> Updates
    {
        get
        {
            lock (_gate)
                return [.. _updates];
        }
    }

    internal void AddCall(string method, IReadOnlyDictionary<string, string> parameters, ReadOnlySpan<byte> answer, TimeSpan elapsed)
    {
        var number = Interlocked.Increment(ref _callCount);
        if (_options.JournalSize == 0)
            return;
        var body = answer[..Math.Min(answer.Length, MaxAnswerLength)].ToArray();
        var entry = new CallEntry(number, method, parameters, body, elapsed);
        lock (_gate)
            Add(_calls, entry);
    }

    internal void AddUpdate(long groupId, string type, byte[] json)
    {
        var number = Interlocked.Increment(ref _updateCount);
        if (_options.JournalSize == 0)
            return;
        lock (_gate)
            Add(_updates, new UpdateEntry(number, groupId, type, json));
    }

    internal void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
            _updates.Clear();
        }
    }

    private void Add<T>(Queue<T> entries, T entry)
    {
        entries.Enqueue(entry);
        while (entries.Count > _options.JournalSize)
            entries.Dequeue();
    }
}

/// <param name="Answer">UTF-8, cut at 16 KB.</param>
public sealed record CallEntry(
    long Number, string Method, IReadOnlyDictionary<string, string> Parameters, ReadOnlyMemory<byte> Answer, TimeSpan Elapsed)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string AnswerText => System.Text.Encoding.UTF8.GetString(Answer.Span);
}

/// <param name="Json">UTF-8, the envelope as sent.</param>
public sealed record UpdateEntry(long Number, long GroupId, string Type, ReadOnlyMemory<byte> Json)
{
    [System.Text.Json.Serialization.JsonIgnore]
    public string JsonText => System.Text.Encoding.UTF8.GetString(Json.Span);
}
