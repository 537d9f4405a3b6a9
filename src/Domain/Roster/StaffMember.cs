using BotHost.Domain.People;

namespace BotHost.Domain.Roster;

/// <summary>Someone who works at the school. A name on the list proves nothing: the account is linked only with a proof.</summary>
public sealed class StaffMember : ISchoolRow, IVersioned
{
    public Id<StaffMember> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>"Иванова Мария Петровна". Staff names stay readable.</summary>
    public required string FullName { get; set; }

    /// <summary>Upper case, ё as е, single spaces: equal names have equal keys on every database.</summary>
    public required string NameKey { get; set; }
    public string? Position { get; set; }
    public StaffKind Kind { get; set; } = StaffKind.SubjectTeacher;

    /// <summary>The verified account; null while nobody proved to be this person.</summary>
    public Id<Person>? Account { get; private set; }
    public Proof? Proof { get; private set; }
    public DateTimeOffset? VerifiedAt { get; private set; }
    public Id<Person>? VerifiedBy { get; private set; }
    public DateTimeOffset? RevokedAt { get; private set; }
    public DateTimeOffset? DismissedAt { get; set; }

    /// <summary>On a long leave since then; the role stays.</summary>
    public DateOnly? OnLeaveSince { get; set; }

    /// <summary>When an administrator ticked that the platform's own badge was given (clause 2.1-11).</summary>
    public DateTimeOffset? BadgeGivenAt { get; set; }

    public bool IsVerified => Account is not null && RevokedAt is null && DismissedAt is null;

    public void Verify(Id<Person> account, Proof proof, Id<Person>? by, DateTimeOffset now)
    {
        Account = account;
        Proof = proof;
        VerifiedBy = by;
        VerifiedAt = now;
        RevokedAt = null;
        BadgeGivenAt = null;
    }

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;
}

public enum StaffKind
{
    SubjectTeacher = 1,
    ExtracurricularTeacher = 2,
    BoardingTutor = 3,
    Administration = 4,
    Other = 5,
}
