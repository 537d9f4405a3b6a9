using BotHost.Domain.Chats;
using BotHost.Domain.Invites;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Movements;

/// <summary>Whom a movement is about: lists to choose from, and people by the names they were called.</summary>
internal sealed class MovementSearch(BotDb db, Work work, ClassList classes, ChatNames classNames, PupilNames names)
{
    /// <summary>Everything a one-line message says; what it does not say is asked.</summary>
    public async Task<DialogState> ReadAsync(DialogState dialog, MovementSentence said, DateTimeOffset now, CancellationToken cancellationToken)
    {
        List<SchoolClass> meant = [];
        foreach (var mention in said.Classes.Take(2))
            if ((await classes.ReadAsync(string.Join("", mention.Readings[0].ToString()), cancellationToken)) is [var only])
                meant.Add(only);
        if (said.OrderNumber is { } order)
            dialog = dialog.Said(now, ("order", order));
        if (said.EffectiveOn is { } day)
            dialog = dialog.Said(now, ("on", MovementDraft.Text(day)));
        if (said.Kind == MovementKind.Transferred && meant.Count > 0)
            dialog = dialog.Said(now, ("to", meant[^1].Id.ToString()));
        if (meant.Count == 2 || meant.Count == 1 && said.Kind != MovementKind.Transferred)
            dialog = dialog.Said(now, ("class", meant[0].Id.ToString()));
        if (said.Kind is MovementKind.LongLeave or MovementKind.Returned)
            dialog = dialog.Said(now, ("of", meant.Count > 0 ? "pupil" : "staff"));
        if (said.Name is not { } name)
            return dialog;
        var draft = new MovementDraft(dialog);
        return draft switch
        {
            { Kind: MovementKind.Enrolled } => NewPupil(dialog, name, now) ?? dialog,
            { Kind: MovementKind.Hired } => Newcomer(dialog, name, now),
            { IsStaff: true } => await StaffAsync(dialog, name, now, cancellationToken) ?? dialog,
            _ => await PupilAsync(dialog, draft, name, now, cancellationToken) ?? dialog,
        };
    }

    public DialogState? NewPupil(DialogState dialog, string text, DateTimeOffset now)
    {
        if (PersonName.ParseSurnameFirst(text) is not { Given.Length: > 1 } name || name.Given.Contains('.', StringComparison.Ordinal))
            return null;
        var hashes = names.Of(work.School.Key, name);
        return dialog.Said(now, ("name", name.ShortName), ("surname-hash", hashes.Surname), ("name-hash", hashes.Name));
    }

    /// <summary>The one pupil of the class, or of the school, who is called so.</summary>
    public async Task<DialogState?> PupilAsync(DialogState dialog, MovementDraft draft, string called, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var hashes = names.Candidates(work.School.Key, called);
        var found = (await Pupils(draft).Where(pupil => hashes.Names.Contains(pupil.NameHash)).ToListAsync(cancellationToken))
            is { Count: > 0 } exact ? exact : await Pupils(draft).Where(pupil => hashes.Surnames.Contains(pupil.SurnameHash)).ToListAsync(cancellationToken);
        return found is [var only] ? dialog.Said(now, ("pupil", only.Id.ToString()), ("class", only.Class.ToString())) : null;
    }

    public async Task<DialogState?> StaffAsync(DialogState dialog, string called, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var surname = PersonName.Key(called).Split(' ')[0];
        var candidates = (await StaffAsync(new MovementDraft(dialog), cancellationToken)).Where(row => Surnames.Nominatives(surname).Contains(row.NameKey.Split(' ')[0])).ToList();
        var exact = candidates.Where(row => row.NameKey == PersonName.Key(called)).ToList();
        return (exact.Count > 0 ? exact : candidates) is [var only] ? dialog.Said(now, ("staff", only.Id.ToString())) : null;
    }

