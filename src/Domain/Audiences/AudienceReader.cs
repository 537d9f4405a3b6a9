using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.Audiences;

/// <summary>Whom a text names, before anybody looked whether there is such a class or chat.</summary>
/// <param name="Circle">None: not said.</param>
/// <param name="Grades">Classes without a letter: whole grades.</param>
/// <param name="IsChat">The classes' chats are meant, not their people.</param>
public sealed record SpokenAudience(Circle Circle, IReadOnlyList<ClassMention> Classes, IReadOnlyList<int> Grades, bool IsChat, bool IsStaffRoom)
{
    public bool IsEmpty => Circle == Circle.None && Classes.Count == 0 && Grades.Count == 0 && !IsStaffRoom;
}

/// <summary>Reads "родителям 5А и 5Б", "в чат 5а", "5-м классам", "всем сотрудникам", "в учительскую", "всей школе".</summary>
public static partial class AudienceReader
{
    public static SpokenAudience Read(string? text)
    {
        var source = text ?? "";
        var mentions = ClassName.FindIn(source);
        var circle = Circle.None;
        if (Parents().IsMatch(source))
            circle |= Circle.Parents;
        if (Pupils().IsMatch(source))
            circle |= Circle.Pupils;
        if (Staff().IsMatch(source))
            circle |= Circle.Staff;
        var classes = mentions.Where(it => it.HasLetter).ToList();
        var grades = mentions.Where(it => !it.HasLetter).Select(it => it.Grade).Distinct().ToList();
        var isStaffRoom = StaffRoom().IsMatch(source);
        var isChat = Chat().IsMatch(source);
        if (circle == Circle.None && !isChat)
            circle = classes.Count + grades.Count > 0 ? Circle.Parents : Everyone().IsMatch(source) && !isStaffRoom ? Circle.All : Circle.None;
        return new SpokenAudience(circle, classes, grades, isChat, isStaffRoom);
    }

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\b(?:родител|родакам|семьям|законным\s+представ)", Options)]
    private static partial Regex Parents();

    [GeneratedRegex(@"\b(?:ученик|учениц|учащ|обучающ|школьник|детям|ребятам)", Options)]
    private static partial Regex Pupils();

    [GeneratedRegex(@"\b(?:сотрудник|учител(?:[яюе]|ь(?!ск))|педагог|коллег|персонал|работник)", Options)]
    private static partial Regex Staff();

    [GeneratedRegex(@"\bучительск", Options)]
    private static partial Regex StaffRoom();

    [GeneratedRegex(@"\bчат", Options)]
    private static partial Regex Chat();

    [GeneratedRegex(@"\b(?:всем|всей\s+школ|вся\s+школа|для\s+всех|школе)\b", Options)]
    private static partial Regex Everyone();
}
