using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.Invites;
using BotHost.Features.Privacy;
using BotHost.Features.Verification;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>"код" and six glyphs typed anywhere.</summary>
internal sealed class RedeemCodeHandler(
    BotDb db, Work work, Outbox outbox, CodeDesk codes, CodeTries tries, AccessEntry entry, AccessCards cards, FamilyDesk family, ConsentDesk consents,
    StaffConfirmation confirmation, InviteDesk invites, AuditLog audit, BotOptions options)
{
    public const string Dialog = "code";

    /// <summary>
    /// The code in a text that is so plainly one that it is taken for it though nobody asked: six glyphs whole, in two halves or one by one; with "код" before
    /// them, spaced in any way. Null for talk: "в 5а нет" has six such glyphs too.
    /// </summary>
    public static string? CodeIn(string text)
    {
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var isNamed = words is [var first, _, ..] && first.TrimEnd(':').Equals("код", StringComparison.OrdinalIgnoreCase);
        if (isNamed)
            words = words[1..];
        var isPlain = words is [_] or [{ Length: 3 }, { Length: 3 }] or [{ Length: 3 }, "-" or "–" or "—", { Length: 3 }] || words.All(word => word.Length == 1);
        var typed = string.Join(' ', words);
        return (isNamed || isPlain) && CodeGlyphs.Fold(typed) is TypedCode.Folded ? typed : null;
    }

    /// <summary>"код", with or without the code behind it.</summary>
    public async Task BeginAsync(Turn turn, string typed, CancellationToken cancellationToken)
    {
        DialogState.Begin(Dialog, "type", turn.Now).SaveTo(turn.Person);
        if (typed.Length == 0)
            outbox.Answer(turn.Person, CodeReplies.TypeCode);
        else
            await TryAsync(turn, typed, cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (dialog.Step == "type")
            await TryAsync(turn, turn.Text.Trim(), cancellationToken);
        else
            await AgreeAsync(turn, hasAgreed: false, cancellationToken);
    }

    public async Task TryAsync(Turn turn, string typed, CancellationToken cancellationToken)
    {
        switch (CodeGlyphs.Fold(typed))
        {
            case TypedCode.Impossible impossible:
                outbox.Answer(turn.Person, CodeReplies.ImpossibleGlyph(impossible.Glyph));
                break;
            case TypedCode.NotACode:
                outbox.Answer(turn.Person, CodeReplies.NotACode);
                break;
            case TypedCode.Folded folded:
                await TryFoldedAsync(turn, folded.Code, cancellationToken);
                break;
        }
    }

    /// <summary>After the consent: the code is judged anew, for it may have been spent meanwhile.</summary>
    public async Task AgreeAsync(Turn turn, bool hasAgreed, CancellationToken cancellationToken)
    {
        var dialog = DialogState.Of(turn.Person, turn.Now);
        if (dialog is not { Name: Dialog, Step: "consent" } || !Id.TryParse<AccessCode>(dialog.Data["code"], out var id)
            || await db.AccessCodes.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is not { } code)
        {
            await BeginAsync(turn, "", cancellationToken);
            return;
        }
        if (hasAgreed)
            await consents.GiveAsync(turn.Person, cancellationToken);
        await AnswerAsync(turn, code, await JudgeAsync(turn.Person, code, cancellationToken), cancellationToken);
    }

    private async Task TryFoldedAsync(Turn turn, string folded, CancellationToken cancellationToken)
    {
        var paused = await tries.PausedUntilAsync(cancellationToken);
        var before = await tries.OfAsync(turn.Person, cancellationToken);
        if (RedeemPolicy.BeforeLookUp(paused is not null, before.Count, await entry.IsPupilAsync(turn.Person, cancellationToken)) is { } refusal)
        {
            outbox.Answer(turn.Person, CodeReplies.Refused(refusal, paused ?? (before.Count > 0 ? before[0] + RedeemPolicy.Window : null), work.School.Zone));
            return;
        }
        var code = await codes.FindAsync(folded, cancellationToken);
        var decision = code is null ? new RedeemDecision.NoMatch() : await JudgeAsync(turn.Person, code, cancellationToken);
        await tries.RecordAsync(turn.Person, decision is not RedeemDecision.NoMatch, cancellationToken);
        await AnswerAsync(turn, code, decision, cancellationToken);
    }

    private async Task AnswerAsync(Turn turn, AccessCode? code, RedeemDecision decision, CancellationToken cancellationToken)
    {
        switch (decision)
        {
            case RedeemDecision.Redeemed:
                DialogState.End(turn.Person);
                await RedeemAsync(turn, code!, cancellationToken);
                break;
            case RedeemDecision.NeedsConsent:
                DialogState.Begin(Dialog, "consent", turn.Now, ("code", code!.Id.ToString())).SaveTo(turn.Person);
                outbox.Answer(turn.Person, ConsentReplies.Ask(["redeem", "agree"], ["access", "refuse"]));
                break;
            case RedeemDecision.LinkedAlready:
                DialogState.End(turn.Person);
                var pupil = await db.Pupils.FirstAsync(row => row.Id == new Id<Pupil>(code!.Subject), cancellationToken);
                await invites.OfferClassAsync(turn.Person, pupil.Class, AskerKind.Guardian, cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, CodeReplies.Refused(decision, null, work.School.Zone));
                break;
        }
    }

    private async Task<RedeemDecision> JudgeAsync(Person person, AccessCode code, CancellationToken cancellationToken)
    {
        var subject = new Id<Pupil>(code.Subject);
        var adults = await db.Guardianships.Where(row => row.Pupil == subject && row.EndedAt == null).Select(row => row.Guardian).ToListAsync(cancellationToken);
        return RedeemPolicy.Decide(new RedeemFacts(
            code.Kind,
            code.IsUsable(work.Now),
            code.IssuedBy == person.Id,
            await IsSubjectOpenAsync(code, cancellationToken),
            adults.Contains(person.Id),
            options.FamilyCodes.MaxAdults - adults.Count,
            code.Kind == CodeKind.Pupil && await entry.IsAdultAsync(person, cancellationToken),
            code.Kind == CodeKind.Staff || await consents.HasAsync(person, cancellationToken)));
    }

    private async Task<bool> IsSubjectOpenAsync(AccessCode code, CancellationToken cancellationToken)
    {
        if (code.Kind == CodeKind.Staff)
            return await confirmation.IsOpenAsync(new Id<StaffMember>(code.Subject), cancellationToken);
        var id = new Id<Pupil>(code.Subject);
        var pupil = await db.Pupils.FirstOrDefaultAsync(row => row.Id == id && row.LeftAt == null, cancellationToken);
        return pupil is not null && (code.Kind != CodeKind.Pupil || pupil.Account is null)
            && (code.Kind != CodeKind.Named || await db.Guardianships.AnyAsync(link => link.Pupil == id && link.Guardian == code.IssuedBy && link.EndedAt == null, cancellationToken))
            && !await db.AdultBlocks.AnyAsync(block => block.Pupil == id && block.LiftedAt == null, cancellationToken);
    }

    private async Task RedeemAsync(Turn turn, AccessCode code, CancellationToken cancellationToken)
    {
        code.Use(work.Now);
        audit.Write(turn.Person, "code.redeemed", code.Id, code.Kind.ToString());
        await db.SaveChangesAsync(cancellationToken);
        var issuer = await db.People.FirstAsync(row => row.Id == code.IssuedBy, cancellationToken);
        if (code.Kind == CodeKind.Staff)
        {
            await confirmation.RedeemAsync(turn.Person, new Id<StaffMember>(code.Subject), issuer, cancellationToken);
            return;
        }
        var pupil = await db.Pupils.FirstAsync(row => row.Id == new Id<Pupil>(code.Subject), cancellationToken);
        var name = await cards.ClassNameAsync(pupil.Class, cancellationToken);
        var kind = code.Kind is CodeKind.Family or CodeKind.Named ? AskerKind.Guardian : AskerKind.Pupil;
        outbox.Answer(turn.Person, CodeReplies.Redeemed(pupil.ShortName, name, kind));
        if (kind == AskerKind.Guardian)
        {
            var link = await family.LinkGuardianAsync(turn.Person, pupil, code.Kind == CodeKind.Named ? Proof.Named : Proof.Code, issuer, cancellationToken);
            await family.TellSchoolAsync(pupil, turn.Person.Id, await family.NewLinkAsync(link, pupil, cancellationToken), cancellationToken);
            await family.TellOtherAdultsAsync(link, pupil, cancellationToken);
        }
        else
        {
            family.LinkPupil(turn.Person, pupil, issuer);
            var reply = FamilyReplies.NewPupil(pupil.ShortName, name, cards.Profile(turn.Person), pupil.Id.ToString());
            await family.TellSchoolAsync(pupil, turn.Person.Id, reply, cancellationToken);
            await family.TellAdultsOfPupilAsync(pupil, reply, cancellationToken);
        }
        await invites.OfferClassAsync(turn.Person, pupil.Class, kind, cancellationToken);
    }
}
