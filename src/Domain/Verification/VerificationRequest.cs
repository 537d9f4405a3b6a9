using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Verification;

/// <summary>A person asks the school to confirm the status «учитель».</summary>
public sealed class VerificationRequest : ISchoolRow, IVersioned
{
    public Id<VerificationRequest> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Asker { get; init; }
    public required string FullName { get; init; }
    public required string NameKey { get; init; }
    public required string Position { get; init; }
    public required StaffKind Kind { get; init; }

    /// <summary>The class the asker says to lead; null for none.</summary>
    public Id<SchoolClass>? HomeroomOf { get; init; }

    /// <summary>Someone else holds this name verified already.</summary>
    public bool IsSecondClaim { get; init; }

    /// <summary>Whoever holds the name said "Это не я".</summary>
    public DateTimeOffset? ObjectedAt { get; set; }

    /// <summary>The staff record that a code was handed out for; null while none was.</summary>
    public Id<StaffMember>? CodeFor { get; set; }

    /// <summary>Who handed the code out, and is asked about the class once it is typed.</summary>
    public Id<Person>? CodeBy { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required DateTimeOffset RemindAt { get; init; }
    public required DateTimeOffset EscalateAt { get; init; }
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When the next of reminder, escalation and expiry is due; null when the request is over.</summary>
    public DateTimeOffset? DueAt { get; set; }
    public DateTimeOffset? RemindedAt { get; set; }
    public DateTimeOffset? EscalatedAt { get; set; }
    public RequestState State { get; private set; } = RequestState.Pending;
    public DateTimeOffset? DecidedAt { get; private set; }
    public Id<Person>? DecidedBy { get; private set; }

    public bool IsPending => State == RequestState.Pending;

    /// <exception cref="InvalidOperationException">The request is over: whoever asks must look first.</exception>
    public void End(RequestState state, DateTimeOffset now, Id<Person>? by = null)
    {
        if (!IsPending)
            throw new InvalidOperationException($"A request in state {State} cannot become {state}.");
        State = state;
        DecidedAt = now;
        DecidedBy = by;
        DueAt = null;
    }
}
