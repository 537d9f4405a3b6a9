using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Dialogs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>"статус": everything the person has or waits for, with the next step beside it.</summary>
internal sealed class StatusHandler(BotDb db, Work work, Outbox outbox, Rights rights)
{
    /// <summary>How long an ended request is still told of.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(14);

    public async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        DialogState.End(turn.Person);
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(turn.Person, StatusReplies.Show(await LoadAsync(turn.Person, cancellationToken), work.Now, work.School.Zone));
    }

    private async Task<StatusFacts> LoadAsync(Person person, CancellationToken cancellationToken)
    {
        var since = work.Now - Recent;
        var requests = await (from row in db.AccessRequests
                              join @class in db.Classes on row.Class equals @class.Id
                              where row.Asker == person.Id && (row.State == RequestState.Pending || row.DecidedAt > since && row.State != RequestState.Approved)
                              orderby row.CreatedAt
                              select new RequestStatus(row, @class.Name)).ToListAsync(cancellationToken);
        var invites = await (from invite in db.Invites
                             join chat in db.Chats on invite.Chat equals chat.Id
                             where invite.Person == person.Id && invite.State < InviteState.Joined
                             orderby invite.ExpiresAt
                             select new InviteStatus(invite, chat.Title)).ToListAsync(cancellationToken);
        var children = await (from link in db.Guardianships
                              join pupil in db.Pupils on link.Pupil equals pupil.Id
                              join @class in db.Classes on pupil.Class equals @class.Id
                              where link.Guardian == person.Id && link.EndedAt == null && pupil.LeftAt == null
                              select new ChildStatus(pupil.ShortName, @class.Name)).ToListAsync(cancellationToken);
        return new StatusFacts(
            requests,
            invites,
            children,
            await db.Verifications.Where(row => row.Asker == person.Id && row.State == RequestState.Pending).OrderBy(row => row.CreatedAt).FirstOrDefaultAsync(cancellationToken),
            await rights.StaffAsync(person, cancellationToken),
            await rights.PupilAsync(person, cancellationToken),
            await db.Questions.Where(row => row.Asked == person.Id && row.AnsweredAt == null).OrderByDescending(row => row.AskedAt).FirstOrDefaultAsync(cancellationToken));
    }
}
