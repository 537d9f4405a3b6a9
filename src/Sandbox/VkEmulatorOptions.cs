namespace BotHost.Sandbox;

/// <summary>Where VK's behaviour is a matter of settings, unknown, or too slow for a test. May be changed while the emulator runs.</summary>
public sealed class VkEmulatorOptions
{
    /// <summary>For each token; 0 switches the limit off. An execute counts once.</summary>
    public int RequestsPerSecond { get; set; } = 20;

    /// <summary>How many events the long poll queue remembers; an older ts answers failed 1.</summary>
    public int LongPollHistory { get; set; } = 50_000;

    /// <summary>The most events in one answer.</summary>
    public int LongPollBatch { get; set; } = 1_000;

    /// <summary>How many messages each conversation remembers at least; what is older is forgotten, so that a load test does not eat the memory.</summary>
    public int KeepMessages { get; set; } = 500;

    /// <summary>How many calls and updates the journal remembers; 0 switches it off.</summary>
    public int JournalSize { get; set; } = 200;

    /// <summary>In UTF-16 units; longer texts answer error 914.</summary>
    public int MaxMessageLength { get; set; } = 4096;

    /// <summary>
    /// Whether a random_id beyond int32 is taken, by its lower half: SDKs in wide use send such and work, though the documentation says int32.
    /// </summary>
    public bool TakesLongRandomIds { get; set; } = true;

    /// <summary>The error for a person who never wrote and never allowed messages: 901, or 1021 as newer documentation says.</summary>
    public int NoConversationError { get; set; } = 901;

    /// <summary>Whether a removed user may come back by the same link. Not settled by any source.</summary>
    public bool KickedMayRejoin { get; set; } = true;

    /// <summary>Whether a community without admin rights is told who joined or left. Not settled by any source.</summary>
    public bool PlainMemberSeesServiceMessages { get; set; }

    /// <summary>Older answer of messages.createChat: the bare number instead of an object.</summary>
    public bool CreateChatAnswersNumber { get; set; }

    /// <summary>Machine time between two tries of one callback event; doubled with each try.</summary>
    public TimeSpan CallbackRetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>After so many tries an event is given up.</summary>
    public int CallbackTries { get; set; } = 10;
}
