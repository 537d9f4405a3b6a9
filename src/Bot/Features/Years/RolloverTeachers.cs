using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Years;

/// <summary>What a new school year means for homeroom teachers: classes that go on with them, classes that graduated, and both back again.</summary>
internal sealed class RolloverTeachers(BotDb db, Work work, Outbox outbox, Rights rights)
{
    /// <summary>After the plan was carried out, in the same unit of work.</summary>
    public async Task TellAsync(RolloverPlan plan, Person by, CancellationToken cancellationToken)
    {
        foreach (var change in plan.Changes.Where(it => it.After is not null))
            foreach (var teacher in await rights.HomeroomTeachersAsync(change.Class.Id, cancellationToken))
                Tell(teacher, by, RolloverReplies.TeacherNotice(change));
        var graduated = plan.Changes.Where(it => it.After is null).ToDictionary(it => it.Class.Id, it => it.Class);
        var ids = graduated.Keys.ToList();
        var ended = await (from assignment in db.Homerooms
                           join teacher in db.Staff on assignment.Teacher equals teacher.Id
                           join person in db.People on teacher.Account equals person.Id
                           where ids.Contains(assignment.Class) && assignment.Until == work.Now
                           select new { assignment.Class, person }).ToListAsync(cancellationToken);
        foreach (var one in ended.GroupBy(row => row.person, row => graduated[row.Class])) // one message, however many classes
            Tell(one.Key, by, RolloverReplies.TeacherGraduated([.. one.OrderBy(it => it.Name.ToString(), ClassOrder.Instance)]));
    }

    /// <summary>The classes that graduated have their teachers again, unless those have left since.</summary>
    public async Task GiveBackAsync(YearRollover rollover, CancellationToken cancellationToken)
    {
        var graduated = RolloverDesk.ChangesOf(rollover).Where(it => it.After is null).Select(it => Id.TryParse<SchoolClass>(it.Class, out var @class) ? @class : default).ToList();
        var ended = await (from assignment in db.Homerooms
                           join teacher in db.Staff on assignment.Teacher equals teacher.Id
                           where graduated.Contains(assignment.Class) && assignment.Until == rollover.At && teacher.RevokedAt == null && teacher.DismissedAt == null
                           select assignment).ToListAsync(cancellationToken);
        ended.ForEach(assignment => assignment.Reopen());
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>After the classes were given back, in the same unit of work.</summary>
    public async Task TellBackAsync(YearRollover rollover, Person by, CancellationToken cancellationToken)
    {
        Dictionary<Person, List<string>> classes = [];
        foreach (var change in RolloverDesk.ChangesOf(rollover).Where(it => it.Before is not null))
            if (Id.TryParse<SchoolClass>(change.Class, out var @class))
                foreach (var teacher in await rights.HomeroomTeachersAsync(@class, cancellationToken))
                    (classes.TryGetValue(teacher, out var names) ? names : classes[teacher] = []).Add(change.Before!);
        foreach (var (teacher, names) in classes)
            Tell(teacher, by, RolloverReplies.TeacherBack([.. names.Order(ClassOrder.Instance)]));
    }

    private void Tell(Person teacher, Person by, Reply reply)
    {
        if (teacher.Id != by.Id && teacher.CanBeWrittenTo)
            outbox.Tell(teacher, reply);
    }
}
