using BotHost.Domain.People;

namespace BotHost.Domain.Dialogs;

/// <summary>"Спросить": one question from a decider to the person who asks, and one answer back. The words themselves are only in the messages.</summary>
public sealed class RelayedQuestion : ISchoolRow, IVersioned
{
    public Id<RelayedQuestion> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>The access or verification request, or the chat member, that the question is about.</summary>
    public required Guid Subject { get; init; }
    public required Id<Person> Decider { get; init; }
    public required Id<Person> Asked { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; set; }
}
