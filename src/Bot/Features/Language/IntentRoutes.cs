using System.Collections.Frozen;

namespace BotHost.Features.Language;

/// <summary>
/// Which handler an understood intent leads to: one line each. The words are those of <see cref="Messaging.CommandRouter"/>; ["say"] leaves the text to the
/// feature that reads its own sentences. An intent without a line is answered by <see cref="LanguageReplies.For"/>.
/// </summary>
internal static class IntentRoutes
{
    private static readonly FrozenDictionary<string, Func<Call, string[]?>> _routes = new Dictionary<string, Func<Call, string[]?>>
    {
        ["get_class_link"] = call => call["chat"] == "Учительская" ? ["staff-room"] : call.IsForAnother ? ["family", "name"] : call.IsAmbiguous ? ["link", call.Text] : ["link", .. call.Class],
        ["child_add"] = call => ["access", "begin", .. call.Class is [] ? [""] : call.Class],
        ["redeem_code"] = call => ["code", .. call["code"] is { } code ? [code] : (string[])[]],
        ["invite_create"] = call => ["codes", .. call.Class],
        ["invite_print"] = call => call.Class is [] ? ["codes"] : ["codes", .. call.Class, "print"],
        ["invite_list"] = call => ["missing", .. call.Class],
        ["roster_list"] = call => ["missing", .. call.Class],
        ["roster_missing"] = call => ["missing", .. call.Class],
        ["remind_missing"] = call => ["missing", .. call.Class],
        ["invite_revoke"] = call => call.IsTyped && Chats.LeakHandler.IsReport(call.Text) ? ["say"] : call["action"] == "rotate" ? null : ["revoke", .. call.Class],
        ["verify_request"] = call => ["verify", .. call.Class],
        ["refuse_role"] = call => call.IsTyped && Domain.Verification.VerificationPhrases.Read(call.Text) is not null ? ["say"] : null, // the dialog says why
        ["verify_status"] = _ => ["status"],
        ["verify_list"] = _ => ["pending"],
        ["verify_approve"] = _ => ["pending"],
        ["verify_reject"] = call => call["action"] == "revoke" ? ["staff"] : ["pending"],
        ["class_add"] = _ => ["classes"],
        ["audit_show"] = _ => ["audit"],
        ["assign_homeroom"] = _ => ["classes"],
        ["assign_admin"] = _ => ["roles"],
        ["stats_report"] = _ => ["stats"],
        ["bind_chat"] = _ => ["chat"],
        ["unbind_chat"] = _ => ["chat"],
        ["digest_now"] = _ => ["digest"],
        ["digest_settings"] = call => call.IsTyped ? ["digest", "wish", call["time"] ?? "", call.Text] : ["digests"],
        ["announce"] = call => call.IsTyped ? ["announce", Announced(call)] : ["announce"],
        ["movement_add"] = call => call.IsTyped && Domain.Roster.MovementSentence.Read(call.Text, DateOnly.MinValue) is not null ? ["say"] : ["movement"],
        ["movement_report"] = _ => ["movement"],
        ["reminder_create"] = call => call.IsTyped ? ["remind", Reminded(call.Text)] : ["remind"],
        ["event_plan"] = call => call.IsTyped ? ["event", AfterFirstWord(call.Text)] : ["event"],
        ["event_list"] = _ => ["event"],
        ["event_change"] = _ => ["event"],
        ["reminder_list"] = _ => ["rem", "list", "0"],
        ["reminder_cancel"] = _ => ["rem", "list", "0"],
        ["howto"] = call => ["guide", GuideOf(call["topic"] ?? ""), "0"],
        ["my_data"] = _ => ["mydata"],
        ["delete_my_data"] = _ => ["forget"],
        ["greeting"] = _ => ["menu"],
        ["back"] = _ => ["menu"],
        ["help"] = _ => ["help"],
        ["cancel"] = _ => ["cancel"],
    }.ToFrozenDictionary();

