using System.Collections.Frozen;
using BotHost.Domain.Language;
using BotHost.Domain.Language.Intents;
using BotHost.Features.Announcements;
using BotHost.Features.Dialogs;
using BotHost.Features.Elsewhere;
using BotHost.Features.Events;
using BotHost.Features.Help;
using BotHost.Features.Invites;
using BotHost.Features.Movements;
using BotHost.Features.People;
using BotHost.Features.Reminders;
using BotHost.Features.Roles;
using BotHost.Features.Schools;
using BotHost.Features.Statistics;
using BotHost.Features.Support;
using BotHost.Features.Verification;
using BotHost.Features.Years;
using BotHost.Messaging;

namespace BotHost.Features.Language;

/// <summary>A clear other wish while a dialog waits for an answer: one question which of the two goes on; the dialog stays until it is given up.</summary>
internal sealed class Interruption(Outbox outbox, Hearing hearing)
{
    private const double Clear = 0.8;
    private const int FewWords = 4;

    /// <summary>A dialog left lying for longer is not what the person is at: the new wish goes first, as it always did.</summary>
    private static readonly TimeSpan _fresh = TimeSpan.FromHours(1);

    /// <summary>Dialogs that wait for a name, a class, a code or a day, and the wishes that may be an answer there. The others take any words.</summary>
    private static readonly FrozenDictionary<string, string[]> _own = new Dictionary<string, string[]>
    {
        [AccessDialog.Name] = ["child_add", "redeem_code"],
        [RedeemCodeHandler.Dialog] = ["redeem_code", "child_add"],
        [VerifyHandler.Dialog] = ["verify_request", "assign_homeroom", "child_add", "movement_add"],
        [HomeroomHandler.Dialog] = ["assign_homeroom", "verify_approve", "child_add"],
        [DelegationHandler.Dialog] = ["assign_admin", "assign_homeroom", "verify_approve"],
        [HandOverHandler.Dialog] = ["assign_homeroom", "assign_admin", "movement_add"],
        [MovementJournal.PeriodDialog] = ["movement_report", "stats_report"],
        [MovementJournal.DayDialog] = ["movement_report", "roster_list"],
        [StatisticsHandler.Dialog] = ["stats_report"],
    }.ToFrozenDictionary();

    private static readonly FrozenSet<string> _begins = new[] { "start", "menu", "help", "cancel", "unknown" }.ToFrozenSet();

    /// <returns>Whether the words were taken for another wish, and asked about.</returns>
    public async Task<bool> TryAsync(Turn turn, DialogState dialog, CancellationToken cancellationToken)
    {
        if (!IsFresh(turn, dialog) || dialog.Name == FreeTextHandler.Dialog)
            return false;
        var understood = await hearing.OfAsync(turn, cancellationToken);
        if (understood.Intents is [Understanding.Security] && understood.Confidence >= Clear && _own.ContainsKey(dialog.Name))
        {
            outbox.Answer(turn.Person, SafetyHandler.Read(turn.Text) is "hacked" ? SafetyReplies.AskHacked : SupportReplies.Scam); // wins over every dialog
            return true;
        }
        if (understood is not { Intents: [var intent], Confidence: >= Clear } || !IsOther(turn, dialog, intent, understood))
            return false;
        var wish = FreeTextHandler.ChoiceOf(intent, understood);
        Ask(turn, wish.Label, wish.Words);
        return true;
    }

    /// <summary>"ссылка 5а" is a command even in a dialog, but may be an answer: the same question.</summary>
    public bool TryCommand(Turn turn, string[] command)
    {
        if (turn.Text.TrimStart().StartsWith('/') || _begins.Contains(command[0]) || DialogState.Of(turn.Person, turn.Now) is not { } dialog
            || dialog.Name == FreeTextHandler.Dialog || !IsFresh(turn, dialog) || IsOwnCommand(dialog, command))
            return false;
        Ask(turn, turn.Text.Trim(), command);
        return true;
    }

