namespace BotHost.Messaging;

/// <summary>Which of two waiting calls goes first.</summary>
public enum SendPriority
{
    /// <summary>A person waits for it.</summary>
    Interactive,

    /// <summary>Mailings and nightly work.</summary>
    Bulk,
}
