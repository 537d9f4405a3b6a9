using BotHost.Domain.Chats;
using BotHost.Domain.Digests;
using BotHost.Domain.Events;
using BotHost.Domain.Invites;
using BotHost.Domain.People;
using BotHost.Features.Events;
using BotHost.Features.Families;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Digests;

/// <summary>What a homeroom teacher has to know of one class.</summary>
/// <param name="Joined">Children whose adult came in since the last digest.</param>
internal sealed record ClassNews(string Class, IReadOnlyList<string> Joined, int Children, int Inside, bool HasChat)
{
    /// <summary>Children of whom no adult is in the chat.</summary>
    public int Missing => Children - Inside;
    public IReadOnlyList<WaitingRequest> Waiting { get; init; } = [];
    public int Strangers { get; init; }

    /// <summary>That somebody is missing is no news by itself: every evening the same would not be read.</summary>
    public bool IsEmpty => Joined.Count + Waiting.Count + Strangers == 0;
}

internal sealed record ClassDigestFacts(DateTimeOffset Since, IReadOnlyList<ClassNews> Classes, IReadOnlyList<SchoolEvent> Events)
{
    public bool ShowsMissing { get; init; } = true;
    public bool IsEmpty => Events.Count == 0 && Classes.All(it => it.IsEmpty);

    public ClassDigestFacts Without(DigestSections hidden) => this with
    {
        Classes = [.. Classes.Select(it => it with
        {
            Joined = hidden.HasFlag(DigestSections.News) ? [] : it.Joined,
            Waiting = hidden.HasFlag(DigestSections.Requests) ? [] : it.Waiting,
        })],
        Events = hidden.HasFlag(DigestSections.Events) ? [] : Events,
        ShowsMissing = !hidden.HasFlag(DigestSections.Missing),
    };
}

internal sealed class ClassDigestReader(BotDb db, Work work, Rights rights, ClassCoverage coverage, EventFinder events)
{
    private static readonly TimeSpan Ahead = TimeSpan.FromDays(3);

    public async Task<ClassDigestFacts> ReadAsync(Person teacher, CancellationToken cancellationToken)
    {
        var since = await db.Digests.Where(row => row.Recipient == teacher.Id && row.Kind == DigestKind.Class).MaxAsync(row => (DateTimeOffset?)row.MadeAt, cancellationToken)
            ?? work.Now.AddDays(-1);
        var classes = await rights.HomeroomOfAsync(teacher, cancellationToken);
        List<ClassNews> news = [];
        if (classes.Count > 0)
        {
            foreach (var cover in (await coverage.OfAsync(classes, cancellationToken)).OrderBy(it => it.Class.Name, StringComparer.Ordinal))
                news.Add(await NewsAsync(cover, since, cancellationToken));
        }
        var ahead = (await events.AheadAsync(teacher, cancellationToken)).Where(it => it.StartsAt > work.Now && it.StartsAt < work.Now + Ahead);
        return new ClassDigestFacts(since, news, [.. ahead]);
    }

    private async Task<ClassNews> NewsAsync(ClassCover cover, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var joined = cover.Children.Where(child => child.Adults.Any(adult => adult.Last is { State: InviteState.Joined, EndedAt: { } at } && at > since));
        var requests = await db.AccessRequests.Where(row => row.Class == cover.Class.Id && row.State == RequestState.Pending).OrderBy(row => row.CreatedAt)
            .Select(row => new { row.Id, row.Kind, row.CreatedAt }).ToListAsync(cancellationToken);
        return new ClassNews(cover.Class.Name, [.. joined.Select(child => child.Pupil.ShortName)], cover.Children.Count, cover.Inside, cover.Chat is not null)
        {
            Waiting = [.. requests.Select(it => new WaitingRequest("access", it.Id.Value, DigestReplies.AccessRequest(cover.Class.Name, it.Kind), it.CreatedAt))],
            Strangers = await (from member in db.ChatMembers
                               join chat in db.Chats on member.Chat equals chat.Id
                               where chat.Class == cover.Class.Id && chat.GoneAt == null && member.Standing == Standing.Unknown && member.LeftAt == null
                               select member.Id).CountAsync(cancellationToken),
        };
    }
}
