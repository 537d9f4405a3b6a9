using BotHost.Domain.Messaging;

namespace BotHost.Features.Roster;

/// <summary>What a file says, checked and without pupils' full names: fit to be kept until the sender confirms.</summary>
/// <param name="Classes">Names as stored, in the order of the file.</param>
internal sealed record RosterInput(
    int RowCount,
    IReadOnlyList<string> Classes,
    IReadOnlyList<ListedPupil> Pupils,
    IReadOnlyList<ListedStaff> Staff,
    IReadOnlyList<ListedHomeroom> Homerooms,
    IReadOnlyList<RosterProblem> Problems);

internal sealed record ListedPupil(int Line, string Class, string ShortName, string SurnameHash, string NameHash)
{
    public override string ToString() => $"Line {Line}";
}

/// <param name="Position">Null when the file says none.</param>
internal sealed record ListedStaff(int Line, string FullName, string NameKey, string? Position)
{
    /// <summary>What the VK column says; null when nothing.</summary>
    public string? AccountText { get; init; }
    public int AccountLine { get; init; }

    /// <summary>The account it names; null until it is resolved.</summary>
    public UserRef? Account { get; init; }

    /// <summary>The messenger's own name for the account, to be looked at by the sender.</summary>
    public string? AccountName { get; init; }

    public override string ToString() => $"Line {Line}";
}

internal sealed record ListedHomeroom(int Line, string Class, string TeacherKey);
