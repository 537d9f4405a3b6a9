using System.Globalization;
using BotHost.Domain;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Features.Dialogs;
using BotHost.Features.Files;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <summary>"акты": the nightly acts of annulment (clause 2.1-13), each as a message and as a document for the school's file.</summary>
internal sealed class ActsHandler(BotDb db, Work work, Outbox outbox, Rights rights, ActPaper paper, FileDesk files, AuditLog audit)
{
    private const int Shown = 6;

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.RunsSchoolAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, DialogReplies.NoRight);
            return;
        }
        var act = words is [_, var text] && Id.TryParse<AnnulmentAct>(text, out var id) ? await db.Acts.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) : null;
        switch (words)
        {
            case ["print", _] when act is not null:
                await PrintAsync(turn.Person, act, cancellationToken);
                break;
            case ["show", _] when act is not null:
                audit.Write(turn.Person, "list.act", act.Id);
                outbox.Answer(turn.Person, ActReplies.Act(act, await paper.LinesAsync(act, cancellationToken), files.OpensToAnyone));
                break;
            default:
                outbox.Answer(turn.Person, ActReplies.List(await db.Acts.OrderByDescending(row => row.Number).Take(Shown).ToListAsync(cancellationToken)));
                break;
        }
    }

    private async Task PrintAsync(Person by, AnnulmentAct act, CancellationToken cancellationToken)
    {
        if (!PrintFonts.AreThere)
        {
            outbox.Answer(by, FileReplies.NoFont);
            return;
        }
        var local = TimeZoneInfo.ConvertTime(work.Now, work.School.Zone);
        var maker = await rights.SignatureAsync(by, cancellationToken);
        var pages = new TextPages(
            ActReplies.Title(act),
            ActReplies.Paragraphs(act, work.School.Options.Name, await paper.LinesAsync(act, cancellationToken)),
            string.Create(CultureInfo.InvariantCulture, $"{maker}, {RussianDate.Day(DateOnly.FromDateTime(local.DateTime))} {local.Year} г., {RussianDate.Time(local)}"));
        audit.Write(by, "act.printed", act.Id);
        outbox.Answer(by, ActReplies.Making);
        files.HandOver(by, $"Акт {act.Number}.pdf", FileDesk.Pdf, pages.Make, new Reply(ActReplies.Title(act)));
    }
}

/// <summary>The lines of an act. They are there as long as the invites are kept.</summary>
internal sealed class ActPaper(BotDb db, Work work, Chats.ChatNames chats, Chats.MemberNames people, AccessCards cards)
{
    public async Task<IReadOnlyList<string>> LinesAsync(AnnulmentAct act, CancellationToken cancellationToken)
    {
        List<string> lines = [];
        var invites = await (from invite in db.Invites
                             join chat in db.Chats on invite.Chat equals chat.Id
                             join person in db.People on invite.Person equals person.Id
                             where invite.Act == act.Id
                             orderby invite.IssuedAt
                             select new { invite, chat, person }).ToListAsync(cancellationToken);
        foreach (var row in invites)
        {
            var whose = await people.KnownAsync(row.person.User, row.chat.Class, cancellationToken) ?? "адресат больше не связан со школой";
            lines.Add($"Приглашение в чат {await chats.OfAsync(row.chat, cancellationToken)}, {whose}, выдано {RussianDate.Brief(row.invite.IssuedAt, work.School.Zone)}: {ActReplies.Why(row.invite)}");
        }
        var codes = await db.AccessCodes.Where(code => code.Act == act.Id).OrderBy(code => code.IssuedAt).ToListAsync(cancellationToken);
        foreach (var code in codes)
            lines.Add($"{ActReplies.Kind(code.Kind)}, {await WhoseAsync(code, cancellationToken)}, выдан {RussianDate.Brief(code.IssuedAt, work.School.Zone)}: {(code.RevokedAt is null ? "срок вышел" : "отозван")}");
        return lines;
    }

    private async Task<string> WhoseAsync(AccessCode code, CancellationToken cancellationToken)
    {
        if (code.Kind == CodeKind.Staff)
            return await db.Staff.Where(row => row.Id == new Id<Domain.Roster.StaffMember>(code.Subject)).Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken) ?? "сотрудник";
        var pupil = await db.Pupils.FirstOrDefaultAsync(row => row.Id == new Id<Domain.Roster.Pupil>(code.Subject), cancellationToken);
        return pupil is null ? "выбывший ученик" : $"{pupil.ShortName}, {await cards.ClassNameAsync(pupil.Class, cancellationToken)}";
    }
}
