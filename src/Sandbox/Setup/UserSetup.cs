namespace BotHost.Sandbox.Setup;

/// <summary>A person with an account.</summary>
public sealed record UserSetup(long Id, string FirstName, string LastName)
{
    public string? ScreenName { get; init; }
    public ClientFeatures Client { get; init; } = ClientFeatures.All;

    /// <summary>The account was deleted or banned (error 18).</summary>
    public bool IsDeactivated { get; init; }
}

/// <summary>What the person's client can show; it goes into client_info.</summary>
public sealed record ClientFeatures(bool Keyboard = true, bool InlineKeyboard = true, bool Callback = true, bool OpenLink = true)
{
    public static ClientFeatures All { get; } = new();
}
