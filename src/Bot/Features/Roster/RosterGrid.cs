using System.Text.RegularExpressions;
using BotHost.Domain.Language;
using BotHost.Domain.Verification;

namespace BotHost.Features.Roster;

/// <summary>Rows of cells, wherever they come from: with a header, or with columns guessed from what stands in them.</summary>
internal static partial class RosterGrid
{
    /// <summary>Titles and the like stand above a header.</summary>
    private const int MostLinesAbove = 15;

    /// <param name="firstLine">How many lines stand before the grid.</param>
    /// <param name="class">The class of rows that name none; null when nobody said.</param>
    public static RosterFile Read(IReadOnlyList<IReadOnlyList<string>> grid, int firstLine, string? @class)
    {
        if (grid.All(row => row.All(cell => cell.Length == 0)))
            return new RosterFile.Unreadable(UnreadableReason.Empty);
        for (var index = 0; index < Math.Min(grid.Count, MostLinesAbove); index++)
        {
            var header = RosterHeader.Of(grid[index], firstLine + index + 1, hasClass: @class is not null);
            if (header.Failure is { Reason: UnreadableReason.Header } || header.Columns.Count < (@class is null ? 2 : 1))
                continue;
            if (header.Failure is { } failure)
                return failure;
            return WithHeader(grid, index, firstLine, header, @class);
        }
        return Guess(grid, firstLine, @class);
    }

    /// <summary>Lines of a message: a class by itself is a heading, a name belongs to the heading above it.</summary>
    public static RosterFile Guess(IReadOnlyList<IReadOnlyList<string>> grid, int firstLine, string? @class)
    {
        List<RosterRow> rows = [];
        var current = @class ?? "";
        for (var index = 0; index < grid.Count; index++)
        {
            var cells = grid[index].Select(Tidy).Where(cell => cell.Length > 0).ToList();
            if (cells.Count == 0)
                continue;
            var line = firstLine + index + 1;
            if (Heading(cells) is { } heading)
                rows.AddIfTold(Homeroom(line, current = heading, string.Join(' ', cells)));
            else if (Row(line, current, cells) is { } row)
                rows.Add(row);
        }
        return rows.Count > 0 && rows.Exists(row => row.Class.Length > 0 || row.Staff.Length > 0) ? new RosterFile.Parsed(rows, []) : new RosterFile.Unreadable(UnreadableReason.Header, firstLine + 1);
    }

    private static RosterFile WithHeader(IReadOnlyList<IReadOnlyList<string>> grid, int at, int firstLine, RosterHeader header, string? @class)
    {
        List<RosterRow> rows = [];
        var above = @class ?? "";
        for (var index = at + 1; index < grid.Count; index++)
        {
            var row = header.Row(firstLine + index + 1, grid[index]);
            if (row.IsEmpty)
                continue;
            // Merged cells: the class stands in the first row of its pupils alone.
            above = row.Class.Length > 0 ? row.Class : above;
            rows.Add(row.Class.Length == 0 && row.Pupil.Length > 0 ? row with { Class = above } : row);
        }
        return rows.Count == 0 ? new RosterFile.Unreadable(UnreadableReason.NoRows) : new RosterFile.Parsed(rows, header.Notes);
    }

    private static string? Heading(List<string> cells)
    {
        var text = string.Join(' ', cells);
        if (ClassName.Read(text) is { HasLetter: true })
            return text;
        // "5А класс, классный руководитель Иванова М. П."
        return HomeroomWord().IsMatch(text) && ClassName.FindIn(text) is [{ HasLetter: true } mention] ? mention.Readings[0].ToString() : null;
    }

    private static RosterRow? Homeroom(int line, string @class, string text)
    {
        if (HomeroomWord().Match(text) is not { Success: true } word)
            return null;
        var rest = text[..word.Index] + " " + text[(word.Index + word.Length)..];
        foreach (var mention in ClassName.FindIn(rest).OrderByDescending(it => it.Start))
            rest = rest[..mention.Start] + " " + rest[(mention.Start + mention.Length)..];
        var name = string.Join(' ', Filler().Replace(rest, " ").Split([' ', ',', ':', '(', ')', '–', '-', ';'], StringSplitOptions.RemoveEmptyEntries));
        return name.Length == 0 ? null : new RosterRow(line, @class, "", name, "", "", "");
    }

    private static RosterRow? Row(int line, string current, List<string> cells)
    {
        if (HomeroomWord().IsMatch(string.Join(' ', cells)))
            return Homeroom(line, current, string.Join(' ', cells));
        var @class = cells.FirstOrDefault(cell => ClassName.Read(cell) is { HasLetter: true });
        var others = cells.Where(cell => cell != @class).ToList();
        if (@class is null && others is [var only] && ClassName.FindIn(only) is [{ HasLetter: true } mention])
        {
            @class = mention.Readings[0].ToString();
            others = [Tidy(only.Remove(mention.Start, mention.Length))];
        }
        // Surname, given name and patronymic in cells of their own.
        var words = others.TakeWhile(cell => !cell.Contains(' ', StringComparison.Ordinal) && IsName(cell)).ToList();
        var name = words.Count >= 2 ? string.Join(' ', words.Take(3)) : others.FirstOrDefault(cell => cell.Contains(' ', StringComparison.Ordinal) && cell.Split(' ').Take(2).All(IsName));
        if (name is null)
            return others.Count == 0 ? null : new RosterRow(line, @class ?? current, others[0], "", "", "", ""); // refused with a reason
        var position = others.FirstOrDefault(cell => cell != name && !words.Contains(cell) && cell.Any(char.IsLetter));
        if (name.Split(' ') is { Length: > 3 } many)
            (name, position) = (string.Join(' ', many.Take(3)), string.Join(' ', many.Skip(3)));
        var isStaff = @class is null && position is not null && (StaffPositions.IsPosition(position) || current.Length == 0);
        return isStaff
            ? new RosterRow(line, "", "", "", "", name, StaffWords.CleanPosition(position) ?? "")
            : new RosterRow(line, @class ?? current, name, "", "", "", "");
    }

    private static void AddIfTold(this List<RosterRow> rows, RosterRow? row)
    {
        if (row is not null)
            rows.Add(row);
    }

    private static bool IsName(string word) => word.Length > 1 && char.IsUpper(word[0]) && word.All(glyph => char.IsLetter(glyph) || glyph is '-' or '.');

    /// <summary>Without the number that lists begin with.</summary>
    private static string Tidy(string cell) => Number().Replace(cell.Trim(' ', '\u00A0', ',', ';', '.', '–', '-', '•', '*'), "").Trim();

    [GeneratedRegex(@"^№?\s*\d{1,3}\s*[.)]?\s+(?=\p{L})|^\d{1,3}[.)]?$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"классн\w+\s+рук\w*\.?|кл\.\s*рук\w*\.?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex HomeroomWord();

    [GeneratedRegex(@"(?<!\w)класс\w*(?!\w)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Filler();
}
