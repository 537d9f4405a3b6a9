using BotHost.Domain.Language.Intents;
using BotHost.Domain.People;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Language;

/// <summary>What the writer means. Understood once in a turn, however many ask.</summary>
internal sealed class Hearing(BotDb db, Rights rights, Lazy<Understander> understander)
{
    private (Turn Turn, Understanding Understood)? _last;

    public async Task<Understanding> OfAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (_last is { } last && ReferenceEquals(last.Turn, turn))
            return last.Understood;
        var classes = await db.Classes.Where(row => row.ArchivedAt == null).Select(row => row.Name).ToListAsync(cancellationToken);
        var understood = understander.Value.Understand(await RoleAsync(turn.Person, cancellationToken), turn.Text, classes.ToHashSet());
        _last = (turn, understood);
        return understood;
    }

    /// <summary>"any" for an account that the school does not know yet: it may be anybody.</summary>
    private async Task<string> RoleAsync(Person person, CancellationToken cancellationToken)
    {
        if (await rights.IsAdministratorAsync(person, cancellationToken))
            return "admin";
        if (await rights.IsHeadAsync(person, cancellationToken))
            return "head";
        if (await rights.StaffAsync(person, cancellationToken) is not null)
            return "teacher";
        if (await rights.PupilAsync(person, cancellationToken) is not null)
            return "pupil";
        return (await rights.ChildrenAsync(person, cancellationToken)).Count > 0 ? "parent" : "any";
    }
}
