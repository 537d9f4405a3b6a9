using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Families;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>"/invite 5А": the homeroom teacher's way to a pupil's codes, adults and marks.</summary>
internal sealed class PupilDesk(BotDb db, Work work, Outbox outbox, Rights rights, DeciderFinder deciders, ClassList classes, CodeDesk codes, ChildMatches matches, AccessCards cards,
    PrintHandler print, PupilConsents consents, AuditLog audit)
{
    public async Task BeginAsync(Turn turn, string classText, CancellationToken cancellationToken)
    {
        if (PrintHandler.ReadPrint(classText.Split(' ', StringSplitOptions.RemoveEmptyEntries)) is { } toPrint)
        {
            if (await print.BeginAsync(turn, toPrint, cancellationToken))
                return;
            classText = toPrint;
        }
        var own = await OwnClassesAsync(turn.Person, cancellationToken);
        var named = await classes.ReadAsync(classText, cancellationToken);
        var meant = own.Where(row => named.Any(it => it.Id == row.Id)).ToList();
        if (own.Count == 0 || classText.Length > 0 && named.Count > 0 && meant.Count == 0)
            outbox.Answer(turn.Person, PupilReplies.NoRight);
        else if ((meant.Count > 0 ? meant : own) is [var only])
            await ShowClassAsync(turn, only.Id, 0, cancellationToken);
        else
            outbox.Answer(turn.Person, PupilReplies.Classes(meant.Count > 0 ? meant : own, 0));
    }

    public async Task ShowClassesAsync(Turn turn, int page, CancellationToken cancellationToken)
    {
        var own = await OwnClassesAsync(turn.Person, cancellationToken);
        outbox.Answer(turn.Person, own.Count == 0 ? PupilReplies.NoRight : PupilReplies.Classes(own, page));
    }

    public async Task ShowClassAsync(Turn turn, Id<SchoolClass> id, int page, CancellationToken cancellationToken)
    {
        if (!await deciders.MayDecideAsync(turn.Person, id, cancellationToken) || await db.Classes.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } @class)
        {
            outbox.Answer(turn.Person, PupilReplies.NoRight);
            return;
        }
        audit.Write(turn.Person, "list.pupils", id);
        var pupils = await db.Pupils.Where(row => row.Class == id && row.LeftAt == null).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, PupilReplies.Pupils(@class, [.. pupils.OrderBy(row => row.ShortName, StringComparer.Ordinal)], page));
    }

    public async Task ShowAsync(Turn turn, Id<Pupil> id, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id, cancellationToken) is { } pupil)
            outbox.Answer(turn.Person, PupilReplies.Pupil(await FactsAsync(pupil, cancellationToken), work.School.Zone));
    }

    public async Task ShowAdultsAsync(Turn turn, Id<Pupil> id, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        var adults = await (from link in db.Guardianships
                            join person in db.People on link.Guardian equals person.Id
                            where link.Pupil == id && link.EndedAt == null
                            orderby link.Since
                            select new { link, person }).ToListAsync(cancellationToken);
        List<AdultLine> lines = [];
        foreach (var adult in adults)
        {
            var voucher = adult.link.VouchedBy is { } by && by != adult.person.Id ? await db.People.FirstOrDefaultAsync(row => row.Id == by, cancellationToken) : null;
            lines.Add(new AdultLine(adult.link, cards.Profile(adult.person), voucher is null || adult.link.Proof == Proof.Named ? null : await deciders.DescribeAsync(voucher, pupil.Class, cancellationToken)));
        }
        audit.Write(turn.Person, "list.adults", pupil.Id);
        outbox.Answer(turn.Person, PupilReplies.Adults(pupil, lines, work.School.Zone));
    }

    /// <param name="isSure">An earlier code that still works may be replaced.</param>
    public async Task IssueAsync(Turn turn, Id<Pupil> id, CodeKind kind, bool isSure, CancellationToken cancellationToken)
    {
        if (await FindAsync(turn, id, cancellationToken) is not { } pupil)
            return;
        if (await matches.BlockAsync([pupil], default, cancellationToken) != BlockMark.None)
            outbox.Answer(turn.Person, CodeReplies.BlockedChild(id.ToString()));
        else if (kind == CodeKind.Pupil && pupil.Account is not null)
            outbox.Answer(turn.Person, PupilReplies.HasAccount(id.ToString()));
        else if (kind == CodeKind.Pupil && !await consents.HasAsync(pupil, cancellationToken))
            await consents.AskAsync(turn.Person, pupil, cancellationToken);
        else if (!isSure && await codes.LiveAsync(id.Value, kind, cancellationToken) is { } live)
            outbox.Answer(turn.Person, CodeReplies.AskReplace(kind, pupil.ShortName, live.ExpiresAt, id.ToString(), work.School.Zone));
        else
        {
            var code = await codes.IssueAsync(kind, id.Value, turn.Person, cancellationToken);
            var name = await cards.ClassNameAsync(pupil.Class, cancellationToken);
            outbox.Answer(turn.Person, CodeReplies.Issued(kind, pupil.ShortName, name, code, id.ToString(), work.School.Zone));
        }
    }

    /// <summary>A pupil of the school, when this person leads the class or runs the school; else they have been told.</summary>
    public async Task<Pupil?> FindAsync(Turn turn, Id<Pupil> id, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        var pupil = await db.Pupils.FirstOrDefaultAsync(row => row.Id == id && row.LeftAt == null, cancellationToken);
        if (pupil is not null && await deciders.MayDecideAsync(turn.Person, pupil.Class, cancellationToken))
            return pupil;
        outbox.Answer(turn.Person, PupilReplies.NoRight);
        return null;
    }

    private async Task<PupilFacts> FactsAsync(Pupil pupil, CancellationToken cancellationToken) => new(
        pupil,
        await cards.ClassNameAsync(pupil.Class, cancellationToken),
        await db.Guardianships.CountAsync(link => link.Pupil == pupil.Id && link.EndedAt == null, cancellationToken),
        await codes.LiveAsync(pupil.Id.Value, CodeKind.Family, cancellationToken),
        await db.AdultBlocks.AnyAsync(block => block.Pupil == pupil.Id && block.LiftedAt == null, cancellationToken));

    private async Task<IReadOnlyList<SchoolClass>> OwnClassesAsync(Person person, CancellationToken cancellationToken)
    {
        if (await rights.RunsSchoolAsync(person, cancellationToken))
            return await classes.AllAsync(cancellationToken);
        return person.IsFrozen ? [] : await rights.HomeroomOfAsync(person, cancellationToken);
    }
}

/// <param name="By">Who of the school vouched; null where nobody did.</param>
internal sealed record AdultLine(Guardianship Link, string Profile, string? By);

/// <param name="Family">The family code that works now.</param>
internal sealed record PupilFacts(Pupil Pupil, string Class, int Adults, AccessCode? Family, bool IsBlocked);
