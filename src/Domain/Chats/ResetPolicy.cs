namespace BotHost.Domain.Chats;

/// <param name="WantedAt">When a reset was first wanted.</param>
/// <param name="LeasesOpenUntil">The end of the last lease that is open now; null when none is.</param>
public sealed record ResetFacts(DateTimeOffset WantedAt, DateTimeOffset? LastResetAt, DateTimeOffset? LeasesOpenUntil);

/// <summary>When a chat's link is voided without haste: people who hold it now are not cut off, and the messenger is not tired.</summary>
public static class ResetPolicy
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);
    public static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(30);

    public static DateTimeOffset DueAt(ResetFacts facts)
    {
        var earliest = facts.LastResetAt is { } last && last + Interval > facts.WantedAt ? last + Interval : facts.WantedAt;
        var latest = facts.WantedAt + LongestDelay;
        return facts.LeasesOpenUntil switch
        {
            { } open when open > earliest => open < latest ? open : latest,
            _ => earliest,
        };
    }
}
