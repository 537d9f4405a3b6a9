using BotHost.Domain.Roster;
using BotHost.Domain.Verification;

namespace BotHost.Features.Verification;

/// <summary>All that a decider is shown of a request.</summary>
internal sealed record CardFacts
{
    public required VerificationRequest Request { get; init; }

    /// <summary>From the messenger's profile; may be empty. Proves nothing.</summary>
    public required string AccountName { get; init; }
    public required Uri Profile { get; init; }

    /// <summary>The staff list has the name, claimed by nobody.</summary>
    public required bool IsOnList { get; init; }

    /// <summary>Another account holds the name verified.</summary>
    public required bool IsHeld { get; init; }

    /// <summary>This account's role was taken back before.</summary>
    public required bool WasRevoked { get; init; }

    /// <summary>Another account asks under the same name at this moment.</summary>
    public required bool HasTwin { get; init; }

    /// <summary>The class the asker says to lead; null for none, or one that is no more.</summary>
    public required SchoolClass? Class { get; init; }
    public required StaffMember? PresentTeacher { get; init; }

    /// <summary>Colleagues who know the person. They help and decide nothing.</summary>
    public IReadOnlyList<string> VouchedBy { get; init; } = [];

    /// <summary>Colleagues who were asked and could not vouch.</summary>
    public int NotKnownTo { get; init; }
}
