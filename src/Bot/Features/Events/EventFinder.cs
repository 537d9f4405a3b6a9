using BotHost.Domain.Audiences;
using BotHost.Domain.Events;
using BotHost.Domain.Language;
using BotHost.Domain.People;
using BotHost.Features.Audiences;
using BotHost.Features.People;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.Events;

/// <summary>Events that a person may know of, and the one that a few words mean.</summary>
internal sealed class EventFinder(BotDb db, Work work, AudienceFinder audiences, Rights rights)
{
    private const int MostLookedAt = 60;
    private const int StemLength = 5;

    /// <summary>Ahead, the next first.</summary>
    public async Task<List<SchoolEvent>> AheadAsync(Person person, CancellationToken cancellationToken)
        => await VisibleAsync(
            person, db.Events.Where(it => it.State == EventState.Planned && it.StartsAt > work.Now.AddHours(-2)).OrderBy(it => it.StartsAt).Take(MostLookedAt), cancellationToken);

    public async Task<List<SchoolEvent>> PastAsync(Person person, CancellationToken cancellationToken)
        => await VisibleAsync(
            person, db.Events.Where(it => it.State != EventState.Draft && it.StartsAt <= work.Now).OrderByDescending(it => it.StartsAt).Take(MostLookedAt), cancellationToken);

    /// <summary>The event that "экскурсии" or "собрания 5А" means: the next one whose title begins a word alike.</summary>
    public async Task<SchoolEvent?> FindAsync(Person person, string words, CancellationToken cancellationToken)
    {
        var said = Stems(words).ToHashSet();
        return (await AheadAsync(person, cancellationToken)).Where(it => it.StartsAt > work.Now).FirstOrDefault(it => Stems(it.Title).Any(said.Contains));
    }

    /// <summary>What is said besides the event's name; the event itself where nothing is.</summary>
    public static string TextBeside(string words, SchoolEvent it)
    {
        var names = Stems(it.Title).ToHashSet();
        var rest = string.Join(' ', words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => !Stems(word).Any(names.Contains))).Trim(' ', ',', ':');
        return rest.Length > 3 ? rest : it.Title;
    }

    public async Task<List<Choice>> ChoicesAsync(Person person, CancellationToken cancellationToken)
        => [.. (await AheadAsync(person, cancellationToken)).Take(3).Select(it => Choice.Do(it.Title.Length <= 40 ? it.Title : it.Title[..39] + "…", "ev", "show", it.Id.ToString()))];

    public async Task<bool> MayManageAsync(Person person, SchoolEvent it, CancellationToken cancellationToken)
        => !person.IsFrozen && (it.PlannedBy == person.Id || it.Host == person.Id
            || await rights.RunsSchoolAsync(person, cancellationToken));

    public async Task<bool> MaySeeAsync(Person person, SchoolEvent it, CancellationToken cancellationToken)
        => await MayManageAsync(person, it, cancellationToken) || it.State != EventState.Draft && await IsGuestAsync(person, it, cancellationToken);

    private async Task<bool> IsGuestAsync(Person person, SchoolEvent it, CancellationToken cancellationToken)
    {
        var audience = Audience.Parse(it.Audience);
        return audience.Circle != Circle.None && await (await audiences.PeopleAsync(audience, cancellationToken)).AnyAsync(row => row.Id == person.Id, cancellationToken)
            || audience.Chats.Count > 0 && await db.ChatMembers.AnyAsync(member => member.User == person.User && member.LeftAt == null && audience.Chats.Contains(member.Chat), cancellationToken);
    }

    private async Task<List<SchoolEvent>> VisibleAsync(Person person, IQueryable<SchoolEvent> events, CancellationToken cancellationToken)
    {
        List<SchoolEvent> visible = [];
        foreach (var it in await events.ToListAsync(cancellationToken))
        {
            if (await MaySeeAsync(person, it, cancellationToken))
                visible.Add(it);
        }
        return visible;
    }

    private static IEnumerable<string> Stems(string text)
        => text.Split([' ', ',', '.', ':', ';', '«', '»', '"'], StringSplitOptions.RemoveEmptyEntries).Select(PersonName.Key).Where(word => word.Length >= StemLength).Select(word => word[..StemLength]);
}
