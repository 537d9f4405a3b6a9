using BotHost.Domain;
using BotHost.Domain.Messaging;

namespace BotHost.Messaging;

/// <summary>What the buttons of one message do. A button's token is this id and the button's place, so it tells nothing and grants nothing.</summary>
public sealed class ButtonSet : ISchoolRow
{
    /// <summary>128 random bits, base64url: 22 characters.</summary>
    public required string Id { get; init; }
    public SchoolKey School { get; private set; }

    /// <summary>Whose buttons they are; null for anyone in the conversation.</summary>
    public UserRef? Owner { get; init; }

    /// <summary>JSON of <see cref="StoredChoice"/>s, in the order of the buttons.</summary>
    public required string Choices { get; init; }

    /// <summary>Deciding buttons: the first press spends them all.</summary>
    public required bool IsOneShot { get; init; }
    public DateTimeOffset? UsedAt { get; set; }
    public required DateTimeOffset ExpiresAt { get; init; }
}

/// <param name="Label">As shown: typing it means the button.</param>
/// <param name="Words">The operation, as the command router reads it.</param>
public sealed record StoredChoice(string Label, string[] Words);

/// <summary>Which message shows a request's card to which decider, so that it can be edited when somebody decided.</summary>
public sealed class DecisionCard : ISchoolRow
{
    public long Entry { get; init; }
    public SchoolKey School { get; private set; }

    /// <summary>The access request, verification request or chat member that the card is about.</summary>
    public required Guid Subject { get; init; }
    public required Id<BotHost.Domain.People.Person> Recipient { get; init; }
    public required DateTimeOffset ShownAt { get; init; }
}
