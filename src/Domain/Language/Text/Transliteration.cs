using System.Text;

namespace BotHost.Domain.Language.Text;

/// <summary>Russian written in Latin letters by ear: "ssylka na chat" → "ссылка на чат". People follow no standard; what comes out a little wrong is mended as a typing error.</summary>
public static class Transliteration
{
    // The longest first.
    private static readonly (string Latin, string Russian)[] Pieces =
    [
        ("t'sya", "ться"), ("t'sja", "ться"), ("tsya", "тся"), ("tsja", "тся"), ("shch", "щ"), ("sch", "щ"), ("sh", "ш"), ("ch", "ч"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ja", "я"), ("ju", "ю"), ("jo", "е"), ("je", "е"),
        ("ya", "я"), ("yu", "ю"), ("yo", "е"), ("ye", "е"), ("ia", "ия"), ("iy", "ий"), ("yj", "ый"), ("yy", "ый"), ("ck", "к"), ("ph", "ф"), ("ee", "ее"),
        ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"),
        ("o", "о"), ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"), ("x", "х"), ("w", "в"), ("q", "к"),
        ("j", "й"), ("'", "ь"),
    ];

    /// <param name="word">Small letters.</param>
    public static string ToRussian(string word)
    {
        var russian = new StringBuilder(word.Length);
        for (var at = 0; at < word.Length;)
        {
            var (taken, written) = Take(word, at);
            russian.Append(written);
            at += taken;
        }
        return russian.ToString();
    }

    private static (int Taken, string Written) Take(string word, int at)
    {
        if (word[at] == 'y' && !(at + 1 < word.Length && word[at + 1] is 'a' or 'u' or 'o' or 'e' or 'y' or 'j'))
            return (1, at > 0 && "aeiouy".Contains(word[at - 1], StringComparison.Ordinal) ? "й" : "ы");
        foreach (var (latin, russian) in Pieces)
        {
            if (string.CompareOrdinal(word, at, latin, 0, latin.Length) == 0)
                return (latin.Length, russian);
        }
        return (1, word[at].ToString());
    }
}
