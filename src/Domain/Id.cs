namespace BotHost.Domain;

/// <summary>Names a row of one kind, so that a class's id cannot be handed over as a person's.</summary>
public readonly record struct Id<T>(Guid Value)
{
    /// <summary>32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}

public static class Id
{
    /// <summary>Reads what <see cref="Id{T}.ToString"/> wrote.</summary>
    public static bool TryParse<T>(string text, out Id<T> id)
    {
        var parsed = Guid.TryParseExact(text, "N", out var value);
        id = new Id<T>(value);
        return parsed;
    }
}

/// <summary>The key of a school in the configuration. Every row carries it.</summary>
public readonly record struct SchoolKey(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A row that belongs to one school. The database context sets the school and shows no other school's rows.</summary>
public interface ISchoolRow
{
    SchoolKey School { get; }
}

/// <summary>A row that decisions rest on: a change made meanwhile by someone else makes the writer start over.</summary>
public interface IVersioned
{
    Guid Version { get; }
}
