using System.Text;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Verification;

/// <summary>What someone does at the school, read from how they put it.</summary>
public static class StaffWords
{
    public const int LongestPosition = 80;
    private const string HarmlessMarks = " -–—.,()«»№'’";

    private static readonly (string Stem, StaffKind Kind)[] Stems =
    [
        ("ВОСПИТАТЕЛ", StaffKind.BoardingTutor),
        ("ДОПОЛНИТЕЛЬН", StaffKind.ExtracurricularTeacher), ("ДОП.", StaffKind.ExtracurricularTeacher), ("КРУЖ", StaffKind.ExtracurricularTeacher),
        ("СЕКЦИ", StaffKind.ExtracurricularTeacher), ("ТРЕНЕР", StaffKind.ExtracurricularTeacher),
        ("ДИРЕКТОР", StaffKind.Administration), ("ЗАВУЧ", StaffKind.Administration), ("ЗАМ.", StaffKind.Administration), ("ЗАМЕСТИТЕЛ", StaffKind.Administration),
        ("СЕКРЕТАР", StaffKind.Administration), ("АДМИНИСТРАТОР", StaffKind.Administration), ("МЕТОДИСТ", StaffKind.Administration),
        ("ПСИХОЛОГ", StaffKind.Other), ("ЛОГОПЕД", StaffKind.Other), ("БИБЛИОТЕК", StaffKind.Other), ("МЕДИЦИН", StaffKind.Other), ("МЕДСЕСТР", StaffKind.Other),
        ("ИНЖЕНЕР", StaffKind.Other), ("ЛАБОРАНТ", StaffKind.Other), ("ВАХТ", StaffKind.Other), ("ОХРАН", StaffKind.Other), ("СОЦИАЛЬН", StaffKind.Other), ("ТЬЮТОР", StaffKind.Other),
    ];

    /// <summary>A bare subject ("математика") is a subject teacher's.</summary>
    public static StaffKind GuessKind(string text)
    {
        var key = PersonName.Key(text);
        foreach (var (stem, kind) in Stems)
        {
            if (key.Contains(stem, StringComparison.Ordinal))
                return kind;
        }
        return StaffKind.SubjectTeacher;
    }

    /// <returns>One tidy line; null when there is nothing a person could read.</returns>
    public static string? CleanPosition(string? text)
    {
        var clean = Harmless(text);
        if (clean.Length > LongestPosition)
            clean = clean[..LongestPosition].TrimEnd();
        return clean.Count(char.IsLetter) >= 2 ? clean : null;
    }

    /// <summary>"Иванова Мария Петровна" from what was typed in whatever order.</summary>
    /// <returns>Null when it does not look like a full name.</returns>
    public static string? ReadFullName(string? text)
    {
        if (TypedName.Read(text) is [{ Given: not null, Patronymic: not null } read, ..])
            return read.FullName;
        return PersonName.ParseSurnameFirst(text) is { Patronymic: not null } parsed ? parsed.FullName : null;
    }

    /// <summary>What may stand as a name when the writer insists ("у меня нет отчества").</summary>
    public static string? KeepName(string? text)
        => Harmless(text) is { Length: >= 3 and <= 80 } clean && clean.Count(char.IsLetter) >= 3 && !clean.Any(char.IsDigit)
            ? PersonName.ParseSurnameFirst(clean)?.FullName ?? clean
            : null;

    /// <summary>What a stranger typed is shown to administrators: no link and no mention can be made of it.</summary>
    private static string Harmless(string? text)
    {
        var clean = PersonName.Clean(text);
        var kept = new StringBuilder(clean.Length + 8);
        foreach (var glyph in clean)
        {
            if (!char.IsLetterOrDigit(glyph) && !HarmlessMarks.Contains(glyph, StringComparison.Ordinal))
                continue;
            if (kept.Length > 0 && kept[^1] == '.' && glyph != ' ')
                kept.Append(' '); // "vk.com" is a link, "vk. com" is not
            kept.Append(glyph);
        }
        return string.Join(' ', kept.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
