using BotHost.Domain;
using BotHost.Domain.Audiences;
using BotHost.Domain.Chats;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Chats;
using BotHost.Features.People;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Audiences;

/// <summary>Whom a text means, who may speak to them, and which accounts and chats that is now.</summary>
internal sealed class AudienceFinder(BotDb db, Rights rights)
{
    public async Task<Speaker> SpeakerAsync(Person person, CancellationToken cancellationToken)
    {
        var leads = person.IsFrozen ? [] : (await rights.HomeroomOfAsync(person, cancellationToken)).Select(it => it.Id).ToHashSet();
        var chats = leads.Count == 0 ? [] : await db.Chats.Where(chat => chat.Class != null && leads.Contains(chat.Class.Value) && chat.Kind != null).Select(chat => chat.Id).ToListAsync(cancellationToken);
        var isDeputy = !person.IsFrozen
            && await db.Roles.AnyAsync(grant => grant.Person == person.Id && grant.Role == Role.Deputy && grant.RevokedAt == null, cancellationToken);
        return new Speaker(
            await rights.IsAdministratorAsync(person, cancellationToken),
            isDeputy || await rights.IsHeadAsync(person, cancellationToken),
            await rights.StaffAsync(person, cancellationToken) is not null,
            leads,
            chats.ToHashSet());
    }

    /// <summary>Whether this person is anybody who may speak to others at all.</summary>
    public async Task<bool> MaySpeakAsync(Person person, CancellationToken cancellationToken)
        => await SpeakerAsync(person, cancellationToken) is { IsAdministrator: true } or { IsLeadership: true } or { IsStaff: true };

    /// <summary>"классный руководитель Иванова М. П.", as readers know the speaker.</summary>
    public async Task<string> DescribeAsync(Person person, Audience audience, CancellationToken cancellationToken)
    {
        var speaker = await SpeakerAsync(person, cancellationToken);
        var office = audience.Classes.Count > 0 && audience.Classes.All(speaker.Leads.Contains) || audience.Chats.Count > 0 && audience.Chats.All(speaker.OwnChats.Contains)
            ? "классный руководитель"
            : speaker.IsLeadership && !speaker.IsAdministrator ? "администрация школы"
            : speaker.IsAdministrator ? "администратор школы" : "сотрудник школы";
        return await rights.StaffAsync(person, cancellationToken) is { } staff ? $"{office} {StaffName.Short(staff.FullName)}" : office;
    }

    public async Task<FoundAudience> FindAsync(SpokenAudience said, Person person, CancellationToken cancellationToken)
    {
        List<Id<SchoolClass>> classes = [];
        foreach (var mention in said.Classes)
        {
            var names = mention.Readings.Select(it => it.ToString()).ToList();
            var found = await db.Classes.Where(row => row.ArchivedAt == null && names.Contains(row.Name)).ToListAsync(cancellationToken);
            if (found.OrderBy(row => names.IndexOf(row.Name)).FirstOrDefault() is not { } @class)
                return new FoundAudience.NoClass(names[0]);
            classes.Add(@class.Id);
        }
        if (said.IsChat || said.IsStaffRoom)
            return await FindChatsAsync(said, classes, cancellationToken);
        if (classes.Count + said.Grades.Count == 0 && (said.Circle & Circle.Staff) == 0 && said.Circle != Circle.None
            && await SpeakerAsync(person, cancellationToken) is { IsAdministrator: false, IsLeadership: false, Leads: { Count: > 0 } leads })
            classes.AddRange(leads); // "родителям", said by a homeroom teacher, are those of the own class
        var audience = new Audience(said.Circle, [.. classes.Distinct()], said.Grades, []);
        return audience.IsEmpty ? new FoundAudience.NotSaid() : new FoundAudience.Found(audience);
    }

    /// <summary>"родители 5А, 5Б; чат «Родители 5А»".</summary>
    public async Task<string> DescribeAsync(Audience audience, CancellationToken cancellationToken)
    {
        List<string> parts = [];
        if (audience.Circle != Circle.None)
        {
            var who = audience.Circle switch
            {
                Circle.All when audience.IsSchoolWide => "вся школа: родители, ученики, сотрудники",
                _ => string.Join(" и ", Circles(audience.Circle)),
            };
            var classes = await db.Classes.Where(row => audience.Classes.Contains(row.Id)).Select(row => row.Name).ToListAsync(cancellationToken);
            var units = audience.Grades.Order().Select(grade => $"{grade}-х классов").Concat(classes.Order(ClassOrder.Instance)).ToList();
            parts.Add(units.Count > 0 ? $"{who} {string.Join(", ", units)}" : audience.IsSchoolWide && audience.Circle != Circle.All ? $"{who} всей школы" : who);
        }
        foreach (var chat in await ChatsAsync(audience, cancellationToken))
            parts.Add($"чат {ChatNames.Of(chat, await ClassNameAsync(chat, cancellationToken))}");
        return string.Join("; ", parts);
    }

