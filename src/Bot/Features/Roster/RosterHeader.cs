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
        ["УЧАЩИЙСЯ"] = RosterColumn.Pupil, ["РЕБЕНОК"] = RosterColumn.Pupil, ["ФИО РЕБЕНКА"] = RosterColumn.Pupil, ["ФИО ОБУЧАЮЩЕГОСЯ"] = RosterColumn.Pupil,
        ["ФАМИЛИЯ, ИМЯ"] = RosterColumn.Pupil, ["ФАМИЛИЯ ИМЯ"] = RosterColumn.Pupil, ["ФАМИЛИЯ И ИМЯ"] = RosterColumn.Pupil,
        ["ФИО"] = RosterColumn.Someone, ["Ф.И.О."] = RosterColumn.Someone, ["Ф. И. О."] = RosterColumn.Someone, ["ФАМИЛИЯ ИМЯ ОТЧЕСТВО"] = RosterColumn.Someone,
        ["ФАМИЛИЯ"] = RosterColumn.Surname, ["ИМЯ"] = RosterColumn.Given, ["ОТЧЕСТВО"] = RosterColumn.Patronymic,
        ["ПАРАЛЛЕЛЬ"] = RosterColumn.Grade, ["ЛИТЕРА"] = RosterColumn.Letter, ["БУКВА"] = RosterColumn.Letter,
        ["КЛ. РУКОВОДИТЕЛЬ"] = RosterColumn.Homeroom, ["КЛ.РУКОВОДИТЕЛЬ"] = RosterColumn.Homeroom, ["КЛ. РУК."] = RosterColumn.Homeroom,
        ["ФИО КЛАССНОГО РУКОВОДИТЕЛЯ"] = RosterColumn.Homeroom, ["УЧИТЕЛЬ"] = RosterColumn.Staff, ["РАБОТНИК"] = RosterColumn.Staff,
        ["№"] = RosterColumn.Ignored, ["№ П/П"] = RosterColumn.Ignored, ["N"] = RosterColumn.Ignored, ["П/П"] = RosterColumn.Ignored,
        ["КЛАССНЫЙ РУКОВОДИТЕЛЬ"] = RosterColumn.Homeroom, ["HOMEROOM"] = RosterColumn.Homeroom,
        ["VK"] = RosterColumn.Vk, ["ВК"] = RosterColumn.Vk,
        ["СОТРУДНИК"] = RosterColumn.Staff, ["STAFF"] = RosterColumn.Staff, ["ФИО СОТРУДНИКА"] = RosterColumn.Staff,
        ["ДОЛЖНОСТЬ"] = RosterColumn.Position, ["POSITION"] = RosterColumn.Position,
    }.ToFrozenDictionary();

    private const int LongestCell = 300;
    private const int MostColumns = 200;
    private static readonly char[] Delimiters = [';', ',', '\t'];

    /// <summary>The first line that is not empty, after Excel's own "sep=;" if there is one.</summary>
    public static RosterHeader Find(string text)
    {
        var (line, number) = FirstLine(text);
        var best = Delimiters
            .Select(delimiter => (delimiter, cells: Cells(line, delimiter)))
            .MaxBy(it => it.cells.Count(cell => Names.ContainsKey(cell)) * 1_000 + it.cells.Count);
        return Of(best.cells, number, hasClass: false) with { Delimiter = best.delimiter };
    }

    /// <param name="hasClass">The class of the rows is known otherwise.</param>
    public static RosterHeader Of(IReadOnlyList<string> headings, int number, bool hasClass)
    {
        var columns = new Dictionary<RosterColumn, int>();
        var notes = new List<RosterProblem>();
        for (var index = 0; index < headings.Count; index++)
        {
            var heading = PersonName.Key(headings[index]);
            if (!Names.TryGetValue(heading, out var column))
                AddNote(notes, number, heading);
            else if (column != RosterColumn.Ignored && !columns.TryAdd(column, index))
                return Unreadable(UnreadableReason.HeaderTwice, number, heading);
        }
        return Checked(columns, notes, number, hasClass);
    }

    public RosterRow Row(int line, IReadOnlyList<string> cells)
    {
        var @class = Columns.ContainsKey(RosterColumn.Letter) ? $"{(Columns.ContainsKey(RosterColumn.Grade) ? Cell(RosterColumn.Grade) : Cell(RosterColumn.Class))}{Cell(RosterColumn.Letter)}"
            : Columns.ContainsKey(RosterColumn.Class) ? Cell(RosterColumn.Class) : Cell(RosterColumn.Grade);
        var someone = Cell(RosterColumn.Someone) is { Length: > 0 } whole ? whole
            : string.Join(' ', new[] { Cell(RosterColumn.Surname), Cell(RosterColumn.Given), Cell(RosterColumn.Patronymic) }.Where(part => part.Length > 0));
        var isStaff = Columns.ContainsKey(RosterColumn.Position) && @class.Length == 0;
        return new RosterRow(
            line, @class, Cell(RosterColumn.Pupil) is { Length: > 0 } pupil ? pupil : isStaff ? "" : someone, Cell(RosterColumn.Homeroom), Cell(RosterColumn.Vk),
            Cell(RosterColumn.Staff) is { Length: > 0 } staff ? staff : isStaff ? someone : "", Cell(RosterColumn.Position));

        string Cell(RosterColumn column)
        {
            if (!Columns.TryGetValue(column, out var index) || index >= cells.Count)
                return "";
            var text = cells[index].Trim();
            return text.Length > LongestCell ? text[..LongestCell] : text;
        }
    }

    private static RosterHeader Checked(Dictionary<RosterColumn, int> columns, List<RosterProblem> notes, int number, bool hasClassOtherwise)
    {
        var hasClass = hasClassOtherwise || columns.ContainsKey(RosterColumn.Class) || columns.ContainsKey(RosterColumn.Grade);
        var hasSomeone = columns.ContainsKey(RosterColumn.Someone) || columns.ContainsKey(RosterColumn.Surname) && columns.ContainsKey(RosterColumn.Given);
        var hasStaff = columns.ContainsKey(RosterColumn.Staff) || hasSomeone && columns.ContainsKey(RosterColumn.Position);
        var needsClass = columns.ContainsKey(RosterColumn.Pupil) || columns.ContainsKey(RosterColumn.Homeroom) || hasSomeone && !hasStaff;
        UnreadableReason? failure = (hasClass, hasStaff, needsClass) switch
        {
            (false, _, true) => UnreadableReason.ClassColumnMissing,
            (false, false, false) => UnreadableReason.Header,
            _ => null,
        };
        return failure is { } reason ? Unreadable(reason, number, null) : new RosterHeader(';', number, columns, notes);
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
