using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>Chats that somebody is in who no longer belongs there: what the bot can clean with one tap, and what people do by hand.</summary>
internal sealed class MovementChats(
    BotDb db, Work work, AuditLog audit, Entitlements entitlements, ChatRows rows, ChatNames names, MemberNames profiles, MovementPeople people, StrangerDesk strangers)
{
    public async Task<IReadOnlyList<LeftBehind>> FindAsync(Movement movement, CancellationToken cancellationToken)
    {
        if (movement.Kind is not (MovementKind.Left or MovementKind.Transferred or MovementKind.Dismissed) || !movement.IsInForce)
            return [];
        await db.SaveChangesAsync(cancellationToken);
        List<LeftBehind> left = [];
        foreach (var (person, isPupil) in await people.OfAsync(movement, cancellationToken))
            foreach (var (chat, member) in await InsideAsync(person, cancellationToken))
                if (!await entitlements.BelongsAsync(person, chat, cancellationToken))
                    left.Add(new LeftBehind(chat, member, await names.OfAsync(chat, cancellationToken), Who(movement, isPupil, member)));
        return left;
    }

    /// <summary>Chats of the class where the bot is not: it cannot see who is inside.</summary>
    public async Task<IReadOnlyList<string>> UnseenAsync(Movement movement, CancellationToken cancellationToken)
    {
        var detached = await db.Chats.Where(chat => chat.Class == movement.From && chat.Class != null && chat.Kind != null && chat.GoneAt == null && chat.Standing == ChatStanding.Detached)
            .ToListAsync(cancellationToken);
        List<string> shown = [];
        foreach (var chat in detached)
            shown.Add(await names.OfAsync(chat, cancellationToken));
        return shown;
    }

    /// <returns>How many the bot is putting out.</returns>
    public async Task<int> RemoveAsync(IReadOnlyList<LeftBehind> left, Person by, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var it in left.Where(it => it.CanRemove))
        {
            if (await rows.LockAsync(it.Chat.Id, cancellationToken) is not { IsBound: true, Standing: ChatStanding.Managed } chat)
                continue;
            await strangers.RemoveAsync(chat, it.Member, by, cancellationToken);
            count++;
        }
        return count;
    }

    /// <summary>Somebody did by hand what the bot cannot. If it is not so, the nightly comparison says so.</summary>
    public void Ticked(IReadOnlyList<LeftBehind> left, Person by)
    {
        foreach (var it in left.Where(it => !it.CanRemove))
        {
            it.Member.Standing = Standing.Removed;
            (it.Member.RemovedAt, it.Member.LeftAt, it.Member.DecidedBy) = (work.Now, work.Now, by.Id);
            audit.Write(by, "member.removed-by-hand", it.Member.Id);
        }
    }

    private async Task<List<(Chat Chat, ChatMember Member)>> InsideAsync(Person person, CancellationToken cancellationToken)
        => (await (from member in db.ChatMembers
                   join chat in db.Chats on member.Chat equals chat.Id
                   where member.User == person.User && member.LeftAt == null && member.Standing != Standing.Removed && chat.GoneAt == null && chat.Kind != null
                   select new { chat, member }).ToListAsync(cancellationToken)).ConvertAll(it => (it.chat, it.member));

    private string Who(Movement movement, bool isPupil, ChatMember member)
    {
        var tie = movement.Staff is not null ? "сотрудник" : isPupil ? "обучающийся" : "взрослый:";
        return $"{tie} {movement.Name} ({profiles.Profile(member.User)})";
    }
}

internal sealed record LeftBehind(Chat Chat, ChatMember Member, string ChatName, string Who)
{
    public bool CanRemove => Chat.Standing == ChatStanding.Managed && !Member.IsChatAdmin;
}
