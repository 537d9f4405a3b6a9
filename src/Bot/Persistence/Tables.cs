using BotHost.Domain.Chats;
using BotHost.Domain.Dialogs;
using BotHost.Domain.Digests;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Domain.Verification;
using BotHost.Features.Schools;
using BotHost.Jobs;
using BotHost.Messaging;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Persistence;

/// <summary>Keys, lengths and the indexes that the sweeps and look-ups need.</summary>
internal static class Tables
{
    public static void Configure(ModelBuilder model)
    {
        ConfigurePeople(model);
        ConfigureRoster(model);
        ConfigureChats(model);
        ConfigureMessaging(model);
        TalkTables.Configure(model);
        HelpTables.Configure(model);
        PeopleTables.Configure(model);
        model.Entity<SchoolProfile>(profile =>
        {
            profile.HasKey(row => row.School);
            profile.Property(row => row.FullName).HasMaxLength(300);
            profile.Property(row => row.Address).HasMaxLength(300);
            profile.Property(row => row.AppointmentOrder).HasMaxLength(Movement.LongestOrder);
        });
        model.Entity<CalendarDay>().HasKey(row => new { row.School, row.Date });
        model.Entity<Misunderstanding>().HasIndex(row => new { row.School, row.At });
        model.Entity<JobRun>().HasKey(row => new { row.School, row.Job, row.Date });
        model.Entity<JobRun>().Property(row => row.Job).HasMaxLength(64);
        model.Entity<Digest>().HasIndex(row => new { row.School, row.Recipient, row.Kind, row.Date }).IsUnique();
        model.Entity<DigestSettings>().ToTable("digest_settings").HasIndex(row => new { row.School, row.Recipient, row.Kind }).IsUnique();
        model.Entity<ReceivedFile>(file =>
        {
            file.Property(row => row.Name).HasMaxLength(200);
            file.HasIndex(row => new { row.School, row.DueAt });
        });
        model.Entity<PlatformFigure>(figure =>
        {
            figure.Property(row => row.Name).HasMaxLength(PlatformFigure.LongestText);
            figure.Property(row => row.Source).HasMaxLength(PlatformFigure.LongestText);
            figure.HasIndex(row => row.School);
        });
        model.Entity<Consent>().HasIndex(row => new { row.School, row.Person, row.Purpose });
        model.Entity<AuditEntry>(audit =>
        {
            audit.Property(row => row.Action).HasMaxLength(64);
            audit.Property(row => row.Subject).HasMaxLength(200);
            audit.Property(row => row.Reason).HasMaxLength(200);
            audit.HasIndex(row => new { row.School, row.At });
        });
    }

    private static void ConfigurePeople(ModelBuilder model)
    {
        model.Entity<Person>(person =>
        {
            person.HasIndex(row => new { row.School, row.User }).IsUnique();
            person.Property(row => row.DisplayName).HasMaxLength(200);
            person.Ignore(row => row.CanBeWrittenTo).Ignore(row => row.IsFrozen);
        });
        model.Entity<RoleGrant>(role =>
        {
            role.Ignore(row => row.IsLive);
            role.HasIndex(row => new { row.School, row.Person });
            role.HasIndex(row => new { row.School, row.Role });
        });
        model.Entity<Guardianship>(link =>
        {
            link.Ignore(row => row.IsLive);
            link.HasIndex(row => new { row.School, row.Guardian });
            link.HasIndex(row => new { row.School, row.Pupil });
        });
        model.Entity<AdultBlock>().HasIndex(row => new { row.School, row.Pupil });
        model.Entity<AccessRequest>(request =>
        {
            request.Ignore(row => row.IsPending);
            request.Property(row => row.ChildName).HasMaxLength(80);
            request.HasIndex(row => new { row.School, row.Asker, row.State });
            request.HasIndex(row => new { row.School, row.State, row.Class });
            request.HasIndex(row => new { row.School, row.DueAt }).HasFilter("due_at is not null").HasDatabaseName("ix_access_requests_due_at");
        });
        model.Entity<AccessCode>(code =>
        {
            code.Property(row => row.Hash).HasMaxLength(64);
            code.HasIndex(row => new { row.School, row.Hash });
            code.HasIndex(row => new { row.School, row.Subject });
        });
        model.Entity<CodeAttempt>(attempt =>
        {
            attempt.HasIndex(row => new { row.School, row.At });
            attempt.HasIndex(row => new { row.School, row.Person, row.At });
        });
        model.Entity<VerificationRequest>(request =>
        {
            request.Ignore(row => row.IsPending);
            request.Property(row => row.FullName).HasMaxLength(120);
            request.Property(row => row.NameKey).HasMaxLength(120);
            request.Property(row => row.Position).HasMaxLength(120);
            request.HasIndex(row => new { row.School, row.Asker, row.State });
            request.HasIndex(row => new { row.School, row.NameKey });
            request.HasIndex(row => new { row.School, row.DueAt }).HasFilter("due_at is not null").HasDatabaseName("ix_verifications_due_at");
        });
        model.Entity<RelayedQuestion>(question =>
        {
            question.Ignore(row => row.IsOpen);
            question.Property(row => row.Area).HasMaxLength(32);
            question.HasIndex(row => new { row.School, row.Asked, row.AnsweredAt });
            question.HasIndex(row => new { row.School, row.Subject });
        });
    }

