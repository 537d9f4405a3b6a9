using BotHost.Sandbox.Setup;
using BotHost.Sandbox.Vk;
using BotHost.Sandbox.Vk.Events;

namespace BotHost.Sandbox.State;

/// <summary>A community and what it sees of the world. Guarded by <see cref="World.Gate"/>.</summary>
internal sealed class Community
{
    // Numbers of private dialogs and of chats are the community's own; the emulator's chat ids start elsewhere, so that mixing them up shows.
    private readonly Dictionary<long, Chat> _chats = [];
    private readonly Dictionary<long, long> _chatNumbers = [];
    private readonly Dictionary<long, Message> _messages = [];
    private readonly Queue<long> _messageAges = new();
    private long _lastMessageId;

    public Community(CommunitySetup setup)
    {
        Setup = setup;
        AccessToken = setup.AccessToken;
        BotAbilities = setup.BotAbilities;
        if (setup.LongPollEvents is { } events)
        {
            LongPollSettings.IsEnabled = true;
            LongPollSettings.Events.UnionWith(events);
        }
    }

    public CommunitySetup Setup { get; }
    public long Id => Setup.Id;
    public string ScreenName => Setup.ScreenName ?? $"club{Id}";
    public string AccessToken { get; set; }
    public bool BotAbilities { get; set; }
    public EventSettings LongPollSettings { get; } = new();
    public LongPollQueue LongPoll { get; } = new();
    public List<CallbackServer> CallbackServers { get; } = [];
    public int LastCallbackServerId { get; set; }
    public RequestWindow Requests { get; } = new();
    public Dictionary<long, Dialog> Dialogs { get; } = [];
    public Dictionary<string, PendingPress> Presses { get; } = [];

    /// <summary>Switched by a fault: the update is sent twice.</summary>
    public int DuplicateNextEvents { get; set; }

    /// <summary>Events that a fault keeps back; null while none are.</summary>
    public List<PendingEvent>? HeldEvents { get; set; }

    public Dialog DialogWith(User user)
    {
        if (!Dialogs.TryGetValue(user.Id, out var dialog))
            Dialogs[user.Id] = dialog = new Dialog(user, this);
        return dialog;
    }

    public IEnumerable<(long Number, Chat Chat)> Chats => _chats.Select(pair => (pair.Key, pair.Value));

    public Chat? FindChat(long number) => _chats.GetValueOrDefault(number);

    /// <summary>VK numbers the chats for each participant in the order in which they meet them.</summary>
    public long NumberOf(Chat chat)
    {
        if (_chatNumbers.TryGetValue(chat.Id, out var number))
            return number;
        number = _chatNumbers.Count + 1;
        _chatNumbers[chat.Id] = number;
        _chats[number] = chat;
        return number;
    }

    public long PeerOf(Conversation conversation) => conversation switch
    {
        Dialog dialog => dialog.User.Id,
        Chat chat => Chat.PeerOffset + NumberOf(chat),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public long NextMessageId() => ++_lastMessageId;

    public Message? FindMessage(long id) => _messages.GetValueOrDefault(id);

    /// <param name="keep">A load test sends millions: old numbers are forgotten.</param>
    public void Remember(Message message, int keep)
    {
        _messages[message.Id] = message;
        _messageAges.Enqueue(message.Id);
        if (_messageAges.Count > keep)
            _messages.Remove(_messageAges.Dequeue());
    }
}

/// <summary>What one consumer of events asked for.</summary>
internal sealed class EventSettings
{
    public bool IsEnabled { get; set; }
    public string ApiVersion { get; set; } = "5.199";
    public HashSet<string> Events { get; } = new(StringComparer.Ordinal);

    public bool Wants(string type) => IsEnabled && Events.Contains(type);
}

/// <summary>A pressed callback button whose answer VK waits for.</summary>
internal sealed class PendingPress(long userId, Conversation conversation, DateTimeOffset pressedAt)
{
    /// <summary>How long VK takes an answer.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    public long UserId { get; } = userId;
    public Conversation Conversation { get; } = conversation;
    public DateTimeOffset PressedAt { get; } = pressedAt;
    public TaskCompletionSource<People.PressAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
