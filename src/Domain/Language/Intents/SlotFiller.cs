using System.Globalization;
using BotHost.Domain.Language.Entities;

namespace BotHost.Domain.Language.Intents;

/// <summary>Gives the found things the names that an intent has for them.</summary>
internal static class SlotFiller
{
    /// <returns>The value of one slot; null when the message says nothing of it.</returns>
    public static string? Fill(string slot, SlotContext context) => slot switch
    {
        "class" => ClassSlots.Class(context),
        "class_from" => ClassSlots.From(context),
        "class_to" => ClassSlots.To(context),
        "grade" => ClassSlots.Grade(context),
        "grades" => ClassSlots.Grades(context),
        "person" => context.Findings.People is [] ? null : string.Join(',', context.Findings.People.Select(person => person.Name).Distinct().Take(5)),
        "code" => context.Findings.Code,
        "date" => context.FirstTime(FoundKind.Date) ?? null,
        "until" => context.FirstTime(FoundKind.Until),
        "time" => Time(context),
        "offset" => context.FirstTime(FoundKind.Offset),
        "duration" => context.FirstTime(FoundKind.Duration),
        "repeat" => context.FirstTime(FoundKind.Repeat),
        "lesson" => context.FirstTime(FoundKind.Lesson),
        "period" => context.FirstTime(FoundKind.Period),
        "count" => Count(context),
        "target" => OtherSchool(context),
        "text" => TextSlots.Text(context),
        "ref" => TextSlots.Reference(context),
        "title" => TextSlots.Title(context),
        _ => null,
    };

    /// <summary>"в 15 школу", "в лицей 8".</summary>
    private static string? OtherSchool(SlotContext context)
    {
        for (var index = 0; index < context.Tokens.Count; index++)
        {
            if (context.Tokens[index].Stem is not ("школ" or "лице" or "гимназ"))
                continue;
            var number = SpokenNumber.At(context.Tokens, index - 1) ?? SpokenNumber.OrdinalAt(context.Tokens, index - 1) ?? SpokenNumber.At(context.Tokens, index + 1);
            if (number is { Value: > 0 } known)
                return string.Create(CultureInfo.InvariantCulture, $"школа {known.Value}");
        }
        return null;
    }

    /// <summary>A clock time outweighs a part of the day.</summary>
    private static string? Time(SlotContext context)
    {
        var times = context.Findings.Times.Where(it => it.Kind == FoundKind.Time).ToList();
        return (times.Find(it => char.IsAsciiDigit(it.Value[0])) ?? times.FirstOrDefault())?.Value;
    }

    /// <summary>"6 детей", "две ссылки", "вторая ссылка для мужа".</summary>
    private static string? Count(SlotContext context)
    {
        for (var index = 0; index + 1 < context.Tokens.Count; index++)
        {
            if (context.Findings.MarkOf(index) is not null and not "параллель" || SpokenNumber.At(context.Tokens, index) is not { Value: > 0 } number)
                continue;
            var next = Math.Min(index + number.Length, context.Tokens.Count - 1);
            var isAfterNew = context.IsConcept(next, "@новый") && next + 1 < context.Tokens.Count;
            if (context.IsConcept(isAfterNew ? next + 1 : next, "@счетное"))
                return number.Value.ToString(CultureInfo.InvariantCulture);
        }
        if (context.Is("get_class_link") && context.Tokens.Any(token => context.Concepts.Of(token.Stem).Contains("@второйвзрослый")) && HasFor(context))
            return "1";
        return null;
    }

    /// <summary>"для мужа", "для папы тоже": a second link, not the writer's own.</summary>
    private static bool HasFor(SlotContext context)
        => Enumerable.Range(1, Math.Max(0, context.Tokens.Count - 1)).Any(index =>
            context.IsConcept(index, "@второйвзрослый") && (context.Tokens[index - 1].Word is "для" or "и" or "еще" || context.Tokens[index].Word is "мужу" or "жене" or "папе" or "маме" or "бабушке" or "дедушке" or "отцу" or "вторая" or "вторую" or "второму"));
}