    private static void ConfigureRoster(ModelBuilder model)
    {
        model.Entity<SchoolClass>(row =>
        {
            row.Ignore(it => it.IsLive);
            row.Property(it => it.Name).HasMaxLength(64);
            row.HasIndex(it => new { it.School, it.Name });
        });
        model.Entity<HomeroomAssignment>(row =>
        {
            row.Ignore(it => it.IsLive);
            row.HasIndex(it => new { it.School, it.Class });
            row.HasIndex(it => new { it.School, it.Teacher });
        });
        model.Entity<StaffMember>(row =>
        {
            row.Ignore(it => it.IsVerified);
            row.Property(it => it.FullName).HasMaxLength(120);
            row.Property(it => it.NameKey).HasMaxLength(120);
            row.Property(it => it.Position).HasMaxLength(120);
            row.HasIndex(it => new { it.School, it.Account });
            row.HasIndex(it => new { it.School, it.NameKey });
        });
        model.Entity<Pupil>(row =>
        {
            row.Ignore(it => it.IsEnrolled);
            row.Property(it => it.ShortName).HasMaxLength(64);
            row.Property(it => it.SurnameHash).HasMaxLength(64);
            row.Property(it => it.NameHash).HasMaxLength(64);
            row.HasIndex(it => new { it.School, it.Class });
            row.HasIndex(it => new { it.School, it.NameHash });
            row.HasIndex(it => new { it.School, it.SurnameHash });
            row.HasIndex(it => new { it.School, it.Account });
        });
        model.Entity<Movement>(row =>
        {
            row.Ignore(it => it.IsPlanned).Ignore(it => it.IsInForce);
            row.Property(it => it.Name).HasMaxLength(120);
            row.Property(it => it.OrderNumber).HasMaxLength(Movement.LongestOrder);
            row.Property(it => it.SurnameHash).HasMaxLength(64);
            row.Property(it => it.NameHash).HasMaxLength(64);
            row.HasIndex(it => new { it.School, it.Number }).IsUnique();
            row.HasIndex(it => new { it.School, it.EffectiveOn });
            row.HasIndex(it => new { it.School, it.Pupil });
            row.HasIndex(it => new { it.School, it.Staff });
            row.HasIndex(it => new { it.School, it.EffectiveAt }).HasFilter("applied_at is null and cancelled_at is null").HasDatabaseName("ix_movements_planned");
        });
        model.Entity<GroupMember>(row =>
        {
            row.HasIndex(it => new { it.School, it.Group });
            row.HasIndex(it => new { it.School, it.Pupil });
        });
        model.Entity<ListEntry>(row =>
        {
            row.HasIndex(it => new { it.School, it.List });
            row.HasIndex(it => new { it.School, it.Person });
        });
        model.Entity<HomeroomPlan>(row =>
        {
            row.HasIndex(it => new { it.School, it.From }).HasFilter("done_at is null").HasDatabaseName("ix_homeroom_plans_open");
            row.HasIndex(it => new { it.School, it.Class });
        });
        model.Entity<ClassRename>(row =>
        {
            row.Property(it => it.Before).HasMaxLength(64);
            row.HasIndex(it => new { it.School, it.Class });
        });
    }

