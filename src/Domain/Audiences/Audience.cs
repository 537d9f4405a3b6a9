using System.Globalization;
using BotHost.Domain.Chats;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Audiences;

[Flags]
public enum Circle
{
    None = 0,
    Parents = 1,
    Pupils = 2,
    Staff = 4,
    All = Parents | Pupils | Staff,
}

/// <summary>Whom something is for: people of some classes or of all, and group chats. Stored as text; resolved to accounts when it is sent.</summary>
/// <param name="Grades">Grades and classes add up; with neither it is the whole school.</param>
public sealed record Audience(Circle Circle, IReadOnlyList<Id<SchoolClass>> Classes, IReadOnlyList<int> Grades, IReadOnlyList<Id<Chat>> Chats)
{
    public static Audience None { get; } = new(Circle.None, [], [], []);

    public static Audience Of(Circle circle) => None with { Circle = circle };

    public static Audience OfClasses(Circle circle, params IReadOnlyList<Id<SchoolClass>> classes) => None with { Circle = circle, Classes = classes };

    public static Audience OfChats(params IReadOnlyList<Id<Chat>> chats) => None with { Chats = chats };

    public bool IsEmpty => Circle == Circle.None && Chats.Count == 0;

    /// <summary>All families or all pupils of the school.</summary>
    public bool IsSchoolWide => (Circle & (Circle.Parents | Circle.Pupils)) != 0 && Classes.Count == 0 && Grades.Count == 0;

    /// <summary>"3|class ids|5,6|chat ids".</summary>
    public override string ToString()
        => string.Join('|', ((int)Circle).ToString(CultureInfo.InvariantCulture), string.Join(',', Classes), string.Join(',', Grades), string.Join(',', Chats));

    /// <exception cref="FormatException">The text is not a stored form.</exception>
    public static Audience Parse(string text) => text.Split('|') is [var circle, var classes, var grades, var chats]
        ? new Audience(
            (Circle)int.Parse(circle, CultureInfo.InvariantCulture),
            Ids<SchoolClass>(classes),
            [.. Parts(grades).Select(grade => int.Parse(grade, CultureInfo.InvariantCulture))],
            Ids<Chat>(chats))
        : throw new FormatException("An audience is stored as four parts.");

    private static string[] Parts(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);

    private static List<Id<T>> Ids<T>(string text)
        => [.. Parts(text).Select(part => Id.TryParse<T>(part, out var id) ? id : throw new FormatException("An audience names rows by id."))];
}
