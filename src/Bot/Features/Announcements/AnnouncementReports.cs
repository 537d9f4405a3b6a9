using BotHost.Domain;
using BotHost.Domain.Announcements;
using BotHost.Domain.Audiences;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Announcements;

/// <summary>What came of announcements, who is silent, and the one reminder to the silent.</summary>
internal sealed class AnnouncementReports(BotDb db, Work work, Outbox outbox, AudienceFinder audiences, Rights rights, AuditLog audit)
{
    private const int PageSize = 6;

    public async Task<DeliveryReport> CountAsync(Announcement it, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var counts = await (from copy in db.AnnouncementCopies
                            join row in db.Outbox on copy.Entry equals row.Id into rows
                            from row in rows.DefaultIfEmpty()
                            join person in db.People on copy.Person equals person.Id into people
                            from person in people.DefaultIfEmpty()
                            where copy.Announcement == it.Id
                            group copy by new { copy.State, Row = (OutboxState?)row.State, IsRefusing = person.UnreachableSince != null } into same
                            select new { same.Key, Count = same.Count() }).ToListAsync(cancellationToken);
        var report = new DeliveryReport
        {
            Words = await db.AnnouncementWords.CountAsync(word => word.Announcement == it.Id, cancellationToken),
            Chats = await db.AnnouncementCopies.CountAsync(copy => copy.Announcement == it.Id && copy.Chat != null, cancellationToken),
        };
        return counts.Aggregate(report, (sum, count) => sum.With(count.Key.State, End(count.Key.Row, count.Key.IsRefusing), count.Count));
    }

    /// <summary>To its author and administrators the report, to its readers the text as it is now.</summary>
    public async Task ShowAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
    {
        if (await MayManageAsync(turn.Person, it, cancellationToken))
            outbox.Answer(turn.Person, await ReportAsync(it, cancellationToken));
        else if (await IsForAsync(turn, it, cancellationToken))
            outbox.Answer(turn.Person, it.State == AnnouncementState.Recalled
                ? AnnouncementReplies.Recalled(it, work.School.Zone)
                : AnnouncementReplies.Shown(it, await AuthorAsync(it, cancellationToken), await HasReadAsync(turn.Person, it, cancellationToken)));
        else
            outbox.Answer(turn.Person, AnnouncementReplies.NotForYou);
    }

    public async Task<Reply> ReportAsync(Announcement it, CancellationToken cancellationToken)
        => AnnouncementReplies.Report(it, await audiences.DescribeAsync(Audience.Parse(it.Audience), cancellationToken), await CountAsync(it, cancellationToken), work.School.Zone);

    /// <summary>"Прочитал(а)": once counts, again changes nothing.</summary>
    public async Task ReadAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
    {
        if (!it.IsOut || !await IsForAsync(turn, it, cancellationToken))
        {
            turn.Toast = "Это объявление не для вас";
            if (turn.IsPrivate)
                outbox.Answer(turn.Person, AnnouncementReplies.NotForYou);
            return;
        }
        if (!await HasReadAsync(turn.Person, it, cancellationToken))
            db.AnnouncementWords.Add(new AnnouncementWord { Announcement = it.Id, Person = turn.Person.Id, At = work.Now });
        turn.Toast = AnnouncementReplies.Thanks;
        if (!turn.IsPrivate)
            return; // in a chat the notice is enough
        var copy = await db.AnnouncementCopies.FirstOrDefaultAsync(row => row.Announcement == it.Id && row.Person == turn.Person.Id, cancellationToken);
        var shown = copy is { IsInEvening: false, Entry: { } entry } ? await db.Outbox.Where(row => row.Id == entry).Select(row => row.Message).FirstOrDefaultAsync(cancellationToken) : null;
        if (turn.Pressed is { } pressed && shown == pressed)
            outbox.EditPressed(turn.Conversation, pressed, AnnouncementReplies.Shown(it, await AuthorAsync(it, cancellationToken), isRead: true), turn.Person);
        else
            outbox.Answer(turn.Person, AnnouncementReplies.ThanksForReading);
    }

