namespace BotHost.Domain.Language.Text;

/// <summary>
/// The words the bot knows, by stem. A word it does not know is led to the nearest one it knows: up to one wrong, missing, extra or swapped letter in a short
/// word, two in a long one. Found by crossing letters out on both sides, so the time does not depend on how many words are known.
/// </summary>
public sealed class Vocabulary
{
    private const int ShortestMended = 4;
    private const int ShortestWithTwoErrors = 6;
    private const int ShortestWholeForm = 5;
    private const int LongestMended = 16;

    private readonly HashSet<string> _words = [];
    private readonly HashSet<string> _stems = [];
    private readonly Dictionary<string, List<string>> _byCrossedOut = [];
    private readonly Dictionary<string, List<string>> _forms = [];
    private readonly Dictionary<string, string> _formsByLeftOut = [];

    /// <summary>Adds a word in any of its forms; its other forms become known with it.</summary>
    public void Add(string word)
    {
        var stem = Stemmer.Stem(word);
        if (!_words.Add(word))
            return;
        if (!_forms.TryGetValue(stem, out var forms))
            _forms[stem] = forms = [];
        forms.Add(word);
        if (word.Length is >= ShortestWholeForm and <= LongestMended && LookAlikes.IsCyrillic(word[0]))
        {
            foreach (var left in LeftOut(word))
                _formsByLeftOut.TryAdd(left, word);
        }
        if (!_stems.Add(stem))
            return;
        if (stem.Length is < ShortestMended - 1 or > LongestMended || !LookAlikes.IsCyrillic(stem[0]))
            return;
        foreach (var crossed in CrossedOut(stem))
        {
            if (!_byCrossedOut.TryGetValue(crossed, out var stems))
                _byCrossedOut[crossed] = stems = [];
            stems.Add(stem);
        }
    }

    /// <summary>Whether this very form was added: a given form outweighs a stem that many words share.</summary>
    public bool HasForm(string word) => _words.Contains(word);

    public bool Knows(string word) => _words.Contains(word) || _stems.Contains(Stemmer.Stem(word));

    /// <returns>The stem of the nearest known word; null when none is near, or two are equally near.</returns>
    public string? Mend(string word)
    {
        if (word.Length is < ShortestMended or > LongestMended + 4)
            return null;
        var stem = Stemmer.Stem(word);
        return ByForm(word) ?? ByStem(word, stem);
    }

    /// <summary>"ввцла", "урали": the slip fell into what little stem there is, so the whole form is looked for.</summary>
    private string? ByForm(string word)
    {
        if (word.Length < ShortestWholeForm)
            return null;
        string? best = null;
        foreach (var left in LeftOut(word))
        {
            if (_formsByLeftOut.TryGetValue(left, out var form) && (best is null || CommonStart(form, word) > CommonStart(best, word)) && EditDistance.Between(word, form, 1) <= 1)
                best = form;
        }
        return best is null ? null : Stemmer.Stem(best);
    }

    private static IEnumerable<string> LeftOut(string word) => Enumerable.Range(0, word.Length).Select(at => word.Remove(at, 1)).Prepend(word);

    private string? ByStem(string word, string stem)
    {
        if (stem.Length < ShortestMended - 1)
            return null;
        var most = word.Length >= ShortestWithTwoErrors && stem.Length >= 5 ? 2 : 1;
        string? best = null;
        var bestDistance = most + 1;
        foreach (var crossed in CrossedOut(stem))
        {
            if (!_byCrossedOut.TryGetValue(crossed, out var near))
                continue;
            foreach (var candidate in near)
            {
                var distance = EditDistance.Between(stem, candidate, most);
                if (distance > most || candidate[0] != stem[0] && distance + 1 > most && !SoundAlike(candidate[0], stem[0]))
                    continue;
                if (distance < bestDistance || distance == bestDistance && candidate != best && Outranks(candidate, best!, stem, word))
                    (best, bestDistance) = (candidate, distance);
            }
        }
        return best;
    }

    /// <summary>Of two equally near words the one that has a form next to what was typed; then the one that begins as the typed word does; then the first by the alphabet, so that the answer never depends on chance.</summary>
    private bool Outranks(string candidate, string best, string typed, string word)
    {
        if (HasFormNear(candidate, word) is var isNear && isNear != HasFormNear(best, word))
            return isNear;
        var (mine, other) = (CommonStart(candidate, typed), CommonStart(best, typed));
        return mine != other ? mine > other : string.CompareOrdinal(candidate, best) < 0;
    }

    private bool HasFormNear(string stem, string word) => _forms[stem].Exists(form => EditDistance.Between(form, word, 1) <= 1);

    private static bool SoundAlike(char left, char right) => (left, right) is ('э', 'е') or ('е', 'э') or ('а', 'о') or ('о', 'а') or ('и', 'е') or ('е', 'и') or ('с', 'з') or ('з', 'с');

    private static int CommonStart(string left, string right) => left.AsSpan().CommonPrefixLength(right);

    /// <summary>The word itself, and it with one or (when long) two letters crossed out.</summary>
    private static HashSet<string> CrossedOut(string stem)
    {
        HashSet<string> crossed = [stem];
        for (var first = 0; first < stem.Length; first++)
        {
            var one = stem.Remove(first, 1);
            crossed.Add(one);
            if (stem.Length < ShortestWithTwoErrors - 1)
                continue;
            for (var second = first; second < one.Length; second++)
                crossed.Add(one.Remove(second, 1));
        }
        return crossed;
    }
}
