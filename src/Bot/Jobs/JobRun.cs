using BotHost.Domain;

namespace BotHost.Jobs;

/// <summary>That a daily job was done for a local date; unique, and saved with the job's work.</summary>
public sealed class JobRun : ISchoolRow
{
    public SchoolKey School { get; private set; }
    public required string Job { get; init; }
    public required DateOnly Date { get; init; }
    public required DateTimeOffset RanAt { get; init; }
}
