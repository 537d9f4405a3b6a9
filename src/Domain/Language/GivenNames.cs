using System.Collections.Frozen;

namespace BotHost.Domain.Language;

/// <summary>
/// From what a child is called to the name in the documents: Петя → ПЕТР, Саша → АЛЕКСАНДР or АЛЕКСАНДРА. Stored hashes rest on
/// <see cref="Canonical"/>: the table may grow, but a name in it keeps its canonical form.
/// </summary>
public static partial class GivenNames
{
    private const int MostCandidates = 16;

    // The longer ones first.
    private static readonly string[] EndearingEndings =
        ["ЕНЬКА", "ОЧКА", "ЕЧКА", "ЮШКА", "УШКА", "ЕНЬКО", "УЛЯ", "УНЯ", "ЮНЯ", "ЮША", "УША", "КА"];

    private static readonly FrozenDictionary<string, string[]> CanonicalsByForm = Lines()
        .SelectMany(line => line.Forms.Append(line.Canonical).Select(form => (form, line.Canonical)))
        .GroupBy(it => it.form, it => it.Canonical)
        .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());

    /// <summary>Forms that several names share: a list may have "Саша" where a parent says "Александр".</summary>
    private static readonly FrozenDictionary<string, string[]> SharedFormsByCanonical = CanonicalsByForm
        .Where(it => it.Value.Length > 1)
        .SelectMany(it => it.Value.Select(canonical => (canonical, Form: it.Key)))
        .GroupBy(it => it.canonical, it => it.Form)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>What is kept of a name on the school's list, as a key: the canonical name where there is one, else the name itself.</summary>
    public static string Canonical(string written)
    {
        var key = PersonName.Key(written);
        return CanonicalsByForm.TryGetValue(key, out var canonicals) && canonicals is [var only] ? only : key;
    }

    /// <summary>
    /// Every value that <see cref="Canonical"/> may have kept for the child whom a parent calls so, in any grammatical case; at most sixteen.
    /// </summary>
    public static IReadOnlyList<string> Candidates(string typed)
    {
        var key = PersonName.Key(typed);
        var forms = Nominatives(key).ToList();
        if (forms.Count == 0)
            forms.AddRange(OfCase(key)); // a name that is not in the table is in some case all the same
        var canonicals = forms.SelectMany(form => CanonicalsByForm.GetValueOrDefault(form, [])).Distinct().ToList();
        var shared = canonicals.SelectMany(canonical => SharedFormsByCanonical.GetValueOrDefault(canonical, []));
        return [.. canonicals.Prepend(key).Concat(forms).Concat(shared).Distinct().Take(MostCandidates)];
    }

    /// <summary>Whether this is a given name, in any case, and not likelier a surname.</summary>
    public static bool IsKnown(string word) => Nominatives(PersonName.Key(word)).Any();

    /// <summary>The form that a name in some case comes from, as a key: ПЕТИ → ПЕТЯ; null when it is no known name.</summary>
    internal static string? Nominative(string word) => Nominatives(PersonName.Key(word)).FirstOrDefault();

    /// <param name="nominative">A key, as <see cref="Nominative"/> gives it.</param>
    /// <returns>Null when the form is both a man's and a woman's: Саша.</returns>
    internal static bool? IsMale(string nominative)
    {
        var males = CanonicalsByForm.GetValueOrDefault(nominative, []).Select(IsMaleCanonical).Distinct().ToList();
        return males is [var only] ? only : null;
    }

    private static bool IsMaleCanonical(string canonical)
        => canonical is "НИКИТА" or "ИЛЬЯ" or "ФОМА" or "КУЗЬМА" or "ЛУКА" or "САВВА" or "ДАНИЛА" or "ДОБРЫНЯ" || canonical[^1] is not ('А' or 'Я') && canonical is not "ЛЮБОВЬ";

    private static IEnumerable<string> Nominatives(string key)
        => OfCase(key).Concat(OfEndearment(key)).Where(CanonicalsByForm.ContainsKey).Distinct();

    private static IEnumerable<string> OfCase(string key)
    {
        yield return key;
        if (key.Length < 3)
            yield break;
        var (stem, last) = (key[..^1], key[^1]);
        string[] endings = last switch
        {
            'А' => [""],
            'Я' => ["Й", "Ь"],
            'И' => ["А", "Я", "Ь"],
            'Ы' => ["А"],
            'У' => ["", "А"],
            'Ю' => ["Й", "Ь", "Я"],
            'Е' => ["", "А", "Я", "Й", "Ь"],
            _ => [],
        };
        foreach (var ending in endings)
            yield return stem + ending;
        string[] before = key[^2..] switch
        {
            "ОМ" => [""],
            "ЕМ" => ["", "Й", "Ь"],
            "ОЙ" => ["А"],
            "ЕЙ" => ["А", "Я"],
            "ЬЮ" => ["Ь"],
            "РА" or "РУ" => ["ЕР"], // Пет-ра
            _ => [],
        };
        foreach (var ending in before)
            yield return key[..^2] + ending;
        if (key is "ПАВЛА" or "ПАВЛУ" or "ПАВЛОМ" or "ПАВЛЕ")
            yield return "ПАВЕЛ";
        if (key is "ЛЬВА" or "ЛЬВУ" or "ЛЬВОМ" or "ЛЬВЕ")
            yield return "ЛЕВ";
    }

    /// <summary>"Петенька", "Ванечка", "Машка": the short name under them.</summary>
    private static IEnumerable<string> OfEndearment(string key)
    {
        string[] nominatives = key is [.. var head, 'И' or 'Е' or 'У' or 'Ы' or 'Ю'] ? [head + "А", head + "Я"] : [key];
        foreach (var nominative in nominatives)
        {
            var suffix = Array.Find(EndearingEndings, it => nominative.EndsWith(it, StringComparison.Ordinal) && nominative.Length >= it.Length + 2);
            if (suffix is null)
                continue;
            yield return nominative[..^suffix.Length] + "А";
            yield return nominative[..^suffix.Length] + "Я";
        }
    }

    private static IEnumerable<(string Canonical, string[] Forms)> Lines()
        => Table.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => PersonName.Key(line).Split(' '))
            .Select(words => (words[0], words[1..]))
            .Concat(Plain.Split(' ').Select(name => (PersonName.Key(name), Array.Empty<string>())));
}
