using System.Collections.Concurrent;
using BotHost.Sandbox.State;

namespace BotHost.Sandbox.Web;

/// <summary>How far each person has read, whichever tab they read it in.</summary>
internal sealed class ReadMarks
{
    private readonly ConcurrentDictionary<(long Person, ConversationKey Key), long> _marks = [];

    public void Read(long person, ConversationKey key, long cmid) =>
        _marks.AddOrUpdate((person, key), cmid, (_, before) => Math.Max(before, cmid));

    public int Unread(long person, Conversation conversation)
    {
        var mark = _marks.GetValueOrDefault((person, conversation.Key));
        var count = 0;
        for (var i = conversation.Messages.Count - 1; i >= 0 && conversation.Messages[i].Cmid > mark; i--)
        {
            var message = conversation.Messages[i];
            if (message.FromId != person && message.Action is null && !message.IsDeleted)
                count++;
        }
        return count;
    }
}
