using System.Text.RegularExpressions;
using BotHost.Domain.Language;

namespace BotHost.Domain.Roster;

/// <summary>A movement said in one line: "выбыл Смирнов Петя 5А, приказ 12-к с 1 декабря". What is missing is null and asked for.</summary>
/// <param name="Name">What is left when all else is read.</param>
public sealed partial record MovementSentence(MovementKind Kind, IReadOnlyList<ClassMention> Classes, string? OrderNumber, DateOnly? EffectiveOn, string? Name)
{
    // The first that is found decides: "переведён" before "зачислен" in "переведён и зачислен".
    private static readonly (Regex Words, MovementKind Kind)[] _kinds =
    [
        (Transfer(), MovementKind.Transferred), (Leave(), MovementKind.LongLeave), (Return(), MovementKind.Returned), (Left(), MovementKind.Left),
        (Enrol(), MovementKind.Enrolled), (Dismissal(), MovementKind.Dismissed), (Hire(), MovementKind.Hired),
    ];

    /// <returns>Null when the text names no movement.</returns>
    public static MovementSentence? Read(string? text, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 300)
            return null;
        var found = _kinds.Select(it => (it.Kind, Match: it.Words.Match(text))).FirstOrDefault(it => it.Match.Success);
        if (found.Match is not { Success: true } verb)
            return null;
        var rest = Cut(text, verb.Index, verb.Length);
        var order = Order().Match(rest);
        if (order.Success)
            rest = Cut(rest, order.Index, order.Length);
        var day = DayReader.FindIn(rest, today);
        if (day is { } said)
            rest = Cut(rest, said.Start, said.Length);
        var classes = ClassName.FindIn(rest);
        foreach (var mention in classes.OrderByDescending(it => it.Start))
            rest = Cut(rest, mention.Start, mention.Length);
        var name = string.Join(' ', Filler().Replace(rest, " ").Split([' ', ',', ';', '.', ':', '«', '»', '"', '\n'], StringSplitOptions.RemoveEmptyEntries));
        return new MovementSentence(found.Kind, classes, order.Success ? order.Groups["number"].Value : null, day?.Day, name.Length > 0 ? name : null);
    }

    private static string Cut(string text, int start, int length) => text[..start] + " " + text[(start + length)..];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"\bперев(?:ести|ед[её]н\w*|едит?е?|ели|одим)\b", Options)]
    private static partial Regex Transfer();

    [GeneratedRegex(@"\b(?:декрет\w*|(?:в\s+)?(?:длительн\w+\s+)?отпуск\w*\s+по\s+уходу(?:\s+за\s+реб[её]нком)?|(?:в\s+)?длительн\w+\s+отпуск\w*)", Options)]
    private static partial Regex Leave();

    [GeneratedRegex(@"\b(?:вернул\w+|возвращ\w+|вышла?\s+из\s+(?:декрета|отпуска))\b", Options)]
    private static partial Regex Return();

    [GeneratedRegex(@"\b(?:выбы(?:л|ла|тие|вает)|отчисл\w+|(?:(?:у\s+нас\s+)?больше\s+)?(?:у\s+нас\s+)?не\s+(?:учится|обучается)(?:\s+у\s+нас)?)\b", Options)]
    private static partial Regex Left();

    [GeneratedRegex(@"\b(?:зачисл\w+|прибы(?:л|ла|тие)|новый\s+ученик|новая\s+ученица)\b", Options)]
    private static partial Regex Enrol();

    [GeneratedRegex(@"\b(?:увол\w+|увольн\w+|(?:у\s+нас\s+)?больше\s+(?:у\s+нас\s+)?не\s+работает(?:\s+у\s+нас)?)\b", Options)]
    private static partial Regex Dismissal();

    [GeneratedRegex(@"\b(?:принят[аы]?(?:\s+на\s+работу)?|прин(?:яли|ять|имаем)\s+на\s+работу|при[её]м\s+на\s+работу|новый\s+сотрудник)\b", Options)]
    private static partial Regex Hire();

    [GeneratedRegex(@"\b(?:по\s+)?(?:приказ\w*|пр\.)\s*(?:№|N|номер)?\s*(?<number>\d[\w/-]{0,20})(?:\s+от)?", Options)]
    private static partial Regex Order();

    [GeneratedRegex(@"(?<!\w)(?:с|из|в|на|во|класс\w*|ученик\w*|ученица|учениц\w*|движени\w*|/movement)(?!\w)", Options)]
    private static partial Regex Filler();
}
