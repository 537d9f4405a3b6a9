using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <param name="Adults">Those linked to the child, with their last invite to the class's chat.</param>
internal sealed record ChildRow(Pupil Pupil, IReadOnlyList<AdultRow> Adults, Coverage Coverage);

internal sealed record AdultRow(Person Person, bool IsInside, Invite? Last);

/// <param name="Chat">Where the families are wanted; null while none is connected.</param>
internal sealed record ClassCover(SchoolClass Class, Chat? Chat, IReadOnlyList<ChildRow> Children)
{
    public int Inside => Children.Count(child => child.Coverage is Coverage.Inside);
    public int Nobody => Children.Count(child => child.Coverage is Coverage.Nobody);
}

/// <summary>Reads, class by class, whose family is in the chat and whose is not. Whether the reader may see it is for the caller to check.</summary>
internal sealed class ClassCoverage(BotDb db)
{
    public async Task<ClassCover> OfAsync(SchoolClass @class, CancellationToken cancellationToken)
        => (await OfAsync([@class], cancellationToken))[0];

    /// <summary>Five questions to the database, however many classes.</summary>
    public async Task<IReadOnlyList<ClassCover>> OfAsync(IReadOnlyList<SchoolClass> classes, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var ids = classes.Select(it => it.Id).ToList();
        var pupils = await db.Pupils.Where(pupil => ids.Contains(pupil.Class) && pupil.LeftAt == null).ToListAsync(cancellationToken);
        var chats = await db.Chats.Where(chat => chat.Class != null && ids.Contains(chat.Class.Value) && chat.GoneAt == null && chat.Kind != null).ToListAsync(cancellationToken);
        var wanted = classes.ToDictionary(it => it.Id, it => ForFamilies(chats.Where(chat => chat.Class == it.Id)));
        var links = await (from link in db.Guardianships
                           join person in db.People on link.Guardian equals person.Id
                           join pupil in db.Pupils on link.Pupil equals pupil.Id
                           where link.EndedAt == null && pupil.LeftAt == null && ids.Contains(pupil.Class)
                           select new { link.Pupil, person }).ToListAsync(cancellationToken);
        var chatIds = wanted.Values.OfType<Chat>().Select(chat => chat.Id).ToList();
        var invites = await db.Invites.Where(invite => chatIds.Contains(invite.Chat)).ToListAsync(cancellationToken);
        var last = invites.GroupBy(invite => (invite.Chat, invite.Person)).ToDictionary(it => it.Key, it => it.MaxBy(invite => invite.IssuedAt));
        var inside = (await db.ChatMembers.Where(member => chatIds.Contains(member.Chat) && member.LeftAt == null)
            .Select(member => new { member.Chat, member.User }).ToListAsync(cancellationToken)).Select(it => (it.Chat, it.User)).ToHashSet();
        var adults = links.ToLookup(it => it.Pupil, it => it.person);
        return
        [
            .. classes.Select(it => new ClassCover(it, wanted[it.Id],
            [
                .. pupils.Where(pupil => pupil.Class == it.Id).OrderBy(pupil => pupil.ShortName, StringComparer.Ordinal).Select(pupil => Row(pupil, wanted[it.Id])),
            ])),
        ];

        ChildRow Row(Pupil pupil, Chat? chat)
        {
            var rows = adults[pupil.Id].DistinctBy(person => person.Id).Select(person => new AdultRow(
                person, chat is not null && inside.Contains((chat.Id, person.User)), chat is null ? null : last.GetValueOrDefault((chat.Id, person.Id)))).ToList();
            return new ChildRow(pupil, rows, CoveragePolicy.Of([.. rows.Select(row => new AdultFacts(row.IsInside, row.Last?.State, row.Last?.DeclineReason))]));
        }
    }

    private static Chat? ForFamilies(IEnumerable<Chat> chats)
        => chats.OrderByDescending(chat => chat.Kind == ChatKind.ClassParents)
            .FirstOrDefault(chat => chat.Kind == ChatKind.ClassParents || chat is { Kind: ChatKind.Class, IsSharedWithParents: true });
}