    private static void ConfigureChats(ModelBuilder model)
    {
        model.Entity<Chat>(row =>
        {
            row.Ignore(it => it.IsBound);
            row.Property(it => it.Title).HasMaxLength(200);
            row.HasIndex(it => new { it.School, it.Conversation });
            row.HasIndex(it => new { it.School, it.Class });
            row.HasIndex(it => new { it.School, it.ResetDueAt });
            row.HasIndex(it => new { it.School, it.LookDueAt });
            row.HasIndex(it => new { it.School, it.JoinsTellAt });
        });
        model.Entity<ChatMember>(row =>
        {
            row.Ignore(it => it.IsInside);
            row.HasIndex(it => new { it.School, it.Chat, it.User }).IsUnique();
            row.HasIndex(it => new { it.School, it.User });
        });
        model.Entity<Invite>(row =>
        {
            row.Ignore(it => it.IsLive);
            row.HasIndex(it => new { it.School, it.Person, it.Chat });
            row.HasIndex(it => new { it.School, it.Chat });
            // The sweeps: what is due among the live ones. A partial index stays small however many have ended.
            row.HasIndex(it => new { it.School, it.ExpiresAt }).HasFilter("state < 3").HasDatabaseName("ix_invites_live_expires_at");
            row.HasIndex(it => new { it.School, it.RemindAt }).HasFilter("remind_at is not null").HasDatabaseName("ix_invites_remind_at");
            row.HasIndex(it => new { it.School, it.EndedAt });
            row.HasIndex(it => new { it.School, it.Act }).HasFilter("act is not null");
            row.HasIndex(it => new { it.School, it.Person, it.Chat }, "ix_invites_one_live").IsUnique().HasFilter("state < 3");
            row.HasIndex(it => new { it.School, it.Id }).HasFilter("state > 3 and annulled_at is null").HasDatabaseName("ix_invites_to_annul");
        });
        model.Entity<DestructionRecord>().HasIndex(row => new { row.School, row.Number }).IsUnique();
        model.Entity<LoadedLink>(row =>
        {
            row.Property(it => it.Sealed).HasMaxLength(1000);
            row.HasIndex(it => new { it.School, it.Chat });
            row.HasIndex(it => new { it.School, it.Class });
        });
        model.Entity<AnnulmentAct>(row =>
        {
            row.Ignore(it => it.Count);
            row.HasIndex(it => new { it.School, it.Number }).IsUnique();
        });
        model.Entity<InviteWish>().HasIndex(row => new { row.School, row.Class, row.Person });
        model.Entity<Lease>(row =>
        {
            row.Ignore(it => it.IsOpen);
            row.HasIndex(it => new { it.School, it.Chat, it.ClosedAt });
            row.HasIndex(it => new { it.School, it.Invite });
            row.HasIndex(it => new { it.School, it.ClosesAt }).HasFilter("closed_at is null").HasDatabaseName("ix_leases_open_closes_at");
        });
    }

    private static void ConfigureMessaging(ModelBuilder model)
    {
        model.Entity<InboxEntry>(row =>
        {
            row.Property(it => it.Id).ValueGeneratedNever();
            row.Property(it => it.DeduplicationKey).HasMaxLength(200);
            row.HasIndex(it => new { it.School, it.DeduplicationKey }).IsUnique();
            row.HasIndex(it => it.Id).HasFilter("state <> 1").HasDatabaseName("ix_inbox_unfinished");
        });
        model.Entity<OutboxEntry>(row =>
        {
            row.Property(it => it.Id).ValueGeneratedNever();
            // 0 and 1 are Pending and Sending: only unfinished rows are in these.
            row.HasIndex(it => new { it.School, it.Priority, it.Id }).HasFilter("state = 0").HasDatabaseName("ix_outbox_pending");
            row.HasIndex(it => new { it.School, it.Conversation, it.Priority, it.Id }).HasFilter("state < 2").HasDatabaseName("ix_outbox_unfinished");
            row.HasIndex(it => new { it.School, it.FinishedAt });
        });
        model.Entity<MailingBody>().Property(row => row.Id).ValueGeneratedNever();
        model.Entity<FeedCursor>().HasKey(row => row.School);
        model.Entity<ButtonSet>(row =>
        {
            row.Property(it => it.Id).HasMaxLength(22);
            row.HasIndex(it => it.ExpiresAt);
        });
        model.Entity<DecisionCard>(row =>
        {
            row.HasKey(it => it.Entry);
            row.Property(it => it.Entry).ValueGeneratedNever();
            row.HasIndex(it => new { it.School, it.Subject });
        });
    }
}
