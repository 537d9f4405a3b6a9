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

    private IQueryable<Invite> Waiting => db.Invites.Where(invite => invite.RemindAt != null);

    public Task<DateTimeOffset?> NextDueAsync(CancellationToken cancellationToken)
        => Waiting.MinAsync(invite => invite.RemindAt, cancellationToken);

    public async Task<bool> RunPageAsync(CancellationToken cancellationToken)
    {
        var due = await (from invite in Waiting
                         join chat in db.Chats on invite.Chat equals chat.Id
                         join person in db.People on invite.Person equals person.Id
                         where invite.RemindAt <= work.Now
                         orderby invite.RemindAt
                         select new { invite, chat, person }).Take(Page).ToListAsync(cancellationToken);
        foreach (var row in due)
            await RemindAsync(row.invite, row.chat, row.person, cancellationToken);
        return due.Count == Page;
    }

    private async Task RemindAsync(Invite invite, Chat chat, Person person, CancellationToken cancellationToken)
    {
        var hasPoint = invite.IsLive && work.Now < invite.ExpiresAt && chat.IsBound && person.CanBeWrittenTo;
        if (hasPoint)
        {
            var card = InviteReplies.Reminder(
                invite, await names.OfAsync(chat, cancellationToken), chat.Standing != ChatStanding.Managed, work.Now, work.School.Zone);
            outbox.Tell(person, card, goodUntil: invite.ExpiresAt);
        }
        invite.Reminded(hasPoint ? times.NextReminder(invite, invite.Reminders + 1, work.Now) : null);
    }
}
