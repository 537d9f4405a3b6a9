using System.Globalization;
using System.Reflection;
using System.Text;
using BotHost.Domain;
using BotHost.Domain.Announcements;
using BotHost.Domain.Events;
using BotHost.Domain.Chats;
using BotHost.Domain.People;
using BotHost.Domain.Roster;
using BotHost.Jobs;
using BotHost.Messaging;
using BotHost.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace BotHost.Cli;

/// <summary>A school's tables as CSV, one file a table: what the school knows and decided, and nothing that opens a door.</summary>
internal static class SchoolExport
{
    /// <summary>The bot's own machinery: queued texts, buttons and progress.</summary>
    private static readonly Type[] Machinery =
        [typeof(ActiveProcess), typeof(InboxEntry), typeof(OutboxEntry), typeof(MailingBody), typeof(FeedCursor), typeof(ButtonSet), typeof(DecisionCard), typeof(JobRun),
            typeof(EventPost), typeof(AnnouncementFile)];

    /// <summary>Keyed hashes, which the key makes readable, ways into calls, and half-finished dialogs.</summary>
    private static readonly string[] Withheld =
    [
        $"{nameof(AccessCode)}.{nameof(AccessCode.Hash)}",
        $"{nameof(LoadedLink)}.{nameof(LoadedLink.Sealed)}",
        $"{nameof(Pupil)}.{nameof(Pupil.SurnameHash)}",
        $"{nameof(Pupil)}.{nameof(Pupil.NameHash)}",
        $"{nameof(Movement)}.{nameof(Movement.SurnameHash)}",
        $"{nameof(Movement)}.{nameof(Movement.NameHash)}",
        $"{nameof(SchoolEvent)}.{nameof(SchoolEvent.Link)}",
        $"{nameof(SchoolEvent)}.{nameof(SchoolEvent.Recording)}",
        $"{nameof(Person)}.{nameof(Person.Dialog)}",
        $"{nameof(Person)}.{nameof(Person.LastButtons)}",
    ];

    private static readonly MethodInfo Write = typeof(SchoolExport).GetMethod(nameof(WriteTableAsync), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <param name="db">Sees one school.</param>
    /// <returns>The files and how many rows each holds.</returns>
    public static async Task<IReadOnlyList<(string File, int Rows)>> WriteAsync(BotDb db, DirectoryInfo directory, CancellationToken cancellationToken)
    {
        directory.Create();
        List<(string, int)> written = [];
        foreach (var entity in Tables(db).OrderBy(entity => entity.GetTableName(), StringComparer.Ordinal))
        {
            var file = $"{entity.GetTableName()}.csv";
            await using var stream = new FileStream(Path.Combine(directory.FullName, file), OwnerOnly());
            var rows = await (Task<int>)Write.MakeGenericMethod(entity.ClrType).Invoke(null, [db, entity, stream, cancellationToken])!;
            written.Add((file, rows));
        }
        return written;
    }

    public static IEnumerable<IEntityType> Tables(BotDb db) => db.Model.GetEntityTypes().Where(entity => !Machinery.Contains(entity.ClrType));

    public static IEnumerable<IProperty> Columns(IEntityType entity)
        => entity.GetProperties().Where(property => property is { PropertyInfo: not null, Name: not nameof(IVersioned.Version) }
            && !Withheld.Contains($"{entity.ClrType.Name}.{property.Name}"));

    private static async Task<int> WriteTableAsync<T>(BotDb db, IEntityType entity, Stream stream, CancellationToken cancellationToken)
        where T : class
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        var columns = Columns(entity).ToList();
        await text.WriteAsync(CsvLine.Of(columns.Select(column => column.GetColumnName())));
        var rows = 0;
        await foreach (var row in db.Set<T>().AsNoTracking().AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            await text.WriteAsync(CsvLine.Of(columns.Select(column => Text(column.PropertyInfo!.GetValue(row)))));
            rows++;
        }
        return rows;
    }

    private static string? Text(object? value) => value switch
    {
        DateTimeOffset time => time.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString(),
    };

    private static FileStreamOptions OwnerOnly()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}
