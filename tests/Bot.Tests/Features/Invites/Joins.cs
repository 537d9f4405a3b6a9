using BotHost.Messaging;
using BotHost.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Chat = BotHost.Domain.Chats.Chat;

namespace BotHost.Tests.Features.Invites;

/// <summary>Events as the adapter hands them over, with dates of the test's choice: late, repeated, out of order.</summary>
internal static class Joins
{
    private static int _number;

    public static MemberJoined ByLink(Chat chat, long user, DateTimeOffset at) => new()
    {
        DeduplicationKey = $"test-{Interlocked.Increment(ref _number)}",
        OccurredAt = at,
        Conversation = chat.Conversation,
        Actor = ClassScene.User(user),
        Member = ClassScene.User(user),
        Way = JoinWay.Link,
    };

    public static MemberLeft Leaves(Chat chat, long user, DateTimeOffset at) => new()
    {
        DeduplicationKey = $"test-{Interlocked.Increment(ref _number)}",
        OccurredAt = at,
        Conversation = chat.Conversation,
        Actor = ClassScene.User(user),
        Member = ClassScene.User(user),
    };

    public static async Task DeliverAsync(this BotWorld world, params IReadOnlyList<IncomingUpdate> updates)
    {
        var batch = new UpdateBatch(updates, Cursor: "", HistoryLost: false, IsBacklogRead: true);
        await world.Services.GetRequiredService<Inbox>().AcceptAsync(world.School, batch, CancellationToken.None);
        await world.SettleAsync();
    }
}
