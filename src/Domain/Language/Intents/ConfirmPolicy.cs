namespace BotHost.Domain.Language.Intents;

/// <summary>What has to be asked about before it is done though its rule file does not say so: it takes something from people, or reaches many of them.</summary>
internal static class ConfirmPolicy
{
    private static readonly Pattern Everybody = new([new Element([new Term(["@все"])], IsAbsent: false)], 1);

    public static bool IsDestructive(Dictionary<string, string> entities)
        => entities.GetValueOrDefault("action") is "remove" or "cancel" or "revoke" or "rotate" || entities.GetValueOrDefault("kind") is "out" or "dismissed" or "transfer";

    public static bool IsWide(string intent, Dictionary<string, string> entities, MessageFeatures features) => intent switch
    {
        "reminder_create" or "event_plan" or "event_change" or "invite_create" or "invite_print" => IsMany(entities),
        "reminder_cancel" or "verify_approve" => features.Fits(Everybody),
        _ => entities.GetValueOrDefault("audience") == "all",
    };

    /// <summary>More than one class: grades, several classes, the whole school, or a group that no class narrows.</summary>
    private static bool IsMany(Dictionary<string, string> entities)
        => entities.GetValueOrDefault("grades") is not null || entities.GetValueOrDefault("class")?.Contains(',', StringComparison.Ordinal) == true
            || entities.GetValueOrDefault("audience") is "all" || entities.GetValueOrDefault("audience") is "parents" or "pupils" or "staff" && !entities.ContainsKey("class");
}
