using BotHost.Domain.Help;
using BotHost.Domain.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Persistence;

/// <summary>The tables of help: questions to a person, letters to the platform's support.</summary>
internal static class HelpTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<SupportTicket>(row =>
        {
            row.Ignore(it => it.IsWaiting);
            row.Property(it => it.Topic).HasMaxLength(32);
            row.HasIndex(it => new { it.School, it.Number }).IsUnique();
            row.HasIndex(it => new { it.School, it.RemindAt }).HasFilter("remind_at is not null").HasDatabaseName("ix_support_tickets_remind_at");
            row.HasIndex(it => new { it.School, it.Asker });
        });
        model.Entity<Outage>().HasIndex(row => new { row.School, row.Until }).IsUnique();
        model.Entity<Outage>().HasIndex(row => new { row.School, row.TellAt }).HasFilter("tell_at is not null").HasDatabaseName("ix_outages_tell_at");
        model.Entity<Regulation>(row =>
        {
            row.Property(it => it.Fingerprint).HasMaxLength(64);
            row.Property(it => it.FileStamp).HasMaxLength(64);
            row.HasIndex(it => new { it.School, it.LoadedAt });
        });
        model.Entity<RegulationClause>(row =>
        {
            row.Property(it => it.Document).HasMaxLength(40);
            row.Property(it => it.Number).HasMaxLength(24);
            row.Property(it => it.Text).HasMaxLength(RegulationClause.LongestText);
            row.HasIndex(it => new { it.School, it.Regulation });
        });
        model.Entity<SupportLetter>().HasIndex(row => new { row.School, row.RemindAt }).HasFilter("remind_at is not null").HasDatabaseName("ix_support_letters_remind_at");
    }
}
