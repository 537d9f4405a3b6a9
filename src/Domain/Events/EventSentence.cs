using System.Text.RegularExpressions;
using BotHost.Domain.Audiences;
using BotHost.Domain.Language;

namespace BotHost.Domain.Events;

/// <summary>"родительское собрание 5А 5 декабря в 18:00, итоги четверти, ведёт Иванова": what a sentence says of an event.</summary>
/// <param name="Title">What is left of the words; empty: nothing besides the kind.</param>
/// <param name="Host">As typed; "я" for the writer.</param>
public sealed partial record EventSentence(EventKind? Kind, SpokenAudience Audience, SpokenWhen When, string Title, string? Host, string? Link, int? Minutes, bool IsOnSite)
{
    /// <summary>The title goes on from the kind's own words: "трансляция концерта", "совещание о выпускном"; not "собрание, итоги четверти".</summary>
    public bool GoesOn { get; private init; }

    public static EventSentence Read(string said, DateTimeOffset now, TimeZoneInfo zone)
    {
        var rest = said;
        var link = Take(ref rest, LinkWord())?.Value.TrimEnd('.', ',', ')');
        var host = Take(ref rest, HostWord())?.Groups["who"].Value.Trim() ?? (Take(ref rest, SelfWord()) is null ? null : "я");
        var minutes = Take(ref rest, Length()) is { } length ? int.Parse(length.Groups["n"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        var isOnSite = Take(ref rest, OnSite()) is not null;
        var when = WhenReader.Read(rest, now, zone);
        rest = when.Rest;
        var kind = ReadKind(ref rest);
        var audience = ReadAudience(ref rest, kind);
        var title = Clean(rest);
        return new EventSentence(kind, audience, when, title, host is { Length: <= 120 } ? host : null, link is { Length: <= SchoolEvent.MaxLink } ? link : null, minutes, isOnSite)
        {
            GoesOn = kind is { } named && title.Length > 0 && (Preposition().IsMatch(title) || Follows(said, named, title)),
        };
    }

    private static bool Follows(string said, EventKind kind, string title)
    {
        var match = Kinds.First(it => it.Kind == kind).Pattern.Match(said);
        return match.Success && said[(match.Index + match.Length)..].TrimStart(' ').StartsWith(title.Split(' ', 2)[0], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether a free text begins with an event's name.</summary>
    public static bool BeginsWithKind(string text) => Beginning().IsMatch(text.TrimStart());

    public static bool IsLink(string text) => text.Length <= SchoolEvent.MaxLink && LinkWord().Match(text.Trim()) is { Success: true, Index: 0 } match && match.Length == text.Trim().Length;

    private static EventKind? ReadKind(ref string rest)
    {
        foreach (var (kind, pattern) in Kinds)
        {
            if (Take(ref rest, pattern) is not null)
                return kind;
        }
        return null;
    }

    /// <summary>Who usually comes, when nobody was named.</summary>
    private static SpokenAudience ReadAudience(ref string rest, EventKind? kind)
    {
        var said = AudienceReader.Read(rest);
        foreach (var mention in ClassName.FindIn(rest).OrderByDescending(it => it.Start))
            rest = rest.Remove(mention.Start, mention.Length);
        var isNamed = AudienceWord().IsMatch(rest);
        rest = AudienceWord().Replace(rest, " ");
        var hasClass = said.Classes.Count + said.Grades.Count > 0;
        return (kind, isNamed, hasClass) switch
        {
            (EventKind.Lesson or EventKind.Consultation or EventKind.Broadcast or EventKind.Other, false, true) => said with { Circle = Circle.Parents | Circle.Pupils },
            (EventKind.StaffCouncil or EventKind.Meeting or EventKind.Webinar, false, false) => said with { Circle = Circle.Staff },
            _ => said,
        };
    }

    private static string Clean(string rest)
    {
        var text = Crumbs().Replace(Spaces().Replace(rest, " ").Trim(' ', ',', ';', '.', ':', '-', '–', '—'), "");
        return text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text[1..Math.Min(text.Length, SchoolEvent.MaxTitle - 60)];
    }

    private static Match? Take(ref string text, Regex pattern)
    {
        var match = pattern.Match(text);
        if (!match.Success)
            return null;
        text = text[..match.Index] + " " + text[(match.Index + match.Length)..];
        return match;
    }

    private static readonly (EventKind Kind, Regex Pattern)[] Kinds =
    [
        (EventKind.StaffCouncil, StaffCouncil()), (EventKind.ParentsMeeting, ParentsMeeting()), (EventKind.Broadcast, Broadcast()), (EventKind.Webinar, Webinar()),
        (EventKind.Meeting, Meeting()), (EventKind.Consultation, Consultation()), (EventKind.Lesson, Lesson()), (EventKind.Other, Other()),
    ];

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?:по|о|об|для|на|к|с|перед|после)\s", Options)]
    private static partial Regex Preposition();

    [GeneratedRegex(@"https?://\S+", Options)]
    private static partial Regex LinkWord();

    [GeneratedRegex(@",?\s*\b(?:вед[её]т|ведущ(?:ий|ая)|провод[ия]т)\b:?\s+(?<who>[^,;.\n\d]+?)(?=\s+(?:в|на)\s+\d|[,;.\n]|\s*$)", Options)]
    private static partial Regex HostWord();

    [GeneratedRegex(@"\bведу(?:\s+я)?\b|\bвед[её]м\b", Options)]
    private static partial Regex SelfWord();

    [GeneratedRegex(@"\b(?:на\s+)?(?<n>\d{2,3})\s*мин(?:ут\w*)?\b", Options)]
    private static partial Regex Length();

    [GeneratedRegex(@"\bочно\b|\bв\s+(?:актовом\s+зале|кабинете\s*\d*|школе)\b", Options)]
    private static partial Regex OnSite();

    [GeneratedRegex(@"\b(?:педсовет\w*|педагогическ\w+\s+совет\w*)\b", Options)]
    private static partial Regex StaffCouncil();

    [GeneratedRegex(@"\b(?:родительск\w+\s+)?собрани\w+\b", Options)]
    private static partial Regex ParentsMeeting();

    [GeneratedRegex(@"\b(?:прям\w+\s+)?трансляци\w+\b|\bпрям\w+\s+эфир\w*\b", Options)]
    private static partial Regex Broadcast();

    [GeneratedRegex(@"\b(?:вебинар\w*|семинар\w*)\b", Options)]
    private static partial Regex Webinar();

    [GeneratedRegex(@"\b(?:совещани\w+|плань?[её]рк\w+|планерк\w+)\b", Options)]
    private static partial Regex Meeting();

    [GeneratedRegex(@"\bконсультаци\w+\b", Options)]
    private static partial Regex Consultation();

    [GeneratedRegex(@"\b(?:онлайн-?|видео)?урок\w*\b", Options)]
    private static partial Regex Lesson();

    [GeneratedRegex(@"\b(?:событи\w+|мероприяти\w+)\b", Options)]
    private static partial Regex Other();

    [GeneratedRegex(@"^(?:педсовет|педагогическ\w+\s+совет|родительск\w+\s+собрани|собрани|(?:прям\w+\s+)?трансляци|прям\w+\s+эфир|вебинар|семинар|совещани|план[её]рк|консультаци|(?:онлайн-?|видео)?урок\w*\s|событие|мероприятие)", Options)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\b(?:для\s+)?(?:родител\w+|ученик\w+|обучающ\w+|сотрудник\w*|учител(?:ям|ей)|педагог\w*|коллег\w*|всей\s+школ\w+|всем|класс\w*|в\s+чат\w*|в\s+учительск\w+)\b", Options)]
    private static partial Regex AudienceWord();

    [GeneratedRegex(@"(?:\s+(?:и|в|с|на|для|о|об))+$|^(?:и|в|с|для|о|об|про)\s+", Options)]
    private static partial Regex Crumbs();

    [GeneratedRegex(@"[\s,;]+(?=[,;])|\s+", Options)]
    private static partial Regex Spaces();
}
