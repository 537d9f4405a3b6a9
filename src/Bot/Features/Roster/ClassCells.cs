using BotHost.Domain.Language;

namespace BotHost.Features.Roster;

/// <summary>Reads the class column with the knowledge of which classes there are: the file's own sure ones and the school's.</summary>
internal sealed class ClassCells
{
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private readonly HashSet<int> _letteredGrades = [];
    private readonly Dictionary<string, Reading> _read = new(StringComparer.Ordinal);

    public ClassCells(IEnumerable<RosterRow> rows, IEnumerable<string> existing)
    {
        foreach (var name in existing)
            Know(name, name);
        foreach (var text in rows.Select(row => row.Class).Where(text => text.Length > 0).Distinct())
            if (ClassName.Read(text) is { HasLetter: true, IsAmbiguous: false } mention)
                Know(mention.Readings[0].ToString(), mention.Readings[0].ToString());
    }

    public Reading Read(string text)
    {
        if (!_read.TryGetValue(text, out var reading))
            _read[text] = reading = Look(text);
        return reading;
    }

    private Reading Look(string text)
    {
        if (ClassName.Read(text) is not { } mention)
            return _known.TryGetValue(PersonName.Key(text), out var club) ? new(club) : new(null, RosterProblemKind.ClassUnreadable);
        if (!mention.HasLetter)
            return _letteredGrades.Contains(mention.Grade)
                ? new(null, RosterProblemKind.ClassWithoutLetter)
                : new(mention.Readings[0].ToString()); // the only class of its grade
        if (!mention.IsAmbiguous)
            return new(mention.Readings[0].ToString());
        return mention.Readings.Where(reading => _known.ContainsKey(reading.ToString())).ToList() switch
        {
            [var only] => new(only.ToString()),
            [] => new(mention.Readings[0].ToString(), RosterProblemKind.ClassReadAs),
            _ => new(null, RosterProblemKind.ClassAmbiguous),
        };
    }

    private void Know(string name, string stored)
    {
        _known.TryAdd(PersonName.Key(name), stored);
        if (ClassName.TryParse(name, out var parsed) && parsed.Letter is not null)
            _letteredGrades.Add(parsed.Grade);
    }

    /// <param name="Name">As stored; null when the cell is not a class.</param>
    public sealed record Reading(string? Name, RosterProblemKind? Problem = null);
}
