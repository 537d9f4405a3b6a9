using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Verification;

/// <summary>Confirmed staff, for administrators and the head: the list, the badge of the platform, taking a role back.</summary>
internal sealed class StaffHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, Offices offices, HomeroomDesk homerooms, InviteDesk invites, CodeDesk codes, ChatNames chats)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken) && !await rights.IsHeadAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, StaffReplies.NoRight);
            return;
        }
        await (words switch
        {
            ["badges", var page, ..] => BadgesAsync(turn, Pages.Read(page), cancellationToken),
            ["badge-all", var sure, ..] => BadgeAllAsync(turn, sure == "sure", cancellationToken),
            [var verb and ("show" or "badge" or "revoke" or "revoke-sure"), var id, ..] => MemberAsync(turn, verb, id, cancellationToken),
            ["list", var page, ..] => ListAsync(turn, Pages.Read(page), cancellationToken),
            _ => ListAsync(turn, 0, cancellationToken),
        });
    }

    private async Task ListAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var staff = await Verified().ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, StaffReplies.List(
            [.. staff.OrderBy(it => it.NameKey, StringComparer.Ordinal)], staff.Count(it => it.BadgeGivenAt is null), page));
    }

    private async Task BadgesAsync(Turn turn, int page, CancellationToken cancellationToken)
        => outbox.Answer(turn.Person, StaffReplies.Badges(await BadgesToGiveAsync(cancellationToken), page));

    private async Task BadgeAllAsync(Turn turn, bool isSure, CancellationToken cancellationToken)
    {
        var open = await BadgesToGiveAsync(cancellationToken);
        if (!isSure && open.Count > 0)
        {
            outbox.Answer(turn.Person, StaffReplies.AskBadgeAll(open.Count));
            return;
        }
        foreach (var staff in open)
            GiveBadge(turn.Person, staff);
        outbox.Answer(turn.Person, StaffReplies.Badges([], 0));
    }

    private async Task MemberAsync(Turn turn, string verb, string id, CancellationToken cancellationToken)
    {
        if (!Id.TryParse<StaffMember>(id, out var read) || await db.Staff.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) is not { } staff)
        {
            outbox.Answer(turn.Person, StaffReplies.NoSuch);
            return;
        }
        await (verb switch
        {
            "badge" when staff.IsVerified => BadgeAsync(turn, staff),
            "revoke" when staff.IsVerified => RevokeAsync(turn, staff, isSure: false, cancellationToken),
            "revoke-sure" when staff.IsVerified => RevokeAsync(turn, staff, isSure: true, cancellationToken),
            _ => ShowAsync(turn, staff, cancellationToken),
        });
    }

    private Task BadgeAsync(Turn turn, StaffMember staff)
    {
        GiveBadge(turn.Person, staff);
        outbox.Answer(turn.Person, StaffReplies.BadgeGiven(staff.FullName));
        return Task.CompletedTask;
    }

    private async Task ShowAsync(Turn turn, StaffMember staff, CancellationToken cancellationToken)
    {
        var led = await homerooms.LedAsync(staff, cancellationToken);
        var account = staff is { IsVerified: true, Account: { } id } ? await db.People.FirstOrDefaultAsync(person => person.Id == id, cancellationToken) : null;
        outbox.Answer(turn.Person, StaffReplies.Card(
            staff,
            [.. led.Select(it => it.Class.Name).Order(ClassOrder.Instance)],
            staff.Proof switch { Proof.Code => "кодом сотрудника", Proof.Import => "списком школы", _ => "лично" },
            account is null ? null : work.School.Messenger.BuildProfileLink(account.User),
            work.School.Zone));
    }

    private async Task RevokeAsync(Turn turn, StaffMember staff, bool isSure, CancellationToken cancellationToken)
    {
        var account = await db.People.FirstAsync(person => person.Id == staff.Account, cancellationToken);
        if (!await offices.MayDecideAsync(turn.Person, account.Id, cancellationToken))
        {
            outbox.Answer(turn.Person, StaffReplies.NotYours);
            return;
        }
        if (!isSure)
        {
            outbox.Answer(turn.Person, await AskRevokeAsync(staff, account, cancellationToken));
            return;
        }
        var classes = await homerooms.EndAllAsync(staff, turn.Person, cancellationToken);
        staff.Revoke(work.Now);
        audit.Write(turn.Person, "staff.revoked", staff.Id);
        await codes.RevokeAsync(staff.Id.Value, CodeKind.Staff, turn.Person, cancellationToken);
        await invites.EndForAsync(account, cancellationToken);
        if (account.CanBeWrittenTo)
            outbox.Tell(account, VerifyReplies.Revoked, isUrgent: true);
        outbox.Answer(turn.Person, StaffReplies.Revoked(staff.FullName, classes));
        var office = await offices.DescribeAsync(turn.Person, cancellationToken);
        foreach (var other in await offices.OthersAsync([turn.Person.Id, account.Id], cancellationToken))
            outbox.Tell(other, StaffReplies.RevokedNotice(staff.FullName, office), isUrgent: true);
    }

    private async Task<Reply> AskRevokeAsync(StaffMember staff, Person account, CancellationToken cancellationToken)
    {
        var led = await homerooms.LedAsync(staff, cancellationToken);
        var live = await db.Invites.CountAsync(invite => invite.Person == account.Id && invite.State < InviteState.Joined, cancellationToken);
        var inside = await (from member in db.ChatMembers
                            join chat in db.Chats on member.Chat equals chat.Id
                            where member.User == account.User && member.LeftAt == null && chat.GoneAt == null
                            select chat).ToListAsync(cancellationToken);
        List<string> named = [];
        foreach (Chat chat in inside)
            named.Add(await chats.OfAsync(chat, cancellationToken));
        return StaffReplies.AskRevoke(staff, [.. led.Select(it => it.Class.Name)], live, named);
    }

    /// <summary>Confirmed in the bot, not yet in Sferum.</summary>
    private async Task<IReadOnlyList<StaffMember>> BadgesToGiveAsync(CancellationToken cancellationToken)
        => [.. (await Verified().Where(staff => staff.BadgeGivenAt == null).ToListAsync(cancellationToken)).OrderBy(staff => staff.NameKey, StringComparer.Ordinal)];

    private void GiveBadge(Person by, StaffMember staff)
    {
        if (staff.BadgeGivenAt is not null)
            return;
        staff.BadgeGivenAt = work.Now;
        audit.Write(by, "staff.badge-given", staff.Id);
    }

    private IQueryable<StaffMember> Verified() => db.Staff.Where(staff => staff.Account != null && staff.RevokedAt == null && staff.DismissedAt == null);
}
