using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Files;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <summary>"/invite 5А print": family codes of a class on paper. The codes are in the file alone; a sheet that got lost is printed anew.</summary>
internal sealed class PrintHandler(
    BotDb db, Work work, Outbox outbox, DeciderFinder deciders, ClassList classes, CodeDesk codes, FileDesk files, AuditLog audit, BotOptions options)
{
    private static readonly string[] Words = ["print", "печать", "распечатать", "напечатать", "бумага"];

    /// <returns>The class that is meant, without the word that asks for paper; null where none asks.</returns>
    public static string? ReadPrint(IReadOnlyList<string> said)
        => said.Any(word => Words.Contains(word, StringComparer.OrdinalIgnoreCase))
            ? string.Join(' ', said.Where(word => !Words.Contains(word, StringComparer.OrdinalIgnoreCase)))
            : null;

    /// <returns>False: the class was not understood, and is to be chosen from a list.</returns>
    public async Task<bool> BeginAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        if (await classes.ReadAsync(said, cancellationToken) is not [var @class])
            return false;
        await HandleAsync(turn, @class.Id, "", cancellationToken);
        return true;
    }

    /// <param name="whom">"all", "fresh" for those without a live code, "nobody" for those without an adult; else it is asked.</param>
    public async Task HandleAsync(Turn turn, Id<SchoolClass> id, string whom, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (!await deciders.MayDecideAsync(turn.Person, id, cancellationToken) || await db.Classes.FirstOrDefaultAsync(row => row.Id == id && row.ArchivedAt == null, cancellationToken) is not { } @class)
        {
            outbox.Answer(turn.Person, PupilReplies.NoRight);
            return;
        }
        if (!PrintFonts.AreThere)
        {
            outbox.Answer(turn.Person, FileReplies.NoFont);
            return;
        }
        var facts = await ReadAsync(@class, cancellationToken);
        var pupils = facts.For(whom);
        if (whom is not ("all" or "fresh" or "nobody" or "all-sure" or "nobody-sure"))
            outbox.Answer(turn.Person, PrintReplies.Ask(facts, files.OpensToAnyone));
        else if (pupils.Count == 0)
            outbox.Answer(turn.Person, PrintReplies.NothingToPrint(facts));
        else if (pupils.Any(facts.WithLive.Contains) && !whom.EndsWith("-sure", StringComparison.Ordinal))
            outbox.Answer(turn.Person, PrintReplies.AskReplace(facts, whom, pupils.Count(facts.WithLive.Contains), files.OpensToAnyone));
        else
            await PrintAsync(turn.Person, facts, pupils, cancellationToken);
    }

    private async Task PrintAsync(Person by, PrintFacts facts, IReadOnlyList<Pupil> pupils, CancellationToken cancellationToken)
    {
        List<Slip> slips = [];
        IssuedCode? last = null;
        foreach (var pupil in pupils)
        {
            last = await codes.IssueAsync(CodeKind.Family, pupil.Id.Value, by, cancellationToken);
            slips.Add(new Slip(pupil.ShortName, last.Shown, work.School.Messenger.BuildStartLink("code" + last.Text)));
        }
        audit.Write(by, "codes.printed", facts.Class.Id, $"{slips.Count}");
        var expires = RussianDate.Full(last!.ExpiresAt, work.School.Zone);
        var sheet = new SlipSheet(work.School.Options.Name, facts.Class.Name, expires, options.FamilyCodes.MaxAdults, facts.Teacher, slips);
        outbox.Answer(by, PrintReplies.Making(slips.Count, facts.Blocked));
        files.HandOver(by, $"Коды семей {facts.Class.Name}.pdf", FileDesk.Pdf, () => CodeSlips.Make(sheet), PrintReplies.Sheet(facts.Class, slips.Count, expires));
    }

    private async Task<PrintFacts> ReadAsync(SchoolClass @class, CancellationToken cancellationToken)
    {
        var pupils = await db.Pupils.Where(row => row.Class == @class.Id && row.LeftAt == null).ToListAsync(cancellationToken);
        var blocked = await db.AdultBlocks.Where(block => block.LiftedAt == null).Select(block => block.Pupil).ToListAsync(cancellationToken);
        var linked = await (from link in db.Guardianships
                            join pupil in db.Pupils on link.Pupil equals pupil.Id
                            where pupil.Class == @class.Id && link.EndedAt == null
                            select link.Pupil).ToListAsync(cancellationToken);
        var ids = pupils.Select(pupil => pupil.Id.Value).ToList();
        var live = await db.AccessCodes
            .Where(code => ids.Contains(code.Subject) && code.Kind == CodeKind.Family && code.RevokedAt == null && code.ExpiresAt > work.Now && code.Uses < code.MaxUses)
            .Select(code => code.Subject).ToListAsync(cancellationToken);
        var teacher = await (from assignment in db.Homerooms
                             join staff in db.Staff on assignment.Teacher equals staff.Id
                             where assignment.Class == @class.Id && assignment.Until == null && staff.DismissedAt == null
                             select staff.FullName).FirstOrDefaultAsync(cancellationToken);
        var open = pupils.Where(pupil => !blocked.Contains(pupil.Id)).OrderBy(pupil => pupil.ShortName, StringComparer.Ordinal).ToList();
        return new PrintFacts(@class, open, pupils.Count - open.Count, teacher is null ? null : StaffName.Short(teacher))
        {
            WithLive = [.. open.Where(pupil => live.Contains(pupil.Id.Value))],
            WithAdults = [.. open.Where(pupil => linked.Contains(pupil.Id))],
        };
    }
}

/// <param name="Pupils">Those whom a code may be printed for, by name.</param>
/// <param name="Blocked">How many bear a mark: adults come in by requests only.</param>
internal sealed record PrintFacts(SchoolClass Class, IReadOnlyList<Pupil> Pupils, int Blocked, string? Teacher)
{
    /// <summary>Their earlier code still works.</summary>
    public required IReadOnlyList<Pupil> WithLive { get; init; }
    public required IReadOnlyList<Pupil> WithAdults { get; init; }

    public IReadOnlyList<Pupil> For(string whom) => whom switch
    {
        "all" or "all-sure" => Pupils,
        "nobody" or "nobody-sure" => [.. Pupils.Except(WithAdults)],
        _ => [.. Pupils.Except(WithLive)],
    };
}