    public async Task ShowSilentAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
    {
        if (await SilentForAsync(turn.Person, it, cancellationToken) is not { } silent)
        {
            outbox.Answer(turn.Person, AnnouncementReplies.NotForYou);
            return;
        }
        outbox.Answer(turn.Person, AnnouncementReplies.Silent(it, await NamesAsync(silent, cancellationToken), silent.Count(row => row.Copy.NudgedAt is null), null));
    }

    /// <summary>The second word goes to the silent alone, and once.</summary>
    public async Task NudgeAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
    {
        if (it.State != AnnouncementState.Sent || await SilentForAsync(turn.Person, it, cancellationToken) is not { } silent)
        {
            outbox.Answer(turn.Person, it.State == AnnouncementState.Sent ? AnnouncementReplies.NotForYou : AnnouncementReplies.TooLate);
            return;
        }
        var nudged = silent.Where(row => row.Copy.NudgedAt is null && row.Person.CanBeWrittenTo).ToList();
        foreach (var (copy, _) in nudged)
            copy.NudgedAt = work.Now;
        if (nudged.Count > 0)
            outbox.Mail([.. nudged.Select(row => row.Person)], AnnouncementReplies.Nudge(it, await AuthorAsync(it, cancellationToken), work.School.Zone), it.IsUrgent);
        audit.Write(turn.Person, "announcement.nudged", it.Id);
        outbox.Answer(turn.Person, AnnouncementReplies.Nudged(nudged.Count));
    }

    /// <summary>A day later: to each class's homeroom teacher, who of it is silent.</summary>
    public async Task TellHomeroomsAsync(Announcement it, CancellationToken cancellationToken)
    {
        var classes = await audiences.ClassesAsync(Audience.Parse(it.Audience), cancellationToken);
        foreach (var @class in await db.Classes.Where(row => classes.Contains(row.Id)).ToListAsync(cancellationToken))
        {
            var silent = await SilentAsync(it, [@class.Id], cancellationToken);
            if (silent.Count == 0)
                continue;
            var names = await NamesAsync(silent, cancellationToken);
            foreach (var teacher in (await rights.HomeroomTeachersAsync(@class.Id, cancellationToken)).Where(person => person.CanBeWrittenTo))
                outbox.Tell(teacher, AnnouncementReplies.Silent(it, names, silent.Count(row => row.Copy.NudgedAt is null), @class.Name));
        }
    }