    /// <summary>The accounts that an audience is now; chats are apart.</summary>
    public async Task<IQueryable<Person>> PeopleAsync(Audience audience, CancellationToken cancellationToken)
    {
        var classes = await ClassesAsync(audience, cancellationToken);
        var isEveryClass = audience.Classes.Count + audience.Grades.Count == 0;
        var (parents, pupils, staff) = (Has(audience, Circle.Parents), Has(audience, Circle.Pupils), Has(audience, Circle.Staff));
        return db.People.Where(person => person.FrozenAt == null
            && ((parents && db.Guardianships.Any(link => link.Guardian == person.Id && link.EndedAt == null
                    && !db.AdultBlocks.Any(block => block.Pupil == link.Pupil && block.Adult == person.Id && block.LiftedAt == null)
                    && db.Pupils.Any(pupil => pupil.Id == link.Pupil && pupil.LeftAt == null && (isEveryClass || classes.Contains(pupil.Class)))))
                || (pupils && db.Pupils.Any(pupil => pupil.Account == person.Id && pupil.LeftAt == null && (isEveryClass || classes.Contains(pupil.Class))))
                || (staff && (db.Staff.Any(it => it.Account == person.Id && it.RevokedAt == null && it.DismissedAt == null)
                    || db.Roles.Any(grant => grant.Person == person.Id && grant.RevokedAt == null)))));
    }

    /// <summary>The classes meant, grades included; empty for the whole school.</summary>
    public Task<List<Id<SchoolClass>>> ClassesAsync(Audience audience, CancellationToken cancellationToken)
        => db.Classes.Where(row => row.ArchivedAt == null && (audience.Classes.Contains(row.Id) || row.Grade != null && audience.Grades.Contains(row.Grade.Value)))
            .Select(row => row.Id).ToListAsync(cancellationToken);

    public Task<List<Chat>> ChatsAsync(Audience audience, CancellationToken cancellationToken)
        => db.Chats.Where(chat => audience.Chats.Contains(chat.Id)).ToListAsync(cancellationToken);

    private async Task<FoundAudience> FindChatsAsync(SpokenAudience said, List<Id<SchoolClass>> classes, CancellationToken cancellationToken)
    {
        List<Id<Chat>> chats = [];
        foreach (var @class in classes)
        {
            var bound = await db.Chats.Where(chat => chat.Class == @class && chat.GoneAt == null && (chat.Kind == ChatKind.ClassParents || chat.Kind == ChatKind.Class)).ToListAsync(cancellationToken);
            var wanted = said.Circle == Circle.Pupils ? ChatKind.Class : ChatKind.ClassParents;
            if (bound.OrderBy(chat => chat.Kind == wanted ? 0 : 1).FirstOrDefault() is not { } chat)
                return new FoundAudience.NoChat();
            chats.Add(chat.Id);
        }
        if (said.IsStaffRoom)
        {
            if (await db.Chats.FirstOrDefaultAsync(chat => chat.Kind == ChatKind.StaffRoom && chat.GoneAt == null, cancellationToken) is not { } room)
                return new FoundAudience.NoChat();
            chats.Add(room.Id);
        }
        return chats.Count == 0 ? new FoundAudience.NotSaid() : new FoundAudience.Found(Audience.OfChats(chats));
    }

    private async Task<string?> ClassNameAsync(Chat chat, CancellationToken cancellationToken)
        => chat.Class is { } @class ? await db.Classes.Where(row => row.Id == @class).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken) : null;

    private static bool Has(Audience audience, Circle circle) => (audience.Circle & circle) != 0;

    private static IEnumerable<string> Circles(Circle circle)
    {
        if ((circle & Circle.Parents) != 0)
            yield return "родители";
        if ((circle & Circle.Pupils) != 0)
            yield return "ученики";
        if ((circle & Circle.Staff) != 0)
            yield return "сотрудники";
    }
}

/// <summary>What came of looking for an audience that somebody named.</summary>
internal abstract record FoundAudience
{
    private FoundAudience() { }

    public sealed record Found(Audience Audience) : FoundAudience;

    public sealed record NoClass(string Name) : FoundAudience;

    /// <summary>No such chat is connected.</summary>
    public sealed record NoChat : FoundAudience;

    public sealed record NotSaid : FoundAudience;
}
