using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>"/mydata": what the bot holds about the person who asks, and nothing about anyone else.</summary>
internal sealed class MyDataHandler(BotDb db, Work work, Outbox outbox, Rights rights)
{
    public async Task ShowAsync(Turn turn, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken); // what the same unit of work has made is held too
        outbox.Answer(turn.Person, MyDataReplies.Show(await LoadAsync(turn.Person, cancellationToken), work.School.Zone));
    }

    private async Task<MyData> LoadAsync(Person person, CancellationToken cancellationToken) => new(
        person,
        await db.Roles.Where(row => row.Person == person.Id && row.RevokedAt == null).Select(row => row.Role).Distinct().ToListAsync(cancellationToken),
        await rights.StaffAsync(person, cancellationToken),
        await rights.PupilAsync(person, cancellationToken),
        await rights.ChildrenAsync(person, cancellationToken),
        await db.Consents.Where(row => row.Person == person.Id && row.WithdrawnAt == null).OrderBy(row => row.GivenAt).ToListAsync(cancellationToken),
        await db.AccessRequests.Where(row => row.Asker == person.Id).OrderBy(row => row.CreatedAt).ToListAsync(cancellationToken),
        await db.Verifications.CountAsync(row => row.Asker == person.Id, cancellationToken),
        await db.Invites.CountAsync(row => row.Person == person.Id, cancellationToken),
        await db.ChatMembers.CountAsync(row => row.User == person.User && row.LeftAt == null, cancellationToken),
        await db.Audit.CountAsync(row => row.Actor == person.Id, cancellationToken),
        await OthersAsync(person, cancellationToken));

    private async Task<IReadOnlyList<(string Words, int Count)>> OthersAsync(Person person, CancellationToken cancellationToken)
    {
        List<(string, int)> others = [];
        foreach (var table in PersonalTables.All)
            if (table.Words is { } words && await table.CountAsync(db, person, cancellationToken) is > 0 and var count)
                others.Add((words, count));
        return others;
    }
}
