using System.Text;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Entities;

/// <summary>
/// A message in which classes are written as <see cref="ClassName"/> reads them: "седьмова а" → "седьмого А", "5 классс" → "5 класс", "З Б" → "3 Б". Remembers
/// where everything stood.
/// </summary>
internal sealed class PlainClassText
{
    private readonly List<(int Plain, int Typed)> _starts = [(0, 0)];

    private PlainClassText(string text) => Text = text;

    public string Text { get; private set; }

    public static PlainClassText Of(Utterance utterance)
    {
        var digits = WithDigits(utterance.Text);
        var plain = new PlainClassText(digits);
        var changed = new StringBuilder(digits.Length);
        var at = 0;
        for (var index = 0; index < utterance.Tokens.Count; index++)
        {
            var token = utterance.Tokens[index];
            changed.Append(digits, at, token.Start - at);
            plain._starts.Add((changed.Length, token.Start));
            changed.Append(Plain(utterance.Tokens, index, digits[token.Start..token.End]));
            plain._starts.Add((changed.Length, token.End));
            at = token.End;
        }
        plain.Text = changed.Append(digits, at, digits.Length - at).ToString();
        return plain;
    }

    /// <summary>The mention as it stands in the typed text.</summary>
    public ClassMention InTyped(ClassMention mention)
    {
        var start = Typed(mention.Start);
        return mention with { Start = start, Length = Math.Max(1, Typed(mention.Start + mention.Length) - start) };
    }

    private int Typed(int position)
    {
        var (plain, typed) = _starts.FindLast(it => it.Plain <= position);
        return typed + position - plain;
    }

    private static string Plain(IReadOnlyList<Token> tokens, int index, string typed)
    {
        var token = tokens[index];
        if (token.Stem == "класс" && !ClassWords.IsClassWord(token.Word))
            return "класса";
        if (ClassWords.Ordinal(token.Word) is null && SpokenNumber.OrdinalAt(tokens, index) is { Length: 1, Value: >= 1 and <= ClassName.MaxGrade } mended && LookAlikes.IsCyrillic(token.Word[0]))
            return ClassWords.OrdinalOf(mended.Value);
        // An ordinal that nothing else follows ("кто из пятого а не зашёл") names a class, so "а" is its letter.
        return token.Word is "а" && index > 0 && !token.StartsPhrase && (ClassWords.Ordinal(tokens[index - 1].Word) ?? Mended(tokens, index - 1)) is not null ? "А" : typed;
    }

    private static int? Mended(IReadOnlyList<Token> tokens, int index)
        => LookAlikes.IsCyrillic(tokens[index].Word[0]) && SpokenNumber.OrdinalAt(tokens, index) is { Length: 1 } mended ? mended.Value : null;

    /// <summary>"З Б", "ЗА класс", "lб": a three or a one that is no digit yet, where a class stands. Every other sign keeps its place.</summary>
    private static string WithDigits(string text)
    {
        StringBuilder? changed = null;
        for (var at = 0; at < text.Length; at++)
        {
            var digit = text[at] switch { 'З' or 'з' or 'Э' => '3', 'l' or 'I' or '|' => '1', 'O' or 'О' when at > 0 && text[at - 1] is '1' or 'l' => '0', _ => '\0' };
            if (digit == '\0' || at > 0 && char.IsLetterOrDigit(text[at - 1]) && text[at - 1] is not ('l' or 'I' or '1') || !IsClassAt(text, at))
                continue;
            changed ??= new StringBuilder(text);
            changed[at] = digit;
        }
        return changed?.ToString() ?? text;
    }

    private static bool IsClassAt(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && text[next] is ' ' or '-' or '"' or '«' && next - at <= 3)
            next++;
        if (next >= text.Length || text[next] is not ((>= 'А' and <= 'Е') or (>= 'а' and <= 'е') or 'К' or 'М' or 'Л') || next + 1 < text.Length && char.IsLetterOrDigit(text[next + 1]))
            return false;
        var isBoth = char.IsUpper(text[at]) && char.IsUpper(text[next]) || text[at] is 'l' or 'I' or '|';
        var after = text.AsSpan(Math.Min(text.Length, next + 1)).TrimStart(" \"»");
        var before = text.AsSpan(0, at).TrimEnd();
        var isNamed = after.StartsWith("клас", StringComparison.OrdinalIgnoreCase) || EndsWithPlace(before);
        if (next == at + 1 && char.IsLower(text[at]) && text[next] == 'а') // "за": a preposition far more often
            return after.StartsWith("клас", StringComparison.OrdinalIgnoreCase);
        return isNamed || isBoth && (after.IsEmpty || after[0] is '.' or ',' or '!' or '?') || text.Length <= 4;
    }

    private static bool EndsWithPlace(ReadOnlySpan<char> before)
        => before.EndsWith("чат", StringComparison.OrdinalIgnoreCase) || before.EndsWith("класс", StringComparison.OrdinalIgnoreCase) || before.EndsWith("класса", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("ссылка", StringComparison.OrdinalIgnoreCase) || before.EndsWith("ссылку", StringComparison.OrdinalIgnoreCase) || before.EndsWith("группу", StringComparison.OrdinalIgnoreCase);
}