    /// <returns>The operation of the new wish; null when the dialog goes on.</returns>
    public string[]? Choose(Turn turn, string[] words)
    {
        if (words is ["words", "instead", .. var wish])
        {
            DialogState.End(turn.Person);
            return wish;
        }
        if (DialogState.Of(turn.Person, turn.Now) is { Name: AccessDialog.Name })
            return ["access", "fix", "resume"]; // asks for what is missing
        outbox.Answer(turn.Person, DialogState.Of(turn.Person, turn.Now) is null ? InterruptionReplies.Over : InterruptionReplies.GoOn);
        return null;
    }

    private void Ask(Turn turn, string label, string[] wish) => outbox.Answer(turn.Person, InterruptionReplies.Which(label, wish));

    private static bool IsFresh(Turn turn, DialogState dialog) => turn.Now - (dialog.ExpiresAt - DialogState.Lifetime) < _fresh;

    /// <summary>In a dialog that takes any words only a call for a human in a few words is another wish.</summary>
    private static bool IsOther(Turn turn, DialogState dialog, string intent, Understanding understood)
    {
        if (!IntentRoutes.IsWish(intent) && !understood.IsRefused)
            return false;
        if (!_own.TryGetValue(dialog.Name, out var own))
            return intent is "support_contact" && dialog.Name is not (TicketDesk.AskDialog or TicketDesk.AnswerDialog) && Words(turn.Text) <= FewWords;
        return !own.Contains(intent) && !LooksLikeName(turn.Text) && (intent != "get_class_link" || LinkRequest.IsIn(turn.Text));
    }

    /// <summary>The word that the dialog itself is about.</summary>
    private static bool IsOwnCommand(DialogState dialog, string[] command) => (dialog.Name, command[0]) switch
    {
        (RedeemCodeHandler.Dialog, "code") or (VerifyHandler.Dialog, "verify") or (StatisticsHandler.Dialog, "stats") or (LinkLoader.Dialog, "load") => true,
        (IntakeHandler.Dialog, "stays") or (RolloverHandler.Dialog, "new-year") or (DelegationHandler.Dialog, "standing-in") or (SetUpHandler.Dialog, "setup" or "import") => true,
        (SchoolCardHandler.Dialog, "school-card") or (GroupHandler.Dialog, "school-lists") or (ClassesHandler.RenameDialog or HomeroomHandler.Dialog, "classes") => true,
        (AnnouncementHandler.Dialog, "announce" or "talk") or (ReminderHandler.Dialog or ReminderDesk.Dialog, "remind") or (SchoolEventHandler.Dialog, "event") => true,
        (ElsewhereHandler.Dialog, "elsewhere" or "sferum") or (TicketDesk.AskDialog or TicketDesk.AnswerDialog, "ticket") => true,
        (MovementDraft.Dialog or MovementJournal.PeriodDialog or MovementJournal.DayDialog, "movements") => true,
        _ => false,
    };

    /// <summary>"Смирнова Анна Петровна", "петя смирнов": what those dialogs mostly wait for.</summary>
    private static bool LooksLikeName(string text)
        => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var first, var second, ..] words
            && (char.IsUpper(first[0]) && char.IsUpper(second[0]) || words.Length <= FewWords && Array.Exists(words, GivenNames.IsKnown));

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}

internal static class InterruptionReplies
{
    private const int LongestLabel = 40;

    public static Reply Which(string label, string[] wish) => new Reply($"Мы ещё не закончили прошлое. Отложить его и перейти к другому: «{Short(label, LongestLabel)}»?")
        .Row(Choice.Do("Да, " + Short(label, LongestLabel - 4), ["words", "instead", .. wish]).Primary())
        .Row(Choice.Do("Продолжить прошлое", "words", "resume"));

    public static Reply GoOn { get; } = new Reply("Хорошо, продолжаем. Ответьте, пожалуйста, на мой прошлый вопрос.").Row(Choice.Do("Отмена", "cancel"));

    public static Reply Over { get; } = new Reply("Прошлый разговор уже закончен. Что вам нужно?").Row(Choice.Do("Ссылка на чат класса", "link"), Choice.Do("Помощь", "help"));

    private static string Short(string text, int most) => text.Length <= most ? text : text[..(most - 1)].TrimEnd() + "…";
}
