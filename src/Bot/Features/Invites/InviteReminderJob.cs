using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Chats;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Reminds people who have not joined yet.</summary>
internal sealed class InviteReminderJob(BotDb db, Work work, Outbox outbox, ChatNames names, InviteTimes times) : ISchoolJob
{
    private const int Page = 100;

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => db.Invites.Where(invite => invite.RemindAt != null).MinAsync(invite => invite.RemindAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await (from invite in Due(db, work.Now)
                         join chat in db.Chats on invite.Chat equals chat.Id
                         join person in db.People on invite.Person equals person.Id
                         orderby invite.RemindAt
                         select new { invite, chat, person }).ToListAsync(cancellationToken);
        foreach (var row in due)
            await RemindAsync(row.invite, row.chat, row.person, cancellationToken);
        return due.Count == Page;
    }

    public static IQueryable<Invite> Due(BotDb db, DateTimeOffset now)
        => db.Invites.Where(invite => invite.RemindAt != null && invite.RemindAt <= now).OrderBy(invite => invite.RemindAt).Take(Page);

    private async Task RemindAsync(Invite invite, Chat chat, Person person, CancellationToken cancellationToken)
    {
        var hasPoint = invite.IsLive && work.Now < invite.ExpiresAt && chat.IsBound && person.CanBeWrittenTo;
        if (hasPoint)
        {
            var card = InviteReplies.Reminder(
                invite, await names.OfAsync(chat, cancellationToken), chat.Standing != ChatStanding.Managed, work.Now, work.School.Zone);
            outbox.Tell(person, card, goodUntil: invite.ExpiresAt);
        }
        invite.Reminded(work.Now, hasPoint ? times.NextReminder(invite, invite.Reminders + 1, work.Now) : null);
    }
}
