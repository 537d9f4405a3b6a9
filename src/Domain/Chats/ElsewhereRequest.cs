using BotHost.Domain.People;

namespace BotHost.Domain.Chats;

/// <summary>Applications that wait in the platform's own cabinet, where the bot cannot look (clause 2.1-10): noted by number, reminded of, ticked when accepted.</summary>
public sealed class ElsewhereRequest : ISchoolRow, IVersioned
{
    public Id<ElsewhereRequest> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required ElsewhereKind Kind { get; init; }
    public required int Count { get; init; }
    public required Id<Person> NotedBy { get; init; }
    public required DateTimeOffset NotedAt { get; init; }

    /// <summary>When administrators are reminded next; null once they are accepted.</summary>
    public DateTimeOffset? RemindAt { get; set; }
    public DateTimeOffset? AcceptedAt { get; private set; }
    public Id<Person>? AcceptedBy { get; private set; }

    public void Accept(Id<Person> by, DateTimeOffset now) => (AcceptedBy, AcceptedAt, RemindAt) = (by, now, null);
}

public enum ElsewhereKind
{
    Parents = 1,
    Pupils = 2,
    Staff = 3,
}
