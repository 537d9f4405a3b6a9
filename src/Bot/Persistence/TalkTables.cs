using BotHost.Domain.Announcements;
using BotHost.Domain.Chats;
using BotHost.Domain.Events;
using BotHost.Domain.Reminders;
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
        model.Entity<Reminder>(row =>
        {
            row.Ignore(it => it.IsOwn);
            row.Property(it => it.Audience).HasMaxLength(Announcement.MaxAudience);
            row.Property(it => it.Text).HasMaxLength(Reminder.MaxText);
            row.Property(it => it.PreviousText).HasMaxLength(Reminder.MaxText);
            row.Property(it => it.Rule).HasMaxLength(100);
            row.Property(it => it.PreviousRule).HasMaxLength(100);
            row.Property(it => it.Zone).HasMaxLength(64);
            row.HasIndex(it => new { it.School, it.NextAt }).HasFilter("next_at is not null").HasDatabaseName("ix_reminders_next_at");
            row.HasIndex(it => new { it.School, it.Owner });
            row.HasIndex(it => new { it.School, it.Event });
        });
        model.Entity<SchoolEvent>(row =>
        {
            row.ToTable("events").Ignore(it => it.EndsAt);
            row.Property(it => it.Title).HasMaxLength(SchoolEvent.MaxTitle);
            row.Property(it => it.Audience).HasMaxLength(Announcement.MaxAudience);
            row.Property(it => it.HostName).HasMaxLength(120);
            row.Property(it => it.Link).HasMaxLength(SchoolEvent.MaxLink);
            row.Property(it => it.Recording).HasMaxLength(SchoolEvent.MaxLink);
            row.HasIndex(it => new { it.School, it.DueAt }).HasFilter("due_at is not null").HasDatabaseName("ix_events_due_at");
            row.HasIndex(it => new { it.School, it.StartsAt });
        });
        model.Entity<EventPost>().HasIndex(row => new { row.School, row.Event });
        model.Entity<ElsewhereRequest>().HasIndex(row => new { row.School, row.RemindAt }).HasFilter("remind_at is not null").HasDatabaseName("ix_elsewhere_remind_at");
        model.Entity<AnnouncementFile>(row =>
        {
            row.Property(it => it.Name).HasMaxLength(200);
            row.HasIndex(it => new { it.School, it.DueAt });
        });
    }
}
