namespace BotHost.Domain.Messaging;

/// <summary>Names a private dialog with a person or a group chat. The key is the messenger's own and opaque to everyone but its adapter.</summary>
public readonly record struct ConversationRef(ConversationKind Kind, string Key)
{
    public static ConversationRef Dialog(UserRef user) => new(ConversationKind.Dialog, user.Key);

    public static ConversationRef Chat(string key) => new(ConversationKind.Chat, key);

    public bool IsDialog => Kind == ConversationKind.Dialog;

    /// <summary>The stored form: <c>d:KEY</c> or <c>c:KEY</c>.</summary>
    public override string ToString() => (IsDialog ? "d:" : "c:") + Key;

    /// <exception cref="FormatException">The text is not a stored form.</exception>
    public static ConversationRef Parse(string text) => text switch
    {
        ['d', ':', .. var key] => new(ConversationKind.Dialog, key),
        ['c', ':', .. var key] => new(ConversationKind.Chat, key),
        _ => throw new FormatException("A conversation is stored as d:KEY or c:KEY."),
    };
}

public enum ConversationKind
{
    Dialog,
    Chat,
}