    public async Task ListAsync(Turn turn, int page, bool isArchive, CancellationToken cancellationToken)
    {
        if (isArchive && !await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, DialogReplies.NoRight);
            return;
        }
        var rows = isArchive
            ? db.Announcements.Where(row => row.BegunAt != null)
            : db.Announcements.Where(row => row.Author == turn.Person.Id && row.State != AnnouncementState.Draft);
        var found = await rows.OrderByDescending(row => row.CreatedAt).Skip(page * PageSize).Take(PageSize + 1).ToListAsync(cancellationToken);
        List<(Announcement, string)> described = [];
        foreach (var it in found.Take(PageSize))
            described.Add((it, await audiences.DescribeAsync(Audience.Parse(it.Audience), cancellationToken)));
        var reply = AnnouncementReplies.List(described, work.School.Zone, isArchive)
            .Tiled(found.Take(PageSize).Select(it => Choice.Do(AnnouncementReplies.Beginning(it), "ann", "show", it.Id.ToString())), 2);
        List<Choice> turns = [];
        if (page > 0)
            turns.Add(Choice.Do("← Назад", "ann", isArchive ? "archive" : "list", $"{page - 1}"));
        if (found.Count > PageSize)
            turns.Add(Choice.Do("Дальше →", "ann", isArchive ? "archive" : "list", $"{page + 1}"));
        outbox.Answer(turn.Person, turns.Count > 0 ? reply.Row([.. turns]) : reply);
    }

    public async Task<bool> MayManageAsync(Person person, Announcement it, CancellationToken cancellationToken)
        => !person.IsFrozen && it.Author == person.Id || await rights.IsAdministratorAsync(person, cancellationToken);

    public async Task<string> AuthorAsync(Announcement it, CancellationToken cancellationToken)
        => await audiences.DescribeAsync(await db.People.FirstAsync(person => person.Id == it.Author, cancellationToken), Audience.Parse(it.Audience), cancellationToken);

    private async Task<bool> IsForAsync(Turn turn, Announcement it, CancellationToken cancellationToken)
        => await db.AnnouncementCopies.AnyAsync(
            copy => copy.Announcement == it.Id && (copy.Person == turn.Person.Id || copy.Chat != null && copy.Conversation == turn.Conversation), cancellationToken);

    private Task<bool> HasReadAsync(Person person, Announcement it, CancellationToken cancellationToken)
        => db.AnnouncementWords.AnyAsync(word => word.Announcement == it.Id && word.Person == person.Id, cancellationToken);

    /// <summary>All of them for the author and administrators; those of the own classes for a homeroom teacher; null for everyone else.</summary>
    private async Task<List<(AnnouncementCopy Copy, Person Person)>?> SilentForAsync(Person person, Announcement it, CancellationToken cancellationToken)
    {
        if (await MayManageAsync(person, it, cancellationToken))
            return await SilentAsync(it, null, cancellationToken);
        var leads = (await audiences.SpeakerAsync(person, cancellationToken)).Leads;
        return leads.Count == 0 ? null : await SilentAsync(it, [.. leads], cancellationToken);
    }

    /// <summary>Those who were shown it and have not said that they read it.</summary>
    private async Task<List<(AnnouncementCopy Copy, Person Person)>> SilentAsync(Announcement it, List<Id<SchoolClass>>? classes, CancellationToken cancellationToken)
    {
        var rows = await (from copy in db.AnnouncementCopies
                          join person in db.People on copy.Person equals person.Id
                          join row in db.Outbox on copy.Entry equals row.Id
                          where copy.Announcement == it.Id && row.State == OutboxState.Sent
                              && !db.AnnouncementWords.Any(word => word.Announcement == it.Id && word.Person == person.Id)
                              && (classes == null
                                  || db.Guardianships.Any(link => link.Guardian == person.Id && link.EndedAt == null && db.Pupils.Any(pupil => pupil.Id == link.Pupil && classes.Contains(pupil.Class)))
                                  || db.Pupils.Any(pupil => pupil.Account == person.Id && classes.Contains(pupil.Class)))
                          select new { copy, person }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.copy, row.person))];
    }

    /// <summary>As the school knows them: "Петя С., 5А" for a family, the full name for staff. Names of profiles prove nothing and are not shown.</summary>
    private async Task<IReadOnlyList<string>> NamesAsync(IReadOnlyList<(AnnouncementCopy Copy, Person Person)> silent, CancellationToken cancellationToken)
    {
        var ids = silent.Select(row => row.Person.Id).ToList();
        var families = await (from link in db.Guardianships
                              join pupil in db.Pupils on link.Pupil equals pupil.Id
                              join @class in db.Classes on pupil.Class equals @class.Id
                              where ids.Contains(link.Guardian) && link.EndedAt == null && pupil.LeftAt == null
                              select new { Person = link.Guardian, Name = pupil.ShortName + ", " + @class.Name }).ToListAsync(cancellationToken);
        var pupils = await db.Pupils.Where(pupil => pupil.Account != null && ids.Contains(pupil.Account.Value))
            .Select(pupil => new { Person = pupil.Account!.Value, Name = pupil.ShortName + " (ученик)" }).ToListAsync(cancellationToken);
        var staff = await db.Staff.Where(it => it.Account != null && ids.Contains(it.Account.Value) && it.RevokedAt == null && it.DismissedAt == null)
            .Select(it => new { Person = it.Account!.Value, Name = it.FullName }).ToListAsync(cancellationToken);
        var names = staff.Concat(pupils).Concat(families.Select(it => new { it.Person, Name = "родитель: " + it.Name }))
            .GroupBy(it => it.Person).ToDictionary(group => group.Key, group => string.Join("; ", group.Select(it => it.Name)));
        return [.. silent.Select(row => names.GetValueOrDefault(row.Person.Id, "без записи в списках школы")).Order(StringComparer.Ordinal)];
    }

    private static RowEnd End(OutboxState? row, bool isRefusing) => row switch
    {
        OutboxState.Sent => RowEnd.Shown,
        OutboxState.Failed => isRefusing ? RowEnd.Blocked : RowEnd.Failed,
        OutboxState.Uncertain => RowEnd.Uncertain,
        OutboxState.Dropped => RowEnd.Dropped,
        _ => RowEnd.None,
    };
}
