using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Web;

/// <summary>Writes down what the bot did while the clock was moved.</summary>
internal sealed class JumpWatch
{
    private const int LineLength = 160;

    private readonly World _world;
    private readonly DateTimeOffset _from;
    private readonly Dictionary<ConversationKey, long> _seen = [];
    private readonly Dictionary<long, string> _links = [];
    private readonly List<JumpLine> _lines = [];
    private DateTimeOffset _last;

    public JumpWatch(VkEmulator vk)
    {
        _world = vk.World;
        lock (_world.Gate)
        {
            _from = _last = _world.Now;
            foreach (var conversation in Conversations())
                _seen[conversation.Key] = conversation.LastCmid;
            foreach (var chat in _world.Chats.Values)
                _links[chat.Id] = chat.InviteLink;
        }
    }

    /// <summary>Called at each instant that the clock stops at: what has changed until now belongs to the instant before.</summary>
    public void Look(DateTimeOffset now)
    {
        lock (_world.Gate)
        {
            foreach (var chat in _world.Chats.Values)
            {
                if (_links.TryGetValue(chat.Id, out var before) && before != chat.InviteLink)
                    _lines.Add(new JumpLine(_last, chat.Title, "Ссылка чата сменилась, старая больше не действует.", null, 0));
                _links[chat.Id] = chat.InviteLink;
            }
        }
        _last = now;
    }

    public JumpReport Report(bool isComplete)
    {
        Look(_last);
        lock (_world.Gate)
        {
            foreach (var conversation in Conversations())
            {
                var after = _seen.GetValueOrDefault(conversation.Key);
                foreach (var message in conversation.Messages.Where(it => !it.IsDeleted && (it.Cmid > after || it.EditedAt >= _from)))
                    _lines.Add(Line(conversation, message, message.Cmid <= after));
            }
            return new JumpReport(_from, _world.Now, [.. _lines.OrderBy(line => line.At)], isComplete);
        }
    }

    private static JumpLine Line(Conversation conversation, Message message, bool isEdit)
    {
        var where = conversation switch { Chat chat => chat.Title, Dialog dialog => dialog.User.FullName, _ => "" };
        var text = message.Content.Text.ReplaceLineEndings(" ");
        text = text.Length > LineLength ? string.Concat(text.AsSpan(0, LineLength - 1), "…") : text;
        return new JumpLine(isEdit ? message.EditedAt!.Value : message.Date, where, isEdit ? $"Изменено: {text}" : text, message.Action, message.FromId);
    }

    private IEnumerable<Conversation> Conversations() =>
        _world.Communities.Values.SelectMany(community => community.Dialogs.Values).Concat<Conversation>(_world.Chats.Values);
}
