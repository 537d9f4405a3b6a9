namespace BotHost.Domain.Announcements;

/// <summary>How a person takes announcements.</summary>
public enum NewsPreference
{
    AtOnce = 0,

    /// <summary>One message in the evening.</summary>
    Evening = 1,
    UrgentOnly = 2,
}

/// <summary>What becomes of an announcement for one person.</summary>
public static class CopyPolicy
{
    public static CopyState Decide(bool hasWritten, bool isRefused, NewsPreference preference, bool isUrgent) => (hasWritten, isRefused, preference, isUrgent) switch
    {
        (false, _, _, _) => CopyState.NeverWrote,
        (_, true, _, _) => CopyState.Unreachable,
        (_, _, NewsPreference.UrgentOnly, false) => CopyState.Declined,
        (_, _, NewsPreference.Evening, false) => CopyState.Evening,
        _ => CopyState.Written,
    };
}

/// <summary>What came of an announcement so far. The figures add up to <see cref="All"/>.</summary>
public sealed record DeliveryReport
{
    public int Delivered { get; init; }
    public int OnTheWay { get; init; }
    public int Evening { get; init; }
    public int NeverWrote { get; init; }

    /// <summary>The messenger does not let the bot write to them.</summary>
    public int Refusing { get; init; }

    /// <summary>Refused for another reason.</summary>
    public int Failed { get; init; }
    public int Declined { get; init; }
    public int Uncertain { get; init; }
    public int Withdrawn { get; init; }
    public int Chats { get; init; }

    /// <summary>"Прочитал(а)".</summary>
    public int Words { get; init; }

    public int All => Delivered + OnTheWay + Evening + NeverWrote + Refusing + Failed + Declined + Uncertain + Withdrawn;

    public DeliveryReport With(CopyState state, RowEnd row, int count) => (state, row) switch
    {
        (CopyState.Evening, _) => this with { Evening = Evening + count },
        (CopyState.NeverWrote, _) => this with { NeverWrote = NeverWrote + count },
        (CopyState.Unreachable, _) => this with { Refusing = Refusing + count },
        (CopyState.Declined, _) => this with { Declined = Declined + count },
        (CopyState.Withdrawn, _) or (_, RowEnd.Dropped) => this with { Withdrawn = Withdrawn + count },
        (_, RowEnd.Shown) => this with { Delivered = Delivered + count },
        (_, RowEnd.Blocked) => this with { Refusing = Refusing + count },
        (_, RowEnd.Failed) => this with { Failed = Failed + count },
        (_, RowEnd.Uncertain) => this with { Uncertain = Uncertain + count },
        _ => this with { OnTheWay = OnTheWay + count },
    };
}

/// <summary>How far the messenger has come with a copy's message.</summary>
public enum RowEnd
{
    None = 0,
    Shown = 1,
    Blocked = 2,
    Failed = 3,
    Uncertain = 4,
    Dropped = 5,
}
