using BotHost.Domain.Language.Intents;

namespace BotHost.Domain.Tests.Language.Phrases;

/// <summary>
/// A file of phrases: intent, role, text, expected entities ("class=5А; ask=letter"), kind of noise; apart by tabs. "a+b" are two intents, "x|y" either value;
/// ask=, confirm=required and policy= are what has to come beside the entities, note= is for readers.
/// </summary>
internal sealed record PhraseSet(string Name, IReadOnlyList<Phrase> Phrases)
{
    /// <summary>The rules are not tuned on it: its totals may be looked at, its lines may not.</summary>
    public bool IsKeptApart => Name.StartsWith("kept-apart", StringComparison.Ordinal);

    public static string RepositoryRoot { get; } = FindRoot();

    public static PhraseSet Own(string name) => Read(name, Path.Combine(RepositoryRoot, "tests", "Domain.Tests", "Language", "Phrases", name + ".tsv"));

    /// <returns>Null where the shared sample is not beside the repository.</returns>
    public static PhraseSet? Sample()
    {
        var file = Path.Combine(RepositoryRoot, "..", "shared", "language", "phrases.tsv");
        return File.Exists(file) ? Read("sample", file) : null;
    }

    private static PhraseSet Read(string name, string file)
        => new(name, [.. File.ReadLines(file).Where(line => line.Length > 0 && line[0] != '#').Select(Phrase.Read)]);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BotHost.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("No BotHost.sln above the tests.");
    }
}

/// <param name="Kind">Of noise: clean, typo, homoglyph, layout, translit, voice, elderly.</param>
internal sealed record Phrase(string Intent, string Role, string Text, IReadOnlyList<(string Name, string Value)> Expected, string Kind)
{
    public static Phrase Read(string line)
    {
        var cells = line.Split('\t');
        var expected = cells.ElementAtOrDefault(3) ?? "";
        return new Phrase(cells[0], cells[1], cells[2],
            [.. expected.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2)).Select(pair => (pair[0], pair[1])).Where(pair => pair.Item1 != "note")],
            cells.ElementAtOrDefault(4) ?? "clean");
    }

    public bool IsGrave => Intent is "security_alert" or "crisis" || Expected.Any(it => it is ("policy", "refuse"));

    public bool HasIntent(Understanding understood) => Intent.Split('+').ToHashSet().SetEquals(understood.Intents);

    public IEnumerable<(string Name, bool IsRight)> Check(Understanding understood) => Expected.Select(it => (it.Name, it.Name switch
    {
        "ask" => understood.Ask == it.Value,
        "confirm" => understood.Confirm,
        "policy" => understood.IsRefused,
        _ => it.Value.Split('|').Contains(understood.Entities.GetValueOrDefault(it.Name)),
    }));
}
