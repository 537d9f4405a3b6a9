namespace BotHost.Domain.Invites;

/// <summary>The school's numbers for invites; configuration key "Invites".</summary>
/// <param name="Lifetime">From issue to expiry.</param>
/// <param name="LeaseLifetime">How long one press shows the link.</param>
/// <param name="RemindAfter">The first reminder, counted from the issue.</param>
/// <param name="RemindBeforeExpiry">The last reminder, counted back from the expiry.</param>
public sealed record InviteRules(TimeSpan Lifetime, TimeSpan LeaseLifetime, TimeSpan RemindAfter, TimeSpan RemindBeforeExpiry, int MaxReminders)
{
    public const int MaxLeasesADay = 5;
}
