using BotHost.Domain.Announcements;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Persistence;

/// <summary>The tables of what the school says: announcements, reminders, events.</summary>
internal static class TalkTables
{
    public static void Configure(ModelBuilder model)
    {
        model.Entity<Announcement>(row =>
        {
            row.Ignore(it => it.IsOut);
            row.Property(it => it.Audience).HasMaxLength(Announcement.MaxAudience);
            row.Property(it => it.Text).HasMaxLength(4_000);
            row.Property(it => it.Media).HasMaxLength(200);
            row.HasIndex(it => new { it.School, it.DueAt }).HasFilter("due_at is not null").HasDatabaseName("ix_announcements_due_at");
            row.HasIndex(it => new { it.School, it.Author, it.CreatedAt });
        });
        model.Entity<AnnouncementCopy>(row =>
        {
            row.HasIndex(it => new { it.School, it.Announcement, it.Person }).IsUnique();
            row.HasIndex(it => new { it.School, it.Person }).HasFilter("state = 2").HasDatabaseName("ix_announcement_copies_evening");
        });
        model.Entity<AnnouncementWord>().HasIndex(row => new { row.School, row.Announcement, row.Person }).IsUnique();
        model.Entity<AnnouncementFile>(row =>
        {
            row.Property(it => it.Name).HasMaxLength(200);
            row.HasIndex(it => new { it.School, it.DueAt });
        });
    }
}
