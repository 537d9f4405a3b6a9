using BotHost.Configuration;
using BotHost.Domain;
using BotHost.Domain.Announcements;
using BotHost.Domain.Audiences;
using BotHost.Domain.Language;
using BotHost.Domain.Schools;
using BotHost.Features.Audiences;
using BotHost.Features.Dialogs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Announcements;

/// <summary>Writing an announcement: to whom, what, when; then a preview with the number of recipients.</summary>
internal sealed class AnnouncementHandler(
    BotDb db, Work work, Outbox outbox, AudienceFinder audiences, AnnouncementFiles files, AnnouncementDesk desk, BotOptions options)
{
    public const string Dialog = "announce";
    private const string Whom = "whom";
    private const string Text = "text";
    private const string When = "when";
    private const string Draft = "draft";
    private const string Correct = "correct";

    /// <param name="said">What followed the command: "5а: завтра собрание", "родителям 5А", or nothing.</param>
    public async Task BeginAsync(Turn turn, string said, CancellationToken cancellationToken)
    {
        if (!await audiences.MaySpeakAsync(turn.Person, cancellationToken))
        {
            outbox.Answer(turn.Person, AnnouncementReplies.NotYours);
            return;
        }
        DialogState.Begin(Dialog, Whom, turn.Now).SaveTo(turn.Person);
        if (said.Split(':', 2) is [var whom, var text] && !AudienceReader.Read(whom).IsEmpty)
        {
            await HearWhomAsync(turn, DialogState.Of(turn.Person, turn.Now)!, whom, text.Trim(), cancellationToken);
        }
        else if (!AudienceReader.Read(said).IsEmpty)
            await HearWhomAsync(turn, DialogState.Of(turn.Person, turn.Now)!, said, "", cancellationToken);
        else
            await AskWhomAsync(turn, cancellationToken);
    }

    public async Task HearAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        switch (dialog.Step)
        {
            case Whom:
                await HearWhomAsync(turn, dialog, turn.Text, "", cancellationToken);
                break;
            case Text:
                await WriteAsync(turn, dialog, turn.Text.Trim(), cancellationToken);
                break;
            case When or Draft:
                await HearWhenAsync(turn, dialog, cancellationToken);
                break;
            case Correct when await FindDraftAsync(turn, dialog, cancellationToken) is { } shown:
                await CorrectAsync(turn, shown, cancellationToken);
                break;
            default:
                outbox.Answer(turn.Person, AnnouncementReplies.NotFound);
                break;
        }
    }

    /// <returns>Whether the files belong to an announcement that is being written.</returns>
    public async Task<bool> ReceiveAsync(Turn turn, TextReceived message, CancellationToken cancellationToken)
    {
        if (DialogState.Of(turn.Person, turn.Now) is not { Name: Dialog, Step: Text or When or Draft } dialog)
            return false;
        var (file, isPicture) = message.Pictures.Count > 0 ? (message.Pictures[0], true) : (message.Files[0], false);
        if (file.Size > AnnouncementFiles.MaxBytes)
            outbox.Answer(turn.Person, AnnouncementReplies.FileTooLarge);
        else if (await FindDraftAsync(turn, dialog, cancellationToken) is { State: AnnouncementState.Draft } draft)
            files.Accept(draft, file, isPicture, turn.Person);
        else if (turn.Text.Trim() is { Length: > 0 and <= Announcement.MaxText } text)
            files.Accept(AddDraft(turn, dialog, text), file, isPicture, turn.Person);
        else
            outbox.Answer(turn.Person, turn.Text.Length > 0 ? AnnouncementReplies.TextTooLong : AnnouncementReplies.TextMissing);
        return true;
    }

    /// <summary>A button names the audience; what it names is looked at again.</summary>
    public async Task ChooseAsync(Turn turn, string stored, CancellationToken cancellationToken)
    {
        var dialog = DialogState.Of(turn.Person, turn.Now) is { Name: Dialog } open ? open : DialogState.Begin(Dialog, Whom, turn.Now);
        await SettleWhomAsync(turn, dialog, Audience.Parse(stored), "", cancellationToken);
    }

    public async Task ChangeAsync(Turn turn, string verb, Announcement it, CancellationToken cancellationToken)
    {
        if (it.Author != turn.Person.Id || it.State is not (AnnouncementState.Draft or AnnouncementState.Declined))
        {
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
            return;
        }
        it.State = AnnouncementState.Draft;
        switch (verb)
        {
            case "word":
                it.WantsWord = !it.WantsWord;
                await desk.PreviewAsync(turn.Person, it, cancellationToken);
                break;
            case "urgent":
                it.IsUrgent = !it.IsUrgent && (await audiences.SpeakerAsync(turn.Person, cancellationToken)).IsAdministrator;
                await desk.PreviewAsync(turn.Person, it, cancellationToken);
                break;
            case "when":
                Step(turn, it, When, AnnouncementReplies.AskWhen);
                break;
            case "text":
                Step(turn, it, Text, AnnouncementReplies.AskText(await audiences.DescribeAsync(Audience.Parse(it.Audience), cancellationToken)));
                break;
            case "whom":
                DialogState.Begin(Dialog, Whom, turn.Now, ("id", it.Id.ToString())).SaveTo(turn.Person);
                await AskWhomAsync(turn, cancellationToken);
                break;
            default:
                db.Announcements.Remove(it);
                DialogState.End(turn.Person);
                outbox.Answer(turn.Person, AnnouncementReplies.Dropped);
                break;
        }
    }

    public void BeginCorrection(Turn turn, Announcement it) => Step(turn, it, Correct, AnnouncementReplies.AskCorrection);

    private async Task AskWhomAsync(Turn turn, CancellationToken cancellationToken)
    {
        var speaker = await audiences.SpeakerAsync(turn.Person, cancellationToken);
        List<(string, Audience)> choices = [];
        foreach (var @class in await db.Classes.Where(row => speaker.Leads.Contains(row.Id)).OrderBy(row => row.Name).Take(3).ToListAsync(cancellationToken))
            choices.Add(($"Родители {@class.Name}", Audience.OfClasses(Circle.Parents, @class.Id)));
        foreach (var chat in speaker.OwnChats.Take(2))
            choices.Add((Capital(await audiences.DescribeAsync(Audience.OfChats(chat), cancellationToken)), Audience.OfChats(chat)));
        if (speaker.IsAdministrator || speaker.IsLeadership)
            choices.AddRange([("Родители всей школы", Audience.Of(Circle.Parents)), ("Сотрудники", Audience.Of(Circle.Staff)), ("Вся школа", Audience.Of(Circle.All))]);
        outbox.Answer(turn.Person, AnnouncementReplies.AskAudience(choices));
    }

    /// <param name="text">Of the announcement, when it was said in the same breath; else empty, and asked for.</param>
    private async Task HearWhomAsync(Turn turn, DialogState dialog, string said, string text, CancellationToken cancellationToken)
    {
        var found = await audiences.FindAsync(AudienceReader.Read(said), turn.Person, cancellationToken);
        if (found is FoundAudience.Found { Audience: var audience })
        {
            await SettleWhomAsync(turn, dialog, audience, text, cancellationToken);
            return;
        }
        dialog.SaveTo(turn.Person);
        outbox.Answer(turn.Person, found switch
        {
            FoundAudience.NoClass missing => AnnouncementReplies.NoSuchClass(missing.Name),
            FoundAudience.NoChat => AnnouncementReplies.NoSuchChat,
            _ => AnnouncementReplies.AudienceNotUnderstood,
        });
    }

    private async Task SettleWhomAsync(Turn turn, DialogState dialog, Audience audience, string text, CancellationToken cancellationToken)
    {
        if (AudiencePolicy.Decide(await audiences.SpeakerAsync(turn.Person, cancellationToken), audience) == AudienceDecision.Refused)
        {
            outbox.Answer(turn.Person, AnnouncementReplies.NotYours);
            return;
        }
        if (await FindDraftAsync(turn, dialog, cancellationToken) is { State: AnnouncementState.Draft } draft)
        {
            draft.Audience = audience.ToString();
            Step(turn, draft, Draft, null);
            await desk.PreviewAsync(turn.Person, draft, cancellationToken);
            return;
        }
        var next = dialog.Next(Text, turn.Now, ("whom", audience.ToString()));
        next.SaveTo(turn.Person);
        if (text.Length > 0)
            await WriteAsync(turn, next, text, cancellationToken);
        else
            outbox.Answer(turn.Person, AnnouncementReplies.AskText(await audiences.DescribeAsync(audience, cancellationToken)));
    }

    private async Task WriteAsync(Turn turn, DialogState dialog, string text, CancellationToken cancellationToken)
    {
        if (text.Length is 0 or > Announcement.MaxText)
        {
            outbox.Answer(turn.Person, text.Length == 0 ? AnnouncementReplies.TextMissing : AnnouncementReplies.TextTooLong);
            return;
        }
        var draft = await FindDraftAsync(turn, dialog, cancellationToken);
        if (draft is { State: AnnouncementState.Draft })
            draft.Text = text;
        else
            draft = AddDraft(turn, dialog, text);
        Step(turn, draft, Draft, null);
        await desk.PreviewAsync(turn.Person, draft, cancellationToken);
    }

    private async Task HearWhenAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (await FindDraftAsync(turn, dialog, cancellationToken) is not { State: AnnouncementState.Draft } draft)
        {
            DialogState.End(turn.Person);
            outbox.Answer(turn.Person, AnnouncementReplies.TooLate);
            return;
        }
        var at = WhenReader.Read(turn.Text, work.Now, work.School.Zone).At(work.School.Zone);
        if (at is null || at <= work.Now)
        {
            outbox.Answer(turn.Person, at is null ? AnnouncementReplies.WhenNotUnderstood : AnnouncementReplies.WhenIsOver);
            return;
        }
        draft.SendAt = draft.IsUrgent ? at : new QuietHours(options.QuietHours.From, options.QuietHours.To).Next(at.Value, work.School.Zone);
        Step(turn, draft, Draft, null);
        await desk.PreviewAsync(turn.Person, draft, cancellationToken);
    }

    private async Task CorrectAsync(Turn turn, Announcement shown, CancellationToken cancellationToken)
    {
        var text = turn.Text.Trim();
        if (text.Length is 0 or > Announcement.MaxText)
        {
            outbox.Answer(turn.Person, text.Length == 0 ? AnnouncementReplies.AskCorrection : AnnouncementReplies.TextTooLong);
            return;
        }
        DialogState.End(turn.Person);
        await desk.CorrectAsync(turn, shown, text, cancellationToken);
    }

    private Announcement AddDraft(Turn turn, DialogState dialog, string text)
    {
        var draft = new Announcement
        {
            Author = turn.Person.Id,
            Audience = dialog.Data.GetValueOrDefault("whom") ?? Audience.None.ToString(),
            Text = text,
            WantsWord = true,
            CreatedAt = work.Now,
        };
        db.Announcements.Add(draft);
        Step(turn, draft, Draft, null);
        return draft;
    }

    /// <summary>Drafts of other people are not found.</summary>
    private async Task<Announcement?> FindDraftAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
        => dialog.Data.TryGetValue("id", out var text) && Id.TryParse<Announcement>(text, out var id)
            ? await db.Announcements.FirstOrDefaultAsync(row => row.Id == id && row.Author == turn.Person.Id, cancellationToken)
            : null;

    private void Step(Turn turn, Announcement it, string step, Reply? question)
    {
        DialogState.Begin(Dialog, step, turn.Now, ("id", it.Id.ToString()), ("whom", it.Audience)).SaveTo(turn.Person);
        if (question is not null)
            outbox.Answer(turn.Person, question);
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
