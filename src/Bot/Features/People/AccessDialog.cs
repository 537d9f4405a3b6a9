using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Features.Dialogs;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>Consent, class, child's name, check, send. Each step asks for what is still missing, so a correction goes back to one step and no further.</summary>
internal sealed class AccessDialog(BotDb db, Outbox outbox, AccessEntry entry, ConsentDesk consents, ClassList classes, AccessSubmission submission)
{
    public const string Name = "access";

    private const string Class = "class";
    private const string Child = "child";
    private const string Kind = "kind";

    /// <param name="classText">The class that was asked for before the person turned out to be unknown; may be anything.</param>
    public async Task BeginAsync(Turn turn, string? classText, CancellationToken cancellationToken)
    {
        if (await entry.RefuseAsync(turn.Person, AskerKind.Guardian, cancellationToken) is { } refusal)
        {
            outbox.Answer(turn.Person, refusal);
            return;
        }
        var draft = DialogState.Begin(Name, "", turn.Now, (Kind, nameof(AskerKind.Guardian)));
        if (await classes.ReadAsync(classText, cancellationToken) is [var only])
            draft = draft.Next("", turn.Now, (Class, only.Id.ToString()));
        await AskNextAsync(turn, draft, cancellationToken);
    }

    public async Task AgreeAsync(Turn turn, CancellationToken cancellationToken)
    {
        await consents.GiveAsync(turn.Person, cancellationToken);
        await AskNextAsync(turn, Draft(turn), cancellationToken);
    }

    public void Refuse(Turn turn)
    {
        DialogState.End(turn.Person);
        outbox.Answer(turn.Person, ConsentReplies.Refused);
    }

    public async Task ShowClassesAsync(Turn turn, int page, CancellationToken cancellationToken)
        => outbox.Answer(turn.Person, AccessReplies.AskClass(await classes.AllAsync(cancellationToken), page));

    public async Task ChooseClassAsync(Turn turn, Id<SchoolClass> chosen, CancellationToken cancellationToken)
    {
        var exists = await db.Classes.AnyAsync(row => row.Id == chosen && row.ArchivedAt == null, cancellationToken);
        await AskNextAsync(turn, exists ? Draft(turn).Next("", turn.Now, (Class, chosen.ToString())) : Draft(turn), cancellationToken);
    }

    public async Task ChooseKindAsync(Turn turn, AskerKind kind, CancellationToken cancellationToken)
    {
        if (await entry.RefuseAsync(turn.Person, kind, cancellationToken) is { } refusal)
            outbox.Answer(turn.Person, refusal);
        else
            await AskNextAsync(turn, Draft(turn).Next("", turn.Now, (Kind, kind.ToString())), cancellationToken);
    }

    public void ChooseCorrection(Turn turn) => outbox.Answer(turn.Person, AccessReplies.WhatToCorrect(KindOf(Draft(turn))));

    /// <param name="what">"class" or "child".</param>
    public Task CorrectAsync(Turn turn, string what, CancellationToken cancellationToken)
        => AskNextAsync(turn, what is Class or Child ? Draft(turn).Next("", turn.Now, (what, "")) : Draft(turn), cancellationToken);

    public async Task SendAsync(Turn turn, CancellationToken cancellationToken)
    {
        var draft = Draft(turn);
        if (await MissingAsync(turn.Person, draft, cancellationToken) != "confirm")
        {
            await AskNextAsync(turn, draft, cancellationToken);
            return;
        }
        var @class = await db.Classes.FirstAsync(row => row.Id == Parse(draft.Data[Class]), cancellationToken);
        DialogState.End(turn.Person);
        await submission.SendAsync(turn.Person, @class, draft.Data[Child], KindOf(draft), cancellationToken);
    }

    /// <summary>Something was typed where a step waits.</summary>
    public async Task HearAsync(Turn turn, DialogState draft, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        switch (draft.Step)
        {
            case "consent" when IsYes(text):
                await AgreeAsync(turn, cancellationToken);
                break;
            case "consent" when IsNo(text):
                Refuse(turn);
                break;
            case "consent":
                outbox.Answer(turn.Person, ConsentReplies.AskAgain(["access", "agree"], ["access", "refuse"])); // the whole text once is enough
                break;
            case "class":
                await HearClassAsync(turn, draft, text, cancellationToken);
                break;
            case "child":
                await HearChildAsync(turn, draft, text, cancellationToken);
                break;
            case "confirm" when IsYes(text):
                await SendAsync(turn, cancellationToken);
                break;
            default:
                await AskNextAsync(turn, draft, cancellationToken);
                break;
        }
    }

