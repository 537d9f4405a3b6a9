using BotHost.Domain.People;

namespace BotHost.Domain.Help;

/// <summary>Someone could not manage and asks a person of the school. The words are in the messages alone.</summary>
public sealed class SupportTicket : ISchoolRow, IVersioned
{
    public const int LongestText = 1_000;

    public Id<SupportTicket> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }

    /// <summary>Of the school, from 1: people name it by that.</summary>
    public required int Number { get; init; }
    public required Id<Person> Asker { get; init; }

    /// <summary>The guide that did not help; null for a question of one's own.</summary>
    public string? Topic { get; init; }
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>When the administrators are reminded; null once they were or an answer was given.</summary>
    public DateTimeOffset? RemindAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Id<Person>? AnsweredBy { get; private set; }

    /// <summary>The asker said that it helped, or let it rest.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    public bool IsWaiting => AnsweredAt is null && ClosedAt is null;

    public void Answer(Id<Person> by, DateTimeOffset now)
    {
        (AnsweredAt, AnsweredBy, RemindAt) = (now, by, null);
    }

    public void Close(DateTimeOffset now)
    {
        ClosedAt ??= now;
        RemindAt = null;
    }
}
