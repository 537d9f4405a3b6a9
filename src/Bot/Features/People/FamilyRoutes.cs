using BotHost.Domain;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Families;
using BotHost.Messaging;

namespace BotHost.Features.People;

/// <summary>Everything that is said with "family": a class's pupils, their codes, adults and marks. Whoever presses is judged anew each time.</summary>
internal sealed class FamilyRoutes(Outbox outbox, PupilDesk pupils, FamilyDesk family, AdultBlocks blocks, PrintHandler print, NamedAdults named)
{
    public Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken) => words[1..] switch
    {
        ["classes", var page] => pupils.ShowClassesAsync(turn, Pages.Read(page), cancellationToken),
        ["class", var id, var page] when Id.TryParse<SchoolClass>(id, out var @class) => pupils.ShowClassAsync(turn, @class, Pages.Read(page), cancellationToken),
        ["print", var id, .. var whom] when Id.TryParse<SchoolClass>(id, out var @class) => print.HandleAsync(turn, @class, whom is [var chosen] ? chosen : "", cancellationToken),
        ["name", ..] => named.BeginAsync(turn, words is [_, _, var child] ? child : "", cancellationToken),
        ["ask", var id] when Id.TryParse<Guardianship>(id, out var link) => family.AskUnlinkAsync(turn, link, cancellationToken),
        ["unlink", var id] when Id.TryParse<Guardianship>(id, out var link) => family.UnlinkAsync(turn, link, cancellationToken),
        ["fine", ..] => Thank(turn),
        [var verb, var id, .. var rest] when Id.TryParse<Pupil>(id, out var pupil) => RouteAsync(turn, verb, pupil, rest, cancellationToken),
        _ => pupils.BeginAsync(turn, "", cancellationToken),
    };

    private Task RouteAsync(Turn turn, string verb, Id<Pupil> pupil, string[] rest, CancellationToken cancellationToken) => (verb, rest) switch
    {
        ("issue", [var kind, .. var sure]) when Enum.TryParse<CodeKind>(kind, out var chosen) && chosen is CodeKind.Family or CodeKind.Pupil
            => pupils.IssueAsync(turn, pupil, chosen, sure is ["sure"], cancellationToken),
        ("adults", _) => pupils.ShowAdultsAsync(turn, pupil, cancellationToken),
        ("askpupil", _) => family.UnlinkPupilAsync(turn, pupil, isSure: false, cancellationToken),
        ("unpupil", _) => family.UnlinkPupilAsync(turn, pupil, isSure: true, cancellationToken),
        ("block", _) => blocks.BeginAsync(turn, pupil, cancellationToken),
        ("askblock", [var adult]) => blocks.AskAsync(turn, pupil, adult, cancellationToken),
        ("setblock", [var adult]) => blocks.SetAsync(turn, pupil, adult, cancellationToken),
        ("unblock", _) => blocks.LiftAsync(turn, pupil, isSure: false, cancellationToken),
        ("lift", _) => blocks.LiftAsync(turn, pupil, isSure: true, cancellationToken),
        _ => pupils.ShowAsync(turn, pupil, cancellationToken),
    };

    private Task Thank(Turn turn)
    {
        outbox.Answer(turn.Person, FamilyReplies.Thanks);
        return Task.CompletedTask;
    }
}
