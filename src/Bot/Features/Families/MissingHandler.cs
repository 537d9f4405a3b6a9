using BotHost.Domain;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Chats;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <summary>"/missing": whose families are not in the class's chat yet, child by child, and one press to remind only those.</summary>
internal sealed class MissingHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, DeciderFinder deciders, ClassList classes, ClassCoverage coverage,
    InviteDesk invites, InviteTimes times, ChatNames names, AuditLog audit)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        switch (words)
        {
            case ["school", var page]:
                await ShowSchoolAsync(turn, Pages.Read(page), cancellationToken);
                break;
            case ["class" or "remind" or "show", var id] when Id.TryParse<SchoolClass>(id, out var chosen):
                await OfClassAsync(turn, chosen, words[0] == "remind", cancellationToken);
                break;
            default:
                await AskAsync(turn, string.Join(' ', words), cancellationToken);
                break;
        }
    }

    private async Task AskAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        var named = await classes.ReadAsync(said, cancellationToken);
        if (named is [var one])
            await OfClassAsync(turn, one.Id, isReminder: false, cancellationToken);
        else if (await rights.RunsSchoolAsync(turn.Person, cancellationToken))
            await ShowSchoolAsync(turn, 0, cancellationToken);
        else if (!turn.Person.IsFrozen && await rights.HomeroomOfAsync(turn.Person, cancellationToken) is { Count: > 0 } own)
            await (own is [var only] ? OfClassAsync(turn, only.Id, isReminder: false, cancellationToken) : ShowAsync(turn, own, 0, cancellationToken));
        else
            outbox.Answer(turn.Person, PupilReplies.NoRight);
    }

    private async Task ShowSchoolAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        if (await rights.RunsSchoolAsync(turn.Person, cancellationToken))
            await ShowAsync(turn, await classes.AllAsync(cancellationToken), page, cancellationToken);
        else
            await AskAsync(turn, "", cancellationToken);
    }

    private async Task ShowAsync(Turn turn, IReadOnlyList<SchoolClass> shown, int page, CancellationToken cancellationToken)
    {
        audit.Write(turn.Person, "list.missing", "school");
        outbox.Answer(turn.Person, MissingReplies.School(await coverage.OfAsync(shown, cancellationToken), page));
    }

    private async Task OfClassAsync(Turn turn, Id<SchoolClass> id, bool isReminder, CancellationToken cancellationToken)
    {
        if (!await deciders.MayDecideAsync(turn.Person, id, cancellationToken) || await db.Classes.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } @class)
        {
            outbox.Answer(turn.Person, PupilReplies.NoRight);
            return;
        }
        var cover = await coverage.OfAsync(@class, cancellationToken);
        if (isReminder)
            outbox.Answer(turn.Person, await RemindAsync(turn.Person, cover, cancellationToken));
        else
        {
            audit.Write(turn.Person, "list.missing", id);
            outbox.Answer(turn.Person, MissingReplies.Class(cover, Whom(cover).Count));
        }
    }

    /// <summary>Reminds the adults of the children that nobody is inside for: a live invite is shown again, whoever has none is given one.</summary>
    private async Task<Reply> RemindAsync(Person by, ClassCover cover, CancellationToken cancellationToken)
    {
        if (cover.Chat is not { } chat)
            return MissingReplies.Class(cover, 0);
        var name = await names.OfAsync(chat, cancellationToken);
        var whom = Whom(cover);
        foreach (var adult in whom)
        {
            if (adult.Last is { IsLive: true } invite && work.Now < invite.ExpiresAt)
            {
                invite.Reminded(work.Now, invite.RemindAt is { } next && IsToday(next) ? times.NextReminder(invite, invite.Reminders + 1, work.Now) : invite.RemindAt);
                var isShared = chat.Standing != Domain.Chats.ChatStanding.Managed;
                outbox.Tell(adult.Person, InviteReplies.Reminder(invite, name, isShared, work.Now, work.School.Zone), goodUntil: invite.ExpiresAt);
            }
            else
                await invites.OfferClassAsync(adult.Person, cover.Class.Id, AskerKind.Guardian, cancellationToken);
        }
        audit.Write(by, "families.reminded", cover.Class.Id);
        var families = cover.Children.Count(child => child.Adults.Any(adult => whom.Any(it => it.Person.Id == adult.Person.Id)));
        return MissingReplies.Reminded(cover, families, MissingReplies.Waiting(cover) - families);
    }

    /// <summary>Each adult once, whatever the number of children; nobody twice on one day, nobody who said no.</summary>
    private List<AdultRow> Whom(ClassCover cover) =>
    [
        .. cover.Chat is null ? [] : cover.Children.Where(child => CoveragePolicy.MayRemind(child.Coverage)).SelectMany(child => child.Adults)
            .Where(adult => adult.Person is { CanBeWrittenTo: true, IsFrozen: false } && adult.Last?.State is not InviteState.Declined && !WasToldToday(adult))
            .DistinctBy(adult => adult.Person.Id),
    ];

    private bool WasToldToday(AdultRow adult) => adult.Last is { } invite && (IsToday(invite.IssuedAt) || invite.RemindedAt is { } at && IsToday(at));

    private bool IsToday(DateTimeOffset moment) => SchoolTime.DateOf(moment, work.School.Zone) == SchoolTime.DateOf(work.Now, work.School.Zone);
}
