using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.Roster;

namespace BotHost.Features.Roster;

/// <summary>What an import would change. Made without changing anything; applied by <see cref="RosterImport.ApplyAsync"/>.</summary>
internal sealed record ImportPlan
{
    public required RosterInput Input { get; init; }
    public IReadOnlyList<string> ClassesAdded { get; init; } = [];

    /// <summary>Archived until now.</summary>
    public IReadOnlyList<KnownClass> ClassesReturned { get; init; } = [];
    public IReadOnlyList<ListedPupil> PupilsAdded { get; init; } = [];
    public IReadOnlyList<PupilMove> PupilsMoved { get; init; } = [];
    public IReadOnlyList<PupilRename> PupilsRenamed { get; init; } = [];

    /// <summary>In a class that the file lists, but not in the file. Never removed by an import.</summary>
    public IReadOnlyList<PupilMissing> PupilsMissing { get; init; } = [];
    public IReadOnlyList<ListedStaff> StaffAdded { get; init; } = [];
    public IReadOnlyList<StaffChange> StaffChanged { get; init; } = [];

    /// <summary>Not in a file that lists staff. Never dismissed by an import.</summary>
    public IReadOnlyList<string> StaffMissing { get; init; } = [];
    public IReadOnlyList<StaffAccount> AccountsVerified { get; init; } = [];
    public IReadOnlyList<HomeroomChange> Homerooms { get; init; } = [];

    /// <summary>Those of the file and those that came of comparing it with the school, by line.</summary>
    public IReadOnlyList<RosterProblem> Problems { get; init; } = [];

    /// <summary>Once it was applied: how to take it back.</summary>
    public RosterUndo? Undo { get; init; }

    public int Changes
        => ClassesAdded.Count + ClassesReturned.Count + PupilsAdded.Count + PupilsMoved.Count + PupilsRenamed.Count
            + StaffAdded.Count + StaffChanged.Count + AccountsVerified.Count + Homerooms.Count;

    public bool ChangesNothing => Changes == 0;
    public int Refusals => Problems.Count(problem => !problem.IsNote);
}

internal sealed record PupilMove(Id<Pupil> Id, string ShortName, string From, string To);

internal sealed record PupilRename(Id<Pupil> Id, string Class, string From, string To);

internal sealed record PupilMissing(Id<Pupil> Id, string Class, string ShortName);

/// <param name="Returns">Dismissed until now; an account verified before does not come back with the name.</param>
internal sealed record StaffChange(Id<StaffMember> Id, string FullName, string? OldPosition, string? Position, bool Returns);

/// <param name="Name">The messenger's name for the account; null when it was not asked or did not say.</param>
internal sealed record StaffAccount(string NameKey, string FullName, UserRef Account, string? Name);

/// <param name="Previous">Who leads the class until now; null for nobody.</param>
internal sealed record HomeroomChange(string Class, string TeacherKey, string Teacher, string? Previous);
