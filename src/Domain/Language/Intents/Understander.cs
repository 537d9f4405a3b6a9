using BotHost.Domain.Language.Entities;
using BotHost.Domain.Language.Text;
using BotHost.Domain.Support;

namespace BotHost.Domain.Language.Intents;

/// <summary>
/// Understands what people write: normalise → find entities → weigh intents → fill their slots. Offline, the same answer every time, linear in the length of
/// the text. Built once from the rule files; safe for many threads.
/// </summary>
public sealed class Understander
{
    /// <summary>Below it nothing is claimed to be understood.</summary>
    public const double Guess = 0.30;

    /// <summary>Below it the bot asks which of the likeliest was meant.</summary>
    public const double Sure = 0.45;

    private readonly IReadOnlyList<IntentRules> _intents;
    private readonly Lexicon _lexicon;
    private readonly Concepts _concepts;
    private readonly NounForms _nouns;
    private readonly Normalizer _normalizer;
    private readonly IntentModel _model;
    private readonly WishSplitter _splitter;

    private Understander(Lexicon lexicon, IReadOnlyList<IntentRules> intents)
    {
        (_intents, _lexicon) = (intents, lexicon);
        _concepts = new Concepts(lexicon);
        _nouns = new NounForms(lexicon.Nouns);
        _normalizer = new Normalizer(WordsOf(lexicon, intents));
        _model = Learn();
        _splitter = new WishSplitter(intents);
    }

    public IReadOnlyList<string> Intents => [.. _intents.Select(rules => rules.Name)];

    public static Understander Build(Lexicon lexicon, IReadOnlyList<IntentRules> intents) => new(lexicon, intents);

    /// <param name="role">"parent", "teacher", "admin", "head", "pupil"; "any" when it is not known.</param>
    /// <param name="schoolClasses">Names of the classes that exist; decides what a Latin "B" is.</param>
    public Understanding Understand(string role, string? text, IReadOnlySet<string> schoolClasses)
    {
        if (SupportPolicy.Hear(text) == SupportNeed.Crisis)
            return Crisis();
        if (OfSigns(text) is { } sign)
            return new Understanding([sign], new Dictionary<string, string>(), 1, null, false, false, null, []);
        var utterance = _normalizer.Normalize(text);
        if (SoundsOfDistress(utterance))
            return Crisis();
        var findings = Findings.In(utterance);
        var features = MessageFeatures.Of(findings, _concepts, role);
        var weights = Weigh(features);
        var ranked = Rank(weights);
        if (features.Known == 0 || ranked[0].Confidence < Guess && !findings.Utterance.Tokens.Any(token => token.IsKnown && _concepts.Of(token.Stem) is [not Concepts.Filler, ..]))
            return Nothing(features.Known == 0 ? [] : ranked);
        var chosen = _splitter.Split(findings.Utterance, ranked, clause => Rank(Weigh(MessageFeatures.Of(Findings.In(_normalizer.Normalize(clause)), _concepts, role))))
            ?? [(Index: ranked[0].Index, ranked[0].Confidence)];
        if (chosen.Count > 1 && chosen.FirstOrDefault(it => _intents[it.Index].Name == Understanding.Security) is { Confidence: > 0 } security)
            chosen = [security]; // wins over whatever else was said
        return Fill([.. chosen.Select(it => _intents[it.Index])], chosen.Min(it => it.Confidence), findings, features, role, schoolClasses, ranked);
    }

    /// <summary>Distress that only the repaired words tell of: mistyped, transliterated, typed in the wrong layout.</summary>
    public bool HearsDistress(string? text) => SupportPolicy.Hear(text) == SupportNeed.Crisis || SoundsOfDistress(_normalizer.Normalize(text));

    private static bool SoundsOfDistress(Utterance utterance)
        => DistressWords.Repaired(utterance.Tokens) is { } words && (SupportPolicy.IsCrisisIn(words) || SupportPolicy.IsCrisisIn(DistressWords.RepairedBoldly(utterance.Tokens)));

    private Understanding Fill(
        IReadOnlyList<IntentRules> rules, double confidence, Findings findings, MessageFeatures features, string role, IReadOnlySet<string> schoolClasses,
        IReadOnlyList<(int Index, double Confidence)> ranked)
    {
        var context = new SlotContext(findings, features, _concepts, _nouns, rules, role, schoolClasses);
        var entities = new Dictionary<string, string>();
        foreach (var slot in rules.SelectMany(it => it.Slots).Distinct())
        {
            if ((ValueOf(slot, rules, features) ?? SlotFiller.Fill(slot, context)) is { } value)
                entities[slot] = value;
        }
        var ask = AskFor(rules, context, entities, role);
        var escalate = rules.Select(it => it.Escalate).FirstOrDefault(it => it is not null);
        if (escalate is not null)
            entities["escalate"] = escalate;
        return new Understanding(
            [.. rules.Select(it => it.Name)], entities, Math.Round(confidence, 2), confidence < Sure ? ask ?? Understanding.AskIntent : ask,
            rules.Any(it => it.Confirm) || ConfirmPolicy.IsDestructive(entities) || rules.Any(it => ConfirmPolicy.IsWide(it.Name, entities, features)), rules.Any(it => it.Refused), escalate, Others(ranked));
    }

    /// <summary>The values of the intent come before the shared ones; of several the first that fits.</summary>
    private string? ValueOf(string slot, IReadOnlyList<IntentRules> rules, MessageFeatures features)
        => rules.SelectMany(it => it.Values).Concat(_lexicon.Values)
            .FirstOrDefault(value => value.Slot == slot && (value.Patterns.Count == 0 || value.Patterns.Any(features.Fits)))?.Value;

