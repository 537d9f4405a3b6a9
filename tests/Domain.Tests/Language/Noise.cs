namespace BotHost.Domain.Tests.Language;

/// <summary>Random texts, the same for one seed: words of the trade, both scripts, digits, signs, broken surrogates.</summary>
internal static class Noise
{
    private static readonly string[] Pieces =
    [
        "5", "11", "1О", "l", "а", "B", "класс", "-", "«", "»", " ", "\u00A0", "пятый", "пять", "й", "Ё", "З", "\uD83D", "\uDE42", "\u0301", "\0", "\n", "ов", "ского",
        "оглы", "Петя", "Смирнова", ".", "'", "\u200B", "\uFFFF", "İ", "ß", "ﬁ", "٥", "一", "🙂", "т.", "Анна-", "-",
    ];

    public static IEnumerable<string> Texts(int seed, int count)
    {
        var random = new Random(seed);
        for (var index = 0; index < count; index++)
            yield return string.Concat(Enumerable.Range(0, random.Next(12))
                .Select(_ => random.Next(4) == 0 ? ((char)random.Next(0x10000)).ToString() : Pieces[random.Next(Pieces.Length)]));
    }
}
