using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>Whether a child may come into chats: from grade 9 on by itself, before that with the recorded consent of an adult of the child.</summary>
internal sealed class PupilConsents(BotDb db, Work work, Outbox outbox, AuditLog audit)
{
    private static readonly TimeSpan _askAgainAfter = TimeSpan.FromDays(1);

    public async Task<bool> HasAsync(Pupil pupil, CancellationToken cancellationToken)
        => !PupilConsentPolicy.IsNeeded(await db.Classes.Where(row => row.Id == pupil.Class).Select(row => row.Grade).FirstOrDefaultAsync(cancellationToken))
            || await IsGivenAsync(pupil.Id, cancellationToken);

    /// <summary>Consents of adults who are not the child's any more count no longer; one on paper is the school's to withdraw.</summary>
    private Task<bool> IsGivenAsync(Id<Pupil> pupil, CancellationToken cancellationToken)
        => db.Consents.AnyAsync(
            row => row.Pupil == pupil && row.Purpose == ConsentPurpose.ChildInChats && row.WithdrawnAt == null && row.TextVersion >= ConsentReplies.ChildVersion
                && (row.IsOnPaper || db.Guardianships.Any(link => link.Pupil == pupil && link.Guardian == row.Person && link.EndedAt == null)), cancellationToken);

    /// <summary>Asks the child's adults, once a day, and tells whoever waits for it.</summary>
    /// <param name="waiting">The child, or the teacher who gives the code.</param>
    public async Task AskAsync(Person waiting, Pupil pupil, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var adults = await (from link in db.Guardianships
                            join person in db.People on link.Guardian equals person.Id
                            where link.Pupil == pupil.Id && link.EndedAt == null && person.LastWroteAt != null && person.UnreachableSince == null
                            select person).Distinct().ToListAsync(cancellationToken);
        var since = work.Now - _askAgainAfter;
        var subject = pupil.Id.ToString();
        if (!await db.Audit.AnyAsync(row => row.At > since && row.Action == "consent.asked" && row.Subject == subject, cancellationToken) && adults.Count > 0)
        {
            audit.Write(null, "consent.asked", pupil.Id);
            foreach (var adult in adults)
                outbox.Tell(adult, ConsentReplies.AskAboutChild(pupil));
        }
        outbox.Answer(waiting, pupil.Account == waiting.Id ? ConsentReplies.ChildWaits(adults.Count) : ConsentReplies.TeacherWaits(pupil, adults.Count));
    }
}
