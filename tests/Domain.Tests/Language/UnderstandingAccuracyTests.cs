using System.Globalization;
using BotHost.Domain.Tests.Language.Phrases;

namespace BotHost.Domain.Tests.Language;

/// <summary>How well people are understood, by kind of noise; the table goes to the test's output.</summary>
public sealed class UnderstandingAccuracyTests(ITestOutputHelper output)
{
    private static readonly string[] Kinds = ["clean", "typo", "homoglyph", "layout", "translit", "voice", "elderly"];

    /// <summary>Whatever they are taken for, they must not be taken for these when they mean something else.</summary>
    private static readonly string[] Dangerous =
        ["announce", "child_remove", "delete_my_data", "invite_revoke", "remind_missing", "report_intruder", "unbind_chat", "verify_reject", "assign_admin"];

    [Theory]
    [InlineData("tuning")]
    [InlineData("kept-apart")] // the rules were never tuned on it: keep it so, and write new phrases when it has been looked at
    public void Own_phrases_are_understood(string name) => Check(PhraseSet.Own(name));

    [Fact]
    public void The_shared_sample_is_understood()
    {
        var sample = PhraseSet.Sample();
        Assert.SkipWhen(sample is null, "The sample is not beside the repository (../shared/language/phrases.tsv).");

        Check(sample);
    }

    private void Check(PhraseSet set)
    {
        var all = set.Phrases.Select(phrase => (Phrase: phrase, Understood: Rules.Understand(phrase.Role, phrase.Text))).ToList();
        output.WriteLine($"{set.Name}: {all.Count} phrases");
        foreach (var kind in Kinds.Where(kind => all.Exists(it => it.Phrase.Kind == kind)))
        {
            var some = all.Where(it => it.Phrase.Kind == kind).ToList();
            output.WriteLine($"  {kind,-10} intents {Percent(some.Count(it => it.Phrase.HasIntent(it.Understood)), some.Count)}  classes {Classes(some)}");
        }
        foreach (var (phrase, understood) in all.Where(it => set.Name != "kept-apart" && !it.Phrase.HasIntent(it.Understood)))
            output.WriteLine($"  {phrase.Kind}: {phrase.Intent} taken for {understood.Intent}: {phrase.Text}");
        Assert.InRange(all.Count(it => it.Phrase.HasIntent(it.Understood)), (int)Math.Ceiling(all.Count * 0.95), all.Count);
        var classes = all.SelectMany(it => it.Phrase.Check(it.Understood)).Where(it => it.Name.StartsWith("class", StringComparison.Ordinal)).ToList();
        Assert.InRange(classes.Count(it => it.IsRight), (int)Math.Ceiling(classes.Count * 0.98), classes.Count);
        Assert.Empty(all.Where(it => it.Phrase.IsGrave && !(it.Phrase.HasIntent(it.Understood) || it.Understood.IsRefused && it.Phrase.Intent.StartsWith("refuse", StringComparison.Ordinal))).Select(it => it.Phrase.Text));
        Assert.Empty(all.Where(it => !it.Phrase.HasIntent(it.Understood) && it.Understood.Intents.Any(Dangerous.Contains) && !it.Understood.Confirm).Select(it => it.Phrase.Text));
    }

    private static string Classes(IEnumerable<(Phrase Phrase, Domain.Language.Intents.Understanding Understood)> some)
    {
        var classes = some.SelectMany(it => it.Phrase.Check(it.Understood)).Where(it => it.Name.StartsWith("class", StringComparison.Ordinal)).ToList();
        return Percent(classes.Count(it => it.IsRight), classes.Count);
    }

    private static string Percent(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part}/{whole} = {100.0 * part / Math.Max(1, whole):F1} %");
}
