using System.Data.Common;
using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Invites;
using BotHost.Persistence;
using BotHost.Tests.Harness;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Tests.Features.Invites;

/// <summary>However many invites have ended, what is due is found by a small index.</summary>
public sealed class SweepPlanTests
{
    private const int Ended = 4_000;

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.PostgreSql)]
    public async Task Each_sweep_reads_its_own_index(DatabaseKind database)
    {
        await using var world = await BotWorld.StartAsync(database);
        await world.ArrangeAsync(FillAsync);

        Assert.Contains("ix_invites_live_expires_at", await PlanAsync(world, db => InviteExpiryJob.Due(db, BotWorld.Start)), StringComparison.Ordinal);
        Assert.Contains("ix_invites_remind_at", await PlanAsync(world, db => InviteReminderJob.Due(db, BotWorld.Start)), StringComparison.Ordinal);
        Assert.Contains("ix_leases_open_closes_at", await PlanAsync(world, db => LeaseCloseJob.Due(db, BotWorld.Start)), StringComparison.Ordinal);
    }

    internal static Task<string> PlanAsync<T>(BotWorld world, Func<BotDb, IQueryable<T>> query)
        => world.ReadAsync(async db =>
        {
            await using var command = query(db).CreateDbCommand();
            command.CommandText = (db.Database.IsNpgsql() ? "explain " : "explain query plan ") + command.CommandText;
            await db.Database.OpenConnectionAsync();
            await using var reader = await command.ExecuteReaderAsync();
            return await ReadAsync(reader);
        });

    private static async Task<string> ReadAsync(DbDataReader reader)
    {
        List<string> lines = [];
        while (await reader.ReadAsync())
            lines.Add(string.Join(' ', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        return string.Join('\n', lines);
    }

    private static async Task FillAsync(BotDb db)
    {
        var chat = new Id<Chat>(Guid.NewGuid());
        for (var i = 0; i < Ended; i++)
        {
            var invite = new Invite
            {
                Person = new Id<Person>(Guid.NewGuid()), Chat = chat, IssuedAt = BotWorld.Start - TimeSpan.FromDays(9), ExpiresAt = BotWorld.Start - TimeSpan.FromDays(6),
            };
            var lease = new Lease { Invite = invite.Id, Chat = chat, Person = invite.Person, OpenedAt = invite.IssuedAt, ClosesAt = invite.ExpiresAt };
            lease.Close(lease.ClosesAt);
            invite.End(InviteState.Declined, BotWorld.Start);
            db.Invites.Add(invite);
            db.Leases.Add(lease);
        }
        await db.SaveChangesAsync();
        await db.Database.ExecuteSqlRawAsync("analyze");
    }
}
