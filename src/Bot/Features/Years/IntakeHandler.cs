using BotHost.Domain;
using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Domain.Schools;
using BotHost.Features.Dialogs;
using BotHost.Features.Movements;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Years;

/// <summary>"заезд": a stay with its dates and pupils, in a class that ends by itself.</summary>
internal sealed class IntakeHandler(
    BotDb db, Work work, Outbox outbox, Rights rights, AuditLog audit, ClassList classes, PupilNames names, MovementDesk movements, IntakeDesk desk)
{
    public const string Dialog = "intake";

    private const int MostPupils = 300;

    private DateOnly Today => SchoolTime.DateOf(work.Now, work.School.Zone);

    public async Task HandleAsync(Turn turn, string[] words, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
            outbox.Answer(turn.Person, IntakeReplies.NoRight);
        else if (words is ["new", ..])
        {
            DialogState.Begin(Dialog, "name", turn.Now).SaveTo(turn.Person);
            outbox.Answer(turn.Person, IntakeReplies.AskName);
        }
        else if (words is ["sure", ..] && DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } dialog)
            await CreateAsync(turn, dialog, cancellationToken);
        else if (words is ["end" or "end-sure", var id, ..] && Id.TryParse<Intake>(id, out var read)
            && await db.Intakes.FirstOrDefaultAsync(row => row.Id == read && row.EndedAt == null, cancellationToken) is { } intake)
            await EndAsync(turn, intake, words[0] == "end-sure", cancellationToken);
        else if (words.Length > 0 && turn.Text.Length > 0 && DialogState.Of(turn.Person, turn.Now) is { Name: Dialog, Step: "name" } asked)
            await HearNameAsync(turn, asked, cancellationToken); // "Заезд 12" is a name here, though it begins like the command
        else
            await ListAsync(turn, cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!await rights.IsAdministratorAsync(turn.Person, cancellationToken))
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, IntakeReplies.NoRight);
            return;
        }
        await (dialog.Step switch
        {
            "name" => HearNameAsync(turn, dialog, cancellationToken),
            "dates" => HearDates(turn, dialog),
            _ => HearPupils(turn, dialog),
        });
    }

    private async Task ListAsync(Turn turn, CancellationToken cancellationToken)
    {
        var running = await (from intake in db.Intakes
                             join @class in db.Classes on intake.Class equals @class.Id
                             where intake.EndedAt == null
                             orderby intake.From
                             select new { intake, @class.Name, Count = db.Pupils.Count(row => row.Class == @class.Id && row.LeftAt == null) }).ToListAsync(cancellationToken);
        outbox.Answer(turn.Person, IntakeReplies.List([.. running.Select(row => (row.intake, row.Name, row.Count))]));
    }

    private async Task HearNameAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        var name = PersonName.Clean(turn.Text);
        if (name.Length is < 3 or > 40 || ClassName.TryParse(name, out _) || (await classes.AllAsync(cancellationToken)).Any(row => PersonName.Key(row.Name) == PersonName.Key(name)))
            outbox.Answer(turn.Person, IntakeReplies.NameUnclear);
        else
        {
            dialog.Next("dates", turn.Now, ("name", name)).SaveTo(turn.Person);
            outbox.Answer(turn.Person, IntakeReplies.AskDates);
        }
    }

    private Task HearDates(Turn turn, DialogState dialog)
    {
        if (DayReader.FindIn(turn.Text, Today) is var (from, start, length) && DayReader.Read(turn.Text[(start + length)..], from) is { } to
            && to >= from && to >= Today && to.DayNumber - from.DayNumber <= MovementPolicy.MostDays)
        {
            dialog.Next("pupils", turn.Now, ("from", MovementDraft.Text(from)), ("to", MovementDraft.Text(to))).SaveTo(turn.Person);
            outbox.Answer(turn.Person, IntakeReplies.AskPupils);
        }
        else
            outbox.Answer(turn.Person, IntakeReplies.DatesUnclear);
        return Task.CompletedTask;
    }

    /// <summary>Names are hashed as they are heard; several messages add up.</summary>
    private Task HearPupils(Turn turn, DialogState dialog)
    {
        var lines = (dialog.Data.GetValueOrDefault("pupils") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries).ToList();
        List<int> refused = [];
        var number = 0;
        foreach (var line in turn.Text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            number++;
            var name = PersonName.ParseSurnameFirst(line.TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '.', ')', ' ', '\t'));
            if (name is not { Given.Length: > 1 })
            {
                refused.Add(number);
                continue;
            }
            var hashes = names.Of(work.School.Key, name);
            var stored = $"{name.ShortName}|{hashes.Surname}|{hashes.Name}";
            if (!lines.Contains(stored) && lines.Count < MostPupils)
                lines.Add(stored);
        }
        dialog = dialog.Said(turn.Now, ("pupils", string.Join('\n', lines)));
        dialog.SaveTo(turn.Person);
        outbox.Answer(turn.Person, IntakeReplies.Preview(dialog.Data["name"], Day(dialog, "from"), Day(dialog, "to"), [.. lines.Select(line => line.Split('|')[0])], refused));
        return Task.CompletedTask;
    }

    private async Task CreateAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!dialog.Data.TryGetValue("pupils", out var pupils) || pupils.Length == 0)
        {
            outbox.Answer(turn.Person, IntakeReplies.AskPupils);
            return;
        }
        DialogState.End(turn.Person);
        var (from, to) = (Day(dialog, "from"), Day(dialog, "to"));
        var @class = new SchoolClass { Name = dialog.Data["name"], Kind = ClassKind.Group };
        db.Classes.Add(@class);
        var intake = new Intake
        {
            Class = @class.Id, From = from, To = to, EndsAt = SchoolTime.At(to.AddDays(1), TimeOnly.MinValue, work.School.Zone), CreatedBy = turn.Person.Id,
        };
        db.Intakes.Add(intake);
        audit.Write(turn.Person, "intake.created", intake.Id);
        var number = await movements.NextNumberAsync(cancellationToken);
        foreach (var parts in pupils.Split('\n').Select(line => line.Split('|')))
        {
            var pupil = new Pupil
            {
                Class = @class.Id, ShortName = parts[0], SurnameHash = parts[1], NameHash = parts[2], EnrolledAt = SchoolTime.At(from, TimeOnly.MinValue, work.School.Zone),
            };
            db.Pupils.Add(pupil);
            db.Movements.Add(MovementDesk.Line(number++, pupil, null, @class.Id, MovementKind.Enrolled, from, work.School.Zone, turn.Person.Id, work.Now));
        }
        await db.SaveChangesAsync(cancellationToken);
        outbox.Answer(turn.Person, IntakeReplies.Created(@class, to));
    }

    private async Task EndAsync(Turn turn, Intake intake, bool isSure, CancellationToken cancellationToken)
    {
        if (isSure)
            await desk.EndAsync(intake, turn.Person, cancellationToken);
        else
            outbox.Answer(turn.Person, IntakeReplies.AskEnd(intake));
    }

    private static DateOnly Day(DialogState dialog, string key) => DateOnly.ParseExact(dialog.Data[key], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
