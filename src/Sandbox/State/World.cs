using BotHost.Sandbox.Views;

namespace BotHost.Sandbox.State;

/// <summary>Everything there is. One lock guards it: an act of VK takes microseconds.</summary>
internal sealed class World(TimeProvider time, VkEmulatorOptions options)
{
    private const long FirstChatId = 1001;
    private long _lastChatId = FirstChatId - 1;
    private long _lastFileId = 456_239_000;
    private long _position;

    public Lock Gate { get; } = new();
    public VkEmulatorOptions Options { get; } = options;
    public ChangeFeed Changes { get; } = new();
    public Dictionary<long, User> Users { get; } = [];
    public Dictionary<long, Community> Communities { get; } = [];
    public Dictionary<long, Chat> Chats { get; } = [];
    public Dictionary<string, Chat> InviteLinks { get; } = new(StringComparer.Ordinal);
    public FileStore Files { get; } = new();

    /// <summary>Where the emulator is reached from outside; set once it listens.</summary>
    public Uri? BaseAddress { get; set; }

    public DateTimeOffset Now => time.GetUtcNow();

    public TimeProvider Time => time;

    public long NextChatId() => ++_lastChatId;

    public long NextFileId() => ++_lastFileId;

    public Uri RequiredBaseAddress =>
        BaseAddress ?? throw new InvalidOperationException("The emulator has no address yet: start a SandboxServer or set VkEmulator.BaseAddress.");

    public Community? FindByToken(string token)
    {
        foreach (var community in Communities.Values)
        {
            if (community.AccessToken == token)
                return community;
        }
        return null;
    }

    public Conversation? Find(ConversationKey key) => key switch
    {
        { ChatId: { } chatId } => Chats.GetValueOrDefault(chatId),
        { UserId: { } userId, GroupId: { } groupId }
            when Communities.TryGetValue(groupId, out var community) && Users.TryGetValue(userId, out var user) => community.DialogWith(user),
        _ => null,
    };

    /// <exception cref="KeyNotFoundException">A test or a panel named something that is not there.</exception>
    public Conversation Get(ConversationKey key) => Find(key) ?? throw new KeyNotFoundException($"There is no conversation {key}.");

    public User GetUser(long id) => Users.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"There is no user {id}.");

    public Chat GetChat(long id) => Chats.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"There is no chat {id}.");

    public Community GetCommunity(long id) =>
        Communities.GetValueOrDefault(id) ?? throw new KeyNotFoundException($"There is no community {id}.");

    public void Changed(Conversation conversation, ChangeKind kind, long? cmid = null)
    {
        conversation.LastPosition = ++_position;
        conversation.Touch();
        Changes.Publish(conversation.Key, kind, cmid);
    }

    public void Clear()
    {
        foreach (var community in Communities.Values)
        {
            community.LongPoll.Close();
            foreach (var server in community.CallbackServers)
                server.Stop();
        }
        Users.Clear();
        Communities.Clear();
        Chats.Clear();
        InviteLinks.Clear();
        Files.Clear();
    }
}
