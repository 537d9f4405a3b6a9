using BotHost.Domain.Verification;

namespace BotHost.Domain.People;

/// <summary>An administrator's word that someone should hold the office too. It takes a second one.</summary>
public sealed class OfficeProposal : ISchoolRow, IVersioned
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Id<OfficeProposal> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Candidate { get; init; }
    public required Id<Person> ProposedBy { get; init; }
    public required DateTimeOffset ProposedAt { get; init; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Id<Person>? DecidedBy { get; set; }
    public bool IsAccepted { get; set; }

    public bool IsOpen(DateTimeOffset now) => DecidedAt is null && now < ProposedAt + Lifetime;
}

/// <summary>Someone away: what comes for their classes goes to a colleague until the day named. It ends by itself.</summary>
public sealed class Delegation : ISchoolRow, IVersioned
{
    public Id<Delegation> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> From { get; init; }
    public required Id<Person> To { get; init; }
    public required DateTimeOffset Since { get; init; }

    /// <summary>The first moment that it is over.</summary>
    public required DateTimeOffset Until { get; init; }
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>What a colleague said of a request for the role. It helps the administrator and decides nothing.</summary>
public sealed class Vouch : ISchoolRow
{
    public Id<Vouch> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<VerificationRequest> Request { get; init; }
    public required Id<Person> Colleague { get; init; }
    public required bool Knows { get; init; }
    public required DateTimeOffset At { get; init; }
}
