namespace BotHost.Domain.People;

/// <summary>Who is asked about a request: the first in line who is there and can be written to. No one decides on himself.</summary>
/// <param name="Deciders">Empty when nobody can be reached at all.</param>
/// <param name="Skipped">Who would have been asked before, and why not; said in the card.</param>
public sealed record DeciderChoice(DeciderLine Line, IReadOnlyList<Id<Person>> Deciders, IReadOnlyList<SkippedLine> Skipped)
{
    /// <param name="from">Where to begin: escalation skips those already asked.</param>
    public static DeciderChoice Choose(IReadOnlyDictionary<DeciderLine, IReadOnlyList<Candidate>> line, DeciderLine from, Id<Person> asker)
    {
        List<SkippedLine> skipped = [];
        foreach (var step in Enum.GetValues<DeciderLine>().Where(step => step >= from))
        {
            var candidates = line[step].Where(candidate => candidate.Person != asker).ToList();
            var reachable = candidates.Where(candidate => candidate.CanBeWrittenTo).Select(candidate => candidate.Person).ToList();
            if (reachable.Count > 0)
                return new DeciderChoice(step, reachable, skipped);
            skipped.Add(new SkippedLine(step, candidates.Count > 0));
        }
        return new DeciderChoice(DeciderLine.Head, [], skipped);
    }
}

public sealed record Candidate(Id<Person> Person, bool CanBeWrittenTo);

/// <param name="Exists">False: nobody holds this place. True: they never wrote to the bot, or it may not write to them.</param>
public sealed record SkippedLine(DeciderLine Line, bool Exists);
