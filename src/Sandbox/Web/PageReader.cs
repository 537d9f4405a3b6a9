using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Web;

/// <summary>Puts together what a tab shows.</summary>
internal sealed class PageReader(VkEmulator vk, SandboxStage stage, ReadMarks marks)
{
    private const int LineLength = 120;

    public PageView Read(long person, ConversationKey? open)
    {
        var world = vk.World;
        lock (world.Gate)
        {
            var mine = ConversationsOf(person).OrderByDescending(it => it.LastPosition).ToList();
            return new PageView(
                world.Now,
                world.Users.Values.Select(user => (user.Id, Name: user.FullName))
                    .Concat(world.Communities.Values.Select(community => (Id: -community.Id, community.Setup.Name)))
                    .ToDictionary(it => it.Id, it => it.Name),
                stage.People.ToDictionary(it => it.Id, it => ConversationsOf(it.Id).Sum(one => marks.Unread(it.Id, one))),
                [.. mine.Select(it => Line(person, it))],
                open is { } key && mine.Exists(it => it.Key == key) ? vk.View.Conversation(key) : null);
        }
    }

    /// <returns>Null when the link leads nowhere.</returns>
    public InvitationView? Invitation(long person, string link)
    {
        lock (vk.World.Gate)
        {
            return vk.World.InviteLinks.TryGetValue(link, out var chat)
                ? new InvitationView(chat.Title, chat.Members.Count, chat.Members.ContainsKey(person))
                : null;
        }
    }

    public void MarkAllRead()
    {
        lock (vk.World.Gate)
        {
            foreach (var person in stage.People)
            {
                foreach (var conversation in ConversationsOf(person.Id))
                    marks.Read(person.Id, conversation.Key, conversation.LastCmid);
            }
        }
    }

    private IEnumerable<Conversation> ConversationsOf(long person)
    {
        var world = vk.World;
        if (world.Users.TryGetValue(person, out var user))
            yield return world.GetCommunity(stage.GroupId).DialogWith(user);
        foreach (var chat in world.Chats.Values)
        {
            if (chat.Members.ContainsKey(person))
                yield return chat;
        }
    }

    private ConversationLine Line(long person, Conversation conversation)
    {
        var last = conversation.Messages.LastOrDefault(message => !message.IsDeleted);
        var (title, members) = conversation switch
        {
            Chat chat => (chat.Title, chat.Members.Count),
            Dialog dialog => (dialog.Community.Setup.Name, 0),
            _ => ("", 0),
        };
        var text = last?.Content.Text ?? "";
        return new ConversationLine(
            conversation.Key, title, members, marks.Unread(person, conversation), last?.FromId ?? 0,
            text.Length > LineLength ? text[..LineLength] : text, last?.Action, last?.Date);
    }
}
