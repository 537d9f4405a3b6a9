using BotHost.Domain;
using BotHost.Domain.People;

namespace BotHost.Features.Roster;

/// <summary>A list that was compared and waits for its sender's "Применить", or, once it was applied, how to take it back. Kept for minutes.</summary>
public sealed class PendingImport : ISchoolRow
{
    public Id<PendingImport> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Sender { get; init; }

    /// <summary>What the list says, without pupils' full names, as JSON; null once it was applied.</summary>
    public string? Input { get; set; }

    /// <summary>The ids of what was made and what was there before, as JSON; null until it was applied.</summary>
    public string? Undo { get; set; }

    public required DateTimeOffset ExpiresAt { get; set; }
}
