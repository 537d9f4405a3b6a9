using BotHost.Domain;
using BotHost.Domain.Help;
using BotHost.Domain.Schools;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Help;

/// <summary>"/letter": the letter to the platform's support, filled in for the administrator to send; and the wait for its answer.</summary>
internal sealed class LetterHandler(BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, LetterReplies.NoRight);
            return;
        }
        switch (words)
        {
            case ["show", var name] when Kind(name) is { } kind:
                var profile = await db.Schools.FirstOrDefaultAsync(cancellationToken);
                outbox.Answer(turn.Person, LetterReplies.Letter(kind, profile, work.School.Options.Name));
                break;
            case ["sent", var name] when Kind(name) is { } kind:
                Sent(turn, kind);
                break;
            case ["answered" or "silent", var id] when Id.TryParse<SupportLetter>(id, out var read) && await db.Letters.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) is { } letter:
                Answered(turn, letter, words[0] == "answered");
                break;
            default:
                outbox.Answer(turn.Person, LetterReplies.Which);
                break;
        }
    }

    private void Sent(Turn turn, LetterKind kind)
    {
        var letter = new SupportLetter { Kind = kind, SentBy = turn.Person.Id, SentAt = turn.Now, RemindAt = Later() };
        db.Letters.Add(letter);
        audit.Write(turn.Person, "letter.sent", letter.Id);
        outbox.Answer(turn.Person, LetterReplies.Noted(letter.RemindAt.Value, work.School.Zone));
    }

    private void Answered(Turn turn, SupportLetter letter, bool hasCome)
    {
        if (hasCome)
            letter.Answered(turn.Now);
        else if (letter.AnsweredAt is null)
            letter.RemindAt = Later();
        outbox.Answer(turn.Person, letter.RemindAt is { } next ? LetterReplies.Noted(next, work.School.Zone) : LetterReplies.Closed);
    }

    private DateTimeOffset Later() => SchoolTime.AddWorking(work.Now, SupportLetter.Patience, work.School.Zone, work.School.WorkCalendar);

    private static LetterKind? Kind(string name) => name switch { "registration" => LetterKind.Registration, "support" => LetterKind.Support, _ => null };
}
