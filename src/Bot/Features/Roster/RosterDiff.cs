using BotHost.Domain.Language;
using BotHost.Domain.Messaging;

namespace BotHost.Features.Roster;

/// <summary>Compares what a file says with what the school has. Pure: the same input and state give the same plan.</summary>
internal static class RosterDiff
{
    public static ImportPlan Compute(RosterInput input, RosterState state)
    {
        var problems = new List<RosterProblem>(input.Problems);
        // Of several rows with a name, the live one counts.
        var classes = state.Classes.OrderBy(row => row.IsArchived).DistinctBy(row => PersonName.Key(row.Name)).ToDictionary(row => PersonName.Key(row.Name));
        var staff = state.Staff.OrderBy(row => row.IsDismissed).DistinctBy(row => row.NameKey).ToDictionary(row => row.NameKey);
        var listedClasses = input.Classes.Select(name => classes.GetValueOrDefault(PersonName.Key(name))).OfType<KnownClass>();
        var pupils = PupilDiff.Compute(input, state, problems);
        var changed = StaffChanges(input, staff);
        return new ImportPlan
        {
            Input = input,
            ClassesAdded = [.. input.Classes.Where(name => !classes.ContainsKey(PersonName.Key(name))).Order(ClassOrder.Instance)],
            ClassesReturned = [.. listedClasses.Where(row => row.IsArchived)],
            PupilsAdded = pupils.Added,
            PupilsMoved = pupils.Moved,
            PupilsRenamed = pupils.Renamed,
            PupilsMissing = pupils.Missing,
            StaffAdded = [.. input.Staff.Where(listed => !staff.ContainsKey(listed.NameKey))],
            StaffChanged = changed,
            StaffMissing = StaffMissing(input, state),
            AccountsVerified = [.. AccountsVerified(input, state, staff, problems)],
            Homerooms = [.. Homerooms(input, state, classes)],
            Problems = [.. problems.OrderBy(problem => problem.Line)],
        };
    }

    private static List<StaffChange> StaffChanges(RosterInput input, Dictionary<string, KnownStaff> staff)
    {
        var changes = new List<StaffChange>();
        foreach (var listed in input.Staff)
        {
            if (!staff.TryGetValue(listed.NameKey, out var known))
                continue;
            var position = listed.Position ?? known.Position; // an empty cell takes nothing away
            if (known.IsDismissed || position != known.Position)
                changes.Add(new StaffChange(known.Id, known.FullName, known.Position, position, known.IsDismissed));
        }
        return changes;
    }

    private static List<string> StaffMissing(RosterInput input, RosterState state)
    {
        // A file of classes and homeroom teachers alone says nothing of the rest of the staff.
        var homerooms = input.Homerooms.Select(row => row.TeacherKey).ToHashSet();
        if (input.Staff.All(row => homerooms.Contains(row.NameKey)))
            return [];
        var listed = input.Staff.Select(row => row.NameKey).ToHashSet();
        var missing = state.Staff.Where(row => !row.IsDismissed && !listed.Contains(row.NameKey));
        return [.. missing.Select(row => row.FullName).Order(StringComparer.Ordinal)];
    }

    private static IEnumerable<StaffAccount> AccountsVerified(
        RosterInput input, RosterState state, Dictionary<string, KnownStaff> staff, List<RosterProblem> problems)
    {
        var holders = state.Staff.Where(row => row.IsVerified).ToLookup(row => row.Account!.Value);
        var twice = input.Staff.Select(row => row.Account).OfType<UserRef>().CountBy(user => user)
            .Where(it => it.Value > 1).Select(it => it.Key).ToHashSet();
        foreach (var listed in input.Staff)
        {
            if (listed.Account is not { } user)
                continue;
            var known = staff.GetValueOrDefault(listed.NameKey);
            var account = state.Accounts.GetValueOrDefault(user);
            var isOwn = account is not null && known?.Account == account.Person;
            RosterProblemKind? refusal = account switch
            {
                _ when twice.Contains(user) => RosterProblemKind.AccountOfTwo,
                { IsPupil: true } => RosterProblemKind.AccountOfPupil,
                not null when holders[account.Person].Any(it => it.NameKey != listed.NameKey) => RosterProblemKind.AccountOfOtherStaff,
                _ when known is { IsVerified: true } && !isOwn => RosterProblemKind.OtherAccountVerified,
                _ when known is { IsRevoked: true, IsDismissed: false } && isOwn => RosterProblemKind.VerificationRevoked,
                _ => null,
            };
            if (refusal is { } kind)
                problems.Add(new RosterProblem(listed.AccountLine, kind, listed.FullName));
            else if (known is not { IsVerified: true })
                yield return new StaffAccount(listed.NameKey, listed.FullName, user, listed.AccountName);
        }
    }

    private static IEnumerable<HomeroomChange> Homerooms(RosterInput input, RosterState state, Dictionary<string, KnownClass> classes)
    {
        var names = input.Staff.ToDictionary(row => row.NameKey, row => row.FullName);
        var staff = state.Staff.ToDictionary(row => row.Id);
        foreach (var listed in input.Homerooms.OrderBy(row => row.Class, ClassOrder.Instance))
        {
            var known = classes.GetValueOrDefault(PersonName.Key(listed.Class));
            var previous = known is not null && state.Homerooms.TryGetValue(known.Id, out var id) ? staff.GetValueOrDefault(id) : null;
            if (previous is null || previous.NameKey != listed.TeacherKey)
                yield return new HomeroomChange(listed.Class, listed.TeacherKey, names[listed.TeacherKey], previous?.FullName);
        }
    }
}
