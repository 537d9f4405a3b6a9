namespace BotHost.Messaging;

/// <summary>What one unit of work is about: the school, and the school time read once when it began.</summary>
internal sealed class Work
{
    private readonly List<Action> _afterCommit = [];

    public SchoolContext School { get; private set; } = null!;
    public DateTimeOffset Now { get; private set; }

    public void Begin(SchoolContext school, DateTimeOffset now) => (School, Now) = (school, now);

    /// <summary>For what may be lost: acknowledgements, wake-ups. Must not block.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public void Committed() => _afterCommit.ForEach(action => action());
}
