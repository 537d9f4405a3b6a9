namespace BotHost.Persistence;

/// <summary>The one row that says which process may write: every claim and commit checks the epoch that it took over with.</summary>
public sealed class ActiveProcess
{
    public int Id { get; init; } = 1;
    public long Epoch { get; set; }
}
