using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Families;

/// <summary>"почему 7AB-K3P": tells those who lead the class why a parent's code does not work. Tries count like tries of codes: nobody searches through them here either.</summary>
internal sealed class WhyHandler(BotDb db, Work work, Outbox outbox, Rights rights, DeciderFinder deciders, CodeDesk codes, CodeTries tries, AccessCards cards, AuditLog audit, BotOptions options)
{
    public async Task ExplainAsync(Turn turn, string typed, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        if (!await HelpsAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, DialogReplies.NotUnderstood);
        else if (CodeGlyphs.Fold(typed) is not TypedCode.Folded folded)
            outbox.Answer(turn.Person, CodeGlyphs.Fold(typed) is TypedCode.Impossible wrong ? CodeReplies.ImpossibleGlyph(wrong.Glyph) : WhyReplies.HowToAsk);
        else if ((await tries.OfAsync(turn.Person, cancellationToken)).Count >= RedeemPolicy.TriesPerHour)
            outbox.Answer(turn.Person, WhyReplies.TooManyTries);
        else
            await ExplainAsync(turn.Person, await codes.FindAsync(folded.Code, cancellationToken), cancellationToken);
    }

    private async Task ExplainAsync(Person asker, AccessCode? code, CancellationToken cancellationToken)
    {
        var pupil = code is null || code.Kind == CodeKind.Staff ? null : await db.Pupils.FirstOrDefaultAsync(row => row.Id == new Id<Pupil>(code.Subject), cancellationToken);
        var mayKnow = pupil is not null
            ? await deciders.MayDecideAsync(asker, pupil.Class, cancellationToken)
            : code is not null && await rights.IsAdministratorAsync(asker, cancellationToken);
        await tries.RecordAsync(asker, succeeded: mayKnow, cancellationToken);
        if (code is null || !mayKnow)
        {
            outbox.Answer(asker, WhyReplies.NotFound);
            return;
        }
        audit.Write(asker, "code.explained", code.Id);
        var verdict = CodeDiagnosis.Of(await FactsAsync(code, pupil, cancellationToken));
        var whose = pupil is null ? null : $"{pupil.ShortName}, {await cards.ClassNameAsync(pupil.Class, cancellationToken)}";
        outbox.Answer(asker, WhyReplies.Verdict(code, verdict, whose, pupil?.Id.ToString(), work.School.Zone));
    }

    private async Task<CodeFacts> FactsAsync(AccessCode code, Pupil? pupil, CancellationToken cancellationToken) => new(
        await tries.PausedUntilAsync(cancellationToken) is not null,
        code.RevokedAt is not null,
        code.ExpiresAt <= work.Now,
        code.Uses >= code.MaxUses,
        pupil is { LeftAt: not null },
        pupil is not null && await db.AdultBlocks.AnyAsync(block => block.Pupil == pupil.Id && block.LiftedAt == null, cancellationToken),
        code.Kind == CodeKind.Pupil && pupil?.Account is not null,
        code.Kind is CodeKind.Family or CodeKind.Named && pupil is not null
            ? options.FamilyCodes.MaxAdults - await db.Guardianships.CountAsync(link => link.Pupil == pupil.Id && link.EndedAt == null, cancellationToken)
            : 1);

    private async Task<bool> HelpsAsync(Person person, CancellationToken cancellationToken)
        => await rights.StaffAsync(person, cancellationToken) is not null || await rights.RunsSchoolAsync(person, cancellationToken);
}

internal static class WhyReplies
{
    public static Reply HowToAsk { get; } = new("Напишите «почему» и код с карточки. Например: почему 7AB-K3P.");

    public static Reply TooManyTries { get; } = new("За час можно проверить пять кодов. Попробуйте через час или откройте карточку ученика: «коды».");

    /// <summary>Also for a code of another class: whose it is, is not this teacher's to learn.</summary>
    public static Reply NotFound { get; } = new Reply("Среди кодов ваших классов такого нет. Проверьте знаки или выдайте новый код.").Row(Choice.Do("Открыть список класса", "codes"));

    public static Reply Verdict(AccessCode code, CodeVerdict verdict, string? whose, string? pupil, TimeZoneInfo zone)
    {
        var reply = new Reply(
            $"""
            {ActReplies.Kind(code.Kind)}{(whose is null ? "" : $": {whose}")}
            Выдан {RussianDate.Brief(code.IssuedAt, zone)}, действует до {RussianDate.Brief(code.ExpiresAt, zone)}, вошли {code.Uses} из {code.MaxUses}.
            {Why(code, verdict, zone)}
            """);
        return pupil is null ? reply : reply.Row(Choice.Do("К ученику", "family", "pupil", pupil).Primary());
    }

    private static string Why(AccessCode code, CodeVerdict verdict, TimeZoneInfo zone) => verdict switch
    {
        CodeVerdict.Works => "Код в порядке. Если он «не подошёл», проверьте, тот ли это знак, и не пишет ли человек из профиля ребёнка.",
        CodeVerdict.Paused => "Код в порядке, но ввод кодов сейчас приостановлен: было слишком много неверных попыток. Попробуйте через час.",
        CodeVerdict.Revoked => $"Код отозван {RussianDate.Brief(code.RevokedAt!.Value, zone)}: выдали новый, отозвали вручную или поставили отметку. Выдайте новый.",
        CodeVerdict.Expired => "Срок вышел. Выдайте новый.",
        CodeVerdict.UsedUp => "По коду уже вошли все, кто мог. Ещё одного взрослого подтвердите по заявке.",
        CodeVerdict.ChildLeft => "Ребёнок выбыл из школы.",
        CodeVerdict.ChildMarked => "На ребёнке стоит отметка о запрете: взрослых подтверждайте по заявкам.",
        CodeVerdict.HasAccount => "У ученика уже есть свой профиль. Если он сменился, сначала отвяжите прежний.",
        CodeVerdict.TooManyAdults => "С ребёнком уже связано столько взрослых, сколько можно по кодам. Ещё одного подтвердите по заявке.",
        _ => "Такого кода нет.",
    };
}
