using BotHost.Domain.Language;

namespace BotHost.Features.Roster;

/// <summary>Reads staff names: "Иванова М.П." beside exactly one "Иванова Мария Петровна" is her.</summary>
internal sealed class StaffCells
{
    private readonly ILookup<string, PersonName> _full;
    private readonly Dictionary<string, PersonName?> _read = new(StringComparer.Ordinal);

    public StaffCells(IEnumerable<RosterRow> rows, IEnumerable<string> existing)
        => _full = rows.SelectMany(row => new[] { row.Staff, row.Homeroom }).Concat(existing)
            .Where(text => text.Length > 0)
            .Distinct()
            .Select(PersonName.ParseSurnameFirst)
            .OfType<PersonName>()
            .Where(name => !HasInitials(name))
            .DistinctBy(name => PersonName.Key(name.FullName))
            .ToLookup(name => PersonName.Key(name.Surname));

    /// <returns>Null when the cell is no name.</returns>
    public PersonName? Read(string text)
    {
        if (!_read.TryGetValue(text, out var name))
            _read[text] = name = Look(text);
        return name;
    }

    private PersonName? Look(string text)
    {
        if (PersonName.ParseSurnameFirst(text) is not { } name)
            return null;
        if (!HasInitials(name))
            return name;
        var initials = Initials(name);
        var fitting = _full[PersonName.Key(name.Surname)].Where(it => Initials(it).StartsWith(initials, StringComparison.Ordinal)).ToList();
        return fitting is [var only] ? only : name;
    }

    private static bool HasInitials(PersonName name) => name.Given!.Length == 1 || name.Given.Contains('.', StringComparison.Ordinal);

    private static string Initials(PersonName name)
        => HasInitials(name)
            ? string.Concat(PersonName.Key($"{name.Given}{name.Patronymic}").Where(char.IsLetter))
            : string.Concat(PersonName.Key($"{name.Given} {name.Patronymic}").Split(' ').Select(word => word[0]));
}
