namespace BotHost.Sandbox.Setup;

/// <summary>A community with its key, as its owner set it up in VK.</summary>
public sealed record CommunitySetup(long Id, string AccessToken)
{
    public string Name { get; init; } = "Школа";

    /// <summary>Null: clubID.</summary>
    public string? ScreenName { get; init; }

    /// <summary>"Bot abilities" in the settings; off, keyboards answer error 912.</summary>
    public bool BotAbilities { get; init; } = true;

    /// <summary>Null: <see cref="VkEmulatorOptions.RequestsPerSecond"/>; 0: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>The rights of the key: messages, manage, photos, docs.</summary>
    public IReadOnlyList<string> Permissions { get; init; } = ["messages", "manage", "photos", "docs"];

    /// <summary>The events that long poll delivers from the start; null: long poll is off until the bot switches it on.</summary>
    public IReadOnlyList<string>? LongPollEvents { get; init; }

    public string ConfirmationCode { get; init; } = "c0ffee00";
}
