using BotHost.Domain;
using BotHost.Domain.Messaging;
using BotHost.Domain.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Chats;

/// <summary>Says who a chat member is by what the school knows of the account. The name in the profile proves nothing and is not used.</summary>
internal sealed class MemberNames(BotDb db, Work work)
{
    /// <param name="class">Whose children are named.</param>
    public async Task<string> OfAsync(UserRef user, Id<SchoolClass>? @class, CancellationToken cancellationToken)
        => await KnownAsync(user, @class, cancellationToken) is { } known ? $"{known} ({Profile(user)})" : Profile(user);

    /// <summary>"родитель: Петя С.", "сотрудник: Иванова Мария Петровна", "обучающийся: Петя С."; null for an account the school does not know.</summary>
    public async Task<string?> KnownAsync(UserRef user, Id<SchoolClass>? @class, CancellationToken cancellationToken)
    {
        var person = await db.People.FirstOrDefaultAsync(row => row.User == user, cancellationToken);
        if (person is null)
            return null;
        var staff = await db.Staff.Where(row => row.Account == person.Id && row.RevokedAt == null && row.DismissedAt == null)
            .Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken);
        var children = await (from link in db.Guardianships
                              join pupil in db.Pupils on link.Pupil equals pupil.Id
                              where link.Guardian == person.Id && link.EndedAt == null && pupil.LeftAt == null && (@class == null || pupil.Class == @class)
                              select pupil.ShortName).ToListAsync(cancellationToken);
        var pupilName = await db.Pupils.Where(row => row.Account == person.Id && row.LeftAt == null).Select(row => row.ShortName).FirstOrDefaultAsync(cancellationToken);
        return (staff, children, pupilName) switch
        {
            (_, { Count: > 0 }, _) => $"родитель: {string.Join(", ", children.Order(StringComparer.Ordinal))}",
            ({ } name, _, _) => $"сотрудник: {name}",
            (_, _, { } name) => $"обучающийся: {name}",
            _ => null,
        };
    }

    public string Profile(UserRef user) => work.School.Messenger.BuildProfileLink(user).ToString();
}
