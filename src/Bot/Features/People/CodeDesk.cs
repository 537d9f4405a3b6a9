using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Makes family, pupil and staff codes and finds the one that was typed. Only keyed hashes are stored; the code itself is shown once.</summary>
internal sealed class CodeDesk(BotDb db, Work work, KeyedHash hash, AuditLog audit, BotOptions options)
{
    private const string Purpose = "code";

    /// <summary>A fresh code; an earlier one of the same kind and person stops working. Whether the issuer may is for the caller to see to.</summary>
    /// <param name="subject">The pupil's or the staff member's id.</param>
    public async Task<IssuedCode> IssueAsync(CodeKind kind, Guid subject, Person issuedBy, CancellationToken cancellationToken)
    {
        await RevokeAsync(subject, kind, issuedBy, cancellationToken);
        var text = KeyedHash.NewCode();
        while (await FindAsync(text, cancellationToken) is not null)
            text = KeyedHash.NewCode(); // one text never means two things
        var code = new AccessCode
        {
            Kind = kind,
            Hash = HashOf(text),
            Subject = subject,
            IssuedBy = issuedBy.Id,
            IssuedAt = work.Now,
            ExpiresAt = work.Now + (kind == CodeKind.Named ? options.Invites.Lifetime : options.FamilyCodes.Lifetime),
            MaxUses = kind == CodeKind.Family ? options.FamilyCodes.MaxAdults : 1,
        };
        db.AccessCodes.Add(code);
        audit.Write(issuedBy, "code.issued", code.Id, kind.ToString());
        await db.SaveChangesAsync(cancellationToken);
        return new IssuedCode(text, code.ExpiresAt, code.MaxUses);
    }

    /// <summary>The code as it was folded; also a spent, expired or revoked one. Null when there is none.</summary>
    public async Task<AccessCode?> FindAsync(string folded, CancellationToken cancellationToken)
    {
        var wanted = HashOf(folded);
        var found = await db.AccessCodes.Where(row => row.Hash == wanted).OrderByDescending(row => row.IssuedAt).FirstOrDefaultAsync(cancellationToken);
        return found is not null && KeyedHash.AreEqual(found.Hash, wanted) ? found : null;
    }

    public Task<AccessCode?> LiveAsync(Guid subject, CodeKind kind, CancellationToken cancellationToken)
        => db.AccessCodes.Where(row => row.Subject == subject && row.Kind == kind && row.RevokedAt == null && row.ExpiresAt > work.Now && row.Uses < row.MaxUses)
            .FirstOrDefaultAsync(cancellationToken);

    /// <summary>Codes of these pupils that work now.</summary>
    public Task<int> CountLiveAsync(IReadOnlyCollection<Id<Pupil>> pupils, CancellationToken cancellationToken)
    {
        var subjects = pupils.Select(pupil => pupil.Value).ToList();
        return db.AccessCodes.CountAsync(row => subjects.Contains(row.Subject) && row.RevokedAt == null && row.ExpiresAt > work.Now && row.Uses < row.MaxUses, cancellationToken);
    }

    /// <param name="kind">Null: of every kind.</param>
    /// <returns>How many codes worked until now.</returns>
    public async Task<int> RevokeAsync(Guid subject, CodeKind? kind, Person by, CancellationToken cancellationToken)
    {
        var live = await db.AccessCodes.Where(row => row.Subject == subject && row.RevokedAt == null && (kind == null || row.Kind == kind)).ToListAsync(cancellationToken);
        var worked = live.Count(code => code.IsUsable(work.Now));
        foreach (var code in live)
        {
            code.RevokedAt = work.Now;
            audit.Write(by, "code.revoked", code.Id);
        }
        return worked;
    }

    private string HashOf(string folded) => hash.Of(Purpose, work.School.Key, folded);
}

/// <param name="Text">To be shown to the issuer once, in private, and kept nowhere.</param>
/// <param name="MaxUses">How many accounts it links.</param>
internal sealed record IssuedCode(string Text, DateTimeOffset ExpiresAt, int MaxUses)
{
    /// <summary>"AB3-K7P": read aloud and copied from paper with fewer mistakes.</summary>
    public string Shown => $"{Text[..3]}-{Text[3..]}";

    public override string ToString() => "IssuedCode"; // a code never reaches a log
}
