namespace BotHost.Features.Roster;

/// <summary>Why something on a line was not taken, or how it was understood.</summary>
/// <param name="Detail">A class, a column, a line number or a staff name: never a pupil's.</param>
internal sealed record RosterProblem(int Line, RosterProblemKind Kind, string? Detail = null)
{
    /// <summary>Nothing was left out: the reader only ought to know.</summary>
    public bool IsNote => Kind
        is RosterProblemKind.ColumnNotRead or RosterProblemKind.ClassReadAs or RosterProblemKind.NamesakeElsewhere or RosterProblemKind.PupilRepeated;
}

internal enum RosterProblemKind
{
    ColumnNotRead,

    /// <summary>A Latin "B" was read as В, since neither 5Б nor 5В exists yet.</summary>
    ClassReadAs,

    /// <summary>A child of this name is in a class that the file does not list: added as another child.</summary>
    NamesakeElsewhere,

    /// <summary>The same full name in the same class, on an earlier line.</summary>
    PupilRepeated,

    NothingOnLine,
    ClassMissing,
    ClassUnreadable,
    ClassWithoutLetter,
    ClassAmbiguous,
    PupilName,
    HomeroomName,
    HomeroomOfTwo,
    StaffName,
    AccountOfNobody,
    AccountOfWhom,
    AccountUnknown,
    AccountsDiffer,
    AccountOfTwo,
    AccountOfPupil,
    AccountOfOtherStaff,
    OtherAccountVerified,
    VerificationRevoked,
}
