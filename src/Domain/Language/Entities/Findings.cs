using BotHost.Domain.Language.Text;
using BotHost.Domain.People;

namespace BotHost.Domain.Language.Entities;

/// <summary>All that was found in a message beside its plain words.</summary>
public sealed class Findings
{
    private readonly string?[] _marks;

    private Findings(Utterance utterance)
    {
        Utterance = utterance;
        _marks = new string?[utterance.Tokens.Count];
    }

    public Utterance Utterance { get; }
    public ClassMentions Classes { get; private set; } = null!;
    public IReadOnlyList<PersonMention> People { get; private set; } = [];
    public IReadOnlyList<Found> Times { get; private set; } = [];

    /// <summary>Folded; never to be logged.</summary>
    public string? Code { get; private set; }

    /// <summary>What a token is a part of: "класс", "дата", "фио" …; null for a plain word.</summary>
    public string? MarkOf(int token) => _marks[token];

    public static Findings In(Utterance utterance)
    {
        var findings = new Findings(utterance);
        findings.TakeClasses();
        findings.TakeTimes();
        findings.TakeCode();
        findings.People = PersonFinder.Find(utterance.Tokens, [.. findings._marks.Select(mark => mark is not null)]);
        foreach (var person in findings.People)
            findings.Mark(person.First, person.Last, "фио");
        return findings;
    }

    private void TakeClasses()
    {
        Classes = ClassMentions.Find(Utterance);
        foreach (var (first, last) in Classes.GradeTokens)
            Mark(first, Math.Min(last, _marks.Length - 1), "параллель");
        foreach (var mention in Classes.Classes)
        {
            for (var index = 0; index < Utterance.Tokens.Count; index++)
            {
                var token = Utterance.Tokens[index];
                if (token.Start >= mention.Start && token.Start < mention.Start + mention.Length && token.Stem != "класс")
                    _marks[index] = mention.HasLetter ? "класс" : "параллель";
            }
        }
    }

    private void TakeTimes()
    {
        List<Found> found = [];
        for (var index = 0; index < Utterance.Tokens.Count; index++)
        {
            if (_marks[index] is not null && _marks[index] != "параллель")
                continue;
            var hit = SpanFinder.At(Utterance.Tokens, index) ?? DateFinder.At(Utterance.Tokens, index, Utterance.Text) ?? TimeFinder.At(Utterance.Tokens, index, Utterance.Text);
            if (hit is null)
                continue;
            found.Add(hit);
            Mark(hit.First, hit.Last, hit.Kind is FoundKind.Date or FoundKind.Until ? "дата" : hit.Kind is FoundKind.Time or FoundKind.Lesson ? "время" : hit.Kind is FoundKind.Period ? null : "срок");
            index = Math.Max(index, hit.Last);
        }
        Times = found;
    }

    /// <summary>"K7M-2HX", "k7m 2hx": six glyphs in one token or in two neighbours.</summary>
    private void TakeCode()
    {
        var tokens = Utterance.Tokens;
        for (var index = 0; index < tokens.Count && Code is null; index++)
        {
            if (_marks[index] is not null and not "класс" and not "код")
                continue;
            for (var count = 1; count <= 3 && index + count <= tokens.Count; count++)
            {
                var typed = string.Concat(tokens.Skip(index).Take(count).Select(token => token.Typed));
                var isWhole = count == 1 || tokens.Skip(index).Take(count).All(token => token.Typed.Length is >= 2 and <= 4 && !token.IsKnown);
                if (!isWhole || CodeGlyphs.Fold(typed) is not TypedCode.Folded { Code: var code } || !typed.Any(char.IsAsciiDigit))
                    continue;
                Code = code;
                Mark(index, index + count - 1, "код");
                break;
            }
        }
    }

    private void Mark(int first, int last, string? mark)
    {
        for (var index = first; index <= last && index < _marks.Length; index++)
            _marks[index] ??= mark;
    }
}
