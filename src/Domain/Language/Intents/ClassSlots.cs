using System.Globalization;

namespace BotHost.Domain.Language.Intents;

/// <summary>Classes and grades by the part they play: the one that is meant, the old and the new one, whole grades.</summary>
internal static class ClassSlots
{
    /// <summary>Those that are meant, without what the writer took back ("5А. Ой нет, 5Б") and without the old class.</summary>
    public static string? Class(SlotContext context)
    {
        var meant = Meant(context);
        if (HasSlot(context, "class_from") && Moved(context) is var (from, to))
            return to is not null ? Name(to, context) : Join(meant, context);
        if (HasSlot(context, "class_to") && To(context) is not null)
            return null;
        if (meant.Count == 0)
            return HasSlot(context, "grade") || HasSlot(context, "grades") ? null : context.Findings.Classes.Grades is [var only] ? only.ToString(CultureInfo.InvariantCulture) : null;
        return Join(meant, context);
    }

    public static string? From(SlotContext context) => Moved(context) is ({ } from, { } to) && from != to ? Name(from, context) : null;

    public static string? To(SlotContext context) => Moved(context).To is { } to ? Name(to, context) : null;

    public static string? Grade(SlotContext context)
        => context.Findings.Classes.Grades is [var only] ? only.ToString(CultureInfo.InvariantCulture)
            : context.Findings.Classes.Classes is [{ HasLetter: false } bare] ? bare.Grade.ToString(CultureInfo.InvariantCulture) : null;

    public static string? Grades(SlotContext context)
    {
        var grades = context.Findings.Classes.Grades.Concat(context.Findings.Classes.Classes.Where(it => !it.HasLetter).Select(it => it.Grade)).Distinct().Order().ToList();
        return grades.Count == 0 ? null : string.Join(',', grades);
    }

    /// <summary>Whether something about the class has to be asked: "class" when none was named, "letter" when it is not clear which of a grade.</summary>
    public static string? Ask(SlotContext context)
    {
        var meant = Meant(context);
        if (meant.Any(mention => !mention.HasLetter || mention.IsAmbiguous) && !meant.Any(mention => mention is { HasLetter: true, IsAmbiguous: false }))
            return "letter";
        return meant.Count == 0 && context.Findings.Classes.Grades.Count > 0 ? "letter" : meant.Count == 0 ? "class" : null;
    }

    private static List<ClassMention> Meant(SlotContext context)
    {
        var all = context.Findings.Classes.Classes.ToList();
        for (var index = all.Count - 1; index > 0; index--)
        {
            if (!IsTakenBack(context, all[index - 1], all[index]))
                continue;
            all.RemoveRange(0, index);
            break;
        }
        if (!HasSlot(context, "class_from") && Moved(context) is ({ } old, { } now) && old != now)
            all.Remove(old); // "перешли из 5а в 5б": the old one is not wanted any more
        return all.Count > 1 && all.Exists(it => it.HasLetter) ? [.. all.Where(it => it.HasLetter)] : all;
    }

    /// <summary>"5А. Ой нет, 5Б", "не 5а, а 5б".</summary>
    private static bool IsTakenBack(SlotContext context, ClassMention first, ClassMention second)
    {
        for (var index = 0; index < context.Tokens.Count; index++)
        {
            var start = context.Tokens[index].Start;
            if (start >= first.Start + first.Length && start < second.Start && context.IsConcept(index, "@поправка"))
                return true;
            if (start == first.Start && index > 0 && context.Tokens[index - 1].Word == "не")
                return true;
        }
        return false;
    }

    /// <summary>"из 5а в 5в", "переведена в 4Б", "вместо 5а".</summary>
    private static (ClassMention? From, ClassMention? To) Moved(SlotContext context)
    {
        ClassMention? from = null, to = null;
        foreach (var mention in context.Findings.Classes.Classes)
        {
            var before = WordBefore(context, mention);
            if (before is "из" or "с" or "вместо" && from is null)
                from = mention;
            else if (before is "в" or "во" or "на" or "к")
                to = mention;
        }
        return (from, to);
    }

    private static string WordBefore(SlotContext context, ClassMention mention)
    {
        for (var index = context.Tokens.Count - 1; index >= 0; index--)
        {
            var token = context.Tokens[index];
            if (token.End <= mention.Start && token.Stem is not ("класс" or "чат") && token.Word is not ("старого" or "нового" or "новый"))
                return token.Word;
        }
        return "";
    }

    private static string? Join(List<ClassMention> meant, SlotContext context)
        => meant.Count == 0 ? null : string.Join(',', meant.Select(mention => Name(mention, context)).Distinct());

    /// <summary>Of two readings the one that exists.</summary>
    private static string Name(ClassMention mention, SlotContext context)
    {
        var names = mention.Readings.Select(reading => reading.ToString()).ToList();
        return names.Find(context.SchoolClasses.Contains) ?? names[0];
    }

    private static bool HasSlot(SlotContext context, string slot) => context.Rules.Any(rules => rules.Slots.Contains(slot));
}
