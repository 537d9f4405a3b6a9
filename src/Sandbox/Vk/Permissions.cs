namespace BotHost.Sandbox.Vk;

/// <summary>The rights of a community's key (vk/facts.md §8).</summary>
internal static class Permissions
{
    public static IReadOnlyList<(string Name, int Setting)> All { get; } =
        [("photos", 4), ("docs", 131_072), ("messages", 4096), ("manage", 262_144)];

    public static string? RequiredFor(string method) => method switch
    {
        _ when method.StartsWith("messages.", StringComparison.Ordinal) => "messages",
        _ when method.StartsWith("photos.", StringComparison.Ordinal) => "photos",
        _ when method.StartsWith("docs.", StringComparison.Ordinal) => "docs",
        "groups.getLongPollServer" or "groups.getLongPollSettings" or "groups.setLongPollSettings" => "manage",
        _ when method.StartsWith("groups.", StringComparison.Ordinal) && method.Contains("Callback", StringComparison.Ordinal) => "manage",
        _ => null,
    };
}
