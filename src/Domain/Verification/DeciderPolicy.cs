using BotHost.Domain.People;

namespace BotHost.Domain.Verification;

/// <summary>Someone whose office lets them decide.</summary>
/// <param name="IsReachable">The bot may write to them, and they are not frozen.</param>
public sealed record Decider(Id<Person> Person, Role Office, bool IsReachable);

/// <summary>Who is shown a request, and why just they.</summary>
public sealed record AskedDeciders(IReadOnlyList<Id<Person>> People, AskedBecause Because);

public enum AskedBecause
{
    /// <summary>They are the administrators.</summary>
    ItIsTheirs,

    /// <summary>The asker is an administrator, and no one approves himself.</summary>
    AskerIsAdministrator,

    /// <summary>The bot can write to no administrator.</summary>
    OthersUnreachable,

    /// <summary>The administrators did not answer in time.</summary>
    OthersSilent,

    /// <summary>There is nobody the bot can write to.</summary>
    Nobody,
}

/// <summary>Who may decide about a verification, and who is asked to. No one decides about himself.</summary>
public static class DeciderPolicy
{
    /// <param name="deciders">Holders of the offices, once for each office they hold.</param>
    public static AskedDeciders Choose(IReadOnlyCollection<Decider> deciders, Id<Person> asker, bool isEscalated)
    {
        var isAdministrators = deciders.Any(it => it.Person == asker && it.Office is Role.Administrator or Role.Owner);
        var able = deciders.Where(it => it.IsReachable && it.Person != asker).ToList();
        var administrators = Of(able, Role.Administrator);
        if (administrators.Count > 0 && !isAdministrators && !isEscalated)
            return new AskedDeciders(administrators, AskedBecause.ItIsTheirs);
        var because = isAdministrators ? AskedBecause.AskerIsAdministrator
            : isEscalated && administrators.Count > 0 ? AskedBecause.OthersSilent
            : AskedBecause.OthersUnreachable;
        if (Of(able, Role.Head) is { Count: > 0 } heads)
            return new AskedDeciders(heads, because);
        if (Of(able, Role.Owner) is { Count: > 0 } owner)
            return new AskedDeciders(owner, because);
        return administrators.Count > 0 && !isAdministrators
            ? new AskedDeciders(administrators, AskedBecause.ItIsTheirs) // nobody stands above them: they are asked again
            : new AskedDeciders([], AskedBecause.Nobody);
    }

    /// <param name="offices">Live offices of the one who wants to decide.</param>
    public static bool MayDecide(Id<Person> decider, IReadOnlyCollection<Role> offices, Id<Person> asker, bool askerIsAdministrator)
        => decider != asker
            && (offices.Contains(Role.Owner) || offices.Contains(Role.Head) || (offices.Contains(Role.Administrator) && !askerIsAdministrator));

    private static List<Id<Person>> Of(IEnumerable<Decider> deciders, Role office)
        => [.. deciders.Where(it => it.Office == office).Select(it => it.Person).Distinct()];
}