    private async Task HearClassAsync(Turn turn, DialogState draft, string text, CancellationToken cancellationToken)
    {
        var meant = await classes.ReadAsync(text, cancellationToken);
        if (meant is [var only])
            await AskNextAsync(turn, draft.Next("", turn.Now, (Class, only.Id.ToString())), cancellationToken);
        else
            outbox.Answer(turn.Person, meant.Count > 0 ? AccessReplies.WhichClass(meant) : AccessReplies.NoSuchClass(await classes.AllAsync(cancellationToken)));
    }

    private async Task HearChildAsync(Turn turn, DialogState draft, string text, CancellationToken cancellationToken)
    {
        var child = PersonName.Clean(text);
        var isName = TypedName.Read(child).Any(reading => reading.Given is not null);
        if (text.Length > AccessRequest.LongestName || child.Length > AccessRequest.LongestName || !isName)
            outbox.Answer(turn.Person, text.Length > AccessRequest.LongestName ? AccessReplies.NameTooLong : AccessReplies.NameNotUnderstood);
        else
            await AskNextAsync(turn, draft.Next("", turn.Now, (Child, child)), cancellationToken);
    }

    private async Task AskNextAsync(Turn turn, DialogState draft, CancellationToken cancellationToken)
    {
        var step = await MissingAsync(turn.Person, draft, cancellationToken);
        draft.Next(step, turn.Now).SaveTo(turn.Person);
        outbox.Answer(turn.Person, step switch
        {
            "consent" => ConsentReplies.Ask(["access", "agree"], ["access", "refuse"]),
            "class" => AccessReplies.AskClass(await classes.AllAsync(cancellationToken), 0),
            "child" => AccessReplies.AskChild(await NameOfAsync(draft, cancellationToken), KindOf(draft)),
            _ => AccessReplies.Check(await NameOfAsync(draft, cancellationToken), draft.Data[Child], KindOf(draft)),
        });
    }

    private async Task<string> MissingAsync(Person person, DialogState draft, CancellationToken cancellationToken)
        => !await consents.HasAsync(person, cancellationToken) ? "consent"
            : await NameOfAsync(draft, cancellationToken) is "" ? "class"
            : draft.Data.GetValueOrDefault(Child) is null or "" ? "child"
            : "confirm";

    private async Task<string> NameOfAsync(DialogState draft, CancellationToken cancellationToken)
    {
        var chosen = Parse(draft.Data.GetValueOrDefault(Class));
        return await db.Classes.Where(row => row.Id == chosen && row.ArchivedAt == null).Select(row => row.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
    }

    /// <summary>What was said so far; a fresh draft for a button of a dialog that is over.</summary>
    private static DialogState Draft(Turn turn)
        => DialogState.Of(turn.Person, turn.Now) is { Name: Name } draft ? draft : DialogState.Begin(Name, "", turn.Now, (Kind, nameof(AskerKind.Guardian)));

    private static AskerKind KindOf(DialogState draft) => Enum.TryParse<AskerKind>(draft.Data.GetValueOrDefault(Kind), out var kind) ? kind : AskerKind.Guardian;

    private static Id<SchoolClass> Parse(string? text) => Id.TryParse<SchoolClass>(text ?? "", out var id) ? id : default;

    private static bool IsYes(string text) => PersonName.Key(text).TrimEnd('.', '!') is "ДА" or "СОГЛАСЕН" or "СОГЛАСНА" or "ОТПРАВИТЬ" or "ВЕРНО" or "ОК";

    private static bool IsNo(string text) => PersonName.Key(text).TrimEnd('.', '!') is "НЕТ" or "НЕ БУДУ" or "НЕ ХОЧУ" or "НЕ СОГЛАСЕН" or "НЕ СОГЛАСНА";
}
