using BotHost.Domain.People;
using BotHost.Domain.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Privacy;

/// <summary>Who agreed to what. A new text is agreed to anew.</summary>
internal sealed class ConsentDesk(BotDb db, Work work, AuditLog audit)
{
    public async Task<bool> HasAsync(Person person, CancellationToken cancellationToken)
        => (await db.Consents.Where(row => row.Person == person.Id).ToListAsync(cancellationToken))
            .Any(row => row.Covers(ConsentPurpose.ChildData, ConsentReplies.Version));

    public async Task GiveAsync(Person person, CancellationToken cancellationToken)
    {
        if (await HasAsync(person, cancellationToken))
            return;
        db.Consents.Add(new Consent { Person = person.Id, Purpose = ConsentPurpose.ChildData, TextVersion = ConsentReplies.Version, GivenAt = work.Now });
        audit.Write(person, "consent.given", person.Id, $"ChildData {ConsentReplies.Version}");
        await db.SaveChangesAsync(cancellationToken);
    }
}
