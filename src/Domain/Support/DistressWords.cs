using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Support;

/// <summary>
/// The words without which nothing is said of distress, in the forms that <see cref="SupportPolicy"/> reads. The normaliser leads a mistyped, transliterated
/// or wrongly laid out word to one of them, so that distress is heard however it is typed.
/// </summary>
internal static class DistressWords
{
    public static IReadOnlyList<string> Forms { get; } =
    [
        "жить", "умереть", "сдохнуть", "смерти", "смерть", "жизнью", "жизнь", "покончить", "покончу", "суицид", "суициде", "суицидальные", "самоубийство", "самоубийстве", "повешусь", "повеситься",
        "убьюсь", "убью", "убить", "убивают", "выпилиться", "выпилюсь", "проснуться", "крыши", "балкона", "моста", "вены", "режу", "режет", "резать", "порезал", "порезала", "порезы", "таблеток",
        "утоплюсь", "отравлюсь", "застрелюсь", "прощальную", "предсмертную", "бьют", "бьет", "бил", "избивают", "избивает", "избили", "избил", "побили", "побил", "ударил", "ударили", "обижают", "обижает",
        "унижают", "унижает", "дразнят", "травят", "травит", "травля", "травлю", "буллинг", "затравили", "шантажируют", "шантажирует", "вымогают", "вымогает", "преследуют", "преследует", "пристает", "пристают",
        "домогается", "домогаются", "насилуют", "насилует", "издеваются", "издевается", "угрожают", "угрожает", "оскорбляют", "оскорбляет", "гнобят", "гнобит", "чморят", "пинают", "пинает", "душат", "лапает", "плюют",
        "ненавидят", "ненавижу", "смеются", "лупят", "лупит", "колотят", "изнасиловали", "изнасилование", "интимные", "интимное", "голые", "трогает", "боюсь", "боится", "взорвать", "взорву", "расстрелять",
        "расстреляю", "зарезать", "оружие", "нож", "бомба", "бомбу", "стреляют", "заминировали",
    ];

    /// <summary>Small words beside them, which no one else mends.</summary>
    private static readonly string[] Companions =
    [
        "хочу", "хочет", "хочется", "больше", "меня", "себя", "себе", "собой", "мной", "надо", "руки", "сына", "дочь", "дочку", "ребенка", "ребенку", "внука", "внучку", "брата", "сестру", "нас", "его",
        "школе", "классе", "дома", "папа", "мама", "отец", "отчим", "лучше", "смысла", "имеет", "думаю", "мысли",
    ];

    private static readonly Dictionary<string, string> _glued = new()
    {
        ["нехочу"] = "не хочу", ["нехочет"] = "не хочет", ["нехочется"] = "не хочется", ["жит"] = "жить", ["хочь"] = "хочу", ["жизь"] = "жить", ["бют"] = "бьют", ["бет"] = "бьет",
    };

    private static readonly Dictionary<string, string> _byStem = Forms.GroupBy(Stemmer.Stem).ToDictionary(group => group.Key, group => group.First());

    private static readonly HashSet<string> _exact = [.. Forms, .. Companions];

    /// <summary>By each of their letters left out: a word with one error meets them there, however many they are.</summary>
    private static readonly Dictionary<string, string> _nearby = Forms.Concat(Companions).Where(word => word.Length > 3)
        .SelectMany(word => LeftOut(word).Select(left => (left, word))).GroupBy(it => it.left, it => it.word).ToDictionary(group => group.Key, group => group.First());

    /// <returns>The words as they were meant; null when none of them is a word of distress.</returns>
    public static IReadOnlyList<string>? Repaired(IReadOnlyList<Token> tokens) => tokens.Any(MayTell) ? [.. tokens.Select(Repaired)] : null;

    /// <summary>Read once more, with every word that is none of them led to the nearest: "не хочу жиить", "сына избиил" share the stem and not the form.</summary>
    public static IReadOnlyList<string> RepairedBoldly(IReadOnlyList<Token> tokens) => [.. tokens.Select(token => _exact.Contains(token.Word) ? token.Word : Near(token.Word) ?? Repaired(token))];

    // Runs for every word of every message: what is dear comes last.
    private static bool MayTell(Token token)
        => _byStem.ContainsKey(token.Stem) || _glued.ContainsKey(token.Word) || !IsRight(token) && Near(token.Word) is { } near && _byStem.ContainsKey(Stemmer.Stem(near));

    private static string Repaired(Token token)
    {
        if (_glued.TryGetValue(token.Word, out var whole))
            return whole;
        if (_byStem.TryGetValue(token.Stem, out var form))
            return Stemmer.Stem(token.Word) == token.Stem ? token.Word : form;
        return Near(token.Word) is { } near && (!IsRight(token) || Companions.Contains(near)) ? near : token.Word;
    }

    /// <summary>Known, and not led to another word by the normaliser.</summary>
    private static bool IsRight(Token token) => token.IsKnown && (token.Stem.Length > 2 || token.Word.Length < 5) && Stemmer.Stem(token.Word) == token.Stem; // "изили" has the stem of "из"

    private static string? Near(string word)
    {
        if (word.Length is < 3 or > 16)
            return null;
        foreach (var left in LeftOut(word))
        {
            if (_nearby.TryGetValue(left, out var near) && EditDistance.Between(word, near, 1) <= 1)
                return near;
        }
        return null;
    }

    private static IEnumerable<string> LeftOut(string word)
        => Enumerable.Range(0, word.Length).Select(at => word.Remove(at, 1)).Prepend(word);
}
