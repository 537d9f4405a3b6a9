namespace BotHost.Domain.Language.Intents;

/// <summary>
/// Weighs the features of a message for each intent. The weights are learnt from the rule files' examples when the bot starts (a softmax regression, a fixed
/// number of rounds in a fixed order), so the same files always give the same answers.
/// </summary>
internal sealed class IntentModel
{
    private const int Rounds = 14;
    private const double FirstStep = 0.35;
    private const double Decay = 0.0004;

    private readonly Dictionary<string, float[]> _weights = [];
    private readonly int _intents;

    private IntentModel(int intents) => _intents = intents;

    /// <param name="examples">Features, what the patterns add for each intent, and the right intent.</param>
    public static IntentModel Learn(int intents, IReadOnlyList<(IReadOnlyList<string> Features, double[] Patterns, int Intent)> examples)
    {
        var model = new IntentModel(intents);
        var rows = examples.Select(it => (Weights: it.Features.Select(model.RowOf).ToArray(), it.Patterns, it.Intent)).ToArray();
        var scores = new double[intents];
        for (var round = 0; round < Rounds; round++)
        {
            var step = FirstStep / (1 + round * 0.25);
            for (var place = 0; place < rows.Length; place++)
            {
                // Strides through the list so that neighbours are of different intents.
                var (weights, patterns, intent) = rows[(int)((long)place * 7919 % rows.Length)];
                Add(weights, patterns, scores);
                Softmax(scores);
                Correct(weights, scores, intent, step);
            }
        }
        return model;
    }

    /// <returns>The probability of each intent; they add up to one.</returns>
    public double[] Weigh(IReadOnlyList<string> features, double[] patterns)
    {
        var scores = new double[_intents];
        var known = features.Select(name => _weights.GetValueOrDefault(name)).OfType<float[]>().ToArray();
        Add(known, patterns, scores);
        Softmax(scores);
        return scores;
    }

    private float[] RowOf(string feature)
    {
        if (!_weights.TryGetValue(feature, out var row))
            _weights[feature] = row = new float[_intents];
        return row;
    }

    private static void Add(float[][] rows, double[] patterns, double[] scores)
    {
        patterns.CopyTo(scores, 0);
        foreach (var row in rows)
        {
            for (var intent = 0; intent < scores.Length; intent++)
                scores[intent] += row[intent];
        }
    }

    private static void Correct(float[][] rows, double[] probabilities, int intent, double step)
    {
        for (var other = 0; other < probabilities.Length; other++)
        {
            var change = step * ((other == intent ? 1 : 0) - probabilities[other]);
            if (Math.Abs(change) < 0.0005)
                continue;
            foreach (var row in rows)
                row[other] = (float)(row[other] * (1 - Decay) + change / Math.Sqrt(rows.Length));
        }
    }

    private static void Softmax(double[] scores)
    {
        var top = scores.Max();
        var sum = 0.0;
        for (var index = 0; index < scores.Length; index++)
            sum += scores[index] = Math.Exp(scores[index] - top);
        for (var index = 0; index < scores.Length; index++)
            scores[index] /= sum;
    }
}
