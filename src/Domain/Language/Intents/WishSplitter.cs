using System.Collections.Frozen;
using BotHost.Domain.Language.Text;

namespace BotHost.Domain.Language.Intents;

/// <summary>Finds two wishes in one message: "подтверди Петрову и поставь её классным 6а".</summary>
internal sealed class WishSplitter(IReadOnlyList<IntentRules> intents)
{
    private const int MostSplits = 4;
    private const int FewestWords = 2;
    private const double Enough = 0.72;

    /// <summary>These accompany a wish and are none themselves.</summary>
    private static readonly FrozenSet<string> NoWishes =
        "greeting thanks confirm deny back cancel help unknown out_of_scope undo".Split(' ').ToFrozenSet();

    /// <summary>The first is only the reason for the second: together they are the one that stands for both.</summary>
    private static readonly FrozenDictionary<string, string[]> Absorbed = new Dictionary<string, string[]>
    {
        ["get_class_link"] = ["child_add", "invite_problem", "verify_request", "invite_create", "event_list", "roster_missing", "redeem_code", "privacy_info", "support_contact"],
        ["invite_problem"] = ["get_class_link", "invite_create", "redeem_code", "howto", "support_contact", "child_add"],
        ["howto"] = ["invite_problem", "support_contact", "redeem_code", "privacy_info", "quiet_settings"],
        ["security_alert"] = ["get_class_link", "redeem_code", "support_contact", "howto", "invite_problem", "privacy_info", "report_intruder", "invite_revoke"],
        ["report_intruder"] = ["child_remove", "invite_revoke", "support_contact", "get_class_link", "movement_add"],
        ["verify_request"] = ["assign_homeroom", "get_class_link", "verify_status", "child_add"],
        ["child_remove"] = ["movement_add", "delete_my_data", "quiet_settings"],
        ["movement_add"] = ["child_remove", "roster_list"],
        ["reminder_create"] = ["roster_missing", "reminder_list", "announce", "event_list", "quiet_settings", "event_plan"],
        ["announce"] = ["event_plan", "event_change", "reminder_create"],
        ["event_plan"] = ["announce", "event_list", "reminder_create"],
        ["event_change"] = ["event_plan", "event_list"],
        ["remind_missing"] = ["roster_missing", "reminder_create"],
        ["redeem_code"] = ["invite_problem", "howto"],
        ["invite_revoke"] = ["invite_problem", "movement_add", "child_remove", "report_intruder"],
        ["unbind_chat"] = ["bind_chat"],
        ["assign_admin"] = ["verify_list"],
    }.ToFrozenDictionary();

    /// <param name="weigh">Ranks the intents of a clause.</param>
    /// <returns>Null when the message is one wish.</returns>
    public IReadOnlyList<(int Index, double Confidence)>? Split(
        Utterance utterance, IReadOnlyList<(int Index, double Confidence)> whole, Func<string, IReadOnlyList<(int Index, double Confidence)>> weigh)
    {
        var tokens = utterance.Tokens;
        if (tokens.Count < 2 * FewestWords || tokens.Count > 40)
            return null;
        IReadOnlyList<(int Index, double Confidence)>? best = null;
        var splits = 0;
        for (var index = FewestWords; index + FewestWords <= tokens.Count && splits < MostSplits; index++)
        {
            if (!tokens[index].StartsPhrase && tokens[index].Word is not ("и" or "а" or "еще" or "потом" or "также" or "заодно"))
                continue;
            splits++;
            var left = weigh(utterance.Text[..tokens[index].Start])[0];
            var right = weigh(utterance.Text[tokens[index].Start..])[0];
            var confidence = Math.Min(left.Confidence, right.Confidence);
            if (left.Index != right.Index && confidence >= Enough && confidence > (best?.Min(it => it.Confidence) ?? 0) && AreTwo(left.Index, right.Index))
                best = [left, right];
        }
        return best is not null && best.Any(it => it.Index == whole[0].Index || whole[0].Confidence < Enough) ? best : null;
    }

    private bool AreTwo(int left, int right)
    {
        var (first, second) = (intents[left].Name, intents[right].Name);
        return !NoWishes.Contains(first) && !NoWishes.Contains(second) && !IsAbsorbed(first, second) && !IsAbsorbed(second, first)
            && !intents[left].Refused && !intents[right].Refused;
    }

    private static bool IsAbsorbed(string by, string other) => Absorbed.TryGetValue(by, out var others) && others.Contains(other);
}
