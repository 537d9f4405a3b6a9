using BotHost.Domain.People;

namespace BotHost.Domain.Dialogs;

/// <summary>"Спросить": one question from a decider to the person who asks, and one answer back. The words themselves are only in the messages.</summary>
public sealed class RelayedQuestion : ISchoolRow, IVersioned
{
    /// <summary>Longest question or answer that is relayed.</summary>
    public const int LongestText = 500;

    public Id<RelayedQuestion> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>The access or verification request, or the chat member, that the question is about.</summary>
    public required Guid Subject { get; init; }

    /// <summary>The router's area of the subject ("access"): its "show" opens the subject to the decider.</summary>
    public required string Area { get; init; }
    public required Id<Person> Decider { get; init; }
    public required Id<Person> Asked { get; init; }
    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public bool IsOpen => AnsweredAt is null;

    /// <exception cref="InvalidOperationException">It was answered before.</exception>
    public void Answer(DateTimeOffset now)
    {
        if (!IsOpen)
            throw new InvalidOperationException("A question is answered once.");
        AnsweredAt = now;
    }
}
