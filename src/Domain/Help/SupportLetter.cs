using BotHost.Domain.People;

namespace BotHost.Domain.Help;

/// <summary>A letter to the platform's support that the administrator says was sent (clause 2.1-16). The bot sends none itself.</summary>
public sealed class SupportLetter : ISchoolRow, IVersioned
{
    /// <summary>Working days without an answer after which it is worth asking again.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(5);

    public Id<SupportLetter> Id { get; private set; }
    public SchoolKey School { get; private set; }
    public Guid Version { get; private set; }
    public required LetterKind Kind { get; init; }
    public required Id<Person> SentBy { get; init; }
    public required DateTimeOffset SentAt { get; init; }

    /// <summary>Null once the answer has come.</summary>
    public DateTimeOffset? RemindAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; private set; }

    public void Answered(DateTimeOffset now)
    {
        AnsweredAt ??= now;
        RemindAt = null;
    }
}

public enum LetterKind
{
    /// <summary>The school registers on the platform.</summary>
    Registration = 1,

    /// <summary>Something does not work.</summary>
    Support = 2,
}
