namespace BotHost.Vk;

/// <summary>
/// Why a call came to nothing. Positive: VK's own error code. Negative: VK was not heard: -1 for no answer at all,
/// -STATUS for an HTTP status, -200 for an answer that is not VK's JSON.
/// </summary>
internal readonly record struct VkError(int Code)
{
    public const int TooManyRequests = 6;

    public static VkError None { get; }
    public static VkError NoAnswer { get; } = new(-1);
    public static VkError Unreadable { get; } = new(-200);

    /// <summary>VK said that a call failed and did not say why.</summary>
    public static VkError Unexplained { get; } = new(1);

    public bool IsNone => Code == 0;

    /// <summary>The way to VK is broken, as opposed to VK having refused.</summary>
    public bool IsTransportFault => Code < 0;

    public static VkError Http(int status) => new(-status);
}

/// <summary>A value, or the reason why there is none.</summary>
internal readonly record struct VkReply<T>(T? Value, VkError Error)
{
    public bool IsOk => Error.IsNone;

    public static implicit operator VkReply<T>(T value) => new(value, VkError.None);

    public static implicit operator VkReply<T>(VkError error) => new(default, error);
}
