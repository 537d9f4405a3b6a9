using BotHost.Domain.People;

namespace BotHost.Domain.Digests;

/// <summary>What a person changed about one kind of digest; what was not changed stays the school's.</summary>
public sealed class DigestSettings : ISchoolRow, IVersioned
{
    public Id<DigestSettings> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required Id<Person> Recipient { get; init; }
    public required DigestKind Kind { get; init; }
    public bool IsOff { get; private set; }

    /// <summary>School time.</summary>
    public TimeOnly? Time { get; private set; }
    public DigestDays? Days { get; private set; }
    public bool? SkipIfEmpty { get; private set; }
    public DigestSections Hidden { get; private set; }

    /// <summary>A digest that was due before is not made up for by the new hour.</summary>
    public required DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whoever names an hour or a day wants it to come.</summary>
    public void Apply(DigestWish wish, DateTimeOffset now)
    {
        IsOff = wish.IsOn is { } isOn ? !isOn : IsOff && wish.Time is null && wish.Days is null;
        Time = wish.Time ?? Time;
        Days = wish.Days ?? Days;
        SkipIfEmpty = wish.SkipIfEmpty ?? SkipIfEmpty;
        ChangedAt = now;
    }

    public void Toggle(DigestSections section) => Hidden ^= section;

    /// <summary>The last day cannot be taken away: that is what switching off is for.</summary>
    public void Toggle(DigestDays day, DigestDays now, DateTimeOffset at)
    {
        var chosen = (now.HasFlag(DigestDays.SchoolDays) ? DigestDays.WorkingWeek : now) ^ day;
        if (chosen != DigestDays.None)
            (Days, ChangedAt) = (chosen, at);
    }
}

/// <summary>Parts that may be left out. Strangers in chats are in none of them: those are always shown.</summary>
[Flags]
public enum DigestSections
{
    None = 0,
    Requests = 1,
    News = 2,
    Chats = 4,
    Troubles = 8,
    Picture = 16,
    Missing = 32,
    Events = 64,
}

[Flags]
public enum DigestDays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    WorkingWeek = Monday | Tuesday | Wednesday | Thursday | Friday,
    EveryDay = WorkingWeek | Saturday | Sunday,

    /// <summary>As the school's calendar has them.</summary>
    SchoolDays = 128,
}
