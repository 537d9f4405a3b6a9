using BotHost.Domain;
using BotHost.Domain.Chats;
using BotHost.Domain.Roster;
using BotHost.Messaging;
using BotHost.Persistence;
using BotHost.Security;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Invites;

/// <summary>Links that staff pasted: kept encrypted, handed out in private, counted.</summary>
internal sealed class LoadedLinks(BotDb db, Work work, KeyedHash keys)
{
    public const string Button = "Войти в чат";
    private const string Purpose = "link";

    public string Seal(string url) => keys.Seal(Purpose, work.School.Key, url);

    /// <summary>The link that leads into the chat now; null when none is loaded, or it is out of date.</summary>
    public async Task<LoadedLink?> OfChatAsync(Chat chat, CancellationToken cancellationToken)
        => chat is { IsBound: true } ? Newest(await db.LoadedLinks.Where(link => link.Chat == chat.Id && link.EndedAt == null).ToListAsync(cancellationToken)) : null;

    public async Task<LoadedLink?> OfSferumAsync(LinkUse use, Id<SchoolClass>? @class, CancellationToken cancellationToken)
        => Newest(await db.LoadedLinks.Where(link => link.Use == use && link.Class == @class && link.EndedAt == null).ToListAsync(cancellationToken));

    /// <returns>The address; null when there is none to give.</returns>
    public async Task<string?> HandOutAsync(Chat chat, CancellationToken cancellationToken) => HandOut(await OfChatAsync(chat, cancellationToken));

    public string? HandOut(LoadedLink? link)
    {
        var url = link is null ? null : keys.Unseal(Purpose, work.School.Key, link.Sealed);
        if (url is not null)
            link!.HandOut();
        return url;
    }

    /// <returns>How many have said so of this link; null where the chat's link is not a loaded one.</returns>
    public async Task<int?> ReportStaleAsync(Chat chat, CancellationToken cancellationToken)
    {
        if (LeaseDesk.CanShowLink(chat) || await OfChatAsync(chat, cancellationToken) is not { } link)
            return null;
        link.ReportStale();
        return link.StaleReports;
    }

    private LoadedLink? Newest(IEnumerable<LoadedLink> links) => links.Where(link => link.IsUsable(work.Now)).MaxBy(link => link.LoadedAt);
}
