using BotHost.Domain.Chats;
using BotHost.Domain.Roster;
using BotHost.Features.Movements;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Years;

/// <summary>Graduates and their adults who are still inside of the school's chats: listed, and put out only when the administrator says so.</summary>
internal sealed class RolloverChats(BotDb db, Outbox outbox, MovementChats chats)
{
    /// <param name="lines">The graduates' lines in the register.</param>
    public async Task HandleAsync(Turn turn, string verb, IReadOnlyList<Movement> lines, CancellationToken cancellationToken)
    {
        var left = await FindAsync(lines, cancellationToken);
        if (verb == "clean")
            outbox.Answer(turn.Person, MovementReplies.Cleaning(await chats.RemoveAsync(left, turn.Person, cancellationToken)));
        else if (verb == "cleaned")
            chats.Ticked(left, turn.Person);
        outbox.Answer(turn.Person, RolloverReplies.LeftInside(verb == "chats" ? left : await FindAsync(lines, cancellationToken)));
    }

    private async Task<IReadOnlyList<LeftBehind>> FindAsync(IReadOnlyList<Movement> lines, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var (first, last) = lines.Count > 0 ? (lines[0].Number, lines[^1].Number) : (0, -1);
        var inside = (await (from line in db.Movements
                             join pupil in db.Pupils on line.Pupil equals pupil.Id
                             where line.Number >= first && line.Number <= last && db.ChatMembers.Any(member => member.LeftAt == null && member.Standing != Standing.Removed
                                 && db.People.Any(person => person.User == member.User && (person.Id == pupil.Account
                                     || db.Guardianships.Any(link => link.Pupil == pupil.Id && link.Guardian == person.Id && link.EndedAt == null))))
                             select line.Id).ToListAsync(cancellationToken)).ToHashSet();
        List<LeftBehind> left = [];
        foreach (var line in lines.Where(line => inside.Contains(line.Id)))
            left.AddRange(await chats.FindAsync(line, cancellationToken));
        return [.. left.DistinctBy(it => it.Member.Id)]; // two children of one family
    }
}
