using BotHost.Domain.People;
using BotHost.Domain.Roster;

namespace BotHost.Domain.Invites;

/// <summary>Someone asked for a chat that is not connected yet: offered an invite when it is.</summary>
public sealed class InviteWish : ISchoolRow
{
    public Id<InviteWish> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public required Id<Person> Person { get; init; }

    /// <summary>Null: the staff room.</summary>
    public required Id<SchoolClass>? Class { get; init; }
    public required AskerKind? Kind { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When this wish made the bot ask somebody to connect the chat.</summary>
    public DateTimeOffset? KeepersAskedAt { get; set; }
}
