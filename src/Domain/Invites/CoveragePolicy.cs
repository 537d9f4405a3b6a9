namespace BotHost.Domain.Invites;

/// <summary>What the school knows of one adult of a child and the class's chat.</summary>
/// <param name="Last">The adult's last invite to that chat; null when there never was one.</param>
public sealed record AdultFacts(bool IsInside, InviteState? Last, DeclineReason? Reason);

/// <summary>How far a child's family has come on its way into the class's chat.</summary>
public abstract record Coverage
{
    private Coverage() { } // closed

    /// <summary>At least one adult is in the chat.</summary>
    public sealed record Inside : Coverage;

    /// <summary>Looked at the link or at the card, and did not come in.</summary>
    public sealed record Opened : Coverage;

    public sealed record Invited : Coverage;

    /// <summary>An adult is known, and holds no invite that counts.</summary>
    public sealed record Known : Coverage;

    /// <summary>All who answered said no.</summary>
    public sealed record Declined(DeclineReason? Reason) : Coverage;

    public sealed record Nobody : Coverage;
}

/// <summary>Judges a child by the adult who came furthest.</summary>
public static class CoveragePolicy
{
    public static Coverage Of(IReadOnlyCollection<AdultFacts> adults)
    {
        if (adults.Count == 0)
            return new Coverage.Nobody();
        if (adults.Any(adult => adult.IsInside))
            return new Coverage.Inside();
        if (adults.Any(adult => adult.Last is InviteState.Opened or InviteState.Leased))
            return new Coverage.Opened();
        if (adults.Any(adult => adult.Last is InviteState.Issued))
            return new Coverage.Invited();
        // One who declined speaks for the family only where nobody else could still come.
        return adults.FirstOrDefault(adult => adult.Last is InviteState.Declined) is { } declined && adults.All(adult => adult.Last is InviteState.Declined)
            ? new Coverage.Declined(declined.Reason)
            : new Coverage.Known();
    }

    /// <summary>Whether a reminder to this family makes sense: who said no, or is inside, is left in peace.</summary>
    public static bool MayRemind(Coverage coverage) => coverage is Coverage.Opened or Coverage.Invited or Coverage.Known;
}
