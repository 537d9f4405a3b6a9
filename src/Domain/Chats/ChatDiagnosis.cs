namespace BotHost.Domain.Chats;

/// <summary>What the bot knows of its standing in a chat.</summary>
/// <param name="Gatekeeping">Never Auto.</param>
/// <param name="HasKeeper">Somebody who answers for the chat can be written to.</param>
public sealed record ChatFacts(
    ChatStanding Standing, bool IsLinkHidden, Gatekeeping Gatekeeping, bool AreRemovalsPaused, bool HasKeeper, bool IsReconciled, int Undecided);

/// <summary>Something that keeps the bot from doing its work in a chat, each with its remedy.</summary>
public enum ChatComplaint
{
    /// <summary>The bot is not there: staff give the link.</summary>
    NotInside,

    /// <summary>The bot cannot reset the link, remove anyone or list the members.</summary>
    NotAdministrator,
    LinkHidden,

    /// <summary>Nobody checks who comes in.</summary>
    GateOpen,
    RemovalsPaused,

    /// <summary>Nobody can be asked about strangers.</summary>
    NoKeeper,
    NeverReconciled,
    PeopleWait,
}

/// <summary>"Доктор чата".</summary>
public static class ChatDiagnosis
{
    /// <returns>The gravest first; empty for a healthy chat.</returns>
    public static IReadOnlyList<ChatComplaint> Of(ChatFacts facts)
    {
        List<ChatComplaint> found = [];
        if (facts.Standing == ChatStanding.Detached)
            found.Add(ChatComplaint.NotInside);
        else if (facts.Standing == ChatStanding.Observed)
            found.Add(ChatComplaint.NotAdministrator);
        if (facts is { IsLinkHidden: true, Standing: not ChatStanding.Detached })
            found.Add(ChatComplaint.LinkHidden);
        if (facts.Gatekeeping == Gatekeeping.Off)
            found.Add(ChatComplaint.GateOpen);
        if (facts.AreRemovalsPaused)
            found.Add(ChatComplaint.RemovalsPaused);
        if (!facts.HasKeeper)
            found.Add(ChatComplaint.NoKeeper);
        if (facts is { Standing: ChatStanding.Managed, IsReconciled: false })
            found.Add(ChatComplaint.NeverReconciled);
        if (facts.Undecided > 0)
            found.Add(ChatComplaint.PeopleWait);
        return found;
    }
}
