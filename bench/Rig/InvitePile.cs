using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Bench.Rig;

/// <summary>A million invites that ended long ago, and now and then a hundred that are over just now.</summary>
internal static class InvitePile
{
    public const int Due = 100;
    private const int Million = 1_000_000;

    /// <summary>By the database itself: a million rows through the change tracker would take longer than all the runs.</summary>
    public static async Task HeapAsync(BotDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var admin = new Person { User = new UserRef("1"), FirstSeenAt = now, LastWroteAt = now };
        var chat = new Chat { Title = "5А", AddedAt = now };
        chat.Bind(ChatKind.StaffRoom, null, admin.Id, now);
        db.People.Add(admin);
        db.Chats.Add(chat);
        db.Invites.Add(new Invite { Person = admin.Id, Chat = chat.Id, IssuedAt = now, ExpiresAt = now });
        await db.SaveChangesAsync(cancellationToken);

        var (newId, numbers) = db.Database.IsNpgsql()
            ? ("gen_random_uuid()", $"generate_series(1, {Million}) as s(n)")
            : ("upper(hex(randomblob(4))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(2))||'-'||hex(randomblob(6)))",
               $"(with recursive s(n) as (select 1 union all select n + 1 from s where n < {Million}) select n from s)");
        var statement = $"""
            insert into invites (id, school, version, person, chat, state, issued_at, expires_at, reminders, ended_at)
            select {newId}, school, {newId}, {newId}, chat, {(int)InviteState.Expired}, issued_at, expires_at, 0, issued_at from invites, {numbers}
            """;
        await db.Database.ExecuteSqlRawAsync(statement, cancellationToken);
        await db.Database.ExecuteSqlRawAsync("analyze", cancellationToken);
    }

    /// <param name="db">People are there to be told of it, <see cref="Due"/> at least.</param>
    public static async Task AddDueAsync(BotDb db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var chat = await db.Chats.FirstAsync(cancellationToken);
        foreach (var person in await db.People.Where(person => person.Id != chat.BoundBy).Take(Due).ToListAsync(cancellationToken))
            db.Invites.Add(new Invite { Person = person.Id, Chat = chat.Id, IssuedAt = now, ExpiresAt = now });
    }
}
