using System.Globalization;
using BotHost.Domain.Language.Intents;
using BotHost.Domain.Tests.Language.Phrases;

namespace BotHost.Domain.Tests.Language;

/// <summary>How well people are understood, by kind of noise; the table goes to the test's output.</summary>
public sealed class UnderstandingAccuracyTests(ITestOutputHelper output)
{
    private static readonly string[] Kinds = ["clean", "typo", "homoglyph", "layout", "translit", "voice", "elderly"];

    /// <summary>Whatever they are taken for, they must not be taken for these when they mean something else.</summary>
    private static readonly string[] Dangerous =
        ["announce", "child_remove", "delete_my_data", "invite_revoke", "remind_missing", "report_intruder", "unbind_chat", "verify_reject", "assign_admin"];

    /// <summary>
    /// "tuning" is what the rules are made with. "kept-apart" they were never tuned on; "opened" was kept apart too, until its blind figures were taken (docs/ru/language.md).
    /// </summary>
    [Theory]
    [InlineData("tuning")]
    [InlineData("tuning-more")]
    [InlineData("kept-apart")]
    [InlineData("opened")]
    public void Own_phrases_are_understood(string name) => Check(PhraseSet.Own(name), new Floor(Intents: 0.95, Classes: 0.98, GraveMissed: 0));

    /// <summary>
    /// Run once when it was written: 238 of 250 intents (95.2 %), 72 of 74 classes (97.3 %), 45 of 47 lines of security, crisis and refusal, no dangerous act executed.
    /// Nobody looks at its lines to mend a rule; the floor only tells that nothing got worse.
    /// </summary>
    [Fact]
    public void The_blind_set_is_understood_as_well_as_when_it_was_written() => Check(PhraseSet.Own("kept-apart-3"), new Floor(Intents: 0.94, Classes: 0.97, GraveMissed: 2));

    /// <summary>Run once when the rules were done: 218 of 226 intents (96.5 %), 114 of 116 classes (98.3 %), 49 of 51 grave lines, no dangerous act executed. Its lines are not looked at either.</summary>
    [Fact]
    public void The_fourth_set_is_understood_as_well_as_when_it_was_written() => Check(PhraseSet.Own("kept-apart-4"), new Floor(Intents: 0.96, Classes: 0.98, GraveMissed: 2));

    [Fact]
    public void The_shared_sample_is_understood()
    {
        var sample = PhraseSet.Sample();
        Assert.SkipWhen(sample is null, "The sample is not beside the repository (../shared/language/phrases.tsv).");

        Check(sample, new Floor(Intents: 0.95, Classes: 0.98, GraveMissed: 0));
    }

    private void Check(PhraseSet set, Floor floor)
    {
        var all = set.Phrases.Select(phrase => (Phrase: phrase, Understood: Rules.Understand(phrase.Role, phrase.Text))).ToList();
        var grave = all.Where(it => it.Phrase.IsGrave).ToList();
        var graveMissed = grave.Where(it => !IsTakenGravely(it.Phrase, it.Understood)).ToList();
        var executed = all.Where(it => !it.Phrase.HasIntent(it.Understood) && it.Understood.Intents.Any(Dangerous.Contains) && !it.Understood.Confirm).ToList();
        output.WriteLine($"{set.Name}: {all.Count} phrases");
        foreach (var kind in Kinds.Where(kind => all.Exists(it => it.Phrase.Kind == kind)))
            output.WriteLine(Row(kind, [.. all.Where(it => it.Phrase.Kind == kind)]));
        output.WriteLine(Row("all", all));
        output.WriteLine($"  security, crisis and refusals missed: {graveMissed.Count} of {grave.Count}; dangerous acts executed: {executed.Count}");
        if (!set.IsKeptApart)
            Tell(all.Where(it => !it.Phrase.HasIntent(it.Understood) || it.Phrase.Check(it.Understood).Any(entity => !entity.IsRight)));

        Assert.InRange(all.Count(it => it.Phrase.HasIntent(it.Understood)), (int)Math.Ceiling(all.Count * floor.Intents), all.Count);
        var classes = Classes(all);
        Assert.InRange(classes.Count(it => it.IsRight), (int)Math.Ceiling(classes.Count * floor.Classes), classes.Count);
        Assert.InRange(graveMissed.Count, 0, floor.GraveMissed);
        Assert.Empty(executed.Select(it => it.Understood.Intent));
    }

    private sealed record Floor(double Intents, double Classes, int GraveMissed);

    private static bool IsTakenGravely(Phrase phrase, Understanding understood)
        => phrase.HasIntent(understood) || understood.IsRefused && phrase.Intent.StartsWith("refuse", StringComparison.Ordinal);

    private void Tell(IEnumerable<(Phrase Phrase, Understanding Understood)> wrong)
    {
        foreach (var (phrase, understood) in wrong)
            output.WriteLine($"  {phrase.Kind}: {phrase.Intent} taken for {understood.Intent} ({string.Join("; ", understood.Entities.Select(entity => $"{entity.Key}={entity.Value}"))}): {phrase.Text}");
    }

    private static string Row(string kind, IReadOnlyList<(Phrase Phrase, Understanding Understood)> some)
    {
        var classes = Classes(some);
        var entities = some.SelectMany(it => it.Phrase.Check(it.Understood)).ToList();
        return $"  {kind,-10} intents {Percent(some.Count(it => it.Phrase.HasIntent(it.Understood)), some.Count)}  classes {Percent(classes.Count(it => it.IsRight), classes.Count)}"
            + $"  all entities {Percent(entities.Count(it => it.IsRight), entities.Count)}";
    }

    private static List<(string Name, bool IsRight)> Classes(IEnumerable<(Phrase Phrase, Understanding Understood)> some)
        => [.. some.SelectMany(it => it.Phrase.Check(it.Understood)).Where(it => it.Name.StartsWith("class", StringComparison.Ordinal))];

    private static string Percent(int part, int whole) => string.Create(CultureInfo.InvariantCulture, $"{part}/{whole} = {100.0 * part / Math.Max(1, whole):F1} %");
}
