using BotHost.Domain;
using BotHost.Domain.Invites;
using BotHost.Domain.Roster;
using BotHost.Features.Invites;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <summary>"/revoke": takes back live invites and codes of one person, of a family, or of a class. Whoever belongs there takes a new invite at once.</summary>
internal sealed class RevokeHandler(
    BotDb db, Outbox outbox, DeciderFinder deciders, ClassList classes, PupilDesk pupils, CodeDesk codes, InviteRevocations revocations, AuditLog audit)
{
    public Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["class", var id, .. var sure] when Id.TryParse<SchoolClass>(id, out var @class) => OfClassAsync(turn, @class, sure is ["sure"], cancellationToken),
        ["pupil" or "show", var id, .. var sure] when Id.TryParse<Pupil>(id, out var pupil) => OfFamilyAsync(turn, pupil, sure is ["sure"], cancellationToken),
        ["one", var id] when Id.TryParse<Invite>(id, out var invite) => OfOneAsync(turn, invite, cancellationToken),
        _ => AskAsync(turn, string.Join(' ', words), cancellationToken),
    };

    private async Task AskAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        if (await classes.ReadAsync(said, cancellationToken) is [var @class])
            await OfClassAsync(turn, @class.Id, isSure: false, cancellationToken);
        else
            await pupils.BeginAsync(turn, "", cancellationToken); // the list leads to a pupil's card, and from there here
    }

    private async Task OfClassAsync(Turn turn, Id<SchoolClass> id, bool isSure, CancellationToken cancellationToken)
    {
        if (!await deciders.MayDecideAsync(turn.Person, id, cancellationToken) || await db.Classes.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } @class)
        {
            outbox.Answer(turn.Person, PupilReplies.NoRight);
            return;
        }
        var which = db.Invites.Where(invite => db.Chats.Any(chat => chat.Id == invite.Chat && chat.Class == id));
        var subjects = await db.Pupils.Where(pupil => pupil.Class == id && pupil.LeftAt == null).Select(pupil => pupil.Id).ToListAsync(cancellationToken);
        if (!isSure)
        {
            var invites = await which.CountAsync(invite => invite.State < InviteState.Joined, cancellationToken);
            outbox.Answer(turn.Person, RevokeReplies.AskClass(@class, invites, await codes.CountLiveAsync(subjects, cancellationToken)));
            return;
        }
        var taken = await revocations.EndAsync(which, turn.Person, cancellationToken);
        var dead = 0;
        foreach (var subject in subjects)
            dead += await codes.RevokeAsync(subject.Value, null, turn.Person, cancellationToken);
        audit.Write(turn.Person, "invites.revoked", id, "class");
        outbox.Answer(turn.Person, RevokeReplies.Done(@class.Name, taken, dead));
    }

    private async Task OfFamilyAsync(Turn turn, Id<Pupil> id, bool isSure, CancellationToken cancellationToken)
    {
        if (await pupils.FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        var which = db.Invites.Where(invite => db.Chats.Any(chat => chat.Id == invite.Chat && chat.Class == pupil.Class)
            && (invite.Person == pupil.Account || db.Guardianships.Any(link => link.Pupil == id && link.Guardian == invite.Person)));
        if (!isSure)
        {
            var live = await which.Where(invite => invite.State < InviteState.Joined).OrderBy(invite => invite.IssuedAt).ToListAsync(cancellationToken);
            var people = live.Count > 1 ? live : [];
            outbox.Answer(turn.Person, RevokeReplies.AskFamily(pupil, live.Count, await codes.CountLiveAsync([id], cancellationToken), people));
            return;
        }
        var taken = await revocations.EndAsync(which, turn.Person, cancellationToken);
        audit.Write(turn.Person, "invites.revoked", id, "family");
        outbox.Answer(turn.Person, RevokeReplies.Done(pupil.ShortName, taken, await codes.RevokeAsync(id.Value, null, turn.Person, cancellationToken)));
    }

    private async Task OfOneAsync(Turn turn, Id<Invite> id, CancellationToken cancellationToken)
    {
        var chat = await (from invite in db.Invites join row in db.Chats on invite.Chat equals row.Id where invite.Id == id select row).FirstOrDefaultAsync(cancellationToken);
        if (chat?.Class is not { } @class || !await deciders.MayDecideAsync(turn.Person, @class, cancellationToken))
            outbox.Answer(turn.Person, PupilReplies.NoRight);
        else
            outbox.Answer(turn.Person, RevokeReplies.Done(null, await revocations.EndAsync(db.Invites.Where(invite => invite.Id == id), turn.Person, cancellationToken), 0));
    }
}
