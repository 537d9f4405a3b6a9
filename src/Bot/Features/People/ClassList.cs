using BotHost.Domain.Language;
using BotHost.Domain.Roster;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BotHost.Features.People;

/// <summary>The school's classes as people name them. Which classes there are is public; who is in them is not.</summary>
internal sealed class ClassList(BotDb db)
{
    public async Task<IReadOnlyList<SchoolClass>> AllAsync(CancellationToken cancellationToken)
        => [.. (await db.Classes.Where(row => row.ArchivedAt == null).ToListAsync(cancellationToken)).OrderBy(row => row.Name, ClassOrder.Instance)];

    /// <summary>The classes that a text may mean: one is the answer, several are to choose from, none is not understood.</summary>
    public async Task<IReadOnlyList<SchoolClass>> ReadAsync(string? text, CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        var key = PersonName.Key(text);
        if (key.Length == 0)
            return [];
        if (all.FirstOrDefault(row => PersonName.Key(row.Name) == key) is { } named)
            return [named];
        var mentions = ClassName.Read(text) is { } whole ? [whole] : ClassName.FindIn(text);
        if (mentions is not [var mention])
            return [];
        var readings = mention.Readings.Select(reading => reading.ToString()).ToList();
        var meant = all.Where(row => readings.Contains(row.Name)).ToList();
        return meant.Count > 0 || mention.HasLetter ? meant : [.. all.Where(row => row.Grade == mention.Grade)];
    }
}
