using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Schools;

/// <summary>The school's classes: adds, renames, archives, and says how each stands.</summary>
internal sealed class ClassDesk(BotDb db, Work work, AuditLog audit, ClassList classes)
{
    /// <summary>An archived class of the same name comes back.</summary>
    /// <returns>How many there are now that were not before.</returns>
    public async Task<int> AddAsync(IReadOnlyList<ClassName> names, Person by, CancellationToken cancellationToken)
    {
        var present = await db.Classes.ToListAsync(cancellationToken);
        var added = 0;
        foreach (var name in names)
        {
            var text = name.ToString();
            var known = present.Where(row => row.Name == text).OrderBy(row => row.ArchivedAt is not null).FirstOrDefault();
            if (known is { IsLive: true })
                continue;
            var row = known ?? new SchoolClass { Name = text, Grade = name.Grade };
            row.ArchivedAt = null;
            if (known is null)
                db.Classes.Add(row);
            audit.Write(by, "class.added", row.Id);
            added++;
        }
        return added;
    }

    public async Task<IReadOnlyList<ClassRow>> RowsAsync(CancellationToken cancellationToken)
    {
        var all = await classes.AllAsync(cancellationToken);
        var led = await (from assignment in db.Homerooms
                         join teacher in db.Staff on assignment.Teacher equals teacher.Id
                         where assignment.Until == null && teacher.DismissedAt == null
                         select new { assignment.Class, teacher }).ToListAsync(cancellationToken);
        var chats = await db.Chats.Where(chat => chat.Class != null && chat.Kind != null && chat.GoneAt == null).ToListAsync(cancellationToken);
        return [.. all.Select(row => new ClassRow(row, led.Find(it => it.Class == row.Id)?.teacher, [.. chats.Where(chat => chat.Class == row.Id)]))];
    }

    public async Task<SchoolClass?> FindAsync(string id, CancellationToken cancellationToken)
        => Id.TryParse<SchoolClass>(id, out var read) ? await db.Classes.FirstOrDefaultAsync(row => row.Id == read, cancellationToken) : null;

    /// <summary>What stands in the way of archiving.</summary>
    public async Task<(int Pupils, int Requests)> HeldByAsync(SchoolClass @class, CancellationToken cancellationToken) => (
        await db.Pupils.CountAsync(pupil => pupil.Class == @class.Id && pupil.LeftAt == null, cancellationToken),
        await db.AccessRequests.CountAsync(request => request.Class == @class.Id && request.State == RequestState.Pending, cancellationToken));

    public async Task<RenameOutcome> RenameAsync(SchoolClass @class, string typed, Person by, CancellationToken cancellationToken)
    {
        var isClass = ClassName.TryParse(typed, out var read);
        var name = isClass ? read.ToString() : PersonName.Clean(typed);
        if (@class.Kind == ClassKind.Class && !isClass || name.Length is 0 or > 64)
            return RenameOutcome.NotAName;
        if ((await classes.AllAsync(cancellationToken)).Any(row => row.Id != @class.Id && PersonName.Key(row.Name) == PersonName.Key(name)))
            return RenameOutcome.Taken;
        db.ClassRenames.Add(new ClassRename { Class = @class.Id, Before = @class.Name, At = work.Now });
        @class.Name = name;
        @class.Grade = isClass ? read.Grade : null;
        audit.Write(by, "class.renamed", @class.Id);
        return RenameOutcome.Renamed;
    }

    public void Archive(SchoolClass @class, Person by)
    {
        @class.ArchivedAt = work.Now;
        audit.Write(by, "class.archived", @class.Id);
    }

    /// <returns>False: meanwhile another class has the name.</returns>
    public async Task<bool> RestoreAsync(SchoolClass @class, Person by, CancellationToken cancellationToken)
    {
        if (@class.IsLive)
            return true;
        if ((await classes.AllAsync(cancellationToken)).Any(row => row.Name == @class.Name))
            return false;
        @class.ArchivedAt = null;
        audit.Write(by, "class.restored", @class.Id);
        return true;
    }
}

/// <param name="Teacher">Who leads it, confirmed or only named.</param>
internal sealed record ClassRow(SchoolClass Class, StaffMember? Teacher, IReadOnlyList<Chat> Chats);

internal enum RenameOutcome
{
    Renamed,
    NotAName,
    Taken,
}
