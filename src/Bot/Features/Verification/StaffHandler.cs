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
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, StaffReplies.NoRight);
            return;
        }
        await (words switch
        {
            ["badges", var page, ..] => BadgesAsync(turn, Pages.Read(page), cancellationToken),
            ["expected", var page, ..] => ExpectedAsync(turn, Pages.Read(page), cancellationToken),
            ["badge-all", var sure, ..] => BadgeAllAsync(turn, sure == "sure", cancellationToken),
            [var verb and ("show" or "badge" or "revoke" or "revoke-sure" or "code" or "account" or "account-sure"), var id, ..] => MemberAsync(turn, verb, id, cancellationToken),
            ["list", var page, ..] => ListAsync(turn, Pages.Read(page), cancellationToken),
            _ => ListAsync(turn, 0, cancellationToken),
        });
    }

    private async Task ListAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var staff = await Verified().ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, StaffReplies.List(
            [.. staff.OrderBy(it => it.NameKey, StringComparer.Ordinal)], staff.Count(it => it.BadgeGivenAt is null),
            await Expected().CountAsync(cancellationToken), page));
    }

    /// <summary>On the school's list, and nobody has proved to be them.</summary>
    private async Task ExpectedAsync(Turn turn, int page, CancellationToken cancellationToken)
        => outbox.Answer(turn.Person, StaffReplies.Expected([.. (await Expected().ToListAsync(cancellationToken)).OrderBy(it => it.NameKey, StringComparer.Ordinal)], page));

    private async Task CodeAsync(Turn turn, StaffMember staff, CancellationToken cancellationToken)
    {
        var code = await codes.IssueAsync(CodeKind.Staff, staff.Id.Value, turn.Person, cancellationToken);
        outbox.Answer(turn.Person, StaffReplies.Code(staff, code.Shown, code.ExpiresAt, work.School.Zone));
    }

    /// <summary>The account was lost or stolen: it is closed at once, and the role waits for a new proof. Nobody claims it for himself.</summary>
    private async Task NewAccountAsync(Turn turn, StaffMember staff, bool isSure, CancellationToken cancellationToken)
    {
        var account = await db.People.FirstAsync(person => person.Id == staff.Account, cancellationToken);
        if (!await offices.MayDecideAsync(turn.Person, account.Id, cancellationToken))
            outbox.Answer(turn.Person, StaffReplies.NotYours);
        else if (await IsLastAdministratorAsync(account, cancellationToken))
            outbox.Answer(turn.Person, StaffReplies.LastAdministrator);
        else if (!isSure)
            outbox.Answer(turn.Person, StaffReplies.AskNewAccount(staff));
        else
        {
            staff.Revoke(work.Now); // the classes stay with the record; they answer again once the role is confirmed
            await EndOfficesAsync(turn.Person, account, cancellationToken);
            account.FrozenAt ??= work.Now;
            account.Dialog = null;
            audit.Write(turn.Person, "staff.account-closed", staff.Id);
            await invites.EndForAsync(account, cancellationToken);
            await CodeAsync(turn, staff, cancellationToken);
            var office = await offices.DescribeAsync(turn.Person, cancellationToken);
            foreach (var other in await offices.OthersAsync([turn.Person.Id, account.Id], cancellationToken))
                outbox.Tell(other, StaffReplies.AccountClosedNotice(staff.FullName, office), isUrgent: true);
        }
    }

    /// <summary>What rested on the role: offices, places on lists, standing in for colleagues.</summary>
    private async Task EndOfficesAsync(Person by, Person account, CancellationToken cancellationToken)
    {
        foreach (var grant in await db.Roles.Where(row => row.Person == account.Id && row.Role == Role.Administrator && row.RevokedAt == null).ToListAsync(cancellationToken))
            grant.Revoke(by.Id, work.Now);
        foreach (var entry in await db.ListEntries.Where(row => row.Person == account.Id && row.List == SchoolList.Deputies && row.Until == null).ToListAsync(cancellationToken))
            entry.Until = work.Now;
        foreach (var delegation in await db.Delegations.Where(row => (row.From == account.Id || row.To == account.Id) && row.EndedAt == null).ToListAsync(cancellationToken))
            delegation.EndedAt = work.Now;
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> IsLastAdministratorAsync(Person account, CancellationToken cancellationToken)
        => (await rights.AdministratorsAsync(cancellationToken)) is [var only] && only.Id == account.Id;

    private IQueryable<StaffMember> Expected() => db.Staff.Where(staff => (staff.Account == null || staff.RevokedAt != null) && staff.DismissedAt == null);

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
            "code" when staff is { IsVerified: false, DismissedAt: null } => CodeAsync(turn, staff, cancellationToken),
            "account" or "account-sure" when staff.IsVerified => NewAccountAsync(turn, staff, verb == "account-sure", cancellationToken),
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
        if (await IsLastAdministratorAsync(account, cancellationToken))
        {
            outbox.Answer(turn.Person, StaffReplies.LastAdministrator);
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
        await EndOfficesAsync(turn.Person, account, cancellationToken);
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
