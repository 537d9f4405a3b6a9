using BotHost.Domain.Language.Entities;

namespace BotHost.Domain.Language.Intents;

/// <summary>What the scoring sees of a message: its words by stem, what they mean, what was found, who writes.</summary>
internal sealed class MessageFeatures
{
    private readonly string[][] _symbols;
    private readonly HashSet<string> _present = [];

    private MessageFeatures(string[][] symbols, string role)
    {
        _symbols = symbols;
        foreach (var symbol in symbols.SelectMany(it => it))
            _present.Add(symbol[0] == '~' ? symbol[1..] : symbol);
        _present.Add("%" + role);
    }

    /// <summary>Names of the features, for the model.</summary>
    public IReadOnlyList<string> Names { get; private set; } = [];

    /// <summary>Words that mean something to the bot, marks included.</summary>
    public int Known { get; private set; }

    /// <summary>Words that mean nothing to it.</summary>
    public int Unknown { get; private set; }

    public static MessageFeatures Of(Findings findings, Concepts concepts, string role)
    {
        var tokens = findings.Utterance.Tokens;
        var symbols = new string[tokens.Count][];
        List<string> heads = [];
        var features = new MessageFeaturesBuilder(role);
        for (var index = 0; index < tokens.Count; index++)
        {
            symbols[index] = SymbolsOf(findings, concepts, index);
            var head = symbols[index][0];
            if (head == Concepts.Filler)
                continue;
            features.Word(symbols[index], head, findings.Utterance.Tokens[index].IsKnown || findings.MarkOf(index) is not null);
            if (heads.Count == 0 || heads[^1] != head || head[0] != '<')
                heads.Add(head);
        }
        features.Order(heads);
        if (findings.Utterance.Text.Contains('?', StringComparison.Ordinal))
            features.Add("?");
        return new MessageFeatures(symbols, role) { Names = features.Names, Known = features.Known, Unknown = features.Unknown };
    }

    // Plain loops: this runs for every pattern of every rule file.
    public bool Fits(Pattern pattern)
    {
        for (var index = 0; index < pattern.Elements.Count; index++)
        {
            var element = pattern.Elements[index];
            var has = false;
            for (var term = 0; term < element.Anyone.Count && !has; term++)
                has = Has(element.Anyone[term]);
            if (has == element.IsAbsent)
                return false;
        }
        return true;
    }

    private bool Has(Term term)
    {
        if (term.Symbols.Count == 1)
            return _present.Contains(term.Symbols[0]);
        for (var index = 0; index < term.Symbols.Count; index++)
        {
            if (!_present.Contains(term.Symbols[index]))
                return false;
        }
        for (var start = 0; start < _symbols.Length; start++)
        {
            if (_symbols[start].Contains(term.Symbols[0]) && Follows(term.Symbols, start))
                return true;
        }
        return false;
    }

    /// <summary>One word may stand between two of them: "не удалось мне войти".</summary>
    private bool Follows(IReadOnlyList<string> wanted, int start)
    {
        var at = start;
        for (var place = 1; place < wanted.Count; place++)
        {
            if (at + 1 < _symbols.Length && _symbols[at + 1].Contains(wanted[place]))
                at++;
            else if (at + 2 < _symbols.Length && _symbols[at + 2].Contains(wanted[place]))
                at += 2;
            else
                return false;
        }
        return true;
    }

    /// <summary>The head first: the mark, else the concept, else the stem.</summary>
    private static string[] SymbolsOf(Findings findings, Concepts concepts, int index)
    {
        var token = findings.Utterance.Tokens[index];
        if (findings.MarkOf(index) is { } mark)
            return [$"<{mark}>", .. concepts.Of(token.Stem), token.Stem, "=" + token.Word];
        return [.. concepts.Of(token.Stem), .. token.IsKnown ? [token.Stem] : (string[])["<?>", "~" + token.Stem], "=" + token.Word];
    }
}

/// <summary>Collects the names of features: words, pairs of neighbours, the first word, the length.</summary>
internal sealed class MessageFeaturesBuilder(string role)
{
    private readonly HashSet<string> _names = role == "any" ? ["1"] : ["1", "r:" + role];

    public int Known { get; private set; }
    public int Unknown { get; private set; }
    public IReadOnlyList<string> Names => [.. _names];

    public void Add(string name) => _names.Add(name);

    public void Word(string[] symbols, string head, bool isKnown)
    {
        if (isKnown)
            Known++;
        else
            Unknown++;
        foreach (var symbol in symbols)
        {
            if (symbol[0] is not ('=' or '~'))
                _names.Add(symbol);
        }
        if (role != "any" && head[0] is '@' or '<')
            _names.Add($"{role}:{head}");
    }

    public void Order(List<string> heads)
    {
        for (var index = 0; index + 1 < heads.Count; index++)
        {
            _names.Add($"{heads[index]} {heads[index + 1]}");
            if (index + 2 < heads.Count && heads.Count < 14)
                _names.Add($"{heads[index]} * {heads[index + 2]}");
        }
        if (heads.Count > 0)
            _names.Add("^" + heads[0]);
        _names.Add(heads.Count switch { 0 => "len0", 1 => "len1", <= 3 => "len3", <= 7 => "len7", _ => "len+" });
    }
}
