namespace BotHost.Domain.Chats;

public enum UndoDecision
{
    /// <summary>"Наш" is taken back: the member waits for a word again.</summary>
    AskAgain,

    /// <summary>"Не наш" is taken back: let in when they come again.</summary>
    LetBackIn,
    TooLate,
    NothingToUndo,
}

/// <summary>What people decided about a member can be taken back for ten minutes.</summary>
public static class UndoPolicy
{
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <summary>How long a member who was put out by mistake may come back.</summary>
    public static readonly TimeSpan Welcome = TimeSpan.FromDays(3);

    /// <param name="decidedAt">When a person decided; null while nobody did, or the bot did by its rule.</param>
    public static UndoDecision Decide(Standing standing, DateTimeOffset? decidedAt, DateTimeOffset now) => (standing, decidedAt) switch
    {
        (_, null) => UndoDecision.NothingToUndo,
        (_, { } at) when now - at > Window => UndoDecision.TooLate,
        (Standing.AddedByStaff, _) => UndoDecision.AskAgain,
        (Standing.Removed, _) => UndoDecision.LetBackIn,
        (Standing.Unknown, _) => UndoDecision.AskAgain, // "Не наш" where the bot cannot remove
        _ => UndoDecision.NothingToUndo,
    };
}
