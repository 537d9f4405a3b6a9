using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Roster;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Persistence;

/// <summary>The tables of offices, delegations and vouching.</summary>
internal static class PeopleTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<OfficeProposal>().HasIndex(row => new { row.School, row.Candidate });
        model.Entity<Delegation>(row =>
        {
            row.HasIndex(it => new { it.School, it.Until }).HasFilter("ended_at is null").HasDatabaseName("ix_delegations_running");
            row.HasIndex(it => new { it.School, it.From });
            row.HasIndex(it => new { it.School, it.To });
        });
        model.Entity<PendingImport>().HasIndex(row => new { row.School, row.Sender });
        model.Entity<YearRollover>().HasIndex(row => new { row.School, row.At });
        model.Entity<Intake>().HasIndex(row => new { row.School, row.EndsAt }).HasFilter("ended_at is null").HasDatabaseName("ix_intakes_running");
        model.Entity<Vouch>().HasIndex(row => new { row.School, row.Request, row.Colleague }).IsUnique();
    }
}
