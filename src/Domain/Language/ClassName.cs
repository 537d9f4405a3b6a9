using System.Globalization;

namespace BotHost.Domain.Language;

/// <summary>A class of the school: "5А". Without a letter it is a grade, or the only class of a small school's grade.</summary>
/// <param name="Grade">1 to 11.</param>
/// <param name="Letter">A Cyrillic capital; null when none was said.</param>
public readonly record struct ClassName(int Grade, char? Letter) : IComparable<ClassName>
{
    public const int MaxGrade = 11;

    /// <summary>"5А", as stored in <see cref="Roster.SchoolClass.Name"/>.</summary>
    public override string ToString() => Grade.ToString(CultureInfo.InvariantCulture) + Letter;

    /// <summary>Reads a text that is nothing but a class, in the likeliest way. <see cref="Read"/> tells when there are two.</summary>
    public static bool TryParse(string? text, out ClassName name)
    {
        var mention = Read(text);
        name = mention?.Readings[0] ?? default;
        return mention is not null;
    }

    /// <summary>Reads a text that is nothing but a class ("5 «А»", "10б", "l1-в", "пятый бэ"), however it is typed.</summary>
    /// <returns>Null when the text is something else.</returns>
    public static ClassMention? Read(string? text) => ClassReader.ReadWhole(text);

    /// <summary>Finds the classes that a free text speaks of, in the order of the text. Only its first 4,000 characters are read.</summary>
    public static IReadOnlyList<ClassMention> FindIn(string? text) => ClassFinder.FindIn(text);

    /// <summary>By grade, then by the Russian alphabet; a bare grade comes first.</summary>
    public int CompareTo(ClassName other) => (Grade, Letter ?? '\0').CompareTo((other.Grade, other.Letter ?? '\0'));

    public static bool operator <(ClassName left, ClassName right) => left.CompareTo(right) < 0;

    public static bool operator >(ClassName left, ClassName right) => left.CompareTo(right) > 0;

    public static bool operator <=(ClassName left, ClassName right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ClassName left, ClassName right) => left.CompareTo(right) >= 0;
}

/// <summary>A class as somebody wrote it.</summary>
/// <param name="Letters">
/// Empty: the letter was not said, so ask. Two: a Latin "B" may mean В or Б, so take the one that exists, or ask.
/// </param>
/// <param name="Start">Where in the text it stands.</param>
public sealed record ClassMention(int Grade, IReadOnlyList<char> Letters, int Start, int Length)
{
    public bool HasLetter => Letters.Count > 0;
    public bool IsAmbiguous => Letters.Count > 1;

    /// <summary>What it may mean, the likeliest first; never empty.</summary>
    public IReadOnlyList<ClassName> Readings { get; } =
        Letters.Count == 0 ? [new ClassName(Grade, null)] : [.. Letters.Select(letter => new ClassName(Grade, letter))];
}

/// <summary>Orders class names for people: 5А, 5Б, 10А; groups and clubs come last, by name.</summary>
public sealed class ClassOrder : IComparer<string>
{
    private ClassOrder() { }

    public static ClassOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var hasX = ClassName.TryParse(x, out var left);
        var hasY = ClassName.TryParse(y, out var right);
        return (hasX, hasY) switch
        {
            (true, true) => left.CompareTo(right),
            (true, false) => -1,
            (false, true) => 1,
            _ => string.CompareOrdinal(PersonName.Key(x), PersonName.Key(y)),
        };
    }
}
