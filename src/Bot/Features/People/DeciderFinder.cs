using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Features.People;

/// <summary>Whom a request of a class goes to: homeroom teachers, then administrators, then the head.</summary>
internal sealed class DeciderFinder(Rights rights)
{
    public async Task<Deciders> FindAsync(Id<SchoolClass> @class, DeciderLine from, Id<Person> asker, CancellationToken cancellationToken)
    {
        var line = new Dictionary<DeciderLine, List<Person>>
        {
            [DeciderLine.Homeroom] = await rights.HomeroomTeachersAsync(@class, cancellationToken),
            [DeciderLine.Administrators] = await rights.AdministratorsAsync(cancellationToken),
            [DeciderLine.Head] = await rights.HeadsAsync(cancellationToken),
        };
        var candidates = line.ToDictionary(
            step => step.Key, IReadOnlyList<Candidate> (step) => [.. step.Value.Select(person => new Candidate(person.Id, person.CanBeWrittenTo))]);
        var choice = DeciderChoice.Choose(candidates, from, asker);
        return new Deciders(choice, [.. line[choice.Line].Where(person => choice.Deciders.Contains(person.Id)).DistinctBy(person => person.Id)]);
    }

    /// <summary>Whether this account may decide about people of the class now. Nobody decides on himself.</summary>
    public async Task<bool> MayDecideAsync(Person person, Id<SchoolClass> @class, CancellationToken cancellationToken)
        => await rights.LeadsAsync(person, @class, cancellationToken)
            || await rights.RunsSchoolAsync(person, cancellationToken);

    /// <summary>Who decided, for those who are to know: "классный руководитель Иванова М. П.".</summary>
    public async Task<string> DescribeAsync(Person decider, Id<SchoolClass> @class, CancellationToken cancellationToken)
    {
        var role = await rights.LeadsAsync(decider, @class, cancellationToken) ? "классный руководитель"
            : await rights.IsAdministratorAsync(decider, cancellationToken) ? "администратор"
            : await rights.IsHeadAsync(decider, cancellationToken) ? "руководитель школы"
            : "сотрудник школы";
        return await rights.StaffAsync(decider, cancellationToken) is { } staff ? $"{role} {StaffName.Short(staff.FullName)}" : role;
    }
}

/// <param name="People">Those who can be written to; empty when nobody can.</param>
internal sealed record Deciders(DeciderChoice Choice, IReadOnlyList<Person> People);

internal static class StaffName
{
    /// <summary>"Иванова Мария Петровна" → "Иванова М. П."</summary>
    public static string Short(string fullName)
    {
        var words = fullName.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length < 2 ? fullName : $"{words[0]} {string.Join(' ', words.Skip(1).Take(2).Select(word => $"{char.ToUpperInvariant(word[0])}."))}";
    }
}
