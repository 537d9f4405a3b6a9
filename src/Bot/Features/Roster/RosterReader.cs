using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Security;

namespace BotHost.Features.Roster;

/// <summary>From rows to what they say. What cannot be taken is a problem with its line; the rest of the file goes on.</summary>
internal sealed class RosterReader(PupilNames names, SchoolKey school, ClassCells classCells, StaffCells staffCells)
{
    private readonly HashSet<string> _classes = [];
    private readonly List<ListedPupil> _pupils = [];
    private readonly Dictionary<(string Class, string Name), int> _pupilLines = [];
    private readonly Dictionary<string, ListedStaff> _staff = [];
    private readonly Dictionary<string, ListedHomeroom> _homerooms = [];
    private readonly HashSet<string> _disputedHomerooms = [];
    private readonly HashSet<string> _disputedAccounts = [];
    private readonly List<RosterProblem> _problems = [];

    /// <param name="classNames">The school's classes as stored.</param>
    /// <param name="staffNames">The school's staff as stored.</param>
    public static RosterInput Read(
        RosterFile.Parsed file, PupilNames names, SchoolKey school,
        IReadOnlyCollection<string> classNames, IReadOnlyCollection<string> staffNames)
    {
        var reader = new RosterReader(names, school, new ClassCells(file.Rows, classNames), new StaffCells(file.Rows, staffNames));
        foreach (var row in file.Rows)
            reader.Read(row);
        reader.RefuseSharedAccounts();
        return new RosterInput(
            file.Rows.Count, [.. reader._classes], reader._pupils, [.. reader._staff.Values],
            [.. reader._homerooms.Values.Where(it => !reader._disputedHomerooms.Contains(it.Class))],
            [.. file.Problems, .. reader._problems]);
    }

    private void Read(RosterRow row)
    {
        var problemsBefore = _problems.Count;
        var className = ReadClass(row);
        if (className is not null)
            _classes.Add(className);
        if (row.Pupil.Length > 0)
            ReadPupil(row, className);
        var homeroom = row.Homeroom.Length > 0 ? ReadHomeroom(row, className) : null;
        var member = row.Staff.Length > 0 ? ReadStaff(row) : null;
        if (row.Vk.Length > 0)
            ReadAccount(row, homeroom, member);
        var isBare = row is { Pupil: "", Homeroom: "", Staff: "", Vk: "" };
        if (isBare && className is null && _problems.Count == problemsBefore)
            _problems.Add(new(row.Line, RosterProblemKind.NothingOnLine));
    }

    private string? ReadClass(RosterRow row)
    {
        if (row.Class.Length == 0)
        {
            if (row.Pupil.Length > 0 || row.Homeroom.Length > 0)
                _problems.Add(new(row.Line, RosterProblemKind.ClassMissing));
            return null;
        }
        var reading = classCells.Read(row.Class);
        if (reading.Problem is { } problem && !(problem == RosterProblemKind.ClassReadAs && _classes.Contains(reading.Name!)))
            _problems.Add(new(row.Line, problem, reading.Name ?? (row.Class.Length > 40 ? row.Class[..40] : row.Class)));
        return reading.Name;
    }

    private void ReadPupil(RosterRow row, string? className)
    {
        var name = PersonName.ParseSurnameFirst(row.Pupil);
        if (name is null || name.Given!.Length < 2 || name.Given.Contains('.', StringComparison.Ordinal))
        {
            _problems.Add(new(row.Line, RosterProblemKind.PupilName));
            return;
        }
        if (className is null)
            return; // said already
        if (!_pupilLines.TryAdd((className, PersonName.Key(row.Pupil)), row.Line))
        {
            _problems.Add(new(row.Line, RosterProblemKind.PupilRepeated, $"{_pupilLines[(className, PersonName.Key(row.Pupil))]}"));
            return;
        }
        var hashes = names.Of(school, name);
        _pupils.Add(new ListedPupil(row.Line, className, name.ShortName, hashes.Surname, hashes.Name));
    }

    private string? ReadHomeroom(RosterRow row, string? className)
    {
        if (staffCells.Read(row.Homeroom) is not { } name)
        {
            _problems.Add(new(row.Line, RosterProblemKind.HomeroomName));
            return null;
        }
        var key = List(row.Line, name, position: null);
        if (className is null)
            return key;
        if (!_homerooms.TryGetValue(className, out var listed))
            _homerooms[className] = new ListedHomeroom(row.Line, className, key);
        else if (listed.TeacherKey != key && _disputedHomerooms.Add(className))
            _problems.Add(new(row.Line, RosterProblemKind.HomeroomOfTwo, $"{className}|{listed.Line}"));
        return key;
    }

    private string? ReadStaff(RosterRow row)
    {
        if (staffCells.Read(row.Staff) is { } name)
            return List(row.Line, name, PersonName.Clean(row.Position) is { Length: > 0 } position ? position : null);
        _problems.Add(new(row.Line, RosterProblemKind.StaffName));
        return null;
    }

    private string List(int line, PersonName name, string? position)
    {
        var key = PersonName.Key(name.FullName);
        if (!_staff.TryGetValue(key, out var listed))
            _staff[key] = new ListedStaff(line, name.FullName, key, position);
        else if (listed.Position is null && position is not null)
            _staff[key] = listed with { Position = position };
        return key;
    }

    private void ReadAccount(RosterRow row, string? homeroom, string? member)
    {
        if (homeroom is not null && member is not null && homeroom != member)
        {
            _problems.Add(new(row.Line, RosterProblemKind.AccountOfWhom));
            return;
        }
        if ((homeroom ?? member) is not { } key)
        {
            if (row.Homeroom.Length == 0 && row.Staff.Length == 0)
                _problems.Add(new(row.Line, RosterProblemKind.AccountOfNobody));
            return;
        }
        var listed = _staff[key];
        if (_disputedAccounts.Contains(key))
            return;
        if (listed.AccountText is not null && !listed.AccountText.Equals(row.Vk, StringComparison.OrdinalIgnoreCase))
        {
            // Two accounts of one teacher: likely the column holds the families' accounts. Neither is believed.
            _disputedAccounts.Add(key);
            _staff[key] = listed with { AccountText = null };
            _problems.Add(new(row.Line, RosterProblemKind.AccountsDiffer, $"{listed.FullName}|{listed.AccountLine}"));
            return;
        }
        _staff[key] = listed with { AccountText = row.Vk, AccountLine = listed.AccountText is null ? row.Line : listed.AccountLine };
    }

    private void RefuseSharedAccounts()
    {
        var shared = _staff.Values.Where(it => it.AccountText is not null)
            .GroupBy(it => it.AccountText!, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1);
        foreach (var member in shared.SelectMany(group => group).ToList())
        {
            _problems.Add(new(member.AccountLine, RosterProblemKind.AccountOfTwo, member.FullName));
            _staff[member.NameKey] = member with { AccountText = null };
        }
    }
}