    /// <summary>These accompany a wish and are none that could be asked about.</summary>
    private static readonly FrozenSet<string> _noWishes =
        new[] { "greeting", "thanks", "confirm", "deny", "back", "cancel", "undo", "unknown", "out_of_scope", "refuse_privacy", "refuse_role" }.ToFrozenSet();

    private static readonly FrozenSet<string> _reminderVerbs =
        new[] { "поставь", "поставьте", "создай", "создайте", "сделай", "сделайте", "добавь", "запланируй", "пожалуйста" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>"switch_profile" is the trap that has a guide of several steps; a topic without one leads to the menu of guides.</summary>
    private static string GuideOf(string topic) => topic switch { "switch_profile" => "child-profile", "no_smartphone" => "no-smartphone", _ => topic };

    public static bool IsWish(string intent) => !_noWishes.Contains(intent);

    /// <param name="text">What was typed; empty for a button, which can carry no text.</param>
    /// <returns>Null when there is no handler: the honest answer is told.</returns>
    public static string[]? Words(string intent, IReadOnlyDictionary<string, string> entities, string text)
        => _routes.TryGetValue(intent, out var route) ? route(new Call(entities, text)) : null;

    /// <summary>What the answer without a handler depends on.</summary>
    public static string Topic(string intent, IReadOnlyDictionary<string, string> entities)
        => entities.GetValueOrDefault(intent switch { "invite_problem" => "reason", "refuse_role" => "role", "support_contact" => "target", _ => "topic" }, "");

    /// <summary>"родителям 5А: завтра форма", as the announcement's own dialog reads it; the sentence without its verb where the parts were not found.</summary>
    private static string Announced(Call call)
    {
        var audience = call["audience"] switch { "parents" => "родителям", "pupils" => "ученикам", "staff" => "учителям", "all" => "всей школе", _ => "" };
        var whom = call["grades"] is { } grades ? $"{audience} {grades} классов".Trim() : call["class"] is { } @class && @class != "mine" ? $"{audience} {@class}".Trim() : audience;
        return whom.Length > 0 && call["text"] is { } text ? $"{whom}: {text}" : AfterFirstWord(call.Text);
    }

    /// <summary>"послезавтра утром напомнить 2в про форму" without its verb, and without "поставь напоминание".</summary>
    private static string Reminded(string text)
        => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(word =>
            !word.StartsWith("напом", StringComparison.OrdinalIgnoreCase) && !_reminderVerbs.Contains(word)));

    private static string AfterFirstWord(string text) => text.Trim().Split([' ', '\n'], 2) is [_, var rest] ? rest.Trim() : "";

    /// <summary>"добавьте мужа", "ссылку для бабушки": not for the writer.</summary>
    private static readonly FrozenSet<string> _others = new[]
    {
        "мужа", "мужу", "жену", "жене", "папу", "папе", "маму", "маме", "бабушку", "бабушке", "дедушку", "дедушке", "отцу", "супруга", "супругу", "супруге", "няню", "няне",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private sealed record Call(IReadOnlyDictionary<string, string> Entities, string Text)
    {
        public string? this[string entity] => Entities.GetValueOrDefault(entity);
        public bool IsTyped => Text.Length > 0;

        public bool IsForAnother => Array.Exists(Text.Split([' ', ',', '.', '!', '?'], StringSplitOptions.RemoveEmptyEntries), _others.Contains);

        /// <summary>Several classes go on as they were found: the handler offers them one at a time.</summary>
        public string[] Class => this["class"] is { } @class && @class != "mine" ? @class.Split(',') : [];

        /// <summary>A Latin "B", or a grade alone: the handler knows the school's classes and asks.</summary>
        public bool IsAmbiguous => IsTyped && Text.Length < 200 && Class is [var only] && Domain.Language.ClassName.FindIn(Text) is [{ IsAmbiguous: true }] && only.Length > 0;
    }
}
