using System.Globalization;
using BotHost.Domain.Messaging;
using BotHost.Domain.People;
using BotHost.Features.Schools;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Gives the offices that the configuration names: once per account, so that a later revocation in the chat wins over the file.</summary>
internal sealed class ConfiguredRoles(BotDb db, Work work, PeopleCache people, SchoolCalendars calendars)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        if (!await db.Schools.AnyAsync(cancellationToken))
            db.Schools.Add(new());
        await calendars.RefreshAsync(cancellationToken);
        foreach (var administrator in work.School.Options.Administrators)
            await GiveAsync(administrator, Role.Administrator, cancellationToken);
        if (work.School.Options.Head is { } head)
            await GiveAsync(head, Role.Head, cancellationToken);
    }

    private async Task GiveAsync(long userId, Role role, CancellationToken cancellationToken)
    {
        var person = await people.GetOrAddAsync(new UserRef(userId.ToString(CultureInfo.InvariantCulture)), cancellationToken);
        if (!await db.Roles.AnyAsync(grant => grant.Person == person.Id && grant.Role == role, cancellationToken))
            db.Roles.Add(new RoleGrant { Person = person.Id, Role = role, GrantedAt = work.Now });
    }
}
