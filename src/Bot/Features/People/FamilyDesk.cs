using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Links accounts to children and takes links back. Every new link is told to those who would notice a stranger.</summary>
internal sealed class FamilyDesk(
    BotDb db, Work work, Outbox outbox, Rights rights, DeciderFinder deciders, ChildMatches matches, AccessCards cards, InviteDesk invites, AuditLog audit)
{
    /// <summary>How long an adult of the child may undo a link by himself; the school always may.</summary>
    private static readonly TimeSpan AdultsUndo = TimeSpan.FromDays(3);

    /// <returns>The link; the one there is, when there is one.</returns>
    public async Task<Guardianship> LinkGuardianAsync(Person adult, Pupil pupil, Proof proof, Person? vouchedBy, CancellationToken cancellationToken)
    {
        var known = await db.Guardianships.FirstOrDefaultAsync(
            row => row.Guardian == adult.Id && row.Pupil == pupil.Id && row.EndedAt == null, cancellationToken);
        if (known is not null)
            return known;
        var link = new Guardianship { Guardian = adult.Id, Pupil = pupil.Id, Since = work.Now, Proof = proof, VouchedBy = vouchedBy?.Id };
        db.Guardianships.Add(link);
        audit.Write(vouchedBy ?? adult, "guardian.linked", link.Id, proof.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return link;
    }

    public void LinkPupil(Person account, Pupil pupil, Person? vouchedBy)
    {
        pupil.Account = account.Id;
        audit.Write(vouchedBy ?? account, "pupil.linked", pupil.Id);
    }

    public async Task TellOtherAdultsAsync(Guardianship link, Pupil pupil, CancellationToken cancellationToken)
    {
        var reply = await NewLinkAsync(link, pupil, cancellationToken);
        foreach (var adult in (await matches.AdultsAsync([pupil], cancellationToken)).Where(it => it.Id != link.Guardian && it.CanBeWrittenTo))
            outbox.Tell(adult, reply);
    }

    public async Task TellAdultsOfPupilAsync(Pupil pupil, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var adult in (await matches.AdultsAsync([pupil], cancellationToken)).Where(it => it.CanBeWrittenTo))
            outbox.Tell(adult, reply);
    }

    /// <summary>A link that no one of the school decided on: its homeroom teachers hear of it, or whoever stands in for them.</summary>
    public async Task TellSchoolAsync(Pupil pupil, Id<Person> linked, Reply reply, CancellationToken cancellationToken)
    {
        foreach (var teacher in (await deciders.FindAsync(pupil.Class, DeciderLine.Homeroom, linked, cancellationToken)).People)
            outbox.Tell(teacher, reply);
    }

    public async Task<Reply> NewLinkAsync(Guardianship link, Pupil pupil, CancellationToken cancellationToken)
    {
        var adult = await db.People.FirstAsync(row => row.Id == link.Guardian, cancellationToken);
        return FamilyReplies.NewAdult(
            pupil.ShortName, await cards.ClassNameAsync(pupil.Class, cancellationToken), cards.Profile(adult), link.Proof, link.Id.ToString());
    }

    public async Task AskUnlinkAsync(Turn turn, Id<Guardianship> id, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id, cancellationToken) is var (link, pupil))
            outbox.Answer(turn.Person, FamilyReplies.AskUnlink(pupil.ShortName, await ProfileAsync(link, cancellationToken), id.ToString()));
    }

    public async Task UnlinkAsync(Turn turn, Id<Guardianship> id, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id, cancellationToken) is not var (link, pupil))
            return;
        await EndAsync(link, turn.Person, cancellationToken);
        outbox.Answer(turn.Person, FamilyReplies.Unlinked(pupil.ShortName));
        var adult = await db.People.FirstAsync(row => row.Id == link.Guardian, cancellationToken);
        var @class = await cards.ClassNameAsync(pupil.Class, cancellationToken);
        if (adult.CanBeWrittenTo && adult.Id != turn.Person.Id)
            outbox.Tell(adult, FamilyReplies.YouWereUnlinked(@class));
        if (!await deciders.MayDecideAsync(turn.Person, pupil.Class, cancellationToken))
            await TellSchoolAsync(pupil, turn.Person.Id, FamilyReplies.AdultUnlinked(pupil.ShortName, @class, cards.Profile(adult), cards.Profile(turn.Person)), cancellationToken);
    }

    /// <summary>Ends a link and the invites that rested on it.</summary>
    public async Task EndAsync(Guardianship link, Person by, CancellationToken cancellationToken)
    {
        link.End(work.Now);
        audit.Write(by, "guardian.unlinked", link.Id);
        await invites.EndForAsync(await db.People.FirstAsync(row => row.Id == link.Guardian, cancellationToken), cancellationToken);
    }

    /// <param name="isSure">Asked and answered: the child's account loses its link.</param>
    public async Task UnlinkPupilAsync(Turn turn, Id<Pupil> id, bool isSure, CancellationToken cancellationToken)
    {
        if (await db.Pupils.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } pupil
            || !await deciders.MayDecideAsync(turn.Person, pupil.Class, cancellationToken))
        {
            outbox.Answer(turn.Person, FamilyReplies.MayNotUnlink);
            return;
        }
        if (!isSure)
        {
            outbox.Answer(turn.Person, FamilyReplies.AskUnlinkPupil(pupil.ShortName, id.ToString()));
            return;
        }
        if (await db.People.FirstOrDefaultAsync(row => row.Id == pupil.Account, cancellationToken) is { } account)
        {
            pupil.Account = null;
            audit.Write(turn.Person, "pupil.unlinked", pupil.Id);
            await invites.EndForAsync(account, cancellationToken);
        }
        outbox.Answer(turn.Person, FamilyReplies.PupilUnlinked(pupil.ShortName));
    }

    /// <returns>Null when there is nothing to undo, or not for this person; then they have been told.</returns>
    private async Task<(Guardianship Link, Pupil Pupil)?> FindAsync(Turn turn, Id<Guardianship> id, CancellationToken cancellationToken)
    {
        var found = await (from link in db.Guardianships
                           join pupil in db.Pupils on link.Pupil equals pupil.Id
                           where link.Id == id
                           select new { link, pupil }).FirstOrDefaultAsync(cancellationToken);
        if (found is null || !await MayUnlinkAsync(turn.Person, found.link, found.pupil, cancellationToken))
            outbox.Answer(turn.Person, FamilyReplies.MayNotUnlink);
        else if (!found.link.IsLive)
            outbox.Answer(turn.Person, FamilyReplies.UnlinkedBefore);
        else
            return (found.link, found.pupil);
        return null;
    }

    /// <summary>The school always; an adult who was linked before, for three days; everyone his own link.</summary>
    private async Task<bool> MayUnlinkAsync(Person person, Guardianship link, Pupil pupil, CancellationToken cancellationToken)
    {
        if (link.Guardian == person.Id || await deciders.MayDecideAsync(person, pupil.Class, cancellationToken))
            return true;
        return work.Now - link.Since <= AdultsUndo && !person.IsFrozen && await rights.PupilAsync(person, cancellationToken) is null
            && await db.Guardianships.AnyAsync(
                row => row.Guardian == person.Id && row.Pupil == pupil.Id && row.EndedAt == null && row.Since < link.Since, cancellationToken);
    }

    private async Task<string> ProfileAsync(Guardianship link, CancellationToken cancellationToken)
        => cards.Profile(await db.People.FirstAsync(row => row.Id == link.Guardian, cancellationToken));
}
