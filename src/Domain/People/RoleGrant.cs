namespace BotHost.Domain.People;

/// <summary>An office in the school. Staff kinds are not offices: see <see cref="Roster.StaffMember"/>.</summary>
public enum Role
{
    Administrator = 1,
    Head = 2,
    Deputy = 3,

    /// <summary>Break-glass access from the configuration.</summary>
    Owner = 4,
}

/// <summary>That an account holds an office, since when and by whose word. Never deleted: a revocation ends it.</summary>
public sealed class RoleGrant : ISchoolRow, IVersioned
{
    public Id<RoleGrant> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Person { get; init; }
    public required Role Role { get; init; }
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>Null: the configuration.</summary>
    public Id<Person>? GrantedBy { get; init; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public Id<Person>? RevokedBy { get; private set; }

    public bool IsLive => RevokedAt is null;

    public void Revoke(Id<Person> by, DateTimeOffset now)
    {
        RevokedAt ??= now;
        RevokedBy ??= by;
    }
}
