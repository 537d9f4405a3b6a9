using BotHost.Domain.Language;

namespace BotHost.Features.Roster;

/// <summary>The pupils' part of a plan. Namesakes are counted, for two children of one class may share a name.</summary>
internal sealed class PupilDiff
{
    private readonly List<ListedPupil> _added = [];
    private readonly List<PupilMove> _moved = [];
    private readonly List<PupilRename> _renamed = [];
    private readonly List<PupilMissing> _missing = [];

    public IReadOnlyList<ListedPupil> Added => _added;
    public IReadOnlyList<PupilMove> Moved => _moved;
    public IReadOnlyList<PupilRename> Renamed => _renamed;
    public IReadOnlyList<PupilMissing> Missing => _missing;

    public static PupilDiff Compute(RosterInput input, RosterState state, List<RosterProblem> problems)
    {
        var diff = new PupilDiff();
        var classNames = state.Classes.ToDictionary(row => row.Id, row => row.Name);
        var known = state.Pupils.Select(row => new Place(row, classNames[row.Class])).GroupBy(place => place.Key)
            .ToDictionary(group => group.Key, group => group.ToList());
        var strangers = input.Pupils.Where(listed => !diff.TakeSame(listed, known)).ToList();
        var left = known.Values.SelectMany(places => places).ToLookup(place => place.Pupil.NameHash);
        var covered = input.Classes.Select(PersonName.Key).ToHashSet();
        var gone = new HashSet<Place>();
        foreach (var namesakes in strangers.GroupBy(listed => listed.NameHash))
            diff.TakeStrangers([.. namesakes], [.. left[namesakes.Key]], covered, gone, problems);
        var missing = left.SelectMany(places => places).Where(place => !gone.Contains(place) && covered.Contains(PersonName.Key(place.Class)));
        diff._missing.AddRange(missing.OrderBy(place => place.Class, ClassOrder.Instance).ThenBy(place => place.Pupil.ShortName, StringComparer.Ordinal)
            .Select(place => new PupilMissing(place.Pupil.Id, place.Class, place.Pupil.ShortName)));
        return diff;
    }

    /// <summary>The child is already where the file has them.</summary>
    private bool TakeSame(ListedPupil listed, Dictionary<(string, string), List<Place>> known)
    {
        if (!known.TryGetValue((PersonName.Key(listed.Class), listed.NameHash), out var same) || same.Count == 0)
            return false;
        var index = Math.Max(0, same.FindIndex(place => place.Pupil.ShortName == listed.ShortName));
        if (same[index].Pupil.ShortName != listed.ShortName)
            _renamed.Add(new PupilRename(same[index].Pupil.Id, listed.Class, same[index].Pupil.ShortName, listed.ShortName));
        same.RemoveAt(index);
        return true;
    }

    /// <summary>
    /// A new name in one class and the same name missing from another class of the file, one of each: a child who moved. When the
    /// old class is not in the file, nobody can tell: the child is added, and the line says that there is a namesake.
    /// </summary>
    private void TakeStrangers(
        List<ListedPupil> namesakes, List<Place> left, HashSet<string> covered, HashSet<Place> gone, List<RosterProblem> problems)
    {
        if (namesakes is [var only] && left is [var place] && covered.Contains(PersonName.Key(place.Class)))
        {
            _moved.Add(new PupilMove(place.Pupil.Id, only.ShortName, place.Class, only.Class));
            gone.Add(place);
            return;
        }
        _added.AddRange(namesakes);
        if (left.Count == 0)
            return;
        var elsewhere = string.Join(", ", left.Select(it => it.Class).Distinct().Order(ClassOrder.Instance).Take(5));
        problems.AddRange(namesakes.Select(listed => new RosterProblem(listed.Line, RosterProblemKind.NamesakeElsewhere, elsewhere)));
    }

    private sealed record Place(KnownPupil Pupil, string Class)
    {
        public (string, string) Key => (PersonName.Key(Class), Pupil.NameHash);
    }
}