    public async Task<IReadOnlyList<StaffMember>> StaffAsync(MovementDraft draft, CancellationToken cancellationToken)
        => [.. (await db.Staff.Where(row => row.DismissedAt == null).ToListAsync(cancellationToken))
            .Where(row => draft.Kind != MovementKind.Returned || row.OnLeaveSince is not null)
            .Where(row => draft.Kind != MovementKind.LongLeave || row.OnLeaveSince is null)
            .OrderBy(row => row.NameKey, StringComparer.Ordinal)];

    public async Task<IReadOnlyList<Pupil>> PupilsAsync(MovementDraft draft, CancellationToken cancellationToken)
        => [.. (await Pupils(draft).ToListAsync(cancellationToken)).OrderBy(row => row.ShortName, StringComparer.Ordinal)];

    /// <summary>A transfer always goes somewhere; who had left returns to a class that must be named.</summary>
    public async Task<bool> NeedsNewClassAsync(MovementDraft draft, CancellationToken cancellationToken)
        => draft.Kind == MovementKind.Transferred
            || draft.Kind == MovementKind.Returned && await db.Pupils.AnyAsync(row => row.Id == draft.Pupil && row.LeftAt != null, cancellationToken);

    public async Task<(string Name, string? Class)> WhoAsync(MovementDraft draft, CancellationToken cancellationToken)
    {
        if (draft.Pupil is { } id && await db.Pupils.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } pupil)
            return (pupil.ShortName, await classNames.ClassAsync(pupil.Class, cancellationToken));
        if (draft.Staff is { } staff)
            return (StaffName.Short(await db.Staff.Where(row => row.Id == staff).Select(row => row.FullName).FirstOrDefaultAsync(cancellationToken) ?? ""), null);
        return (draft.FullName ?? draft.Name ?? "", null);
    }

    /// <summary>What will happen besides the roster, counted now.</summary>
    public async Task<MovementForecast> EffectsAsync(MovementDraft draft, CancellationToken cancellationToken)
    {
        var accounts = draft.Staff is { } staff
            ? await db.Staff.Where(row => row.Id == staff && row.Account != null).Select(row => row.Account!.Value).ToListAsync(cancellationToken)
            : [.. await db.Guardianships.Where(row => row.Pupil == draft.Pupil && row.EndedAt == null).Select(row => row.Guardian).ToListAsync(cancellationToken),
                .. await db.Pupils.Where(row => row.Id == draft.Pupil && row.Account != null).Select(row => row.Account!.Value).ToListAsync(cancellationToken)];
        var users = await db.People.Where(row => accounts.Contains(row.Id)).Select(row => row.User).ToListAsync(cancellationToken);
        return new MovementForecast(
            draft.Kind!.Value,
            accounts.Distinct().Count(),
            await db.Invites.CountAsync(row => accounts.Contains(row.Person) && row.State < InviteState.Joined, cancellationToken),
            await db.ChatMembers.CountAsync(row => users.Contains(row.User) && row.LeftAt == null && row.Standing != Standing.Removed, cancellationToken));
    }

    private static DialogState Newcomer(DialogState dialog, string text, DateTimeOffset now)
    {
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (StaffWords.ReadFullName(string.Join(' ', words.Take(3))) is not { } name)
            return dialog;
        dialog = dialog.Said(now, ("full-name", name));
        return StaffWords.CleanPosition(string.Join(' ', words.Skip(3))) is { } position ? dialog.Said(now, ("position", position)) : dialog;
    }

    /// <summary>Who may be meant: of the class, of the whole school, or those who are away.</summary>
    private IQueryable<Pupil> Pupils(MovementDraft draft) => draft.Kind switch
    {
        MovementKind.Returned => db.Pupils.Where(row => row.NameHash != "" && (row.LeftAt != null || row.OnLeaveSince != null)),
        MovementKind.LongLeave => db.Pupils.Where(row => row.LeftAt == null && row.OnLeaveSince == null && (draft.Class == null || row.Class == draft.Class)),
        _ => db.Pupils.Where(row => row.LeftAt == null && (draft.Class == null || row.Class == draft.Class)),
    };
}

/// <param name="Accounts">Linked accounts that hear of it.</param>
internal sealed record MovementForecast(MovementKind Kind, int Accounts, int Invites, int Chats);
