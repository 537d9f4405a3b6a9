using System.Runtime.CompilerServices;
using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.Invites;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>What a movement means to the family: invites of the class that was left end, the new class's chat is offered at once.</summary>
internal sealed class MovedFamilies(BotDb db, Outbox outbox, MovementPeople people, ChatNames names, InviteRevocations revocations, InviteDesk invites)
{
    private const int LinesPerQuery = 500;

    /// <param name="words">Instead of the register's words; with the names of the class before and of the class now.</param>
    public async Task TellAsync(Movement movement, Pupil pupil, Func<string?, string?, Reply>? words, CancellationToken cancellationToken)
    {
        var (from, to) = (await names.ClassAsync(movement.From, cancellationToken), await names.ClassAsync(pupil.Class, cancellationToken));
        var reply = words?.Invoke(from, to) ?? MovementReplies.Family(movement, from, to);
        foreach (var (person, isPupil) in await people.OfAsync(movement, cancellationToken))
        {
            await revocations.EndForAsync(person, cancellationToken);
            if (!person.CanBeWrittenTo)
                continue;
            outbox.Tell(person, reply);
            if (movement.Kind != MovementKind.Left)
                await invites.OfferClassAsync(person, pupil.Class, isPupil ? AskerKind.Pupil : AskerKind.Guardian, cancellationToken);
        }
    }

    /// <summary>The movement was taken back.</summary>
    public async Task TellBackAsync(Movement movement, Pupil pupil, CancellationToken cancellationToken)
    {
        var @class = await names.ClassAsync(pupil.Class, cancellationToken);
        foreach (var (person, _) in await people.OfAsync(movement, cancellationToken))
        {
            await revocations.EndForAsync(person, cancellationToken);
            if (person.CanBeWrittenTo)
                outbox.Tell(person, MovementReplies.FamilyUndone(movement, @class));
        }
    }

    /// <summary>Lines that an import or the year's rollover wrote.</summary>
    public async Task TellAllAsync(IEnumerable<Id<Movement>> lines, Func<Movement, string?, Reply>? words, CancellationToken cancellationToken)
    {
        await foreach (var (line, pupil) in LinkedAsync(lines, cancellationToken))
            await TellAsync(line, pupil, words is null ? null : (from, _) => words(line, from), cancellationToken);
    }

    /// <summary>Only where the child is back in the class that the line names.</summary>
    public async Task TellAllBackAsync(IEnumerable<Id<Movement>> lines, CancellationToken cancellationToken)
    {
        await foreach (var (line, pupil) in LinkedAsync(lines, cancellationToken))
            if (pupil.Class == line.From && pupil.LeftAt is null)
                await TellBackAsync(line, pupil, cancellationToken);
    }

    /// <summary>Of many children most have nobody in the bot yet: only the others are looked at one by one.</summary>
    private async IAsyncEnumerable<(Movement Line, Pupil Pupil)> LinkedAsync(
        IEnumerable<Id<Movement>> lines, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var chunk in lines.Chunk(LinesPerQuery))
        {
            var linked = await (from line in db.Movements
                                join pupil in db.Pupils on line.Pupil equals pupil.Id
                                where chunk.Contains(line.Id) && (pupil.Account != null || db.Guardianships.Any(link => link.Pupil == pupil.Id && link.EndedAt == null))
                                orderby line.Number
                                select new { line, pupil }).ToListAsync(cancellationToken);
            foreach (var it in linked)
                yield return (it.line, it.pupil);
        }
    }
}
