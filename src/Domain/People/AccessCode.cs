using BotHost.Domain.Invites;

namespace BotHost.Domain.People;

/// <summary>A code handed over in person or on paper. Only its keyed hash is kept.</summary>
public sealed class AccessCode : ISchoolRow, IVersioned
{
    public Id<AccessCode> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required CodeKind Kind { get; init; }

    /// <summary>HMAC of kind and folded glyphs, base64.</summary>
    public required string Hash { get; init; }

    /// <summary>The pupil or the staff member that the code links to.</summary>
    public required Guid Subject { get; init; }
    public required Id<Person> IssuedBy { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }
    public required int MaxUses { get; init; }
    public int Uses { get; private set; }
    public DateTimeOffset? RevokedAt { get; set; }

    /// <summary>The act of annulment that lists it, when nobody ever used it.</summary>
    public Id<AnnulmentAct>? Act { get; set; }

    public bool IsUsable(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt && Uses < MaxUses;

    /// <exception cref="InvalidOperationException">The code is spent, expired or revoked.</exception>
    public void Use(DateTimeOffset now)
    {
        if (!IsUsable(now))
            throw new InvalidOperationException("The code cannot be used any more.");
        Uses++;
    }
}

public enum CodeKind
{
    /// <summary>Per pupil, on paper, links guardians only.</summary>
    Family = 1,

    /// <summary>Single use, handed to the pupil in person.</summary>
    Pupil = 2,

    /// <summary>Single use, handed to the staff member in person.</summary>
    Staff = 3,

    /// <summary>Single use, from a confirmed guardian to another adult of the same child, as a start link.</summary>
    Named = 4,
}

/// <summary>One try to redeem a code, for the limits. Holds nothing of what was typed.</summary>
public sealed class CodeAttempt : ISchoolRow
{
    public Id<CodeAttempt> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Person { get; init; }
    public required DateTimeOffset At { get; init; }
    public required bool Succeeded { get; init; }
}