    private static string? AskFor(IReadOnlyList<IntentRules> rules, SlotContext context, Dictionary<string, string> entities, string role)
    {
        var first = rules.FirstOrDefault(it => it.MissingClass != MissingClass.Fine);
        if (first is null || entities.ContainsKey("chat") && !entities.ContainsKey("class") || entities.ContainsKey("grades"))
            return null;
        var ask = ClassSlots.Ask(context);
        if (ask != "class" || entities.ContainsKey("class"))
            return entities.ContainsKey("class_from") ? null : ask == "class" ? null : ask;
        if (entities.GetValueOrDefault("audience") is "all" or "staff")
            return null;
        var isOwn = first.MissingClass == MissingClass.Mine || context.Features.Fits(RuleReaderPatterns.OwnClass);
        if (!isOwn || role is not ("teacher" or "any"))
            return isOwn && role is "admin" or "head" && first.MissingClass == MissingClass.Mine ? null : ask;
        entities["class"] = "mine";
        return null;
    }

    /// <summary>"+", "👍", "-": an answer without a word.</summary>
    private static string? OfSigns(string? text) => text?.Trim() switch
    {
        "+" or "++" or "+++" or "👍" or "👌" or "✅" or "🆗" or "+1" => "confirm",
        "-" or "--" or "–" or "—" or "👎" or "❌" => "deny",
        _ => null,
    };

    private Understanding Nothing(IReadOnlyList<(int Index, double Confidence)> ranked)
        => new([Understanding.Unknown], new Dictionary<string, string>(), 0, null, false, false, null, Others(ranked));

    private static Understanding Crisis()
        => new([Understanding.Crisis], new Dictionary<string, string> { ["severity"] = "critical", ["escalate"] = "human" }, 1, null, false, false, "human", []);

    private List<(string Intent, double Confidence)> Others(IReadOnlyList<(int Index, double Confidence)> ranked)
        => [.. ranked.Take(5).Select(it => (_intents[it.Index].Name, it.Confidence))];

    private double[] Weigh(MessageFeatures features) => _model.Weigh(features.Names, Patterns(features));

    private double[] Patterns(MessageFeatures features)
    {
        var added = new double[_intents.Count];
        for (var index = 0; index < added.Length; index++)
        {
            foreach (var pattern in _intents[index].Patterns)
            {
                if (pattern.Weight > added[index] && features.Fits(pattern))
                    added[index] = pattern.Weight;
                else if (pattern.Weight < 0 && features.Fits(pattern))
                    added[index] += pattern.Weight;
            }
        }
        return added;
    }

    /// <summary>The six likeliest, the likeliest first.</summary>
    private static List<(int Index, double Confidence)> Rank(double[] weights)
    {
        List<(int Index, double Confidence)> best = [];
        for (var index = 0; index < weights.Length; index++)
        {
            var place = best.FindIndex(it => it.Confidence < weights[index]);
            if (place >= 0)
                best.Insert(place, (index, weights[index]));
            else if (best.Count < 6)
                best.Add((index, weights[index]));
            if (best.Count > 6)
                best.RemoveAt(6);
        }
        return best;
    }

    private IntentModel Learn()
    {
        List<(IReadOnlyList<string>, double[], int)> examples = [];
        for (var index = 0; index < _intents.Count; index++)
        {
            foreach (var example in _intents[index].Examples)
            {
                var findings = Findings.In(_normalizer.Normalize(example.Text));
                var features = MessageFeatures.Of(findings, _concepts, example.Role);
                examples.Add((features.Names, Patterns(features), index));
                examples.Add(([.. features.Names.Where(name => !name.Contains(' ', StringComparison.Ordinal))], Patterns(features), index)); // words in another order count too
            }
        }
        return IntentModel.Learn(_intents.Count, examples);
    }

    private static Vocabulary WordsOf(Lexicon lexicon, IReadOnlyList<IntentRules> intents)
    {
        var vocabulary = new Vocabulary();
        var typed = intents.SelectMany(rules => rules.Examples).SelectMany(example => example.Text.Split([' ', ',', '.', '!', '?', ':', ';', '"', '«', '»', '(', ')', '-'], StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.Length > 1 && word.All(char.IsLetter) && (char.IsLower(word[0]) || word.All(char.IsUpper)));
        // What is grave comes first: of two equally near words the first is meant.
        foreach (var word in DistressWords.Forms.Concat(intents.Where(rules => rules.Name == Understanding.Security).SelectMany(rules => rules.Words)).Concat(lexicon.Concepts.SelectMany(it => it.Words)).Concat(lexicon.Nouns).Concat(lexicon.CommonWords).Concat(lexicon.Words)
            .Concat(intents.SelectMany(rules => rules.Words)).Concat(typed).Concat(DateFinder.Words).Concat(SpokenNumber.Words))
        {
            var folded = word.ToLowerInvariant().Replace('ё', 'е');
            if (!GivenNames.IsKnown(folded) && !SpokenName.LooksLikePatronymic(folded) || lexicon.CommonWords.Contains(folded))
                vocabulary.Add(folded);
        }
        return vocabulary;
    }
}

internal static class RuleReaderPatterns
{
    /// <summary>"мой класс", "наши родители", "у меня в классе".</summary>
    public static Pattern OwnClass { get; } = new([new Element([new Term(["@мойкласс"]), new Term(["мо"]), new Term(["мой"]), new Term(["мои"]), new Term(["наш"])], IsAbsent: false)], 1);
}
