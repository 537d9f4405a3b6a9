using BotHost.Domain;
using BotHost.Domain.Dialogs;
using BotHost.Domain.Help;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Domain.Verification;
using BotHost.Features.Announcements;
using BotHost.Features.Chats;
using BotHost.Features.Dialogs;
using BotHost.Features.Digests;
using BotHost.Features.Families;
using BotHost.Features.Help;
using BotHost.Features.Elsewhere;
using BotHost.Features.Events;
using BotHost.Features.Invites;
using BotHost.Features.Language;
using BotHost.Features.Movements;
using BotHost.Features.Operations;
using BotHost.Features.People;
using BotHost.Features.Privacy;
using BotHost.Features.Reminders;
using BotHost.Features.Roster;
using BotHost.Features.Roles;
using BotHost.Features.Schools;
using BotHost.Features.Statistics;
using BotHost.Features.Support;
using BotHost.Features.Talk;
using BotHost.Features.Verification;
using BotHost.Features.Years;

namespace BotHost.Messaging;

/// <summary>The whole bot on one screen: what was typed or pressed, and who answers it.</summary>
internal sealed class CommandRouter(IServiceProvider services, Buttons buttons, Outbox outbox)
{
    public async Task HandleTextAsync(Turn turn, TextReceived text, CancellationToken cancellationToken)
    {
        if (!turn.IsPrivate)
            return;
        if (text.ButtonToken is { } token)
            await PressAsync(turn, token, cancellationToken);
        else if (Get<SupportHandler>().TryAnswer(turn))
            return; // distress and cheats come before everything
        else if (turn.Person.IsFrozen)
            outbox.Answer(turn.Person, DialogReplies.Frozen);
        else if (text.Files.Count + text.Pictures.Count > 0 && await Get<AnnouncementHandler>().ReceiveAsync(turn, text, cancellationToken))
            return; // belongs to an announcement that is being written
        else if (text.Files.Count > 0 && await Get<RegulationHandler>().ReceiveAsync(turn, text, cancellationToken))
            return; // the school's regulation
        else if (text.Files.Count > 0 && await Get<ImportHandler>().ReceiveAsync(turn, text, cancellationToken))
            return; // a list of the school
        else if (text.StartToken is { } start)
            await RouteAsync(turn, ["start", start], cancellationToken);
        else if (TypedCommands.Parse(text.Text) is { } command)
            await (Get<Interruption>().TryCommand(turn, command) ? Task.CompletedTask : RouteAsync(turn, command, cancellationToken));
        else if (await buttons.FindTypedAsync(turn.Person, text.Text.Trim(), cancellationToken) is { } typed)
            await PressAsync(turn, typed, cancellationToken);
        else if (RedeemCodeHandler.CodeIn(text.Text) is { } code)
            await Get<RedeemCodeHandler>().TryAsync(turn, code, cancellationToken);
        else if (DialogState.Of(turn.Person, turn.Now) is { } dialog)
            await (await Get<Interruption>().TryAsync(turn, dialog, cancellationToken) ? Task.CompletedTask : ContinueAsync(turn, dialog, cancellationToken));
        else if (!text.Text.Contains('\n', StringComparison.Ordinal) || !await Get<ImportHandler>().PasteAsync(turn, cancellationToken))
            await GoOnAsync(turn, Get<FreeTextHandler>().HearAsync(turn, cancellationToken), cancellationToken);
    }

    public Task HandlePressAsync(Turn turn, ButtonPressed press, CancellationToken cancellationToken) => PressAsync(turn, press.Token, cancellationToken);

    private async Task PressAsync(Turn turn, string token, CancellationToken cancellationToken)
    {
        switch (await buttons.ReadAsync(token, turn.Person.User, cancellationToken))
        {
            case PressedButton.Operation { Words: not ["support", ..] } or PressedButton.Stale when turn.Person.IsFrozen:
                outbox.Answer(turn.Person, DialogReplies.Frozen);
                break;
            case PressedButton.Operation operation:
                await RouteAsync(turn, operation.Words, cancellationToken);
                break;
            case PressedButton.Stale { Words: [var area, _, var subject, ..] }:
                turn.Toast = "Кнопка устарела";
                await RouteAsync(turn, [area, "show", subject], cancellationToken);
                break;
            case PressedButton.NotYours:
                turn.Toast = "Эта кнопка не для вас";
                outbox.Answer(turn.Person, DialogReplies.NotYourButton);
                break;
            default:
                turn.Toast = "Кнопка устарела";
                outbox.Answer(turn.Person, DialogReplies.StaleButton);
                break;
        }
    }

