using System.Text.RegularExpressions;

namespace BotHost.Features.Roster;

/// <summary>A list pasted into the dialog, as it was copied from Word, Excel or a message.</summary>
internal static partial class PastedRoster
{
    /// <summary>Whether a message looks like a list at all: several lines, most of them with a name or a class.</summary>
    public static RosterFile.Parsed? Read(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        if (lines.Count(line => line.Trim().Length > 0) < 2)
            return null;
        List<IReadOnlyList<string>> grid = [.. lines.Select(line => (IReadOnlyList<string>)[.. Separator().Split(line)])];
        return RosterGrid.Read(grid, 0, null) is RosterFile.Parsed parsed && parsed.Rows.Count >= 2 && parsed.Rows.Count(IsPerson) * 2 > parsed.Rows.Count ? parsed : null;
    }

    private static bool IsPerson(RosterRow row)
        => Domain.Language.PersonName.ParseSurnameFirst(row.Pupil.Length > 0 ? row.Pupil : row.Staff.Length > 0 ? row.Staff : row.Homeroom) is not null;

    /// <summary>Tabs of a table, semicolons, commas, a dash between words, or a gap of spaces.</summary>
    [GeneratedRegex(@"\t|;|,|\s+[–—-]\s+|[ \u00A0]{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
