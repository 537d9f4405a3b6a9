using BotHost.Domain.Messaging;

namespace BotHost.Domain.People;

/// <summary>A messenger account that the bot has met. What it may do is said by role grants, staff records, guardianships and pupils, never by its name.</summary>
public sealed class Person : ISchoolRow, IVersioned
{
    public Id<Person> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required UserRef User { get; set; }

    /// <summary>From the messenger's profile. Proves nothing.</summary>
    public string DisplayName { get; set; } = "";
    public required DateTimeOffset FirstSeenAt { get; init; }

    /// <summary>Null for a person known from a list or a chat only: the bot cannot write to them first.</summary>
    public DateTimeOffset? LastWroteAt { get; set; }

    /// <summary>Since when the messenger refuses to deliver to them; null while it does not.</summary>
    public DateTimeOffset? UnreachableSince { get; set; }

    /// <summary>What their client can show, as last seen.</summary>
    public ClientAbilities Client { get; set; } = ClientAbilities.All;

    /// <summary>A frozen account keeps its data and can do nothing until the owner or the head unfreezes it.</summary>
    public DateTimeOffset? FrozenAt { get; set; }

    /// <summary>How they take announcements.</summary>
    public Announcements.NewsPreference News { get; set; }

    /// <summary>The dialog they are in the middle of, as JSON.</summary>
    public string? Dialog { get; set; }

    /// <summary>Tokens of the buttons under the last message, comma-joined: "2" or a label typed means the button.</summary>
    public string? LastButtons { get; set; }

    /// <summary>Nothing of the account is left; decisions keep an id that leads to nobody.</summary>
    public void Forget(DateTimeOffset now)
    {
        User = new UserRef($"gone:{Id}");
        DisplayName = "";
        (LastWroteAt, Dialog, LastButtons, News) = (null, null, null, default);
        UnreachableSince = now;
    }

    public bool CanBeWrittenTo => LastWroteAt is not null && UnreachableSince is null;
    public bool IsFrozen => FrozenAt is not null;
}

[Flags]
public enum ClientAbilities
{
    None = 0,
    Keyboard = 1,
    InlineKeyboard = 2,
    CallbackButtons = 4,
    OpenLinkButtons = 8,
    All = Keyboard | InlineKeyboard | CallbackButtons | OpenLinkButtons,
}