    /// <summary>A step of a dialog of several steps: what was typed is the answer.</summary>
    private Task ContinueAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken) => dialog.Name switch
    {
        AccessDialog.Name => Get<AccessDialog>().HearAsync(turn, dialog, cancellationToken),
        DecideAccessHandler.Dialog => Get<DecideAccessHandler>().HearReasonAsync(turn, dialog, cancellationToken),
        RedeemCodeHandler.Dialog => Get<RedeemCodeHandler>().HearAsync(turn, dialog, cancellationToken),
        QuestionDesk.AskDialog => Get<QuestionDesk>().SendAsync(turn, turn.Text.Trim(), cancellationToken),
        QuestionDesk.AnswerDialog => Get<QuestionDesk>().AnswerAsync(turn, dialog, cancellationToken),
        LinkLoader.Dialog => Get<LinkLoader>().HearAsync(turn, dialog, cancellationToken),
        VerifyHandler.Dialog => Get<VerifyHandler>().ContinueAsync(turn, dialog, cancellationToken),
        SetUpHandler.Dialog => Get<SetUpHandler>().ContinueAsync(turn, dialog, cancellationToken),
        ClassesHandler.RenameDialog => Get<ClassesHandler>().HearNameAsync(turn, dialog, cancellationToken),
        HomeroomHandler.Dialog => Get<HomeroomHandler>().ContinueAsync(turn, dialog, cancellationToken),
        DelegationHandler.Dialog => Get<DelegationHandler>().HearAsync(turn, dialog, cancellationToken),
        RolloverHandler.Dialog => Get<RolloverHandler>().HearAsync(turn, dialog, cancellationToken),
        IntakeHandler.Dialog => Get<IntakeHandler>().HearAsync(turn, dialog, cancellationToken),
        SchoolCardHandler.Dialog => Get<SchoolCardHandler>().HearAsync(turn, dialog, cancellationToken),
        HandOverHandler.Dialog => Get<HandOverHandler>().HearAsync(turn, dialog, cancellationToken),
        GroupHandler.Dialog => Get<GroupHandler>().HearAsync(turn, dialog, cancellationToken),
        MovementDraft.Dialog => Get<MovementDialog>().HearAsync(turn, dialog, cancellationToken),
        MovementJournal.PeriodDialog or MovementJournal.DayDialog => Get<MovementJournal>().HearAsync(turn, dialog, cancellationToken),
        DecideHandler.ReasonDialog => Get<DecideHandler>().HearReasonAsync(turn, dialog, cancellationToken),
        TicketDesk.AskDialog or TicketDesk.AnswerDialog => Get<TicketDesk>().HearAsync(turn, dialog, cancellationToken),
        RegulationHandler.Dialog => Get<RegulationHandler>().HearAsync(turn, cancellationToken),
        ReminderHandler.Dialog => Get<ReminderHandler>().HearAsync(turn, dialog, cancellationToken),
        ReminderDesk.Dialog => Get<ReminderDesk>().HearAsync(turn, dialog, cancellationToken),
        SchoolEventHandler.Dialog => Get<SchoolEventHandler>().HearAsync(turn, dialog, cancellationToken),
        ElsewhereHandler.Dialog => Get<ElsewhereHandler>().HearAsync(turn, dialog, cancellationToken),
        StatisticsHandler.Dialog => Get<StatisticsHandler>().HearAsync(turn, cancellationToken),
        AnnouncementHandler.Dialog => Get<AnnouncementHandler>().HearAsync(turn, dialog, cancellationToken),
        _ => GoOnAsync(turn, Get<FreeTextHandler>().HearAsync(turn, cancellationToken), cancellationToken),
    };

    private Task RouteAsync(Turn turn, string[] words, CancellationToken cancellationToken) => words switch
    {
        ["start"] or ["start", ""] => Get<SetUpHandler>().StartAsync(turn, cancellationToken),
        ["start", RosterStart.Staff] => Get<VerifyHandler>().BeginAsync(turn, "", cancellationToken),
        ["start", "link" or RosterStart.Families] => GoOnAsync(turn, Get<LinkHandler>().AskAsync(turn, "", cancellationToken), cancellationToken),
        ["start", ['c', 'h', 'a', 't', .. var chat]] when chat.Length > 0 => Get<ChatSetupHandler>().StartAsync(turn, chat, cancellationToken),
        ["start", ['c', 'o', 'd', 'e', .. var code]] when code.Length > 0 => Get<RedeemCodeHandler>().BeginAsync(turn, code, cancellationToken),
        ["start", "check"] => Get<SafetyHandler>().HandleAsync(turn, ["check"], cancellationToken),
        ["start", ['v', 'o', 'u', 'c', 'h', .. var request]] when request.Length > 0 => Get<VouchHandler>().HandleAsync(turn, "show", request, cancellationToken),
        ["start", ..] or ["menu"] => Get<MenuHandler>().ShowAsync(turn, cancellationToken),
        ["help", ..] => Get<MenuHandler>().HelpAsync(turn),
        ["cancel", ..] => Get<MenuHandler>().CancelAsync(turn),
        ["digest", .. var said] => Get<DigestHandler>().HandleAsync(turn, said, cancellationToken),
        ["digests", .. var act] => Get<DigestSettingsHandler>().HandleAsync(turn, act, cancellationToken),
        ["pending"] => Get<DigestHandler>().PendingAsync(turn, "0", cancellationToken),
        ["pending", var page] => Get<DigestHandler>().PendingAsync(turn, page, cancellationToken),
        ["link", .. var said] when LeakHandler.IsReport("ссылка " + string.Join(' ', said)) => Get<LeakHandler>().HearAsync(turn, string.Join(' ', said), cancellationToken),
        ["say"] when SafetyHandler.Read(turn.Text) is { } safety => Get<SafetyHandler>().HandleAsync(turn, [safety], cancellationToken),
        ["say"] when RegulationSearch.Read(turn.Text) is { } asked => Get<RegulationHandler>().HandleAsync(turn, [asked], cancellationToken),
        ["say"] when LeakHandler.IsReport(turn.Text) => Get<LeakHandler>().HearAsync(turn, turn.Text, cancellationToken),
        ["link", .. var said] => GoOnAsync(turn, Get<LinkHandler>().AskAsync(turn, string.Join(' ', said), cancellationToken), cancellationToken),
        ["links", var kind, var id] => GoOnAsync(turn, Get<LinkHandler>().ChooseAsync(turn, kind, id, cancellationToken), cancellationToken),
        ["invite", var verb, var id] => Get<InviteHandler>().HandleAsync(turn, verb, id, cancellationToken),
        ["chat", ..] => Get<ChatSettingsHandler>().ListAsync(turn, "0", cancellationToken),
        ["chats", "list", var page] => Get<ChatSettingsHandler>().ListAsync(turn, page, cancellationToken),
        ["chats", "kind" or "class" or "ask" or "bind" or "other", _, ..] => Get<ChatSetupHandler>().HandleAsync(turn, words[1..], cancellationToken),
        ["chats", _, _, ..] => Get<ChatSettingsHandler>().HandleAsync(turn, words[1..], cancellationToken),
        ["member", var verb, var id] => Get<StrangerHandler>().HandleAsync(turn, verb, id, cancellationToken),
        ["say"] when TalkRoutes.Reads(turn.Text) => Get<TalkRoutes>().SayAsync(turn, cancellationToken),
        ["say"] when LinkRequest.IsIn(turn.Text) => GoOnAsync(turn, Get<LinkHandler>().AskAsync(turn, turn.Text, cancellationToken), cancellationToken),
        ["support", ..] => Get<SupportHandler>().RouteAsync(turn, words, cancellationToken),
        ["status", ..] => Get<StatusHandler>().ShowAsync(turn, cancellationToken),
        ["mydata", ..] => Get<MyDataHandler>().ShowAsync(turn, cancellationToken),
        ["access", ..] => Get<AccessRoutes>().RouteAsync(turn, words, cancellationToken),
        ["family", ..] => Get<FamilyRoutes>().RouteAsync(turn, words, cancellationToken),
        ["acts", .. var act] => Get<ActsHandler>().HandleAsync(turn, act, cancellationToken),
        ["revoke", .. var said] => Get<RevokeHandler>().HandleAsync(turn, said, cancellationToken),
        ["why", .. var typed] => Get<WhyHandler>().ExplainAsync(turn, string.Join(' ', typed), cancellationToken),
        ["load", .. var said] => Get<LinkLoader>().HandleAsync(turn, said, cancellationToken),
        ["sferum", ..] => Get<SferumLinks>().ShowAsync(turn, cancellationToken),
        ["my-chats", ..] => Get<MyChats>().ShowAsync(turn, cancellationToken),
        ["consent", .. var act] => Get<ConsentHandler>().HandleAsync(turn, act, cancellationToken),
        ["forget", .. var act] => Get<ForgetHandler>().HandleAsync(turn, act, cancellationToken),
        ["audit", .. var page] => Get<AuditHandler>().ShowAsync(turn, page, cancellationToken),
        ["safety", .. var act] => Get<SafetyHandler>().HandleAsync(turn, act, cancellationToken),
        ["check", ..] => Get<SafetyHandler>().HandleAsync(turn, ["check"], cancellationToken),
        ["missing", .. var said] => Get<MissingHandler>().HandleAsync(turn, said, cancellationToken),
        ["codes", .. var @class] => Get<PupilDesk>().BeginAsync(turn, string.Join(' ', @class), cancellationToken),
        ["code", .. var typed] => Get<RedeemCodeHandler>().BeginAsync(turn, string.Join(' ', typed), cancellationToken),
        ["redeem", ..] => Get<RedeemCodeHandler>().AgreeAsync(turn, hasAgreed: true, cancellationToken),
        ["question", "send", var question] => Get<QuestionDesk>().SendAsync(turn, question, cancellationToken),
        ["question", _, var id] when Id.TryParse<RelayedQuestion>(id, out var question) => Get<QuestionDesk>().BeginAnswerAsync(turn, question, cancellationToken),
        ["verify", .. var said] => Get<VerifyHandler>().BeginAsync(turn, string.Join(' ', said), cancellationToken),
        ["verify-step", .. var step] => Get<VerifyHandler>().StepAsync(turn, step, cancellationToken),
        ["role", var verb, var id, .. var rest] => Get<DecideHandler>().HandleAsync(turn, verb, id, rest, cancellationToken),
        ["staff", ..] => Get<StaffHandler>().HandleAsync(turn, [], cancellationToken),
        ["staff-member", .. var act] => Get<StaffHandler>().HandleAsync(turn, act, cancellationToken),
        ["staff-room"] => Get<InviteDesk>().OfferStaffRoomAsync(turn.Person, cancellationToken),
        ["setup", ..] => Get<SetUpHandler>().OpenAsync(turn, cancellationToken),
        ["set-up", .. var step] => Get<SetUpHandler>().StepAsync(turn, step, cancellationToken),
        ["classes", ..] => Get<ClassesHandler>().HandleAsync(turn, [], cancellationToken),
        ["class-card", .. var act] => Get<ClassesHandler>().HandleAsync(turn, act, cancellationToken),
        ["homeroom", .. var act] => Get<HomeroomHandler>().HandleAsync(turn, act, cancellationToken),
        ["movements", .. var said] => Get<MovementHandler>().OpenAsync(turn, string.Join(' ', said), cancellationToken),
        ["offices", ..] => Get<RolesHandler>().HandleAsync(turn, [], cancellationToken),
        ["standing-in", ..] => Get<DelegationHandler>().HandleAsync(turn, [], cancellationToken),
        ["school-card", ..] => Get<SchoolCardHandler>().HandleAsync(turn, [], cancellationToken),
        ["school-lists", ..] => Get<ListsHandler>().HandleAsync(turn, [], cancellationToken),
        ["new-year", ..] => Get<RolloverHandler>().HandleAsync(turn, [], cancellationToken),
        ["stays", .. var said] => Get<IntakeHandler>().HandleAsync(turn, said.Length == 0 ? [] : ["typed"], cancellationToken),
        ["roles", .. var act] => Get<RolesHandler>().HandleAsync(turn, act, cancellationToken),
        ["freeze", .. var profile] => Get<RolesHandler>().HandleAsync(turn, profile is [var named, ..] ? ["profile", named] : [], cancellationToken),
        ["away", .. var act] => Get<DelegationHandler>().HandleAsync(turn, act, cancellationToken),
        ["vouch", var verb, var id] => Get<VouchHandler>().HandleAsync(turn, verb, id, cancellationToken),
        ["rollover", .. var act] => Get<RolloverHandler>().HandleAsync(turn, act, cancellationToken),
        ["intake", .. var act] => Get<IntakeHandler>().HandleAsync(turn, act, cancellationToken),
        ["school", .. var act] => Get<SchoolCardHandler>().HandleAsync(turn, act, cancellationToken),
        ["hand-over", .. var act] => Get<HandOverHandler>().HandleAsync(turn, act, cancellationToken),
        ["group", .. var act] => Get<GroupHandler>().HandleAsync(turn, act, cancellationToken),
        ["lists", .. var act] => Get<ListsHandler>().HandleAsync(turn, act, cancellationToken),
        ["movement", .. var act] => Get<MovementHandler>().HandleAsync(turn, act, cancellationToken),
        ["import", ..] => Get<ImportHandler>().HelpAsync(turn, cancellationToken),
        ["roster", var verb, ..] => Get<ImportHandler>().DecideAsync(turn, verb, cancellationToken),
        ["guide", .. var step] => Get<GuideHandler>().HandleAsync(turn, step),
        ["abilities"] => Get<GuideHandler>().AbilitiesAsync(turn, cancellationToken),
        ["regulation", .. var said] => Get<RegulationHandler>().HandleAsync(turn, said, cancellationToken),
        ["legal-acts", .. var act] => Get<LegalActsHandler>().HandleAsync(turn, act, cancellationToken),
        ["ticket", .. var act] => Get<TicketDesk>().HandleAsync(turn, act, cancellationToken),
        ["letter", .. var act] => Get<LetterHandler>().HandleAsync(turn, act, cancellationToken),
        ["stats", .. var asked] => Get<StatisticsHandler>().HandleAsync(turn, asked, cancellationToken),
        ["jobs", ..] => ShowDashboardLink(turn),
        ["talk", ..] => Get<TalkRoutes>().MenuAsync(turn, cancellationToken),
        ["announce", .. var said] => Get<AnnouncementHandler>().BeginAsync(turn, string.Join(' ', said), cancellationToken),
        ["remind", .. var said] => Get<ReminderHandler>().BeginAsync(turn, string.Join(' ', said), cancellationToken),
        ["rem", _, ..] => Get<ReminderDesk>().RouteAsync(turn, words, cancellationToken),
        ["event"] => Get<SchoolEventHandler>().RouteAsync(turn, ["ev", "list", "0"], cancellationToken),
        ["event", .. var said] => Get<SchoolEventHandler>().BeginAsync(turn, string.Join(' ', said), cancellationToken),
        ["ev", _, ..] => Get<SchoolEventHandler>().RouteAsync(turn, words, cancellationToken),
        ["elsewhere", ..] => Get<ElsewhereHandler>().RouteAsync(turn, words, cancellationToken),
        ["ann", _, ..] => Get<AnnouncementRoutes>().RouteAsync(turn, words, cancellationToken),
        ["say"] when DelegationSentence.Read(turn.Text, DateOnly.FromDateTime(turn.Now.DateTime)) is not null => Get<DelegationHandler>().SayAsync(turn, turn.Text, cancellationToken),
        ["say"] when MovementSentence.Read(turn.Text, DateOnly.FromDateTime(turn.Now.DateTime)) is not null => GoOnAsync(turn, Get<MovementHandler>().HearAsync(turn, cancellationToken), cancellationToken),
        ["say"] when VerificationPhrases.Read(turn.Text) is not null => Get<VerifyHandler>().BeginAsync(turn, turn.Text, cancellationToken),
        ["words", "instead" or "resume", ..] => Get<Interruption>().Choose(turn, words) is { } wish ? RouteAsync(turn, wish, cancellationToken) : Task.CompletedTask,
        ["words", "human", ..] => Get<TicketDesk>().HandleAsync(turn, ["ask", ""], cancellationToken), // buttons of before
        ["words", "press", var token] => PressAsync(turn, token, cancellationToken),
        ["words", ..] => Get<FreeTextHandler>().RouteAsync(turn, words),
        ["say"] => Get<FreeTextHandler>().AskAsync(turn, cancellationToken),
        _ => Get<MenuHandler>().NotUnderstoodAsync(turn),
    };

    private Task ShowDashboardLink(Turn turn)
    {
        Get<DashboardLinkHandler>().Show(turn);
        return Task.CompletedTask;
    }

    /// <summary>A handler found that another operation is the one to answer.</summary>
    private async Task GoOnAsync(Turn turn, Task<string[]?> handled, CancellationToken cancellationToken)
    {
        if (await handled is { } words)
            await RouteAsync(turn, words, cancellationToken);
    }

    private T Get<T>() where T : notnull => services.GetRequiredService<T>();
}
