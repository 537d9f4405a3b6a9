using BotHost.Domain;
using BotHost.Domain.Language;

namespace BotHost.Security;

/// <summary>How pupils are found by name though no full name is stored.</summary>
internal sealed class PupilNames(KeyedHash hash)
{
    private const string SurnamePurpose = "pupil-surname";
    private const string NamePurpose = "pupil-name";

    /// <summary>What is stored for a pupil of the school's list, whose surname is in the nominative.</summary>
    /// <exception cref="ArgumentException">The name has no given name.</exception>
    public PupilNameHashes Of(SchoolKey school, PersonName name)
    {
        if (name.Given is null)
            throw new ArgumentException("A pupil on the list has a given name.", nameof(name));
        var surname = PersonName.Key(name.Surname);
        return new PupilNameHashes(SurnameHash(school, surname), NameHash(school, surname, GivenNames.Canonical(name.Given)));
    }

    /// <summary>Every hash that may be stored for the child whose name a parent typed, in any order and case.</summary>
    public PupilNameCandidates Candidates(SchoolKey school, string? typed)
    {
        var names = new HashSet<string>();
        var surnames = new HashSet<string>();
        foreach (var reading in TypedName.Read(typed))
        {
            var given = reading.Given is null ? [] : GivenNames.Candidates(reading.Given);
            foreach (var surname in Surnames.Nominatives(reading.Surname))
            {
                surnames.Add(SurnameHash(school, surname));
                foreach (var name in given)
                    names.Add(NameHash(school, surname, name));
            }
        }
        return new PupilNameCandidates([.. names], [.. surnames]);
    }

    private string SurnameHash(SchoolKey school, string surname) => hash.Of(SurnamePurpose, school, surname);

    private string NameHash(SchoolKey school, string surname, string given) => hash.Of(NamePurpose, school, $"{surname} {given}");
}

/// <summary>For <see cref="Domain.Roster.Pupil.SurnameHash"/> and <see cref="Domain.Roster.Pupil.NameHash"/>.</summary>
internal sealed record PupilNameHashes(string Surname, string Name);

/// <param name="Names">At most 384; look here first.</param>
/// <param name="Surnames">At most 24; for showing who else it might be.</param>
internal sealed record PupilNameCandidates(IReadOnlyList<string> Names, IReadOnlyList<string> Surnames);
