using BotHost.Domain.Language.Entities;

namespace BotHost.Domain.Language.Intents;

/// <summary>What is said in free words: the text of a reminder, the name of an event, the thing that something is about.</summary>
internal static class TextSlots
{
    /// <summary>"про форму" → "форма"; "сдать деньги завтра" → "сдать деньги"; behind a colon or in quotation marks as it stands.</summary>
    public static string? Text(SlotContext context)
    {
        if (Quoted(context.Findings.Utterance.Text) is { } quoted)
            return quoted;
        var about = Enumerable.Range(0, context.Tokens.Count).FirstOrDefault(index => index + 1 < context.Tokens.Count && IsAbout(context, index), -1);
        if (about >= 0)
            return Words(context, about + 1, keepDates: context.Is("announce"), asNominative: context.Tokens[about].Word is "про" or "о" or "об");
        return Words(context, 0, keepDates: false, asNominative: false);
    }

    /// <summary>The thing a reminder or a change is about; a weekday when it has no other name ("отмени пятничное").</summary>
    public static string? Reference(SlotContext context)
    {
        for (var index = 0; index < context.Tokens.Count; index++)
        {
            if (context.Findings.MarkOf(index) is null && context.Nouns.Find(context.Tokens[index]) is { } noun && !context.IsConcept(index, "@напоминание"))
                return noun;
        }
        var until = Enumerable.Range(0, context.Tokens.Count).FirstOrDefault(index => context.Tokens[index].Word == "до" && index + 1 < context.Tokens.Count, -1);
        if (until >= 0 && context.FirstTime(FoundKind.Offset) is not null)
            return context.Nouns.Nominative(context.Tokens[until + 1]);
        return context.FirstTime(FoundKind.Date) ?? context.FirstTime(FoundKind.Repeat);
    }

    /// <summary>The noun that is not the kind of event: "трансляцию линейки" → "линейка".</summary>
    public static string? Title(SlotContext context)
    {
        if (Quoted(context.Findings.Utterance.Text) is { } quoted)
            return quoted;
        for (var index = 0; index < context.Tokens.Count; index++)
        {
            if (context.Findings.MarkOf(index) is null && context.Nouns.Find(context.Tokens[index]) is { } noun && !context.IsConcept(index, "@видсобытия") && !context.IsConcept(index, "@напоминание"))
                return noun;
        }
        return null;
    }

    private static string? Quoted(string text)
    {
        var open = text.AsSpan().IndexOfAny("«\"");
        if (open >= 0 && text.AsSpan(open + 1).IndexOfAny("»\"") is > 3 and var length)
            return text.Substring(open + 1, length).Trim();
        var colon = text.IndexOf(": ", StringComparison.Ordinal);
        return colon > 3 && colon + 5 < text.Length ? text[(colon + 2)..].Trim() : null;
    }

    private static bool IsAbout(SlotContext context, int index)
        => context.Tokens[index].Word is "про" or "насчет" or "чтобы" or "что" || context.Tokens[index].Word is "о" or "об" && context.Findings.MarkOf(index + 1) is null;

    /// <summary>The words from here on, without commands, dates, classes and politeness at the ends.</summary>
    private static string? Words(SlotContext context, int from, bool keepDates, bool asNominative)
    {
        List<int> kept = [];
        for (var index = from; index < context.Tokens.Count; index++)
        {
            var mark = context.Findings.MarkOf(index);
            var isDate = mark is "дата" or "время" or "срок";
            if (isDate ? keepDates : mark is null or "фио" or "код" && (from > 0 || !IsCommand(context, index)))
                kept.Add(index);
        }
        while (kept.Count > 0 && IsEdge(context, kept[0]))
            kept.RemoveAt(0);
        while (kept.Count > 0 && IsEdge(context, kept[^1]))
            kept.RemoveAt(kept.Count - 1);
        if (kept.Count == 0)
            return null;
        return string.Join(' ', kept.Select((index, place) => place == 0 && asNominative ? context.Nouns.Nominative(context.Tokens[index]) : context.Tokens[index].Typed));
    }

    private static bool IsCommand(SlotContext context, int index)
        => context.Concepts.Of(context.Tokens[index].Stem).Any(concept => concept is "@напомнить" or "@напоминание" or "@поставить" or "@написать" or "@объявление" or "@родители" or "@ученики" or "@учителя" or "@все" or Concepts.Filler)
            || context.Tokens[index].Stem is "класс" or "чат" or "мен" or "нам";

    private static bool IsEdge(SlotContext context, int index)
        => context.Tokens[index].Word is "в" or "во" or "на" or "и" or "к" or "с" or "за" or "до" or "по" or "для" or "у" or "а" or "бы" or "чтобы" or "мне" or "им" or "ко" or "об" or "о"
            || context.IsConcept(index, Concepts.Filler);
}
