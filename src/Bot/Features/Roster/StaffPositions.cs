using BotHost.Domain.Language;
using BotHost.Domain.Roster;

namespace BotHost.Features.Roster;

/// <summary>What kind of staff a position means.</summary>
internal static class StaffPositions
{
    // The first stem that is found decides.
    private static readonly (string Stem, StaffKind Kind)[] Stems =
    [
        ("ДОПОЛНИТЕЛЬН", StaffKind.ExtracurricularTeacher),
        ("ПЕДАГОГ ДО", StaffKind.ExtracurricularTeacher),
        ("ВОСПИТАТЕЛ", StaffKind.BoardingTutor),
        ("ДИРЕКТОР", StaffKind.Administration),
        ("ЗАВУЧ", StaffKind.Administration),
        ("ЗАМЕСТИТЕЛ", StaffKind.Administration),
        ("СЕКРЕТАР", StaffKind.Administration),
        ("УЧИТЕЛ", StaffKind.SubjectTeacher),
        ("ПРЕПОДАВАТЕЛ", StaffKind.SubjectTeacher),
        ("ПЕДАГОГ", StaffKind.SubjectTeacher),
    ];

    /// <summary>The words say what somebody does at a school.</summary>
    public static bool IsPosition(string text)
    {
        var key = PersonName.Key(text);
        return Array.Exists(Stems, it => key.Contains(it.Stem, StringComparison.Ordinal)) || key.Contains("ПСИХОЛОГ", StringComparison.Ordinal) || key.Contains("БИБЛИОТЕК", StringComparison.Ordinal);
    }

    public static StaffKind KindOf(string? position)
    {
        var key = PersonName.Key(position);
        foreach (var (stem, kind) in Stems)
            if (key.Contains(stem, StringComparison.Ordinal))
                return kind;
        return key.Length == 0 ? StaffKind.SubjectTeacher : StaffKind.Other;
    }
}
