using BotHost.Domain.People;

namespace BotHost.Domain.Help;

/// <summary>One loaded version of the school's regulation. Versions are kept, so that a new one can name what changed.</summary>
public sealed class Regulation : ISchoolRow
{
    public Id<Regulation> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required DateTimeOffset LoadedAt { get; init; }

    /// <summary>Null: read from the configured file.</summary>
    public Id<Person>? LoadedBy { get; init; }

    /// <summary>SHA-256 of the text, hexadecimal.</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Length and date of the configured file, so that it is read once; null for one that was sent.</summary>
    public string? FileStamp { get; init; }

    /// <summary>Zero: the configured file held no numbered clauses and is not tried again until it changes.</summary>
    public required int Clauses { get; init; }
}

/// <summary>A numbered part of a version.</summary>
public sealed class RegulationClause : ISchoolRow
{
    public const int LongestText = 8_000;

    public Id<RegulationClause> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Regulation> Regulation { get; init; }

    /// <summary>Its place in the text.</summary>
    public required int Place { get; init; }

    /// <summary>"Положение", "Порядок": several documents in one file count from one again.</summary>
    public required string Document { get; init; }

    /// <summary>"2.1-13": the thirteenth dash of clause 2.1.</summary>
    public required string Number { get; init; }
    public required string Text { get; init; }
}
