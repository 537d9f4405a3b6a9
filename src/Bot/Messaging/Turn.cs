using BotHost.Domain.Messaging;
using BotHost.Domain.People;

namespace BotHost.Messaging;

/// <summary>One person's say in a conversation: what was written or pressed, by whom and when.</summary>
internal sealed class Turn
{
    public required IncomingUpdate Update { get; init; }
    public required Person Person { get; init; }
    public required ConversationRef Conversation { get; init; }

    /// <summary>School time of the handling.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>What was typed; empty for a press.</summary>
    public string Text => (Update as TextReceived)?.Text ?? "";

    /// <summary>The message whose button was pressed, to edit it in place; null for a typed answer.</summary>
    public MessageRef? Pressed => (Update as ButtonPressed)?.Message;

    public bool IsPrivate => Conversation.IsDialog;

    /// <summary>A short notice shown with the acknowledgement of a press. Never the only answer.</summary>
    public string? Toast { get; set; }

    /// <summary>A chat whose link the acknowledgement opens, when the client can.</summary>
    public ConversationRef? OpenLinkOf { get; set; }
}
