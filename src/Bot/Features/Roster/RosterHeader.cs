using System.Collections.Frozen;
using BotHost.Domain.Language;

namespace BotHost.Features.Roster;

/// <summary>What the columns of a file are, and what stands between them.</summary>
internal sealed record RosterHeader(
    char Delimiter, int Line, IReadOnlyDictionary<RosterColumn, int> Columns, IReadOnlyList<RosterProblem> Notes)
{
    public RosterFile.Unreadable? Failure { get; private init; }

    private static readonly FrozenDictionary<string, RosterColumn> Names = new Dictionary<string, RosterColumn>
    {
        ["КЛАСС"] = RosterColumn.Class, ["CLASS"] = RosterColumn.Class,
        ["УЧЕНИК"] = RosterColumn.Pupil, ["PUPIL"] = RosterColumn.Pupil,
        ["ОБУЧАЮЩИЙСЯ"] = RosterColumn.Pupil, ["ФИО УЧЕНИКА"] = RosterColumn.Pupil,
        ["КЛАССНЫЙ РУКОВОДИТЕЛЬ"] = RosterColumn.Homeroom, ["HOMEROOM"] = RosterColumn.Homeroom,
        ["VK"] = RosterColumn.Vk, ["ВК"] = RosterColumn.Vk,
        ["СОТРУДНИК"] = RosterColumn.Staff, ["STAFF"] = RosterColumn.Staff, ["ФИО СОТРУДНИКА"] = RosterColumn.Staff,
        ["ДОЛЖНОСТЬ"] = RosterColumn.Position, ["POSITION"] = RosterColumn.Position,
    }.ToFrozenDictionary();

    private const int MostColumns = 200;
    private static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>The first line that is not empty, after Excel's own "sep=;" if there is one.</summary>
    public static RosterHeader Find(string text)
    {
        var (line, number) = FirstLine(text);
        var best = Delimiters
            .Select(delimiter => (delimiter, cells: Cells(line, delimiter)))
            .MaxBy(it => it.cells.Count(cell => Names.ContainsKey(cell)) * 1_000 + it.cells.Count);
        var columns = new Dictionary<RosterColumn, int>();
        var notes = new List<RosterProblem>();
        for (var index = 0; index < best.cells.Count; index++)
        {
            if (!Names.TryGetValue(best.cells[index], out var column))
                AddNote(notes, number, best.cells[index]);
            else if (!columns.TryAdd(column, index))
                return Unreadable(UnreadableReason.HeaderTwice, number, best.cells[index]);
        }
        var (hasClass, hasStaff) = (columns.ContainsKey(RosterColumn.Class), columns.ContainsKey(RosterColumn.Staff));
        var needsClass = columns.ContainsKey(RosterColumn.Pupil) || columns.ContainsKey(RosterColumn.Homeroom);
        UnreadableReason? failure = (hasClass, hasStaff, needsClass) switch
        {
            (false, _, true) => UnreadableReason.ClassColumnMissing,
            (false, false, false) => UnreadableReason.Header,
            _ => null,
        };
        return failure is { } reason ? Unreadable(reason, number, null) : new RosterHeader(best.delimiter, number, columns, notes);
    }

    private static RosterHeader Unreadable(UnreadableReason reason, int line, string? detail)
        => new(';', line, new Dictionary<RosterColumn, int>(), []) { Failure = new RosterFile.Unreadable(reason, line, detail) };

    private static void AddNote(List<RosterProblem> notes, int line, string cell)
    {
        if (cell.Length > 0 && notes.Count < 20)
            notes.Add(new RosterProblem(line, RosterProblemKind.ColumnNotRead, cell.Length > 40 ? cell[..40] : cell));
    }

    private static (string Line, int Number) FirstLine(string text)
    {
        var number = 0;
        using var reader = new StringReader(text);
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line) && !line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
                return (line, number);
        }
        return ("", 1);
    }

    private static List<string> Cells(string line, char delimiter)
        => [.. line.Split(delimiter, MostColumns).Select(cell => PersonName.Key(cell.Trim('"', ' ', '\t')))];
}
