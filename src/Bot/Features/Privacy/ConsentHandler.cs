using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>Consents, purpose by purpose: given, refused, withdrawn, and those that a teacher holds on paper. Without them the bot still helps.</summary>
internal sealed class ConsentHandler(BotDb db, Work work, Outbox outbox, Rights rights, DeciderFinder deciders, InviteDesk invites, AuditLog audit)
{
    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var pupil = words is [_, var id] && Id.TryParse<Pupil>(id, out var read) ? await db.Pupils.FirstOrDefaultAsync(row => row.Id == read && row.LeftAt == null, cancellationToken) : null;
        var isOwn = pupil is not null && (await rights.ChildrenAsync(turn.Person, cancellationToken)).Any(child => child.Id == pupil.Id);
        switch (words)
        {
            case ["give", _] when isOwn:
                await GiveAsync(turn.Person, pupil!, onPaper: false, cancellationToken);
                break;
            case ["refuse", _] when isOwn:
                audit.Write(turn.Person, "consent.refused", pupil!.Id);
                outbox.Answer(turn.Person, ConsentReplies.ChildRefused);
                break;
            case ["paper", _] when pupil is not null && await deciders.MayDecideAsync(turn.Person, pupil.Class, cancellationToken):
                await GiveAsync(turn.Person, pupil, onPaper: true, cancellationToken);
                break;
            case ["withdraw", _] when pupil is not null && (isOwn || await deciders.MayDecideAsync(turn.Person, pupil.Class, cancellationToken)):
                await WithdrawForChildAsync(turn.Person, pupil, cancellationToken);
                break;
            case ["withdraw-own"]:
                await WithdrawOwnAsync(turn.Person, cancellationToken);
                break;
            case ["show", _] when isOwn:
                outbox.Answer(turn.Person, ConsentReplies.AskAboutChild(pupil!));
                break;
            default:
                outbox.Answer(turn.Person, ConsentReplies.List(await rights.ChildrenAsync(turn.Person, cancellationToken), await OfAsync(turn.Person, cancellationToken), work.School.Zone));
                break;
        }
    }

    private async Task GiveAsync(Person by, Pupil pupil, bool onPaper, CancellationToken cancellationToken)
    {
        var has = await db.Consents.AnyAsync(row => row.Pupil == pupil.Id && row.Person == by.Id && row.WithdrawnAt == null && row.TextVersion >= ConsentReplies.ChildVersion, cancellationToken);
        if (!has)
        {
            db.Consents.Add(new Consent
            {
                Person = by.Id, Purpose = ConsentPurpose.ChildInChats, Pupil = pupil.Id, IsOnPaper = onPaper, TextVersion = ConsentReplies.ChildVersion, GivenAt = work.Now,
            });
            audit.Write(by, "consent.given", pupil.Id, onPaper ? "ChildInChats on paper" : "ChildInChats");
        }
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(by, ConsentReplies.ChildGiven(pupil, onPaper));
        if (pupil.Account is { } account && await db.People.FirstOrDefaultAsync(row => row.Id == account, cancellationToken) is { } child && !has)
            await invites.OfferClassAsync(child, pupil.Class, AskerKind.Pupil, cancellationToken);
    }

    private async Task WithdrawForChildAsync(Person by, Pupil pupil, CancellationToken cancellationToken)
    {
        foreach (var consent in await db.Consents.Where(row => row.Pupil == pupil.Id && row.WithdrawnAt == null).ToListAsync(cancellationToken))
            consent.WithdrawnAt = work.Now;
        audit.Write(by, "consent.withdrawn", pupil.Id, "ChildInChats");
        await db.SaveChangesAsync(cancellationToken);
        if (pupil.Account is { } account)
            await invites.EndForAsync(await db.People.FirstAsync(row => row.Id == account, cancellationToken), cancellationToken);
        outbox.Answer(by, ConsentReplies.ChildWithdrawn(pupil));
    }

    /// <summary>What was said about children is deleted: open requests are withdrawn. Links that the school confirmed are the school's own record.</summary>
    private async Task WithdrawOwnAsync(Person person, CancellationToken cancellationToken)
    {
        foreach (var consent in await db.Consents.Where(row => row.Person == person.Id && row.Purpose == ConsentPurpose.ChildData && row.WithdrawnAt == null).ToListAsync(cancellationToken))
            consent.WithdrawnAt = work.Now;
        var open = await db.AccessRequests.Where(row => row.Asker == person.Id && row.State == RequestState.Pending).ToListAsync(cancellationToken);
        open.ForEach(request => request.End(RequestState.Withdrawn, work.Now));
        audit.Write(person, "consent.withdrawn", person.Id, "ChildData");
        Dialogs.DialogState.End(person);
        outbox.Answer(person, ConsentReplies.OwnWithdrawn(open.Count));
    }

    private Task<List<Consent>> OfAsync(Person person, CancellationToken cancellationToken)
        => db.Consents.Where(row => row.Person == person.Id && row.WithdrawnAt == null).OrderBy(row => row.GivenAt).ToListAsync(cancellationToken);
}
