using System.Linq.Expressions;
using BotHost.Domain;
using BotHost.Domain.Announcements;
using BotHost.Domain.Chats;
using BotHost.Domain.Dialogs;
using BotHost.Domain.Digests;
using BotHost.Domain.Help;
using BotHost.Domain.Events;
using BotHost.Domain.Invites;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Domain.Reminders;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Domain.Statistics;
using BotHost.Domain.Verification;
using BotHost.Features.Roster;
using BotHost.Features.Schools;
using BotHost.Jobs;
using BotHost.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BotHost.Persistence;

/// <summary>All tables, seen through one school: the query filter hides the others, and saving writes no other.</summary>
public abstract class BotDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Whose rows are seen and written. Set by the unit of work before anything is loaded.</summary>
    public SchoolKey School { get; set; }

    /// <summary>Rows for the outbox were saved. Reset by the unit of work when it begins.</summary>
    public bool HasMail { get; set; }

    public DbSet<ActiveProcess> ActiveProcesses => Set<ActiveProcess>();
    public DbSet<SchoolProfile> Schools => Set<SchoolProfile>();
    public DbSet<Person> People => Set<Person>();
    public DbSet<RoleGrant> Roles => Set<RoleGrant>();
    public DbSet<Guardianship> Guardianships => Set<Guardianship>();
    public DbSet<AdultBlock> AdultBlocks => Set<AdultBlock>();
    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();
    public DbSet<AccessCode> AccessCodes => Set<AccessCode>();
    public DbSet<CodeAttempt> CodeAttempts => Set<CodeAttempt>();
    public DbSet<SchoolClass> Classes => Set<SchoolClass>();
    public DbSet<HomeroomAssignment> Homerooms => Set<HomeroomAssignment>();
    public DbSet<StaffMember> Staff => Set<StaffMember>();
    public DbSet<Pupil> Pupils => Set<Pupil>();
    public DbSet<Movement> Movements => Set<Movement>();
    public DbSet<OfficeProposal> OfficeProposals => Set<OfficeProposal>();
    public DbSet<Delegation> Delegations => Set<Delegation>();
    public DbSet<Vouch> Vouches => Set<Vouch>();
    public DbSet<YearRollover> YearRollovers => Set<YearRollover>();
    public DbSet<Intake> Intakes => Set<Intake>();
    public DbSet<GroupMember> GroupMembers => Set<GroupMember>();
    public DbSet<ListEntry> ListEntries => Set<ListEntry>();
    public DbSet<HomeroomPlan> HomeroomPlans => Set<HomeroomPlan>();
    public DbSet<CalendarDay> CalendarDays => Set<CalendarDay>();
    public DbSet<ClassRename> ClassRenames => Set<ClassRename>();
    public DbSet<Chat> Chats => Set<Chat>();
    public DbSet<ChatMember> ChatMembers => Set<ChatMember>();
    public DbSet<Invite> Invites => Set<Invite>();
    public DbSet<Lease> Leases => Set<Lease>();
    public DbSet<InviteWish> Wishes => Set<InviteWish>();
    public DbSet<DestructionRecord> Destructions => Set<DestructionRecord>();
    public DbSet<LoadedLink> LoadedLinks => Set<LoadedLink>();
    public DbSet<AnnulmentAct> Acts => Set<AnnulmentAct>();
    public DbSet<VerificationRequest> Verifications => Set<VerificationRequest>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();
    public DbSet<Misunderstanding> Misunderstandings => Set<Misunderstanding>();
    public DbSet<Digest> Digests => Set<Digest>();
    public DbSet<DigestSettings> DigestSettings => Set<DigestSettings>();
    public DbSet<SupportTicket> Tickets => Set<SupportTicket>();
    public DbSet<Regulation> Regulations => Set<Regulation>();
    public DbSet<RegulationClause> RegulationClauses => Set<RegulationClause>();
    public DbSet<SupportLetter> Letters => Set<SupportLetter>();
    public DbSet<PlatformFigure> PlatformFigures => Set<PlatformFigure>();
    public DbSet<RelayedQuestion> Questions => Set<RelayedQuestion>();
    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();
    public DbSet<OutboxEntry> Outbox => Set<OutboxEntry>();
    public DbSet<MailingBody> Mailings => Set<MailingBody>();
    public DbSet<Outage> Outages => Set<Outage>();
    public DbSet<FeedCursor> Cursors => Set<FeedCursor>();
    public DbSet<ButtonSet> Buttons => Set<ButtonSet>();
    public DbSet<DecisionCard> Cards => Set<DecisionCard>();
    public DbSet<PendingImport> PendingImports => Set<PendingImport>();
    public DbSet<ReceivedFile> ReceivedFiles => Set<ReceivedFile>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<AnnouncementCopy> AnnouncementCopies => Set<AnnouncementCopy>();
    public DbSet<AnnouncementWord> AnnouncementWords => Set<AnnouncementWord>();
    public DbSet<AnnouncementFile> AnnouncementFiles => Set<AnnouncementFile>();
    public DbSet<Reminder> Reminders => Set<Reminder>();
    public DbSet<SchoolEvent> Events => Set<SchoolEvent>();
    public DbSet<EventPost> EventPosts => Set<EventPost>();
    public DbSet<ElsewhereRequest> Elsewhere => Set<ElsewhereRequest>();
    public DbSet<JobRun> JobRuns => Set<JobRun>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<ActiveProcess>().Property(row => row.Id).ValueGeneratedNever();
        Tables.Configure(modelBuilder);
        foreach (var entity in modelBuilder.Model.GetEntityTypes().ToList())
        {
            if (typeof(ISchoolRow).IsAssignableFrom(entity.ClrType))
                ConfigureSchoolRow(modelBuilder.Entity(entity.ClrType));
            if (typeof(IVersioned).IsAssignableFrom(entity.ClrType))
                modelBuilder.Entity(entity.ClrType).Property(nameof(IVersioned.Version)).IsConcurrencyToken().ValueGeneratedNever();
            StoredTypes.ConfigureIds(entity);
        }
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
        => StoredTypes.Configure(configurationBuilder, Database.ProviderName!);

    /// <summary>Changes are looked for once, not again by each of those who ask for them.</summary>
    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        ChangeTracker.DetectChanges();
        ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            List<EntityEntry> mail = [];
            foreach (var entry in ChangeTracker.Entries())
            {
                Stamp(entry);
                if (entry is { State: EntityState.Added, Entity: OutboxEntry })
                    mail.Add(entry);
            }
            await SaveMailAsync(mail, cancellationToken);
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }
        finally
        {
            ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>Nearly every unit of work writes to the outbox, and a mailing ten thousand rows. The caller's transaction holds both statements together.</summary>
    private async Task SaveMailAsync(List<EntityEntry> added, CancellationToken cancellationToken)
    {
        if (added.Count == 0 || Database.CurrentTransaction is null)
            return;
        HasMail = true;
        await BulkInsert.InsertAsync(this, [.. added.Select(entry => entry.Entity)], cancellationToken);
        added.ForEach(entry => entry.State = EntityState.Unchanged);
    }

    private void Stamp(EntityEntry entry)
    {
        if (entry.Entity is ISchoolRow row)
            StampSchool(entry, row);
        if (entry.Entity is IVersioned && entry.State is EntityState.Added or EntityState.Modified)
            entry.Property(nameof(IVersioned.Version)).CurrentValue = Guid.NewGuid();
    }

    private void StampSchool(EntityEntry entry, ISchoolRow row)
    {
        if (entry.State == EntityState.Added)
            entry.Property(nameof(ISchoolRow.School)).CurrentValue = School;
        else if (entry.State is EntityState.Modified or EntityState.Deleted && row.School != School)
            throw new InvalidOperationException($"A row of another school was about to be changed ({entry.Metadata.ClrType.Name}).");
    }

    private void ConfigureSchoolRow(EntityTypeBuilder entity)
    {
        var row = Expression.Parameter(entity.Metadata.ClrType, "row");
        var own = Expression.Equal(
            Expression.Property(row, nameof(ISchoolRow.School)),
            Expression.Property(Expression.Constant(this), nameof(School)));
        entity.HasQueryFilter(Expression.Lambda(own, row));
        entity.Property(nameof(ISchoolRow.School)).HasMaxLength(32);
    }
}

/// <summary>The tables on SQLite, with its own migrations.</summary>
public sealed class SqliteBotDb(DbContextOptions<SqliteBotDb> options) : BotDb(options);

/// <summary>The tables on PostgreSQL, with its own migrations.</summary>
public sealed class PostgresBotDb(DbContextOptions<PostgresBotDb> options) : BotDb(options);
